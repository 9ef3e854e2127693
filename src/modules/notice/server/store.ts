import type { Id, Statement, Subject, Tx } from '../../../base/context.ts'
import type { CivilDate } from '../../../base/clock.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import type { ItemState, NoticeKind, NoticeState, ObjectionState } from '../notice.ts'

/** A notice as commands lock it. */
export interface Notice {
  id: Id
  code: string
  kind: NoticeKind
  title: string
  callId: Id | null
  threadId: Id
  path: Path
  state: NoticeState
  workingDays: number
  endsAt: Date | null
}

export function noticeSubject({ id, path, threadId }: Pick<Notice, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'notice', id, path, threadId }
}

const columns = `id, code, kind, title, call_id as "callId", thread_id as "threadId", path, state,
  working_days as "workingDays", ends_at as "endsAt"`
const lockByCode = sql(
  'notice.lock-by-code',
  `select ${columns} from notice where network_id = $1 and code = $2 for update`,
)
const lockById = sql('notice.lock', `select ${columns} from notice where network_id = $1 and id = $2 for update`)

async function locked(tx: Tx, statement: Statement, key: string | null): Promise<Notice> {
  const notice = key === null ? null : await tx.find<Notice>(statement, [tx.ctx.actor.networkId, key])
  if (!notice) throw notFound('notice')
  return notice
}

/** @throws AppError not-found `notice.not-found` */
export function lockNotice(tx: Tx, code: string): Promise<Notice> {
  return locked(tx, lockByCode, normaliseCode(code))
}

export function lockNoticeById(tx: Tx, id: Id): Promise<Notice> {
  return locked(tx, lockById, id)
}

const insertRow = sql(
  'notice.insert',
  `insert into notice (network_id, id, code, kind, title, body, call_id, thread_id, path, state, working_days, created_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, $11, $11)
   on conflict (network_id, call_id, kind) where call_id is not null do nothing`,
)

/** A draft, once for each call: a reaction that runs again finds it there. @returns false when it was there before */
export async function insertNotice(
  tx: Tx,
  notice: Omit<Notice, 'state' | 'endsAt'> & { body: string },
): Promise<boolean> {
  const { id, code, kind, title, body, callId, threadId, path, workingDays } = notice
  const { actor, now } = tx.ctx
  const values = [actor.networkId, id, code, kind, title, body, callId, threadId, path, workingDays, now]
  return (await tx.run(insertRow, values)) === 1
}

const setPublished = sql(
  'notice.publish',
  `update notice set state = 'standing', title = $3, body = $4, published_at = $5, published_by = $6, ends_on = $7, ends_at = $8,
          provisional = $9, changed_at = $5
    where network_id = $1 and id = $2`,
)
const setItemsEnd = sql(
  'notice.items-end',
  'update notice_item set ends_at = $3 where network_id = $1 and notice_id = $2',
)

export function publishRow(
  tx: Tx,
  id: Id,
  { title, body }: { title: string; body: string },
  end: { at: Date; on: CivilDate; provisional: boolean },
): void {
  const { actor, now } = tx.ctx
  tx.write(setPublished, [actor.networkId, id, title, body, now, actor.personId, end.on, end.at, end.provisional])
  tx.write(setItemsEnd, [actor.networkId, id, end.at])
}

const setState = sql(
  'notice.set-state',
  'update notice set state = $3, changed_at = $4 where network_id = $1 and id = $2',
)

export function setNoticeState(tx: Tx, id: Id, state: NoticeState): void {
  tx.write(setState, [tx.ctx.actor.networkId, id, state, tx.ctx.now])
}

/* Items */

export interface Item {
  id: Id
  subjectType: 'application'
  subjectId: Id
  threadId: Id
  code: string
  title: string
  state: ItemState
  openObjections: number
}

const insertItemRows = sql(
  'notice.insert-items',
  `insert into notice_item (network_id, id, notice_id, position, subject_type, subject_id, thread_id, code, title, facts, state)
   select $1, i.id, $2, i.position, i."subjectType", i."subjectId", i."threadId", i.code, i.title, i.facts, 'standing'
     from jsonb_to_recordset($3) as i(id uuid, position smallint, "subjectType" text, "subjectId" uuid, "threadId" uuid,
                                      code text, title text, facts jsonb)`,
)

export interface NewItem extends Pick<Item, 'id' | 'subjectType' | 'subjectId' | 'threadId' | 'code' | 'title'> {
  position: number
  facts: Record<string, string | number>
}

export function insertItems(tx: Tx, noticeId: Id, items: readonly NewItem[]): void {
  tx.write(insertItemRows, [tx.ctx.actor.networkId, noticeId, JSON.stringify(items)])
}

const selectItems = sql(
  'notice.items',
  `select i.id, i.subject_type as "subjectType", i.subject_id as "subjectId", i.thread_id as "threadId", i.code, i.title, i.state,
          (select count(*)::int from objection_item b join objection o on o.network_id = b.network_id and o.id = b.objection_id
            where b.network_id = i.network_id and b.item_id = i.id and o.state = 'open') as "openObjections"
     from notice_item i where i.network_id = $1 and i.notice_id = $2 order by i.position`,
)

/** The items of a locked notice: whoever changes one, or objects to one, holds the notice. */
export function itemsOf(tx: Tx, noticeId: Id): Promise<Item[]> {
  return tx.rows<Item>(selectItems, [tx.ctx.actor.networkId, noticeId])
}

const setItem = sql(
  'notice.set-item',
  `update notice_item set state = $3, settled_at = $4 where network_id = $1 and id = $2`,
)

export async function setItemState(tx: Tx, id: Id, state: ItemState): Promise<void> {
  const settled = state === 'effective' || state === 'cancelled' ? tx.ctx.now : null
  await tx.run(setItem, [tx.ctx.actor.networkId, id, state, settled])
}

/* Objections */

export interface Objection {
  id: Id
  noticeId: Id
  path: Path
  state: ObjectionState
  itemIds: Id[]
  secretHash: string
}

/** Not on the thread: who objects, and what they say, is confidential. What came of it is told by the notice. */
export function objectionSubject({ id, path }: Pick<Objection, 'id' | 'path'>): Subject {
  return { type: 'objection', id, path }
}

const insertObjectionRow = sql(
  'notice.insert-objection',
  `with row as (
     insert into objection (network_id, id, notice_id, path, state, text, person_id, name_sealed, contact_kind, contact_sealed,
                            contact_masked, secret_hash, due_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning network_id, id
   )
   insert into objection_item (network_id, objection_id, item_id) select row.network_id, row.id, unnest($15::uuid[]) from row`,
)

export interface NewObjection extends Omit<Objection, 'itemIds'> {
  itemIds: readonly Id[]
  text: string
  personId: Id | null
  nameSealed: string | null
  contact: { kind: 'phone' | 'email'; sealed: string; masked: string } | null
  dueAt: Date
}

export function insertObjection(tx: Tx, o: NewObjection): void {
  const { kind = null, sealed = null, masked = null } = o.contact ?? {}
  tx.write(insertObjectionRow, [
    ...[
      tx.ctx.actor.networkId,
      o.id,
      o.noticeId,
      o.path,
      o.state,
      o.text,
      o.personId,
      o.nameSealed,
      kind,
      sealed,
      masked,
    ],
    ...[o.secretHash, o.dueAt, tx.ctx.now, [...o.itemIds]],
  ])
}

const selectNoticeOf = sql(
  'notice.of-objection',
  'select notice_id as "noticeId" from objection where network_id = $1 and id = $2',
)
const lockObjectionRow = sql(
  'notice.lock-objection',
  `select o.id, o.notice_id as "noticeId", o.path, o.state, o.secret_hash as "secretHash",
          array(select b.item_id from objection_item b where b.network_id = o.network_id and b.objection_id = o.id) as "itemIds"
     from objection o where o.network_id = $1 and o.id = $2 for update`,
)

/** The notice first, then the objection: the order in which the end of a notice looks at them. */
export async function lockObjection(tx: Tx, id: Id): Promise<{ notice: Notice; objection: Objection }> {
  const found = await tx.find<{ noticeId: Id }>(selectNoticeOf, [tx.ctx.actor.networkId, id])
  if (!found) throw notFound('objection')
  const notice = await lockNoticeById(tx, found.noticeId)
  const objection = await tx.get<Objection>(lockObjectionRow, [tx.ctx.actor.networkId, id])
  return { notice, objection }
}

const forgetRow = sql(
  'notice.forget-objector',
  `update objection set person_id = null, name_sealed = null, contact_kind = null, contact_sealed = null, contact_masked = null
    where network_id = $1 and id = $2`,
)

/** Who objected is known no more; that somebody did, what they said and what was answered stays. */
export function forgetObjector(tx: Tx, id: Id): void {
  tx.write(forgetRow, [tx.ctx.actor.networkId, id])
}

const setObjection = sql(
  'notice.set-objection',
  `update objection set state = $3, answer = $4, answered_by = $5, answered_at = $6 where network_id = $1 and id = $2`,
)

/** Waited for: the trigger that guards effects reads it. */
export async function setObjectionState(
  tx: Tx,
  id: Id,
  state: ObjectionState,
  answer: string | null = null,
): Promise<void> {
  const { actor, now } = tx.ctx
  const by = answer === null ? null : actor.personId
  await tx.run(setObjection, [actor.networkId, id, state, answer, by, answer === null ? null : now])
}
