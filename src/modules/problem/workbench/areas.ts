import { useMemo } from 'react'
import type { Me } from '../../../base/me.ts'
import type { Path } from '../../../base/path.ts'
import { useWhole } from '../../../workbench/query.ts'
import { useSession } from '../../../workbench/session.tsx'
import { type AreaItem, listAreas } from '../../network/contract.ts'

const none: AreaItem[] = []
const tenMinutesMs = 600_000

/** Streets, then communities, of the whole network; they hardly ever change. */
export function useAreas(): AreaItem[] {
  const streets = useWhole(listAreas, { level: 'street' }, { staleMs: tenMinutesMs }).data
  const communities = useWhole(listAreas, { level: 'community' }, { staleMs: tenMinutesMs }).data
  return useMemo(() => (streets && communities ? [...streets, ...communities] : none), [streets, communities])
}

const segments = (path: Path): string[] => path.split('/').filter(Boolean)

/** Whether an area stands on or below a node. Areas are told apart by their codes; the district holds them all. */
function standsBelow(path: Path, area: AreaItem, byId: ReadonlyMap<string, AreaItem>): boolean {
  const codes = segments(path)
  if (codes.length <= 1) return true
  const node = codes.at(-1)
  return area.code === node || (area.parentId !== null && byId.get(area.parentId)?.code === node)
}

/** The streets and communities in which somebody may act, by the nodes of their roles. */
export function areasWithin(areas: readonly AreaItem[], grants: Pick<Me['grants'][number], 'path'>[]): AreaItem[] {
  const byId = new Map(areas.map((area) => [area.id, area]))
  return areas.filter((area) => grants.some(({ path }) => standsBelow(path, area, byId)))
}

export interface MyAreas {
  all: AreaItem[]
  /** within my reach, narrowed to the area chosen at the left */
  mine: AreaItem[]
  /** the chosen area as the contracts take it; undefined: no single street or community */
  chosen: string | undefined
  /** false while the chosen area is still being looked up */
  ready: boolean
}

export function useMyAreas(): MyAreas {
  const { me, area, areas } = useSession()
  const all = useAreas()
  return useMemo(() => {
    // who acts at one node only sees no other anyway
    const code = area && areas.length > 1 ? segments(area.path).at(-1) : null
    const chosen = all.find((each) => each.code === code)?.id
    return { all, chosen, mine: areasWithin(all, area ? [area] : me.grants), ready: code === null || all.length > 0 }
  }, [all, area, areas, me])
}

export interface AreaOptions {
  label: string
  options: { value: string; label: string }[]
}

/** Communities under their street; a street of which all are offered stands last, for who does not know the community. */
export function areaOptions(areas: readonly AreaItem[], all: readonly AreaItem[]): AreaOptions[] {
  return all
    .filter(({ level }) => level === 'street')
    .map((street) => {
      const communities = areas.filter(({ parentId }) => parentId === street.id)
      const whole = areas.some(({ id }) => id === street.id)
        ? [{ value: street.id, label: `${street.name}（说不准哪个社区）` }]
        : []
      return {
        label: street.name,
        options: [...communities.map(({ id, name }) => ({ value: id, label: name })), ...whole],
      }
    })
    .filter(({ options }) => options.length > 0)
}
