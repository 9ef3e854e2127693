import type { Context, Id, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { AppError } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { AreaLevel } from '../network.ts'
import { type AreaChoice, readAreaChoices } from './queries.ts'

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

/** Streets and communities change a few times a decade; half a minute old is fresh. */
const choicesTtlMs = 30_000
const keptChoices = new Map<Id, { at: number; choices: AreaChoice[] }>()

/** Streets and communities for pickers and facets, kept in memory per network. */
export async function areaChoices(ctx: Context): Promise<AreaChoice[]> {
  const kept = keptChoices.get(ctx.actor.networkId)
  if (kept && performance.now() - kept.at < choicesTtlMs) return kept.choices
  const choices = await readAreaChoices(ctx)
  keptChoices.set(ctx.actor.networkId, { at: performance.now(), choices })
  return choices
}

/** The street or community with this id, from memory; null for anything else. */
export async function knownArea(ctx: Context, areaId: Id): Promise<AreaChoice | null> {
  return (await areaChoices(ctx)).find(({ id }) => id === areaId) ?? null
}

export type { AreaChoice }
