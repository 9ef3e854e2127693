import type { RawBuilder } from 'kysely'
import { may, reachOf, scopeFor } from '../../../../base/access.ts'
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
import { callMachine, type CallRules, type CallState, refuseEdit, refuseFinishEmpty, refuseOpen } from '../../call.ts'
import type { CallDetail, CallItem, getCall as getContract, listCalls } from '../../contract.ts'
import type { listDeskCalls } from '../../contract-desk.ts'
import type { Form } from '../../../../base/form.ts'

interface Row {
  id: Id
  code: string
  title: string
  kind: CallItem['kind']
  state: CallState
  platformId: Id
  platformName: string
  areaId: Id
  areaName: string
  path: Path
  rules: CallRules
  openedAt: Date | null
  closesAt: Date
  submittedCount: number
}

const columns = `c.id, c.code, c.title, c.kind, c.state, c.platform_id as "platformId", p.name as "platformName",
  c.area_id as "areaId", a.name as "areaName", c.path, c.rules, c.opened_at as "openedAt", c.closes_at as "closesAt",
  c.submitted_count as "submittedCount"`
const from = `call c
  join platform p on p.network_id = c.network_id and p.id = c.platform_id
  join area a on a.network_id = c.network_id and a.id = c.area_id`

function itemOf(row: Row): CallItem & { submittedCount: number } {
  return {
    code: row.code,
    title: row.title,
    kind: row.kind,
    state: row.state,
    platform: { id: row.platformId, name: row.platformName },
    area: { id: row.areaId, name: row.areaName },
    fields: [...row.rules.fields],
    ceilingFen: row.rules.ceilingFen,
    totalFen: row.rules.totalFen,
    opensOn: row.openedAt && civilDate(row.openedAt),
    closesAt: row.closesAt.toISOString(),
    submittedCount: row.submittedCount,
  }
}

/** How many apply is told when it no longer helps or frightens anybody. */
function publicItem(row: Row): CallItem {
  return { ...itemOf(row), submittedCount: row.state === 'open' ? null : row.submittedCount }
}

/** What everybody may see: calls that were opened. */
const opened = fragment`c.opened_at is not null`

async function pageOf20(
  ctx: Context,
  input: InputOf<typeof listCalls>,
  within: RawBuilder<unknown>,
): Promise<{ rows: Row[]; nextCursor: string | null; total: { value: number; exact: boolean } }> {
  const after = afterCursor(input.cursor, 'newest', ['id'])
  const { networkId } = ctx.actor
  const filters = every([
    fragment`c.network_id = ${networkId}`,
    within,
    input.state ? fragment`c.state = ${input.state}` : null,
    input.kind ? fragment`c.kind = ${input.kind}` : null,
    // a call for the district is one for its streets, too
    input.area
      ? fragment`exists (select from area w where w.network_id = c.network_id and w.id = ${input.area} and (starts_with(w.path, a.path) or starts_with(a.path, w.path)))`
      : null,
  ])
  const rows = await dynamicRows<Row & { counted: number }>(
    ctx.db,
    'call.list',
    fragment`select ${fragment.raw(columns)},
                    (select count(*)::int from (select from call c join area a on a.network_id = c.network_id and a.id = c.area_id
                                                 where ${filters} limit 1001) k) as "counted"
               from ${fragment.raw(from)}
              where ${every([filters, after ? fragment`c.id < ${after[0]}` : null])}
              order by c.id desc limit ${limitFor(input.limit)}`,
  )
  const page = pageOf(rows, input.limit, (last) => encodeCursor('newest', [last.id]))
  return { rows: page.items, nextCursor: page.nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

/** Calls that were opened, the newest first. */
export async function pageCalls(ctx: Context, input: InputOf<typeof listCalls>): Promise<OutputOf<typeof listCalls>> {
  const { rows, nextCursor, total } = await pageOf20(ctx, input, opened)
  return { items: rows.map(publicItem), nextCursor, total }
}

/** Calls that no longer take applications, the newest first: what came of them stays. */
export async function pagePastCalls(
  ctx: Context,
  input: InputOf<typeof listCalls>,
): Promise<OutputOf<typeof listCalls>> {
  const { rows, nextCursor, total } = await pageOf20(ctx, input, fragment`${opened} and c.state <> 'open'`)
  return { items: rows.map(publicItem), nextCursor, total }
}

/** Calls within reach, drafts included. */
export async function pageDeskCalls(
  ctx: Context,
  input: InputOf<typeof listDeskCalls>,
): Promise<OutputOf<typeof listDeskCalls>> {
  const { paths } = scopeFor(ctx.actor, 'call.read')
  const within = fragment`c.path like any(${paths.map((path) => `${path}%`)})`
  const { rows, nextCursor, total } = await pageOf20(ctx, input, within)
  return { items: rows.map(itemOf), nextCursor, total }
}

const selectCall = sql(
  'call.detail',
  `select ${columns}, c.purpose, c.form, c.rubric, c.digest, c.cancelled_because as "cancelledBecause",
          (select count(*)::int from application x where x.network_id = c.network_id and x.call_id = c.id
            and x.state in ('submitted', 'returned')) as "unchecked",
          (select count(*)::int from application x where x.network_id = c.network_id and x.call_id = c.id
            and x.state = 'eligible') as "eligible",
          coalesce((select json_agg(json_build_object('id', e.event_id, 'at', e.at, 'type', e.type, 'public', e.public_part)
                                    order by e.event_id)
                      from thread_entry e where e.network_id = c.network_id and e.thread_id = c.thread_id), '[]') as "thread"
     from ${from} where c.network_id = $1 and c.code = $2`,
)

interface DetailRow extends Row {
  purpose: string
  form: Form
  rubric: Form
  digest: string | null
  cancelledBecause: string | null
  unchecked: number
  eligible: number
  thread: CallDetail['thread']
}

/** A call: everybody reads one that was opened; a draft is read by those who run calls there. */
export async function getCall(ctx: Context, input: InputOf<typeof getContract>): Promise<CallDetail> {
  const code = normaliseCode(input.code)
  const row = code ? await ctx.db.find<DetailRow>(selectCall, [ctx.actor.networkId, code]) : null
  if (!row || (row.openedAt === null && !may(ctx.actor, 'call.read', row))) throw notFound('call')
  return {
    ...(may(ctx.actor, 'call.read', row) ? itemOf(row) : publicItem(row)),
    purpose: row.purpose,
    rules: row.rules as CallDetail['rules'],
    form: row.form,
    rubric: row.rubric,
    digest: row.digest,
    cancelledBecause: row.cancelledBecause,
    thread: row.thread.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    can: canOf(ctx, row),
  }
}

function canOf(ctx: Context, row: DetailRow): CallDetail['can'] {
  const { actor, now } = ctx
  const manage: Refusal = may(actor, 'call.manage', row)
    ? null
    : { code: 'permission-missing', params: { permission: 'call.manage' } }
  const open = row.state === 'open' && now < row.closesAt
  return {
    edit: manage ?? refuseEdit(row),
    open: manage ?? refuseOpen(row, now),
    cancel: manage ?? refuseTransition(callMachine, row.state, 'cancel'),
    finish: manage ?? refuseFinishEmpty(row, row),
    apply: open ? (actor.personId === null ? { code: 'sign-in-required' } : null) : { code: 'call.closed' },
  }
}

const selectPlatforms = sql(
  'call.platforms',
  `select id, name, area_id as "areaId", path from platform where network_id = $1 order by kind = 'headquarters' desc, code`,
)

/** The platforms for which the actor may run calls: a dozen at most. */
export async function managedPlatforms(ctx: Context): Promise<{ id: Id; name: string; areaId: Id }[]> {
  const reach = reachOf(ctx.actor, 'call.manage')
  const rows = await ctx.db.rows<{ id: Id; name: string; areaId: Id; path: Path }>(selectPlatforms, [
    ctx.actor.networkId,
  ])
  return rows.filter(({ path }) => reach.some((node) => path.startsWith(node))).map(({ path: _path, ...row }) => row)
}
