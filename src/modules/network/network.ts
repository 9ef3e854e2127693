import { childPath, type Path } from '../../base/path.ts'
import type { Refusal } from '../../base/refusal.ts'

/** Levels from the district down; a place below a community is a 小片区 or a 大院/楼宇 (handbook #52). */
export const areaLevels = ['district', 'street', 'community', 'committee', 'subarea', 'compound'] as const
export type AreaLevel = (typeof areaLevels)[number]

export const platformKinds = ['headquarters', 'street', 'thematic'] as const
export type PlatformKind = (typeof platformKinds)[number]

/** Which levels may stand directly below another. */
const childLevels: Record<AreaLevel, readonly AreaLevel[]> = {
  district: ['street'],
  street: ['community'],
  community: ['committee', 'subarea', 'compound'],
  committee: [],
  subarea: ['compound'],
  compound: [],
}

/** Places that the network's own people add; streets and communities come from the official division. */
export const placeLevels = ['subarea', 'compound'] as const satisfies readonly AreaLevel[]
export type PlaceLevel = (typeof placeLevels)[number]

export function refusePlace(parent: { level: AreaLevel; ended: boolean }, level: PlaceLevel): Refusal {
  if (parent.ended) return { code: 'area.ended', fields: { parentId: 'area-ended' } }
  if (!childLevels[parent.level].includes(level)) {
    return { code: 'area.level', fields: { parentId: 'area-level' }, params: { parent: parent.level, level } }
  }
  return null
}

/** A committee shares its code with its community, so its own segment carries a letter. */
export function areaPath(parent: Path, level: AreaLevel, code: string): Path {
  return childPath(parent, level === 'committee' ? `c${code}` : code)
}

/** Only places are ended here, and only when nothing below them is in use. */
export function refuseEndPlace(area: { level: AreaLevel; ended: boolean }, placesInUse: number): Refusal {
  if (!(placeLevels as readonly AreaLevel[]).includes(area.level)) return { code: 'area.level' }
  if (area.ended) return { code: 'area.ended' }
  return placesInUse > 0 ? { code: 'area.has-places' } : null
}

export interface OperatorTerm {
  startsOn: string
  endsOn: string
  endedOn: string | null
}

/** Two operators never run one platform on the same day. */
export function refuseOperatorTerm(term: OperatorTerm, others: readonly OperatorTerm[]): Refusal {
  if (term.endsOn < term.startsOn) return { code: 'operator.term', fields: { endsOn: 'before-start' } }
  const meets = others.some(
    (other) => other.startsOn <= term.endsOn && term.startsOn <= (other.endedOn ?? other.endsOn),
  )
  return meets ? { code: 'operator.overlap', fields: { startsOn: 'overlaps' } } : null
}

/** Ending a contract early: a day within its term, once. */
export function refuseEndOperator(term: OperatorTerm, endedOn: string): Refusal {
  if (term.endedOn) return { code: 'operator.ended' }
  if (endedOn < term.startsOn || endedOn > term.endsOn)
    return { code: 'operator.end-date', fields: { endedOn: 'outside-term' } }
  return null
}

/** What the module's events mean for threads and the public record: contracts with operators are public acts. */
export const networkEvents = {
  'network.founded': {},
  'network.place-added': {},
  'network.place-ended': {},
  'network.platform-changed': {},
  'network.operator-contracted': { record: true },
  'network.operator-ended': { record: true },
} as const
