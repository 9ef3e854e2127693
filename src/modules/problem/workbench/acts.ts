import type { AuditItem } from '../../../base/audit.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import { eventLabels, withholdLabels } from '../labels.ts'
import type { WithholdReason } from '../problem.ts'
import { tellThread } from '../../../workbench/thread.ts'

/** Why it was done, as staff wrote it; else what residents read of it. */
function note({ type, publicPart, privatePart }: AuditItem): string | null {
  const reason = privatePart.reason ?? privatePart.purpose
  if (typeof reason === 'string') return withholdLabels[reason as WithholdReason]?.zh ?? reason
  const said = tellThread({ type, public: publicPart }, 'zh')
  if (!said || said.title === eventLabels[type as keyof typeof eventLabels]?.zh) return null
  return [said.title, said.quote ?? said.body].filter(Boolean).join('：')
}

export const problemActs: SectionActs = {
  labels: eventLabels,
  note,
  record: ({ code }) => (code ? { href: `/problems/${code}`, permission: 'problem.read' } : null),
}
