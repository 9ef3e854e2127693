import type { Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import { childPath, rootPath } from '../../../base/path.ts'
import { AppError } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { areaPath, type AreaLevel, type PlatformKind } from '../network.ts'
import { type Area, insertArea } from './store.ts'

/** An official division as published: streets, their communities, their residents' committees, with codes. */
export interface Division {
  code: string
  name: string
  streets: {
    code: string
    name: string
    communities: { name: string; committees: { code: string; name: string }[] }[]
  }[]
}

export interface NewNetwork {
  id: Id
  code: string
  name: string
  shortName: string
  englishName: string
  codePrefix: string
  /** the host name that selects it; none while it is the only one */
  host?: string | null
}

const insertNetworkRow = sql(
  'network.insert-network',
  `insert into network (id, code, name, short_name, english_name, code_prefix, created_at, host)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
)
const selectSameHost = sql('network.same-host', 'select exists (select from network where host = $1) as "taken"')

/**
 * Founds a network with its areas. A community has no code of its own in the division: it takes that of its first
 * residents' committee.
 *
 * @throws AppError conflict `network.exists`, `network.host-taken`
 * @returns the areas by path order, the district first
 */
export async function foundNetwork(tx: Tx, network: NewNetwork, division: Division): Promise<Area[]> {
  const { now } = tx.ctx
  const { host = null } = network
  const inserted = await tx.run(insertNetworkRow, [
    network.id,
    network.code,
    network.name,
    network.shortName,
    network.englishName,
    network.codePrefix,
    now,
    host,
  ])
  if (inserted === 0) {
    const { taken } = await tx.get<{ taken: boolean }>(selectSameHost, [host])
    throw new AppError('conflict', { code: taken ? 'network.host-taken' : 'network.exists' })
  }
  const areas: Area[] = []
  const add = (code: string, name: string, level: AreaLevel, parent: Area | null): Area => {
    const area: Area = {
      id: newId(now),
      code,
      name,
      level,
      parentId: parent?.id ?? null,
      path: areaPath(parent?.path ?? rootPath, level, code),
      streetId: parent?.level === 'street' ? parent.id : (parent?.streetId ?? null),
      communityId: parent?.level === 'community' ? parent.id : (parent?.communityId ?? null),
      ended: false,
    }
    areas.push(area)
    return area
  }
  const district = add(division.code, division.name, 'district', null)
  for (const street of division.streets) {
    const streetArea = add(street.code, street.name, 'street', district)
    for (const { name, committees } of street.communities) {
      const [first] = committees
      if (!first) throw new Error(`the community ${name} has no residents' committee to take a code from`)
      const community = add(first.code, name, 'community', streetArea)
      for (const committee of committees) add(committee.code, committee.name, 'committee', community)
    }
  }
  for (const area of areas) await insertArea(tx, area)
  tx.event(
    'network.founded',
    { type: 'area', id: district.id, path: district.path },
    { code: network.code, name: network.name },
  )
  return areas
}

export interface NewPlatform {
  code: string
  name: string
  kind: PlatformKind
  theme: string | null
  address: string
  phone: string
  hours: string
  area: Area
}

const insertPlatformRow = sql(
  'network.insert-platform',
  `insert into platform (network_id, id, code, name, kind, theme, area_id, path, address, phone, hours)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

/** Opens a platform. A thematic one reaches no area: it gets a branch of its own below the district. */
export async function openPlatform(tx: Tx, platform: NewPlatform): Promise<{ id: Id; path: string }> {
  const platformId = newId(tx.ctx.now)
  const path = platform.kind === 'thematic' ? childPath(platform.area.path, platform.code) : platform.area.path
  await tx.run(insertPlatformRow, [
    tx.ctx.actor.networkId,
    platformId,
    platform.code,
    platform.name,
    platform.kind,
    platform.theme,
    platform.area.id,
    path,
    platform.address,
    platform.phone,
    platform.hours,
  ])
  return { id: platformId, path }
}
