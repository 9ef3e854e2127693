import { normaliseCreditCode, refuseCreditCode } from '../../base/credit-code.ts'
import type { Id } from '../../base/context.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import { machine, refuseTransition } from '../../base/state-machine.ts'
import { deadlineAfter } from '../../base/working-days.ts'

/** The kinds of product.md §2, each with whether a 统一社会信用代码 belongs to it. */
const kinds = {
  'government-body': { party: 'government', creditCode: 'required' },
  'party-organisation': { party: 'government', creditCode: 'none' },
  'public-institution': { party: 'government', creditCode: 'required' },
  'residents-committee': { party: 'government', creditCode: 'optional' },
  'community-workstation': { party: 'government', creditCode: 'optional' },
  'party-service-centre': { party: 'government', creditCode: 'none' },
  school: { party: 'government', creditCode: 'required' },
  'social-organisation': { party: 'social', creditCode: 'required', prefixes: ['51', '52', '59'] },
  foundation: { party: 'social', creditCode: 'required', prefixes: ['53'] },
  'social-enterprise': { party: 'social', creditCode: 'required' },
  enterprise: { party: 'enterprise', creditCode: 'required' },
  'stock-cooperative': { party: 'enterprise', creditCode: 'required' },
  'community-group': { party: 'public', creditCode: 'none' },
  'owners-committee': { party: 'public', creditCode: 'optional' },
} as const satisfies Record<string, KindRule>

interface KindRule {
  party: Party
  creditCode: 'required' | 'optional' | 'none'
  /** the code's first two characters: registrar and kind (GB 32100, handbook B7) */
  prefixes?: readonly string[]
}

export const organisationKinds = [
  'government-body',
  'party-organisation',
  'public-institution',
  'residents-committee',
  'community-workstation',
  'party-service-centre',
  'school',
  'social-organisation',
  'foundation',
  'social-enterprise',
  'enterprise',
  'stock-cooperative',
  'community-group',
  'owners-committee',
] as const satisfies readonly (keyof typeof kinds)[]
export type OrganisationKind = (typeof organisationKinds)[number]

/** The four parties of cross-sector work (handbook #1). */
export const parties = ['government', 'social', 'enterprise', 'public'] as const
export type Party = (typeof parties)[number]

export function kindRule(kind: OrganisationKind): KindRule {
  return kinds[kind]
}

export const organisationStates = ['waiting', 'verified', 'refused', 'closed'] as const
export type OrganisationState = (typeof organisationStates)[number]

export const organisationActions = ['verify', 'refuse', 'resubmit', 'close'] as const
export type OrganisationAction = (typeof organisationActions)[number]

/** Staff decide with a reason; managers may mend and submit again. A closed organisation stays in the record. */
export const organisationMachine = machine<OrganisationState, OrganisationAction, 'organisation.verify' | 'manager'>({
  name: 'organisation',
  initial: 'waiting',
  states: {
    waiting: {
      verify: { to: 'verified', who: ['organisation.verify'] },
      refuse: { to: 'refused', who: ['organisation.verify'] },
      resubmit: { to: 'waiting', who: ['manager'] },
    },
    verified: { close: { to: 'closed', who: ['organisation.verify'] } },
    refused: {
      resubmit: { to: 'waiting', who: ['manager'] },
      verify: { to: 'verified', who: ['organisation.verify'] },
    },
    closed: {},
  },
})

export function refuseAction(state: OrganisationState, action: OrganisationAction): Refusal {
  return refuseTransition(organisationMachine, state, action)
}

/** What we promise: an answer within five working days (handbook B7, the check of an application). */
const verifyWorkingDays = 5

/** By when staff answer what is submitted now. */
export function verifyBy(now: Date): Date {
  return deadlineAfter(now, verifyWorkingDays).at
}

export interface OrganisationIdentity {
  kind: OrganisationKind
  /** in its normal form, or null */
  creditCode: string | null
  /** why a code that fails its check characters is the real one all the same */
  creditCodeOverride: string | null
}

export function readCreditCode(text: string | null | undefined): string | null {
  const code = normaliseCreditCode(text ?? '')
  return code === '' ? null : code
}

/** What is wrong with the code of that kind of organisation; a field code, or null. */
function creditCodeFault({ kind, creditCode, creditCodeOverride }: OrganisationIdentity): string | null {
  const rule = kindRule(kind)
  if (creditCode === null) return rule.creditCode === 'required' ? 'organisation.credit-code-missing' : null
  if (rule.creditCode === 'none') return 'organisation.credit-code-not-for-kind'
  const refusal = refuseCreditCode(creditCode)
  const accepted =
    refusal === null || (refusal.params?.overridable === true && (creditCodeOverride?.trim().length ?? 0) >= 4)
  if (!accepted) return refusal.code
  return rule.prefixes && !rule.prefixes.includes(creditCode.slice(0, 2)) ? 'organisation.credit-code-kind' : null
}

/**
 * Is the code one that such an organisation has? Codes of the pilot years fail the check characters and are real
 * (handbook B7): then a documented reason lets them pass.
 */
export function refuseIdentity(identity: OrganisationIdentity): Refusal {
  return refuseFields('input.invalid', { creditCode: creditCodeFault(identity) })
}

/** Verifying is for others: nobody confirms an organisation they act for. */
export function refuseVerifier(verifierId: Id | null, members: readonly Id[]): Refusal {
  return verifierId !== null && members.includes(verifierId) ? { code: 'organisation.own' } : null
}

/* Membership and invitations */

export const memberRoles = ['manager', 'member'] as const
export type MemberRole = (typeof memberRoles)[number]

export interface Member {
  personId: Id
  role: MemberRole
}

/** An organisation that is in use always has someone who manages it. */
export function refuseLeaving(members: readonly Member[], personId: Id, state: OrganisationState): Refusal {
  const leaving = members.find((member) => member.personId === personId)
  if (!leaving) return { code: 'membership.not-found' }
  const othersManage = members.some((member) => member.personId !== personId && member.role === 'manager')
  const inUse = state === 'waiting' || state === 'verified'
  return leaving.role === 'manager' && !othersManage && inUse ? { code: 'membership.last-manager' } : null
}

export const invitationDays = 14
/** open ones of one organisation at a time */
export const mostInvitations = 50

export const invitationStates = ['open', 'accepted', 'declined', 'revoked', 'expired'] as const
export type InvitationState = (typeof invitationStates)[number]

export interface InvitationTimes {
  expiresAt: Date
  acceptedAt: Date | null
  declinedAt: Date | null
  revokedAt: Date | null
}

export function invitationState(times: InvitationTimes, now: Date): InvitationState {
  if (times.acceptedAt) return 'accepted'
  if (times.declinedAt) return 'declined'
  if (times.revokedAt) return 'revoked'
  return times.expiresAt <= now ? 'expired' : 'open'
}

export function refuseAnswer(state: InvitationState): Refusal {
  switch (state) {
    case 'open':
      return null
    case 'accepted':
      return { code: 'invitation.accepted' }
    case 'declined':
      return { code: 'invitation.declined' }
    case 'revoked':
      return { code: 'invitation.revoked' }
    default:
      return { code: 'invitation.expired' }
  }
}

export const organisationEvents = {
  'organisation.registered': {},
  'organisation.changed': {},
  'organisation.verified': { record: true },
  'organisation.refused': {},
  'organisation.resubmitted': {},
  'organisation.closed': { record: true },
  'membership.began': {},
  'membership.changed': {},
  'membership.ended': {},
  'invitation.sent': {},
  'invitation.accepted': {},
  'invitation.declined': {},
  'invitation.revoked': {},
} as const
