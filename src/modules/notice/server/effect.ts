import type { Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import { nextState } from '../../../base/state-machine.ts'
import { sql } from '../../../server/database.ts'
import { endCall, lockApplication, lockCallById, settleApplication } from '../../call/server/public.ts'
import { itemMachine, nextOfItem, noticeMachine } from '../notice.ts'
import { type Item, itemsOf, type Notice, noticeSubject, setItemState, setNoticeState } from './store.ts'

/** What the item stands for, locked in the order call, notice, application: the callers hold the first two. */
async function applyToSubject(tx: Tx, item: Item, action: 'choose' | 'pass-over'): Promise<void> {
  await settleApplication(tx, await lockApplication(tx, item.subjectId), action)
}

/** An upheld objection: this item falls, the others are not touched. */
export async function cancelItem(tx: Tx, notice: Notice, item: Item): Promise<void> {
  await setItemState(tx, item.id, nextState(itemMachine, item.state, 'cancel'))
  await applyToSubject(tx, item, 'pass-over')
  tx.event('notice.item-cancelled', noticeSubject(notice), itemPart(item))
}

function itemPart({ code, subjectType, subjectId }: Item) {
  return { code, subjectType, subjectId }
}

/**
 * Does what is due for each item of a locked notice: what nobody objects to takes effect once the notice has run out, what
 * is objected to is held. Ends the notice when nothing is left open. Called when it runs out, and when an objection is settled.
 */
export async function settleNotice(tx: Tx, notice: Notice): Promise<void> {
  for (const item of await itemsOf(tx, notice.id)) {
    const action = nextOfItem(item, notice, tx.ctx.now)
    if (action === null) continue
    await setItemState(tx, item.id, nextState(itemMachine, item.state, action))
    if (action === 'take-effect') await applyToSubject(tx, item, 'choose')
    tx.event(action === 'hold' ? 'notice.item-held' : 'notice.item-effective', noticeSubject(notice), itemPart(item))
  }
  if (notice.endsAt !== null && tx.ctx.now >= notice.endsAt) await closeNotice(tx, notice)
}

async function closeNotice(tx: Tx, notice: Notice): Promise<void> {
  // an item fell by another objection, and this one was answered after everything was settled
  if (notice.state === 'ended') return
  const items = await itemsOf(tx, notice.id)
  const open = items.filter(({ state }) => state === 'standing' || state === 'held').length
  const subject = noticeSubject(notice)
  if (open > 0) {
    if (notice.state !== 'standing') return
    setNoticeState(tx, notice.id, nextState(noticeMachine, notice.state, 'hold'))
    return tx.event('notice.holding', subject, { held: open })
  }
  const action = notice.state === 'standing' ? 'end' : 'settle'
  setNoticeState(tx, notice.id, nextState(noticeMachine, notice.state, action))
  const effective = items.filter(({ state }) => state === 'effective')
  const facts = { effective: effective.length, cancelled: items.length - effective.length }
  tx.event('notice.ended', subject, { code: notice.code, ...facts })
  publishResult(tx, notice, items, facts)
  if (notice.callId) endCall(tx, await lockCallById(tx, notice.callId), effective.length)
}

const insertPublication = sql(
  'notice.insert-publication',
  `insert into publication (network_id, id, kind, title, facts, thread_id, path, link, published_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** 公开 of what came of a notice. */
function publishResult(tx: Tx, notice: Notice, items: readonly Item[], facts: Record<string, number>): void {
  const { actor, now } = tx.ctx
  const id: Id = newId(now)
  const lines = items.map(({ code, title, state }) => ({ code, title, state }))
  const content = JSON.stringify({ ...facts, notice: notice.code, lines })
  const link = `/notices/${notice.code}`
  tx.write(insertPublication, [
    ...[actor.networkId, id, 'selection-result', notice.title, content, notice.threadId, notice.path, link, now],
  ])
  tx.event('publication.made', { type: 'publication', id, path: notice.path }, { notice: notice.code, ...facts })
}
