import type { CivilDate } from '../../base/clock.ts'
import type { Id } from '../../base/context.ts'
import type { Fen } from '../../base/money.ts'
import { firstRefusal, type Refusal, refuseFields } from '../../base/refusal.ts'
import { machine, refuseTransition } from '../../base/state-machine.ts'
import { collapseSpace } from '../../base/text.ts'
import type { BudgetLine } from '../call/budget.ts'
import type { Goal } from '../project/plan.ts'
import { type MoneySource, publicSources } from '../project/money.ts'
import type { ProjectState } from '../project/project.ts'

export const agreementStates = ['drawn', 'scanned', 'concluded', 'void', 'ended'] as const
export type AgreementState = (typeof agreementStates)[number]

export const agreementActions = ['scan', 'return', 'conclude', 'void', 'end'] as const
export type AgreementAction = (typeof agreementActions)[number]

/**
 * The paper is made here, sealed by hand, comes back as a scan, and stands once every party has confirmed it: no click
 * replaces a seal (product.md, legal gates).
 */
export const agreementMachine = machine<AgreementState, AgreementAction, 'party' | 'program'>({
  name: 'agreement',
  initial: 'drawn',
  states: {
    drawn: {
      scan: { to: 'scanned', who: ['party'] },
      void: { to: 'void', who: ['program'] },
    },
    scanned: {
      return: { to: 'drawn', who: ['party'] },
      conclude: { to: 'concluded', who: ['program'] },
      void: { to: 'void', who: ['program'] },
    },
    concluded: { end: { to: 'ended', who: ['program'] } },
    void: {},
    ended: {},
  },
})

/** as many pages as photographs of a long paper come to */
export const mostScans = 12

/** 甲方 who pays, 乙方 who delivers, 丙方 the platform that watches over it. */
export const partyRoles = ['payer', 'deliverer', 'platform'] as const
export type PartyRole = (typeof partyRoles)[number]

/** A party as commands lock it. */
export interface Party {
  position: number
  role: PartyRole
  /** null for the platform: its staff act for it */
  organisationId: Id | null
  /** public money has a payer without an account here: staff may confirm what its seal says */
  publicMoney: boolean
  confirmedBy: Id | null
}

/** What somebody is to the parties: the organisations they may act for, and whether they are the platform's staff. */
export interface ActsFor {
  organisations: ReadonlySet<Id>
  staff: boolean
}

/** Everybody reads what stands or stood; a paper on its way is between its parties. */
export function isOpen(state: AgreementState): boolean {
  return state === 'concluded' || state === 'ended'
}

/** May somebody act for this party? */
export function actsFor({ role, organisationId, publicMoney }: Party, { organisations, staff }: ActsFor): boolean {
  if (role === 'platform') return staff
  if (organisationId !== null && organisations.has(organisationId)) return true
  return role === 'payer' && publicMoney && staff
}

/** Public money comes by a document: its payer may have nobody here. */
export function isPublicMoney(source: MoneySource): boolean {
  return (publicSources as readonly MoneySource[]).includes(source)
}

/** How far a paper has come, and its project with it. */
export interface Standing {
  state: AgreementState
  project: ProjectState
}

/** Signed while its project waits for it: what has ended meanwhile is signed no more. */
function refuseOver(project: ProjectState): Refusal {
  return project === 'signing' ? null : { code: 'agreement.over' }
}

const stranger: Refusal = { code: 'agreement.not-party' }

/** Nobody stands for two parties (product.md: nobody both enters and approves). */
export function refuseTwice(parties: readonly Pick<Party, 'confirmedBy'>[], personId: Id | null): Refusal {
  const before = parties.some(({ confirmedBy }) => confirmedBy !== null && confirmedBy === personId)
  return before ? { code: 'agreement.same-hands' } : null
}

/** The stamped paper as a scan, by somebody of one party, who confirms it for that party at once. */
export function refuseScan(
  { state, project }: Standing,
  party: Party | undefined,
  acts: ActsFor,
  files: number,
): Refusal {
  if (!party || !actsFor(party, acts)) return stranger
  return firstRefusal(
    refuseOver(project),
    refuseTransition(agreementMachine, state, 'scan'),
    refuseFields('input.invalid', { fileIds: files === 0 ? 'required' : null }),
  )
}

/** Every party says that the scan is the paper it sealed; each by another person. */
export function refuseConfirm(
  { state, project }: Standing,
  parties: readonly Party[],
  position: number,
  acts: ActsFor,
  personId: Id | null,
): Refusal {
  const party = parties.find((one) => one.position === position)
  if (!party || !actsFor(party, acts)) return stranger
  if (project !== 'signing') return refuseOver(project)
  if (state !== 'scanned') return { code: 'agreement.nothing-to-confirm' }
  if (party.confirmedBy !== null) return { code: 'agreement.confirmed' }
  return refuseTwice(parties, personId)
}

/** A scan that is not the paper, or lacks a seal, goes back with the reason. */
export function refuseReturn(
  { state, project }: Standing,
  parties: readonly Party[],
  acts: ActsFor,
  because: string,
): Refusal {
  if (!parties.some((party) => actsFor(party, acts))) return stranger
  return firstRefusal(
    refuseOver(project),
    refuseTransition(agreementMachine, state, 'return'),
    refuseFields('input.invalid', { because: collapseSpace(because).length < 4 ? 'required' : null }),
  )
}

/** Does it stand? Every party has confirmed. */
export function isWhole(parties: readonly Pick<Party, 'confirmedBy'>[]): boolean {
  return parties.length > 0 && parties.every(({ confirmedBy }) => confirmedBy !== null)
}

/** A party as the paper names it. */
export interface PaperParty {
  role: PartyRole
  name: string
  /** 统一社会信用代码; null where there is none */
  creditCode: string | null
  /** what it pays, by source; nothing for the others */
  pays: readonly { source: MoneySource; amountFen: Fen; basis: string }[]
}

/** What was agreed, frozen when the paper was made: the paper and its check code come from this alone. */
export interface AgreementFacts {
  /** wording of the clauses */
  template: '2026-1'
  code: string
  drawnOn: CivilDate
  project: { code: string; title: string; summary: string; place: string }
  parties: readonly PaperParty[]
  startsOn: CivilDate
  endsOn: CivilDate
  budgetFen: Fen
  ownFen: Fen
  grantFen: Fen
  goals: readonly Goal[]
  budget: readonly BudgetLine[]
  /** the first is the signing */
  tranches: readonly { title: string; dueOn: CivilDate; evidence: string; sharePercent: number; amountFen: Fen }[]
}

export const agreementEvents = {
  'agreement.drawn': { thread: true },
  'agreement.scanned': {},
  'agreement.confirmed': {},
  'agreement.returned': {},
  'agreement.concluded': { thread: true, record: true },
  'agreement.void': { thread: true },
  'agreement.ended': { thread: true, record: true },
} as const

export type AgreementEventType = keyof typeof agreementEvents
