import { type CivilDate, civilDate, isCivilDate } from '../../base/clock.ts'
import type { Id } from '../../base/context.ts'
import { type Fen, isFen } from '../../base/money.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import { machine } from '../../base/state-machine.ts'
import type { OrganisationKind } from '../people/organisation.ts'
import type { ProjectState } from '../project/project.ts'

/** 专项基金 → 街道专账 → 社区微基金 (product.md 10). */
export const fundLevels = ['special', 'street', 'micro'] as const
export type FundLevel = (typeof fundLevels)[number]

/** How a gift reached the foundation. We record gifts and never collect them (慈善法 §27). */
export const channels = ['bank', 'platform', 'cash-box', 'cheque'] as const
export type DonationChannel = (typeof channels)[number]

export const accountKinds = ['fund', 'project', 'fee', 'givers', 'payees'] as const
export type AccountKind = (typeof accountKinds)[number]

export const transferKinds = ['donation', 'fee', 'designation', 'moved', 'grant', 'refund', 'correction'] as const
export type TransferKind = (typeof transferKinds)[number]

/** Money moved once between two accounts. */
export interface Transfer {
  id: Id
  fromAccountId: Id
  toAccountId: Id
  amountFen: Fen
  kind: TransferKind
  correctsId: Id | null
}

/** Outside the foundation: what stands there is what came from it or went to it, so it may be below zero. */
export function isOutside(kind: AccountKind): boolean {
  return kind === 'givers' || kind === 'payees'
}

/** Balances that transfers lead to, from zero. Whatever the transfers, they sum to zero. */
export function balancesOf(
  transfers: readonly Pick<Transfer, 'fromAccountId' | 'toAccountId' | 'amountFen'>[],
): Map<Id, Fen> {
  const balances = new Map<Id, Fen>()
  const add = (id: Id, fen: Fen) => void balances.set(id, (balances.get(id) ?? 0) + fen)
  for (const { fromAccountId, toAccountId, amountFen } of transfers) {
    add(fromAccountId, -amountFen)
    add(toAccountId, amountFen)
  }
  return balances
}

/** May this much leave this account? Nothing inside is ever overdrawn. */
export function refuseTransfer(from: { kind: AccountKind; balanceFen: Fen }, amountFen: Fen): Refusal {
  if (!isFen(amountFen) || amountFen <= 0) return { code: 'input.invalid', fields: { amountFen: 'too-small' } }
  if (!isOutside(from.kind) && amountFen > from.balanceFen)
    return { code: 'fund.overdrawn', params: { balanceFen: from.balanceFen }, fields: { amountFen: 'fund.overdrawn' } }
  return null
}

/** The transfer that takes another back: the same amount the other way, naming it. A correction is not corrected again. */
export function correctionOf(
  transfer: Transfer,
): Pick<Transfer, 'fromAccountId' | 'toAccountId' | 'amountFen' | 'correctsId'> {
  return {
    fromAccountId: transfer.toAccountId,
    toAccountId: transfer.fromAccountId,
    amountFen: transfer.amountFen,
    correctsId: transfer.id,
  }
}

/** A fee follows from what was set apart, so it is taken back with that and never by itself. */
export function refuseCorrection({ kind }: Pick<Transfer, 'kind'>, corrected: boolean): Refusal {
  if (kind === 'correction' || corrected) return { code: 'fund.corrected' }
  return kind === 'fee' ? { code: 'fund.fee-follows' } : null
}

/** Everybody reads why. */
export function refuseSilence(note: string): Refusal {
  return refuseFields('input.invalid', { note: note.trim().length < 4 ? 'required' : null })
}

/** Who gave may have the name taken off afterwards: consent can be withdrawn (个人信息保护法 §15). */
export function refuseUnnaming(donor: string | null): Refusal {
  return donor === null ? { code: 'fund.no-name' } : null
}

/** Management fee of a gift in whole fen, rounded down: the giver's part is never less than promised. */
export function feeOf(amountFen: Fen, feePermille: number): Fen {
  return Number((BigInt(amountFen) * BigInt(feePermille)) / 1000n)
}

/** 一次最多 10 亿元: more is a slip of the pen. */
const mostFen = 100_000_000_000

export interface Gift {
  amountFen: Fen
  receivedOn: CivilDate
  donorName: string
  anonymous: boolean
}

/** A gift is of something, was received, not in the future; who wants no name gives none. */
export function refuseGift({ amountFen, receivedOn, donorName, anonymous }: Gift, now: Date): Refusal {
  return refuseFields('input.invalid', {
    amountFen: !isFen(amountFen) || amountFen <= 0 ? 'too-small' : amountFen > mostFen ? 'too-large' : null,
    receivedOn: !isCivilDate(receivedOn) ? 'not-a-date' : receivedOn > civilDate(now) ? 'too-late' : null,
    donorName: anonymous && donorName.trim() !== '' ? 'fund.anonymous-name' : null,
  })
}

/** Raised at an internet platform: only by the campaign that is filed for it (慈善法 §22-27). */
export function refuseCampaignFor(channel: DonationChannel, campaignId: Id | null): Refusal {
  return refuseFields('input.invalid', { channel: channel === 'platform' && !campaignId ? 'fund.no-campaign' : null })
}

export const designationStates = ['entered', 'approved', 'refused'] as const
export type DesignationState = (typeof designationStates)[number]

export const designationActions = ['approve', 'refuse'] as const
export type DesignationAction = (typeof designationActions)[number]

/** Money set apart for a project: one person enters it, another decides. */
export const designationMachine = machine<DesignationState, DesignationAction, 'fund.approve'>({
  name: 'designation',
  initial: 'entered',
  states: {
    entered: {
      approve: { to: 'approved', who: ['fund.approve'] },
      refuse: { to: 'refused', who: ['fund.approve'] },
    },
    approved: {},
    refused: {},
  },
})

/** Nobody both enters and approves the same money (product.md, Who uses it). */
export function refuseSameHands(enteredBy: Id, decider: Id | null): Refusal {
  return enteredBy === decider ? { code: 'fund.same-hands' } : null
}

/** Who entered it reads why it came back. */
export function refuseDecision(decision: DesignationAction, because: string): Refusal {
  const silent = decision === 'refuse' && because.trim().length < 4
  return refuseFields('input.invalid', { because: silent ? 'required' : null })
}

/** What a fund may set apart: whole fen, no more than it holds with the fee that goes with it. */
export function refuseDesignation(
  fund: { balanceFen: Fen; feePermille: number; closedAt: Date | null },
  amountFen: Fen,
): Refusal {
  if (fund.closedAt) return { code: 'fund.closed' }
  if (!isFen(amountFen) || amountFen <= 0) return { code: 'input.invalid', fields: { amountFen: 'too-small' } }
  const needed = amountFen + feeOf(amountFen, fund.feePermille)
  return needed > fund.balanceFen
    ? { code: 'input.invalid', params: { balanceFen: fund.balanceFen }, fields: { amountFen: 'fund.overdrawn' } }
    : null
}

/** Nothing is set apart for a project that is over. */
export function refuseProject({ state }: { state: ProjectState }): Refusal {
  const over = state === 'closed' || state === 'ended'
  return over ? { code: 'fund.project-over', fields: { projectCode: 'fund.project-over' } } : null
}

/** A level stands below the one above it: 专项基金 → 街道专账 → 社区微基金. */
export function refuseLevel(level: FundLevel, parent: { level: FundLevel } | null): Refusal {
  const above: Record<FundLevel, FundLevel | null> = { special: null, street: 'special', micro: 'street' }
  return refuseFields('input.invalid', { parentId: above[level] === (parent?.level ?? null) ? null : 'fund.level' })
}

/** Only a licensed foundation holds money (product.md 10). */
export function refuseHolder(kind: OrganisationKind): Refusal {
  return refuseFields('input.invalid', { holderId: kind === 'foundation' ? null : 'fund.no-foundation' })
}

export const fundEvents = {
  'fund.opened': { record: true },
  'fund.donation-recorded': { record: true },
  'fund.designation-entered': {},
  'fund.designated': { thread: true, record: true },
  'fund.designation-refused': {},
  'fund.corrected': { record: true },
  'fund.designation-corrected': { thread: true, record: true },
  'fund.giver-unnamed': {},
} as const
export type FundEventType = keyof typeof fundEvents
