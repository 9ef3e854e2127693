import type { Tx } from '../../../base/context.ts'
import type { DeadlineHandler, DueDeadline } from '../../../server/module.ts'
import { lockCallById } from '../../call/server/public.ts'
import { settleNotice } from './effect.ts'
import { callOfNoticeId, callOfObjection } from './involved.ts'
import { forgetObjector, lockNoticeById, lockObjection, objectionSubject } from './store.ts'

/** The notice has run out: what nobody objects to takes effect, what is objected to is held. */
export async function noticeOver(tx: Tx, { subjectId }: Pick<DueDeadline, 'subjectId'>): Promise<void> {
  const callId = await callOfNoticeId(tx, subjectId)
  if (callId) await lockCallById(tx, callId)
  const notice = await lockNoticeById(tx, subjectId)
  if (notice.state === 'standing') await settleNotice(tx, notice)
}

/** We are late with an answer: it stands in the trail; what it holds stays held. */
const answerOverdue: DeadlineHandler = async (tx, { subjectId }) => {
  const callId = await callOfObjection(tx, subjectId)
  if (callId) await lockCallById(tx, callId)
  const { objection } = await lockObjection(tx, subjectId)
  if (objection.state === 'open' || objection.state === 'lead')
    tx.event('objection.overdue', objectionSubject(objection))
}

/** The answer can be taken to court no more: who objected is forgotten. */
const objectorKeptLongEnough: DeadlineHandler = async (tx, { subjectId }) => {
  const { objection } = await lockObjection(tx, subjectId)
  forgetObjector(tx, objection.id)
  tx.event('objection.forgotten', objectionSubject(objection), {}, { columns: ['name', 'contact'] })
}

export const noticeDeadlines = {
  'notice.end': noticeOver,
  'notice.objection': answerOverdue,
  'notice.forget': objectorKeptLongEnough,
} satisfies Record<string, DeadlineHandler>
