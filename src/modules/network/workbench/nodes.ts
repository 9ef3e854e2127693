import { useMemo } from 'react'
import { useWhole } from '../../../workbench/query.ts'
import { type AreaItem, listAreas, listPlatforms, type PlatformItem } from '../contract.ts'

/** What the page shows at the left: an area with the platform that stands there, or a platform without an area. */
export interface Node {
  /** in the address: an area's or a platform's own code */
  code: string
  name: string
  depth: 0 | 1 | 2
  area: AreaItem | null
  platform: PlatformItem | null
}

export interface Network {
  district: AreaItem | null
  streets: AreaItem[]
  communities: AreaItem[]
  platforms: PlatformItem[]
}

/** The whole network down to the communities, once all of it is known. */
export function useNetwork(): { network: Network | null; error: Error | null; retry(): void } {
  const districts = useWhole(listAreas, { level: 'district' })
  const streets = useWhole(listAreas, { level: 'street' })
  const communities = useWhole(listAreas, { level: 'community' })
  const platforms = useWhole(listPlatforms, {})
  const all = [districts, streets, communities, platforms]
  const network = useMemo(
    () =>
      districts.data && streets.data && communities.data && platforms.data
        ? {
            district: districts.data[0] ?? null,
            streets: streets.data,
            communities: communities.data,
            platforms: platforms.data,
          }
        : null,
    [districts.data, streets.data, communities.data, platforms.data],
  )
  return {
    network,
    error: all.find(({ error }) => error)?.error ?? null,
    retry: () => void Promise.all(all.filter(({ isError }) => isError).map(({ refetch }) => refetch())),
  }
}

export function communitiesOf({ communities }: Network, street: AreaItem): AreaItem[] {
  return communities.filter(({ parentId }) => parentId === street.id)
}

export function streetOf({ streets }: Network, community: AreaItem): AreaItem | null {
  return streets.find(({ id }) => id === community.parentId) ?? null
}

function nodeOf(network: Network, area: AreaItem, depth: Node['depth']): Node {
  const kind = area.level === 'district' ? 'headquarters' : 'street'
  const platform =
    depth === 2 ? null : (network.platforms.find((each) => each.kind === kind && each.areaId === area.id) ?? null)
  return { code: area.code, name: area.name, depth, area, platform }
}

/** District, streets, and the communities of the one that is open; thematic branches at the end. */
export function nodesOf(network: Network, openCode: string | undefined): Node[] {
  const { district, streets, communities, platforms } = network
  const open = streets.find(
    (street) =>
      street.code === openCode || communities.some(({ code, parentId }) => code === openCode && parentId === street.id),
  )
  const thematic = platforms
    .filter(({ kind }) => kind === 'thematic')
    .map((platform): Node => ({ code: platform.code, name: platform.name, depth: 1, area: null, platform }))
  return [
    ...(district ? [nodeOf(network, district, 0)] : []),
    ...streets.flatMap((street) => [
      nodeOf(network, street, 1),
      ...(street === open ? communitiesOf(network, street).map((community) => nodeOf(network, community, 2)) : []),
    ]),
    ...thematic,
  ]
}
