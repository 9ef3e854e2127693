import type { AuditItem } from '../../../base/audit.ts'
import type { ActRecord, SectionActs } from '../../../workbench/acts.ts'
import { tellThread } from '../../../workbench/thread.ts'
import { eventLabels } from '../labels.ts'

/** What a contact was read for; else what the public reads of it, or which project it was. */
function note({ type, publicPart, privatePart }: AuditItem): string | null {
  if (typeof privatePart.purpose === 'string') return privatePart.purpose
  const said = tellThread({ type, public: publicPart }, 'zh')
  if (said?.body) return said.body
  return said?.title ?? (typeof publicPart.code === 'string' ? publicPart.code : null)
}

/** The public part of these names the notice; of an item's, the project. */
const namesNotice = new Set(['notice.published', 'notice.ended'])

/** The thread is the call's: a notice is opened by its own code, an answer by the objection it is to. */
function record({ type, subjectType, subjectId, publicPart, privatePart }: AuditItem): ActRecord | null {
  const objection = subjectType === 'objection' ? subjectId : privatePart.objectionId
  if (typeof objection === 'string') return { href: `/objections/${objection}`, permission: 'notice.answer' }
  if (!namesNotice.has(type) || typeof publicPart.code !== 'string') return null
  return { href: `/notices/${publicPart.code}`, permission: 'notice.read' }
}

export const noticeActs: SectionActs = { labels: eventLabels, note, record }
