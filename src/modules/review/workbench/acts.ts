import type { AuditItem } from '../../../base/audit.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import { tellThread } from '../../../workbench/thread.ts'
import { eventLabels } from '../labels.ts'

/** What residents read of it; who was asked to judge is told to those who run the review alone. */
function note({ type, publicPart }: AuditItem): string | null {
  const said = tellThread({ type, public: publicPart }, 'zh')
  return said?.body ? [said.title, said.body].join('：') : null
}

export const reviewActs: SectionActs = {
  labels: eventLabels,
  note,
  record: ({ subjectType, code }) =>
    subjectType === 'review' && code ? { href: `/reviews/${code}`, permission: 'review.read' } : null,
}
