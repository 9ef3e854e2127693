import type { Context, Id, Tx } from '../../base/context.ts'
import { isId } from '../../base/id.ts'
import type { Lang } from '../../base/label.ts'
import { type MessageParams, messageText } from '../../base/message.ts'
import { afterCursor, encodeCursor, type Page, pageOf } from '../../base/pagination.ts'
import { AppError } from '../../base/refusal.ts'
import { sql } from '../database.ts'

/** A message as its reader sees it. */
export interface InboxMessage {
  id: Id
  kind: string
  title: string
  body: string
  /** a page of the portal */
  link: string | null
  createdAt: Date
  read: boolean
}

interface MessageRow {
  id: Id
  kind: string
  params: MessageParams
  link: string | null
  createdAt: Date
  read: boolean
}

const listOwn = sql(
  'inbox.list',
  `select id, kind, params, link, created_at as "createdAt", read_at is not null as "read"
     from message where network_id = $1 and person_id = $2 and ($3::uuid is null or id < $3)
    order by id desc limit $4`,
)
const countUnread = sql(
  'inbox.count-unread',
  `select count(*) as "unread" from
     (select from message where network_id = $1 and person_id = $2 and read_at is null limit 100) few`,
)
const markRead = sql(
  'inbox.mark-read',
  `update message set read_at = $3
    where network_id = $1 and person_id = $2 and read_at is null and ($4::uuid[] is null or id = any($4))`,
)
const forgetMessages = sql('inbox.forget', 'delete from message where network_id = $1 and person_id = $2')
const forgetDeliveries = sql('inbox.forget-deliveries', 'delete from delivery where network_id = $1 and person_id = $2')

function reader(ctx: Context): Id {
  if (ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  return ctx.actor.personId
}

/** The actor's own messages, newest first, in the reader's language; `limit` 100 at most. One statement. */
export async function listInbox(
  ctx: Context,
  { lang, cursor, limit = 20 }: { lang: Lang; cursor?: string | undefined; limit?: number },
): Promise<Page<InboxMessage>> {
  const personId = reader(ctx)
  const [after = null] = afterCursor(cursor, 'inbox', ['id']) ?? []
  const size = Math.min(Math.max(limit, 1), 100)
  const rows = await ctx.db.rows<MessageRow>(listOwn, [ctx.actor.networkId, personId, after, size + 1])
  const page = pageOf(rows, size, ({ id }) => encodeCursor('inbox', [id]))
  const items = page.items.map(({ params, ...row }) => ({
    ...row,
    ...messageText(ctx.services.messages.kindOf(row.kind), params, lang),
  }))
  return { items, nextCursor: page.nextCursor }
}

/**
 * How many the actor has not read, at most 100 (show 99+). Counted on an index of unread ones only: a kept counter would
 * make every command that tells the same person wait for the others.
 */
export async function unreadCount(ctx: Context): Promise<number> {
  if (ctx.actor.personId === null) return 0
  const { unread } = await ctx.db.get<{ unread: number }>(countUnread, [ctx.actor.networkId, ctx.actor.personId])
  return unread
}

/** Marks the actor's own messages as read: these, or all. Others' ids have no effect. @returns how many it was */
export async function markMessagesRead(tx: Tx, ids: readonly Id[] | 'all'): Promise<number> {
  const personId = reader(tx.ctx)
  const chosen = ids === 'all' ? null : ids.filter(isId)
  return tx.run(markRead, [tx.ctx.actor.networkId, personId, tx.ctx.now, chosen])
}

/** Erases a person's inbox and what was on its way to them (PIPL §47). */
export async function eraseMessagesOf(tx: Tx, personId: Id): Promise<void> {
  await tx.run(forgetMessages, [tx.ctx.actor.networkId, personId])
  await tx.run(forgetDeliveries, [tx.ctx.actor.networkId, personId])
}
