import { may } from '../../../base/access.ts'
import type { Actor, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { AppError } from '../../../base/refusal.ts'
import { holdsPlace, type Member, steers } from '../design.ts'

/** A member, and whether it is the reader or a verified organisation the reader acts for. */
export interface TeamRow extends Member {
  /** of the organisation; null for a person */
  name: string | null
  mine: boolean
}

/** Of a member `m`, told in the statement that reads the team; `reader` is the parameter that holds `readerOf`. */
export function mineSql(reader: string): string {
  return `coalesce(m.person_id = ${reader} or exists (
    select from membership s join organisation v on v.network_id = s.network_id and v.id = s.organisation_id and v.state = 'verified'
     where s.network_id = m.network_id and s.organisation_id = m.organisation_id and s.person_id = ${reader} and s.ended_at is null), false)`
}

/** Who reads in person: a token's scopes name what it may do, and being of a team is none of them. */
export function readerOf({ personId, scopes }: Actor): Id | null {
  return scopes ? null : personId
}

/** What the actor is to a design. */
export interface Standing {
  /** leads or drives it, or is staff of the place: acts for the whole team */
  steers: boolean
  /** is in the team or was asked into it, or is staff of the place: reads what has not been reviewed */
  inside: boolean
  /** members that the actor is, or acts for, also those who declined or left */
  own: ReadonlySet<Id>
}

export function standingOf(
  actor: Actor,
  design: { path: Path },
  team: readonly Pick<TeamRow, 'id' | 'mine' | 'part' | 'state'>[],
): Standing {
  const mine = team.filter((member) => member.mine)
  const staff = may(actor, 'design.open', design)
  return {
    steers: staff || mine.some(steers),
    // whoever offers to come reads what everybody reads, until the team has answered
    inside: may(actor, 'design.read', design) || mine.some((m) => holdsPlace(m) && m.state !== 'offered'),
    own: new Set(mine.map(({ id }) => id)),
  }
}

/** @throws AppError unauthenticated; forbidden `design.not-team` for who neither leads, drives nor is staff of the place */
export function authoriseTeam(actor: Actor, standing: Standing): void {
  if (actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  if (!standing.steers) throw new AppError('forbidden', { code: 'design.not-team' })
}
