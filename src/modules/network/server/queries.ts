import { authorise } from '../../../base/access.ts'
import { civilDate } from '../../../base/clock.ts'
import type { Context, Id } from '../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../base/pagination.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { AreaItem, listAreas, listOperators, listPlatforms, OperatorItem, PlatformItem } from '../contract.ts'

const selectAreas = sql(
  'network.areas',
  `select id, code, name, level, parent_id as "parentId", path,
          least((select count(*) from (
            select from area counted
             where counted.network_id = $1 and counted.ended_at is null
               and ($2::text is null or counted.level = $2) and ($3::uuid is null or counted.parent_id = $3)
             limit 1001) capped), 1001)::int as "total"
     from area
    where network_id = $1 and ended_at is null
      and ($2::text is null or level = $2) and ($3::uuid is null or parent_id = $3)
      and ($4::text is null or (path, id) > ($4, $5::uuid))
    order by path, id limit $6`,
)

/** Areas in the order of their codes, streets before what lies in them. */
export async function pageAreas(ctx: Context, input: InputOf<typeof listAreas>): Promise<OutputOf<typeof listAreas>> {
  const after = afterCursor(input.cursor, 'path', ['text', 'id'])
  const rows = await ctx.db.rows<AreaItem & { path: string; total: number }>(selectAreas, [
    ctx.actor.networkId,
    input.level ?? null,
    input.parentId ?? null,
    after?.[0] ?? null,
    after?.[1] ?? null,
    input.limit + 1,
  ])
  const page = pageOf(rows, input.limit, (last) => encodeCursor('path', [last.path, last.id]))
  return {
    items: page.items.map(({ id, code, name, level, parentId }) => ({ id, code, name, level, parentId })),
    nextCursor: page.nextCursor,
    total: cappedTotal(rows[0]?.total ?? 0),
  }
}

const selectPlatforms = sql(
  'network.platforms',
  `select p.id, p.code, p.name, p.kind, p.theme, p.area_id as "areaId", a.name as "areaName",
          p.address, p.phone, p.hours,
          case when o.id is null then null else json_build_object(
            'id', o.id, 'operatorName', o.operator_name, 'startsOn', o.starts_on, 'endsOn', o.ends_on,
            'endedOn', o.ended_on) end as "operator"
     from platform p
     join area a on a.network_id = p.network_id and a.id = p.area_id
     left join operator_contract o on o.network_id = p.network_id and o.platform_id = p.id
      and $2::date between o.starts_on and coalesce(o.ended_on, o.ends_on)
    where p.network_id = $1
    order by p.kind = 'headquarters' desc, p.code`,
)

/** A page of rows that are all at hand: after the one the cursor names. */
function pageAtHand<T extends { id: Id }>(
  rows: readonly T[],
  sort: string,
  input: { cursor?: string | undefined; limit: number },
) {
  const after = afterCursor(input.cursor, sort, ['id'])
  const from = after ? rows.findIndex(({ id }) => id === after[0]) + 1 : 0
  return pageOf(rows.slice(from), input.limit, (last) => encodeCursor(sort, [last.id]))
}

/** All platforms, headquarters first: a network has a few dozen at most, so one statement reads them all. */
export async function pagePlatforms(
  ctx: Context,
  input: InputOf<typeof listPlatforms>,
): Promise<OutputOf<typeof listPlatforms>> {
  const rows = await ctx.db.rows<PlatformItem>(selectPlatforms, [ctx.actor.networkId, civilDate(ctx.now)])
  return { ...pageAtHand(rows, 'platform', input), total: { value: rows.length, exact: true } }
}

const selectOperators = sql(
  'network.operators',
  `select p.path as "platformPath", o.id, o.operator_name as "operatorName", o.operator_credit_code as "creditCode",
          o.starts_on as "startsOn", o.ends_on as "endsOn", o.ended_on as "endedOn", o.yearly_fee_fen as "yearlyFeeFen",
          o.deliverables
     from platform p
     left join operator_contract o on o.network_id = p.network_id and o.platform_id = p.id
    where p.network_id = $1 and p.id = $2
    order by o.starts_on desc`,
)

interface OperatorRow extends OperatorItem {
  platformPath: Path
}

/**
 * The contracts of one platform, the latest first: one a year or fewer, so one statement reads them all. With their
 * fees, hence for who manages it.
 */
export async function pageOperators(
  ctx: Context,
  input: InputOf<typeof listOperators>,
): Promise<OutputOf<typeof listOperators>> {
  const rows = await ctx.db.rows<OperatorRow>(selectOperators, [ctx.actor.networkId, input.platformId])
  const [first] = rows
  if (!first) throw notFound('platform')
  authorise(ctx.actor, 'network.manage', { path: first.platformPath })
  const all = rows.filter(({ id }) => id !== null).map(({ platformPath: _path, ...item }) => item)
  return { ...pageAtHand(all, 'operator', input), total: { value: all.length, exact: true } }
}

export interface AreaChoice {
  id: Id
  name: string
  level: 'street' | 'community'
  parentId: Id | null
}

interface KnownArea extends AreaChoice {
  inUse: boolean
}

const selectKnown = sql(
  'network.known-areas',
  `select id, name, level, parent_id as "parentId", ended_at is null as "inUse" from area
    where network_id = $1 and level in ('street', 'community') order by path`,
)

/** Streets and communities change a few times a decade; half a minute old is fresh. */
const keptForMs = 30_000
const keptAreas = new Map<Id, { at: number; choices: AreaChoice[]; byId: Map<Id, KnownArea> }>()

/** Reads them anew, e.g. when one is asked for that was founded meanwhile. */
export async function readKnown(ctx: Context) {
  const areas = await ctx.db.rows<KnownArea>(selectKnown, [ctx.actor.networkId])
  const choices = areas.filter(({ inUse }) => inUse).map(({ inUse: _, ...choice }) => choice)
  const known = { at: performance.now(), choices, byId: new Map(areas.map((area) => [area.id, area])) }
  keptAreas.set(ctx.actor.networkId, known)
  return known
}

/** All streets and communities by id, past ones too, from memory. */
export async function knownAreas(ctx: Context) {
  const kept = keptAreas.get(ctx.actor.networkId)
  return kept && performance.now() - kept.at < keptForMs ? kept : readKnown(ctx)
}

/** Streets and communities in use, for pickers and facets, kept in memory per network. */
export async function areaChoices(ctx: Context): Promise<AreaChoice[]> {
  return (await knownAreas(ctx)).choices
}
