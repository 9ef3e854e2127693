import type { AuditItem } from '../../../base/audit.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import { tellThread } from '../../../workbench/thread.ts'
import { eventLabels } from '../labels.ts'

/** Why it was done, as staff wrote it; else what the public reads of it. */
function note({ type, publicPart, privatePart }: AuditItem): string | null {
  const reason = privatePart.reason ?? publicPart.reason
  if (typeof reason === 'string') return reason
  const said = tellThread({ type, public: publicPart }, 'zh')
  return said?.body ? [said.title, said.body].join('：') : null
}

/** What is told of calls, and of applications: each opens its own record. */
function record({ subjectType, subjectId, code }: AuditItem): ReturnType<NonNullable<SectionActs['record']>> {
  if (subjectType === 'application') return { href: `/applications/${subjectId}`, permission: 'call.read' }
  return code ? { href: `/calls/${code}`, permission: 'call.read' } : null
}

export const callActs: SectionActs = { labels: eventLabels, note, record }
