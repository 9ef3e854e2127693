import type { AuditItem } from '../../../base/audit.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import { tellThread } from '../../../workbench/thread.ts'
import { eventLabels } from '../labels.ts'

/** Why it was done, as staff wrote it; else what the public reads of it. */
function note({ type, publicPart, privatePart }: AuditItem): string | null {
  if (typeof privatePart.because === 'string') return privatePart.because
  const said = tellThread({ type, public: publicPart }, 'zh')
  return said?.quote ?? said?.body ?? null
}

export const projectActs: SectionActs = {
  labels: eventLabels,
  note,
  record: ({ code }) => (code ? { href: `/projects/${code}`, permission: 'project.read' } : null),
}
