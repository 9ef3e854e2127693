import type { RawBuilder } from 'kysely'
import type { Context, Id } from '../../../base/context.ts'
import { AppError } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { fragment } from '../../../server/dynamic-sql.ts'
import type { AreaLevel } from '../network.ts'
import { areaChoices, knownAreas } from './queries.ts'

const selectLevel = sql('network.area-level', 'select level from area where network_id = $1 and id = $2')

/** Told without a statement for what pickers offer: areas are few and kept in memory. */
async function levelOf(ctx: Context, areaId: Id): Promise<AreaLevel | null> {
  const known = (await knownAreas(ctx)).byId.get(areaId)
  if (known?.inUse) return known.level
  const above = (await areaChoices(ctx)).some(({ level, parentId }) => level === 'street' && parentId === areaId)
  if (above) return 'district'
  // a residents' committee, a place, a past community; or no area of this network
  return (await ctx.db.find<{ level: AreaLevel }>(selectLevel, [ctx.actor.networkId, areaId]))?.level ?? null
}

/**
 * What lies in a street or a community, as a condition over the columns `street_id` and `community_id` of `alias`; the
 * district is everything.
 *
 * @throws AppError invalid at `area`: `area-not-found`, `area-too-small` (totals are kept by community, not below)
 */
export async function inArea(ctx: Context, areaId: Id | undefined, alias: string): Promise<RawBuilder<unknown> | null> {
  if (!areaId) return null
  const level = await levelOf(ctx, areaId)
  if (level === 'district') return null
  if (level !== 'street' && level !== 'community')
    throw new AppError('invalid', {
      code: 'input.invalid',
      fields: { area: level === null ? 'area-not-found' : 'area-too-small' },
    })
  return fragment`${fragment.ref(`${alias}.${level}_id`)} = ${areaId}`
}
