import type { AuditItem } from '../../../base/audit.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import { tellThread } from '../../../workbench/thread.ts'
import { eventLabels } from '../labels.ts'

/** Why a scan went back, as it was written; else what the public reads of it. */
function note({ type, publicPart, privatePart }: AuditItem): string | null {
  if (typeof privatePart.because === 'string') return privatePart.because
  return tellThread({ type, public: publicPart }, 'zh')?.body ?? null
}

export const agreementActs: SectionActs = {
  labels: eventLabels,
  note,
  // the thread is its project's: the list finds the paper by that code
  record: ({ code }) => (code ? { href: `/agreements?q=${code}`, permission: 'project.read' } : null),
}
