import type { AuditItem } from '../../../base/audit.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import { tellThread } from '../../../workbench/thread.ts'
import { withholdLabels } from '../../problem/labels.ts'
import type { WithholdReason } from '../../problem/problem.ts'
import { eventLabels } from '../labels.ts'

/** Why it was done, as staff wrote it; else what residents read of it. */
function note({ type, publicPart, privatePart }: AuditItem): string | null {
  const { reason } = privatePart
  if (typeof reason === 'string') return withholdLabels[reason as WithholdReason]?.zh ?? reason
  const said = tellThread({ type, public: publicPart }, 'zh')
  return said?.body ? [said.title, said.body].join('：') : null
}

export const designActs: SectionActs = {
  labels: eventLabels,
  note,
  record: ({ code }) => (code ? { href: `/designs/${code}`, permission: 'design.read' } : null),
}
