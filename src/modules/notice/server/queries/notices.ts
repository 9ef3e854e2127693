import type { RawBuilder } from 'kysely'
import { may, scopeFor } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound, type Refusal } from '../../../../base/refusal.ts'
import { refuseTransition } from '../../../../base/state-machine.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type {
  getNotice as getContract,
  listNotices,
  listPublications,
  NoticeDetail,
  NoticeItem,
} from '../../contract.ts'
import { noticeMachine, type NoticeState } from '../../notice.ts'

export interface NoticeRow {
  id: Id
  code: string
  kind: NoticeItem['kind']
  title: string
  state: NoticeState
  issuer: string
  path: Path
  publishedAt: Date | null
  endsOn: string | null
  endsAt: Date | null
  provisional: boolean
  items: number
  effective: number
  cancelled: number
  objected: number
}

const columns = `n.id, n.code, n.kind, n.title, n.state, coalesce(p.name, '') as "issuer", n.path, n.published_at as "publishedAt",
  n.ends_on as "endsOn", n.ends_at as "endsAt", n.provisional,
  (select count(*)::int from notice_item i where i.network_id = n.network_id and i.notice_id = n.id) as "items",
  (select count(*)::int from notice_item i where i.network_id = n.network_id and i.notice_id = n.id and i.state = 'effective') as "effective",
  (select count(*)::int from notice_item i where i.network_id = n.network_id and i.notice_id = n.id and i.state = 'cancelled') as "cancelled",
  (select count(*)::int from objection o where o.network_id = n.network_id and o.notice_id = n.id
     and o.state in ('open', 'upheld', 'rejected')) as "objected"`
const from = `notice n
  left join call c on c.network_id = n.network_id and c.id = n.call_id
  left join platform p on p.network_id = c.network_id and p.id = c.platform_id`

/** What a row of notices is selected by, for further queries. */
export const noticeRows = { columns, from }

export function noticeItemOf(row: NoticeRow): NoticeItem {
  return {
    code: row.code,
    kind: row.kind,
    title: row.title,
    state: row.state,
    issuer: row.issuer,
    publishedOn: row.publishedAt && civilDate(row.publishedAt),
    endsOn: row.endsOn,
    endsAt: row.endsAt?.toISOString() ?? null,
    provisional: row.provisional,
    items: row.items,
    effective: row.effective,
    cancelled: row.cancelled,
    objected: row.objected,
  }
}

async function page(
  ctx: Context,
  input: InputOf<typeof listNotices>,
  within: RawBuilder<unknown>,
): Promise<OutputOf<typeof listNotices>> {
  const filters = every([
    fragment`n.network_id = ${ctx.actor.networkId}`,
    within,
    input.state ? fragment`n.state = ${input.state}` : null,
    input.kind ? fragment`n.kind = ${input.kind}` : null,
  ])
  const after = afterCursor(input.cursor, 'newest', ['id'])
  const rows = await dynamicRows<NoticeRow & { counted: number }>(
    ctx.db,
    'notice.list',
    fragment`select ${fragment.raw(columns)}, (select count(*)::int from (select from notice n where ${filters} limit 1001) k) as "counted"
               from ${fragment.raw(from)} where ${every([filters, after ? fragment`n.id < ${after[0]}` : null])}
              order by n.id desc limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('newest', [last.id]))
  return { items: items.map(noticeItemOf), nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

/** Notices that were published, the newest first. */
export function pageNotices(ctx: Context, input: InputOf<typeof listNotices>): Promise<OutputOf<typeof listNotices>> {
  return page(ctx, input, fragment`n.published_at is not null`)
}

/** Notices within reach, drafts included. */
export function pageDeskNotices(
  ctx: Context,
  input: InputOf<typeof listNotices>,
): Promise<OutputOf<typeof listNotices>> {
  const { paths } = scopeFor(ctx.actor, 'notice.read')
  return page(ctx, input, fragment`n.path like any(${paths.map((path) => `${path}%`)})`)
}

const selectNotice = sql(
  'notice.detail',
  `select ${columns}, n.body, n.working_days as "workingDays",
          case when c.id is null then null else json_build_object('code', c.code, 'title', c.title) end as "call",
          coalesce((select json_agg(i.facts || jsonb_build_object('id', i.id, 'code', i.code, 'title', i.title, 'state', i.state,
                      'openObjections', (select count(*) from objection_item b join objection o on o.network_id = b.network_id and o.id = b.objection_id
                                          where b.network_id = i.network_id and b.item_id = i.id and o.state = 'open')) order by i.position)
                      from notice_item i where i.network_id = n.network_id and i.notice_id = n.id), '[]') as "lines",
          coalesce((select json_agg(json_build_object('state', o.state, 'answer', o.answer, 'receivedAt', o.created_at, 'answeredAt', o.answered_at,
                      'codes', (select coalesce(json_agg(i.code order by i.position), '[]') from objection_item b join notice_item i on i.network_id = b.network_id and i.id = b.item_id
                                 where b.network_id = o.network_id and b.objection_id = o.id)) order by o.id)
                      from objection o where o.network_id = n.network_id and o.notice_id = n.id and o.state in ('open', 'upheld', 'rejected', 'withdrawn')), '[]') as "objections"
     from ${from} where n.network_id = $1 and n.code = $2`,
)

interface DetailRow extends NoticeRow {
  body: string
  workingDays: number
  call: NoticeDetail['call']
  lines: NoticeDetail['lines']
  objections: {
    state: NoticeDetail['objections'][number]['state']
    answer: string | null
    receivedAt: string
    answeredAt: string | null
    codes: string[]
  }[]
}

/** A notice: everybody reads what was published, staff within reach also drafts. Objectors are never named, nor their words shown. */
export async function getNotice(ctx: Context, input: InputOf<typeof getContract>): Promise<NoticeDetail> {
  const code = normaliseCode(input.code)
  const row = code ? await ctx.db.find<DetailRow>(selectNotice, [ctx.actor.networkId, code]) : null
  if (!row || (row.publishedAt === null && !may(ctx.actor, 'notice.read', row))) throw notFound('notice')
  const objections = row.objections.map(({ receivedAt, answeredAt, ...objection }) => ({
    ...objection,
    receivedOn: civilDate(new Date(receivedAt)),
    answeredOn: answeredAt === null ? null : civilDate(new Date(answeredAt)),
  }))
  const { body, workingDays, call, lines } = row
  return { ...noticeItemOf(row), body, workingDays, call, lines, objections, can: canOf(ctx, row) }
}

function canOf(ctx: Context, row: DetailRow): NoticeDetail['can'] {
  const missing: Refusal = may(ctx.actor, 'notice.publish', row)
    ? null
    : { code: 'permission-missing', params: { permission: 'notice.publish' } }
  const open = row.state === 'standing' && row.endsAt !== null && ctx.now < row.endsAt
  return {
    publish: missing ?? refuseTransition(noticeMachine, row.state, 'publish'),
    object: open ? null : { code: 'notice.over' },
  }
}

const publicationColumns = fragment`id, kind, title, link, published_at as "publishedAt"`

/** What was made public after it took effect, the newest first. */
export async function pagePublications(
  ctx: Context,
  input: InputOf<typeof listPublications>,
): Promise<OutputOf<typeof listPublications>> {
  const own = fragment`network_id = ${ctx.actor.networkId}`
  const after = afterCursor(input.cursor, 'published', ['instant', 'id'])
  const rows = await dynamicRows<{
    id: Id
    kind: 'selection-result'
    title: string
    link: string
    publishedAt: Date
    counted: number
  }>(
    ctx.db,
    'notice.publications',
    fragment`select ${publicationColumns}, (select count(*)::int from (select from publication where ${own} limit 1001) k) as "counted"
               from publication
              where ${every([own, after ? fragment`(published_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : null])}
              order by published_at desc, id desc limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) =>
    encodeCursor('published', [last.publishedAt.toISOString(), last.id]),
  )
  return {
    items: items.map(({ id, kind, title, link, publishedAt }) => ({
      ...{ id, kind, title, link },
      publishedOn: civilDate(publishedAt),
    })),
    nextCursor,
    total: cappedTotal(rows[0]?.counted ?? 0),
  }
}
