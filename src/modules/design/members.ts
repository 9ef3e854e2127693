import type { Id } from '../../base/context.ts'
import type { Lang } from '../../base/label.ts'
import type { DesignDetail, TeamMember } from './contract.ts'
import { memberParts } from './design.ts'

/** A team as it is read: who leads, who drives, then those who take part, in the order they came. */
export function inOrder<M extends Pick<TeamMember, 'part'>>(team: readonly M[]): M[] {
  return team.toSorted((a, b) => memberParts.indexOf(a.part) - memberParts.indexOf(b.part))
}

interface Named extends Pick<DesignDetail, 'community' | 'street'> {
  team: readonly Pick<TeamMember, 'id' | 'organisation'>[]
}

/**
 * What each member is called: organisations by their names; persons are neighbours of the place, numbered where there
 * are several, so that duties can tell them apart.
 */
export function memberNames({ team, community, street }: Named, lang: Lang): ReadonlyMap<Id, string> {
  const place = community?.name ?? street?.name ?? ''
  const persons = team.filter(({ organisation }) => organisation === null)
  const neighbour = lang === 'zh' ? `${place}居民` : ['Resident', place].filter(Boolean).join(' of ')
  return new Map(
    team.map((member) => {
      if (member.organisation) return [member.id, member.organisation.name]
      return [member.id, persons.length > 1 ? `${neighbour} ${persons.indexOf(member) + 1}` : neighbour]
    }),
  )
}
