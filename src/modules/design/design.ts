import type { Id } from '../../base/context.ts'
import { findTransition, machine, refuseTransition } from '../../base/state-machine.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import type { Party } from '../people/organisation.ts'

export const designStates = ['forming', 'ready', 'applied', 'ended'] as const
export type DesignState = (typeof designStates)[number]

export const designActions = ['settle', 'reopen', 'apply', 'end'] as const
export type DesignAction = (typeof designActions)[number]

/** Staff of the place, those who lead or drive, and the call that an application goes to. */
export type Who = Extract<Permission, `design.${string}`> | 'team' | 'program'

/** From a team that is still forming to a design that applies. What is not listed may not be done. */
export const designMachine = machine<DesignState, DesignAction, Who>({
  name: 'design',
  initial: 'forming',
  states: {
    forming: {
      settle: { to: 'ready', who: ['team', 'design.open'] },
      end: { to: 'ended', who: ['team', 'design.open'] },
    },
    ready: {
      // the program, when a member is lost whom it cannot do without
      reopen: { to: 'forming', who: ['team', 'design.open', 'program'] },
      apply: { to: 'applied', who: ['program'] },
      end: { to: 'ended', who: ['team', 'design.open'] },
    },
    applied: {
      // an application that was withdrawn or not selected: the team goes on
      reopen: { to: 'forming', who: ['program'] },
    },
    ended: {},
  },
})

/** 主导 belongs to a government body, 牵头 to a social organisation, 参与 to whom it concerns (handbook #9). */
export const memberParts = ['leads', 'drives', 'takes-part'] as const
export type MemberPart = (typeof memberParts)[number]

export const memberStates = ['invited', 'offered', 'in', 'declined', 'left'] as const
export type MemberState = (typeof memberStates)[number]

/** An organisation, or a person who speaks for those it concerns and counts among the public. */
export interface Member {
  id: Id
  organisationId: Id | null
  personId: Id | null
  party: Party
  part: MemberPart
  state: MemberState
}

/** Asked, offering, or in: they hold their place. */
export function holdsPlace({ state }: Pick<Member, 'state'>): boolean {
  return state === 'invited' || state === 'offered' || state === 'in'
}

const partyOfPart: Partial<Record<MemberPart, Party>> = { leads: 'government', drives: 'social' }

/**
 * May this organisation or person take this part in the team? One body leads and one organisation drives; nobody is in
 * it twice.
 */
export function refusePlace(
  team: readonly Member[],
  wish: Pick<Member, 'organisationId' | 'personId' | 'party' | 'part'>,
): Refusal {
  const held = team.filter(holdsPlace)
  const twice = held.some(({ organisationId, personId }) =>
    wish.organisationId ? organisationId === wish.organisationId : personId !== null && personId === wish.personId,
  )
  const wanted = partyOfPart[wish.part]
  const fault =
    (wanted !== undefined && wish.party !== wanted && `design.${wish.part}-party`) ||
    (wish.part !== 'takes-part' && held.some(({ part }) => part === wish.part) && 'design.part-taken') ||
    null
  return refuseFields('input.invalid', { organisationId: twice ? 'design.member-twice' : null, part: fault })
}

/** How a team is made up of the four parties (handbook #1), counting those who are in it. */
export interface Mix {
  leads: boolean
  drives: boolean
  parties: Record<Party, number>
}

export function mixOf(team: readonly Pick<Member, 'state' | 'part' | 'party'>[]): Mix {
  const mix: Mix = { leads: false, drives: false, parties: { government: 0, social: 0, enterprise: 0, public: 0 } }
  for (const { state, part, party } of team) {
    if (state !== 'in') continue
    mix.parties[party] += 1
    if (part === 'leads') mix.leads = true
    if (part === 'drives') mix.drives = true
  }
  return mix
}

/** What a call asks of the teams that apply: part of its frozen rules. */
export interface MixDemand {
  leads: boolean
  drives: boolean
  /** at least so many members of each party named */
  parties: Partial<Record<Party, number>>
}

/** 四个共同 (handbook #9): who governs leads, who serves drives, and those it concerns are in the team. */
export const usualDemand: MixDemand = { leads: true, drives: true, parties: { public: 1 } }

/** What the team lacks, all at once: `lacks` names parts and parties. */
export function lacksOf(mix: Mix, demand: MixDemand): string[] {
  const parts = (['leads', 'drives'] as const).filter((part) => demand[part] && !mix[part])
  const parties = Object.entries(demand.parties)
    .filter(([party, least]) => mix.parties[party as Party] < least)
    .map(([party]) => party)
  return [...parts, ...parties]
}

function refuseMix(mix: Mix, demand: MixDemand): Refusal {
  const lacks = lacksOf(mix, demand)
  return lacks.length === 0 ? null : { code: 'design.mix', params: { lacks } }
}

/** Who does what (RACI): does it, answers for it, is asked, is told. */
export const dutyRoles = ['responsible', 'accountable', 'consulted', 'informed'] as const
export type DutyRole = (typeof dutyRoles)[number]

export interface Duty {
  task: string
  /** each member once */
  parts: { memberId: Id; role: DutyRole }[]
}

/** Each task has somebody who does it and exactly one who answers for it, all of them in the team (handbook #10). */
export function refuseDuties(duties: readonly Duty[], team: readonly Member[]): Refusal {
  const inTeam = new Set(team.filter(({ state }) => state === 'in').map(({ id }) => id))
  const faults: Record<string, string> = {}
  duties.forEach(({ parts }, index) => {
    const roles = parts.map(({ role }) => role)
    const ids = parts.map(({ memberId }) => memberId)
    const fault =
      (!ids.every((id) => inTeam.has(id)) && 'design.duty-outsider') ||
      (new Set(ids).size < ids.length && 'design.duty-twice') ||
      (roles.filter((role) => role === 'accountable').length !== 1 && 'design.duty-accountable') ||
      // who answers for it may do it, too
      (parts.length > 1 && !roles.includes('responsible') && 'design.duty-responsible')
    if (fault) faults[`duties.${index}`] = fault
  })
  return Object.keys(faults).length === 0 ? null : { code: 'input.invalid', fields: faults }
}

/** Who does what once a member is gone: what the others do stays, and what nobody is left for goes. */
export function dutiesWithout(duties: readonly Duty[], memberId: Id): Duty[] {
  return duties
    .map(({ task, parts }) => ({ task, parts: parts.filter((part) => part.memberId !== memberId) }))
    .filter(({ parts }) => parts.length > 0)
}

/** What the rules know of a design. */
export interface DesignFacts {
  state: DesignState
  /** problems it answers */
  answers: number
  /** its words are public */
  published: boolean
  duties: readonly Duty[]
}

/** A design is ready when it answers something, its words were reviewed, its team is whole, and no task hangs in the air. */
export function refuseSettle(design: DesignFacts, team: readonly Member[]): Refusal {
  const refused = refuseTransition(designMachine, design.state, 'settle')
  if (refused) return refused
  if (design.answers === 0) return { code: 'design.answers-nothing' }
  if (!design.published) return { code: 'design.not-reviewed' }
  return refuseWhole(design.duties, team)
}

function refuseWhole(duties: readonly Duty[], team: readonly Member[]): Refusal {
  const mix = refuseMix(mixOf(team), usualDemand)
  if (mix) return mix
  // a task may have lost who answered for it, when they left
  return refuseDuties(duties, team) ? { code: 'design.duties-open' } : null
}

/** Only what is settled applies. */
export function refuseApply({ state }: Pick<DesignFacts, 'state'>): Refusal {
  return state === 'ready' ? null : { code: 'design.not-ready' }
}

/** Words change while the team is forming and until it applies; what has ended says what it said. */
export function refuseEdit({ state }: Pick<DesignFacts, 'state'>): Refusal {
  return state === 'forming' || state === 'ready' ? null : { code: 'design.settled' }
}

/** What ended is reviewed no more; words are withheld for a reason that its team can read. */
export function refuseReview(
  { state, wordsVersion }: Pick<DesignFacts, 'state'> & { wordsVersion: number },
  input: { decision: 'publish' | 'withhold'; because?: string | undefined; wordsVersion?: number | undefined },
): Refusal {
  const { decision, because, wordsVersion: read = wordsVersion } = input
  if (state === 'ended') return { code: 'design.settled' }
  if (decision === 'publish' && read !== wordsVersion) return { code: 'design.words-changed' }
  return decision === 'withhold' && !because ? { code: 'input.invalid', fields: { because: 'required' } } : null
}

/** Members and problems change only while the team is forming. */
export function refuseChange({ state }: Pick<DesignFacts, 'state'>): Refusal {
  return state === 'forming' ? null : { code: 'design.settled' }
}

/** Leads or drives: those act for the whole team. */
export function steers({ state, part }: Pick<Member, 'state' | 'part'>): boolean {
  return state === 'in' && part !== 'takes-part'
}

export function mayTeam(state: DesignState, action: DesignAction): boolean {
  return findTransition(designMachine, state, action)?.who.includes('team') === true
}

/** Must a settled design go back to forming, now that somebody is gone for good? */
export function breaksUp({ state, duties }: Pick<DesignFacts, 'state' | 'duties'>, team: readonly Member[]): boolean {
  return state === 'ready' && refuseWhole(duties, team) !== null
}

/** What each event means for the thread and the public record. */
export const designEvents = {
  'design.opened': { thread: true },
  'design.problem-joined': { thread: true },
  'design.text-edited': {},
  'design.published': { thread: true },
  'design.withheld': {},
  'design.member-invited': {},
  'design.member-offered': {},
  'design.member-joined': { thread: true },
  'design.member-declined': {},
  'design.member-left': { thread: true },
  'design.duties-set': {},
  'design.settled': { thread: true },
  'design.reopened': { thread: true },
  // the call's own step says for what it applies
  'design.applied': {},
  'design.ended': { thread: true },
} as const

export type DesignEventType = keyof typeof designEvents
