import type { Context, Id, Queries, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { AppError } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { AreaLevel } from '../network.ts'
import { inArea } from './in-area.ts'
import { type AreaChoice, areaChoices, knownAreas, readKnown } from './queries.ts'

/** An area as later modules need it: where it stands, and whose street and community it is. */
export interface AreaPlace {
  id: Id
  name: string
  level: AreaLevel
  path: Path
  streetId: Id | null
  communityId: Id | null
}

const selectArea = sql(
  'network.area-place',
  `select id, name, level, path,
          case when level = 'street' then id else street_id end as "streetId",
          case when level = 'community' then id else community_id end as "communityId"
     from area where network_id = $1 and id = $2 and ended_at is null`,
)

/**
 * The area in use with this id, in the actor's network.
 * @throws AppError `area.not-found` at the field `areaId`
 */
export async function getArea(tx: Tx, areaId: Id): Promise<AreaPlace> {
  const area = await tx.find<AreaPlace>(selectArea, [tx.ctx.actor.networkId, areaId])
  if (!area) throw new AppError('invalid', { code: 'area.not-found', fields: { areaId: 'area-not-found' } })
  return area
}

const selectByNames = sql(
  'network.area-by-names',
  `select a.id, a.name, a.level, a.path,
          case when a.level = 'street' then a.id else a.street_id end as "streetId",
          case when a.level = 'community' then a.id else a.community_id end as "communityId"
     from area a left join area p on p.network_id = a.network_id and p.id = a.parent_id
    where a.network_id = $1 and a.name = $2 and ($3::text is null or p.name = $3) and a.level in ('district', 'street', 'community')`,
)

/** The one area of this name below the named one: 平湖街道, 禾花社区. @throws when there is none, or several */
export function getAreaByNames(
  ctx: Pick<Context, 'db' | 'actor'>,
  name: string,
  above: string | null = null,
): Promise<AreaPlace> {
  return ctx.db.get<AreaPlace>(selectByNames, [ctx.actor.networkId, name, above])
}

const selectDistrict = sql('network.district', `select path from area where network_id = $1 and level = 'district'`)

export async function districtPath(ctx: Pick<Context, 'db' | 'actor'>): Promise<Path> {
  return (await ctx.db.get<{ path: Path }>(selectDistrict, [ctx.actor.networkId])).path
}

const selectPlatformByCode = sql(
  'network.platform-by-code',
  'select id, path from platform where network_id = $1 and code = $2',
)

export function getPlatformByCode(ctx: Pick<Context, 'db' | 'actor'>, code: string): Promise<{ id: Id; path: Path }> {
  return ctx.db.get(selectPlatformByCode, [ctx.actor.networkId, code])
}

const selectNodeByCode = sql(
  'network.node-by-code',
  `select path from area
    where network_id = $1 and code = $2 and level in ('district', 'street', 'community') and ended_at is null
   union all
   select path from platform where network_id = $1 and code = $2 and kind = 'thematic'
    order by path limit 1`,
)

/**
 * The node of a district, street, community or thematic branch, by its code.
 * @throws AppError not-found `network.no-node`
 */
export async function nodeByCode(ctx: Pick<Context, 'db' | 'actor'>, code: string): Promise<Path> {
  const node = await ctx.db.find<{ path: Path }>(selectNodeByCode, [ctx.actor.networkId, code])
  if (!node) throw new AppError('not-found', { code: 'network.no-node' })
  return node.path
}

const selectNetworks = sql(
  'network.by-code',
  'select id from network where $1::text is null or code = $1 order by code limit 2',
)

/**
 * The network that an operator's verb is for: the one named, else the only one.
 * @throws AppError not-found `network.none`, `network.not-found`; invalid `network.which`
 */
export async function networkNamed(db: Queries, code: string | null): Promise<Id> {
  const [first, second] = await db.rows<{ id: Id }>(selectNetworks, [code])
  if (second) throw new AppError('invalid', { code: 'network.which' })
  if (!first) throw new AppError('not-found', { code: code === null ? 'network.none' : 'network.not-found' })
  return first.id
}

const selectPlatformPath = sql('network.platform-path', 'select path from platform where network_id = $1 and id = $2')

/**
 * Where a platform's people reach from.
 * @throws AppError `platform.not-found` at the field `platformId`
 */
export async function getPlatformPath(tx: Tx, platformId: Id): Promise<Path> {
  const platform = await tx.find<{ path: Path }>(selectPlatformPath, [tx.ctx.actor.networkId, platformId])
  if (!platform)
    throw new AppError('invalid', { code: 'platform.not-found', fields: { platformId: 'platform-not-found' } })
  return platform.path
}

const selectNodes = sql(
  'network.nodes',
  `select path, name from area where network_id = $1 and path = any($2)
   union all
   select path, name from platform where network_id = $1 and kind = 'thematic' and path = any($2)`,
)

/** Names of nodes by path, for grants and areas a person may act in. */
export async function nodeNames(
  ctx: Pick<Context, 'db' | 'actor'>,
  paths: readonly Path[],
): Promise<Map<Path, string>> {
  if (paths.length === 0) return new Map()
  const rows = await ctx.db.rows<{ path: Path; name: string }>(selectNodes, [ctx.actor.networkId, [...paths]])
  return new Map(rows.map((row) => [row.path, row.name]))
}

/** The street or community in use with this id, from memory; null for anything else. */
export async function knownArea(ctx: Context, areaId: Id): Promise<AreaChoice | null> {
  const area = (await knownAreas(ctx)).byId.get(areaId)
  return area?.inUse ? area : null
}

export interface NamedArea {
  id: Id
  name: string
}

/** How streets and communities are called, past ones too, from memory: a list joins no names. */
export async function areaNamer(ctx: Context, ids: Iterable<Id | null>): Promise<(id: Id | null) => NamedArea | null> {
  const kept = await knownAreas(ctx)
  // a community founded meanwhile by another process
  const unknown = [...ids].some((id) => id !== null && !kept.byId.has(id))
  const { byId } = unknown ? await readKnown(ctx) : kept
  return (id) => {
    const area = id === null ? undefined : byId.get(id)
    return area ? { id: area.id, name: area.name } : null
  }
}

export { type AreaChoice, areaChoices, inArea }
