import { authorise } from '../../../../base/access.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { transact } from '../../../../server/transact.ts'
import { lockCallById, moveCall } from '../../../call/server/public.ts'
import type * as contracts from '../../contract-desk.ts'
import { noticeEnd, noticeMachine } from '../../notice.ts'
import { lockNotice, noticeSubject, publishRow } from '../store.ts'
import { callOfNotice } from '../involved.ts'

/**
 * Publishes a notice: from the next working day it stands for the days of its call, then what nobody objects to takes
 * effect by itself.
 */
export function publishNotice(
  ctx: Context,
  input: InputOf<typeof contracts.publishNotice>,
): Promise<OutputOf<typeof contracts.publishNotice>> {
  return transact(ctx, async (tx) => {
    const callId = await callOfNotice(tx, input.code)
    const call = callId ? await lockCallById(tx, callId) : null
    const notice = await lockNotice(tx, input.code)
    authorise(ctx.actor, 'notice.publish', notice)
    const state = nextState(noticeMachine, notice.state, 'publish')
    const end = noticeEnd(ctx.now, notice.workingDays)
    publishRow(tx, notice.id, input, end)
    if (call) moveCall(tx, call, 'notice')
    const subject = noticeSubject(notice)
    tx.deadline('notice.end', subject, end.at)
    tx.event('notice.published', subject, { code: notice.code, title: input.title, endsOn: end.on })
    return { code: notice.code, state, endsOn: end.on }
  })
}
