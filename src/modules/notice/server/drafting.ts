import type { Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import { nextCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import type { AwardLevel } from '../../call/call.ts'
import { endCall, lockCallById, moveCall } from '../../call/server/public.ts'
import { draftBody, draftTitle } from '../labels.ts'
import { insertItems, insertNotice, noticeSubject } from './store.ts'

interface Chosen {
  applicationId: Id
  threadId: Id
  code: string
  title: string
  organisation: string
  place: number
  meanHundredths: number
  level: AwardLevel
  grantFen: number
}

const selectChosen = sql(
  'notice.chosen',
  `select k.application_id as "applicationId", a.thread_id as "threadId", d.code, coalesce(d.public_title, d.code) as "title", o.name as "organisation",
          k.place, k.mean_hundredths as "meanHundredths", k.outcome as "level", k.grant_fen as "grantFen"
     from ranking k
     join application a on a.network_id = k.network_id and a.id = k.application_id and a.state = 'proposed'
     join design d on d.network_id = a.network_id and d.id = a.design_id
     join organisation o on o.network_id = a.network_id and o.id = a.organisation_id
    where k.network_id = $1 and k.review_id = $2 and k.outcome in ('pool', 'carry-out') order by k.place`,
)
const selectCallOf = sql(
  'notice.call-of-review',
  'select call_id as "callId" from review where network_id = $1 and id = $2',
)

/**
 * Whoever was chosen comes under notice: a draft, which staff read and publish. Nobody chosen, nothing to object to: the
 * call ends.
 */
export async function draftNotice(tx: Tx, reviewId: Id): Promise<void> {
  const { networkId } = tx.ctx.actor
  const { callId } = await tx.get<{ callId: Id }>(selectCallOf, [networkId, reviewId])
  const call = await lockCallById(tx, callId)
  if (call.state !== 'deciding') return
  const chosen = await tx.rows<Chosen>(selectChosen, [networkId, reviewId])
  if (chosen.length === 0) {
    moveCall(tx, call, 'notice')
    return endCall(tx, { ...call, state: 'noticed' }, 0)
  }
  const notice = {
    ...{ id: newId(tx.ctx.now), code: await nextCode(tx, networkId, tx.ctx.now), kind: 'selection' as const },
    ...{ callId, threadId: call.threadId, path: call.path, workingDays: call.rules.days.notice },
    ...{ title: draftTitle(call.title), body: draftBody(call.title, chosen.length) },
  }
  if (!(await insertNotice(tx, notice))) return
  insertItems(
    tx,
    notice.id,
    chosen.map(({ applicationId, threadId, code, title, ...facts }, index) => ({
      ...{ id: newId(tx.ctx.now), position: index + 1, subjectType: 'application' as const, subjectId: applicationId },
      ...{ threadId, code, title, facts },
    })),
  )
  tx.event('notice.drafted', noticeSubject(notice), { items: chosen.length })
}

export const draftAfterDecision: EventSubscriber = {
  name: 'notice.draft-after-decision',
  events: ['review.decided'],
  react: (tx, { subjectId }) => draftNotice(tx, subjectId),
}
