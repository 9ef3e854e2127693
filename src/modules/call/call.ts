import { type CivilDate, civilDate } from '../../base/clock.ts'
import type { Fen } from '../../base/money.ts'
import { fieldsOf, type Form, refuseForm } from '../../base/form.ts'
import type { Label } from '../../base/label.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import { machine, refuseTransition } from '../../base/state-machine.ts'
import type { MixDemand } from '../design/design.ts'
import type { OrganisationKind } from '../people/organisation.ts'
import { fieldsOn } from '../problem/problem.ts'

/** A yearly competition with awards, or a venture-philanthropy grant out of a sum of money (handbook #4, B1). */
export const callKinds = ['competition', 'grant'] as const
export type CallKind = (typeof callKinds)[number]

export const callStates = [
  'draft',
  'open',
  'checking',
  'reviewing',
  'deciding',
  'noticed',
  'done',
  'cancelled',
] as const
export type CallState = (typeof callStates)[number]

export const callActions = ['open', 'close', 'review', 'decide', 'notice', 'finish', 'cancel'] as const
export type CallAction = (typeof callActions)[number]

/** Those who run the platform's calls; and the clock, the review, the decision and the notice. */
export type CallWho = Extract<Permission, `call.${string}`> | 'program'

/** From a draft to what came of it (handbook B1, process). What is not listed may not be done. */
export const callMachine = machine<CallState, CallAction, CallWho>({
  name: 'call',
  initial: 'draft',
  states: {
    draft: {
      open: { to: 'open', who: ['call.manage'], deadline: 'call.close' },
      cancel: { to: 'cancelled', who: ['call.manage'] },
    },
    open: {
      close: { to: 'checking', who: ['program'] },
      cancel: { to: 'cancelled', who: ['call.manage'] },
    },
    checking: {
      review: { to: 'reviewing', who: ['program'] },
      // nobody applied, or none may: there is nothing to judge
      finish: { to: 'done', who: ['call.manage'] },
    },
    reviewing: { decide: { to: 'deciding', who: ['program'] } },
    deciding: { notice: { to: 'noticed', who: ['program'] } },
    noticed: { finish: { to: 'done', who: ['program'] } },
    done: {},
    cancelled: {},
  },
})

/** What an award means: the project enters the pool (入库), or it is also carried out with the call's money. */
export const awardLevels = ['pool', 'carry-out'] as const
export type AwardLevel = (typeof awardLevels)[number]

export interface Award {
  level: AwardLevel
  /** at least so many points of 100 */
  least: number
  /** at most so many projects; null: no limit but the money */
  places: number | null
}

/** What data cannot tell: a person of those who run the call answers it, yes or no. */
export interface Question {
  /** letters and digits, beginning with a small letter */
  key: string
  label: Label
}

/** Everything a call goes by; kept, with form and rubric, as it was when the call opened. */
export interface CallRules {
  /** fields a project may be about; empty: any */
  fields: readonly string[]
  /** kinds of organisation that may apply */
  organisationKinds: readonly OrganisationKind[]
  /** what the team must be made of */
  demand: MixDemand
  /** how many applications of one organisation at most */
  perOrganisation: number
  /** the money of the call; null: it finds supporters at the exchange */
  totalFen: Fen | null
  /** the most one project is granted */
  ceilingFen: Fen
  /** at least so many per cent of the budget are found elsewhere */
  ownPercent: number
  /** at most so many per cent of the grant pay staff; null: no limit */
  staffPercent: number | null
  questions: readonly Question[]
  awards: readonly Award[]
  /** experts for each application, an odd number */
  experts: number
  /** experts do not learn who applies */
  blind: boolean
  /** so many points between highest and lowest ask for a joint discussion */
  spread: number
  /** working days: to mend what was returned, to check an application, to object */
  days: { correct: number; check: number; notice: number }
  /** law, document or handbook row the figures are from */
  source: string
}

/** So many points a rubric gives in all, so that calls compare (handbook B1, 评分标准). */
export const rubricPoints = 100

/** Criteria as number fields of a form: the limit is the weight, the help says what earns it. */
export function pointsOf(rubric: Form): number {
  return fieldsOf(rubric).reduce((sum, field) => sum + (field.kind === 'number' ? (field.max ?? 0) : 0), 0)
}

export function refuseRubric(rubric: Form): Refusal {
  const refused = refuseForm(rubric)
  if (refused) return { ...refused, code: 'call.rubric-invalid' }
  const faults: Record<string, string | null> = {}
  for (const field of fieldsOf(rubric)) {
    const scored = field.kind === 'number' && field.required === true && (field.min ?? 0) === 0 && (field.max ?? 0) > 0
    faults[field.key] = scored && !field.showIf ? null : 'call.criterion'
  }
  const points = pointsOf(rubric)
  return (
    refuseFields('call.rubric-invalid', faults) ??
    (points === rubricPoints
      ? null
      : { code: 'call.rubric-points', params: { points }, fields: { rubric: 'call.points' } })
  )
}

/** Who answers for a project is known by membership: a form asks for nobody's name or number (PIPL §6). */
export function refuseCallForm(form: Form): Refusal {
  const refused = refuseForm(form)
  if (refused) return refused
  const personal = fieldsOf(form).filter((field) => field.personal || field.kind === 'person-contact')
  return refuseFields('form.invalid', Object.fromEntries(personal.map(({ key }) => [key, 'call.asks-person'])))
}

const percent = (value: number) => Number.isSafeInteger(value) && value >= 0 && value <= 100

function awardsFault(awards: readonly Award[]): string | null {
  if (awards.length === 0) return 'required'
  if (new Set(awards.map(({ level }) => level)).size < awards.length) return 'call.award-twice'
  return awards.every(({ least, places }) => percent(least) && (places === null || places > 0)) ? null : 'call.award'
}

function fieldsFault(fields: readonly string[], on: CivilDate): string | null {
  const known = new Set(fieldsOn(on).map(({ code }) => code))
  return fields.every((field) => known.has(field)) ? null : 'not-among-choices'
}

/** Are the rules of one piece on that day? All that is wrong, by field. */
export function refuseRules(rules: CallRules, on: CivilDate): Refusal {
  const { totalFen, ceilingFen, ownPercent, staffPercent, days } = rules
  const keys = rules.questions.map(({ key }) => key)
  return refuseFields('input.invalid', {
    fields: fieldsFault(rules.fields, on),
    questions: new Set(keys).size < keys.length ? 'call.question-twice' : null,
    organisationKinds: rules.organisationKinds.length === 0 ? 'required' : null,
    totalFen: totalFen !== null && totalFen < ceilingFen ? 'call.total-below-ceiling' : null,
    ceilingFen: ceilingFen > 0 ? null : 'too-small',
    // a grant pays a part: all of a budget found elsewhere needs none
    ownPercent: percent(ownPercent) && ownPercent < 100 ? null : 'call.percent',
    staffPercent: staffPercent === null || percent(staffPercent) ? null : 'call.percent',
    awards: awardsFault(rules.awards),
    experts: rules.experts >= 1 && rules.experts % 2 === 1 ? null : 'call.experts-odd',
    noticeDays: days.notice >= leastNoticeDays ? null : 'too-small',
    correctDays: days.correct >= 1 ? null : 'too-small',
    checkDays: days.check >= 1 ? null : 'too-small',
  })
}

/** 公示 stands five working days at least (handbook B1, default). */
export const leastNoticeDays = 5
/** A window that nobody can meet is none: so many days at least from opening to closing. */
export const leastOpenDays = 7

/** What the rules know of a call. */
export interface CallFacts {
  state: CallState
  closesAt: Date
}

const day = 86_400_000

export function refuseEdit({ state }: Pick<CallFacts, 'state'>): Refusal {
  return state === 'draft' ? null : { code: 'call.frozen' }
}

/** It opens when rules, form and rubric are of one piece and there is time to apply. */
export function refuseOpen(call: CallFacts & { rules: CallRules; form: Form; rubric: Form }, now: Date): Refusal {
  const early = call.closesAt.getTime() - now.getTime() < leastOpenDays * day
  return (
    refuseTransition(callMachine, call.state, 'open') ??
    refuseRules(call.rules, civilDate(now)) ??
    refuseCallForm(call.form) ??
    refuseRubric(call.rubric) ??
    (early ? { code: 'call.window', params: { days: leastOpenDays }, fields: { closesOn: 'too-early' } } : null)
  )
}

/** How many applications stand where, when a call is judged or ends. */
export interface Standing {
  /** submitted or returned: still to be checked */
  unchecked: number
  eligible: number
}

export function refuseReview(call: Pick<CallFacts, 'state'>, { unchecked, eligible }: Standing): Refusal {
  return (
    refuseTransition(callMachine, call.state, 'review') ??
    (unchecked > 0 ? { code: 'call.unchecked', params: { count: unchecked } } : null) ??
    (eligible === 0 ? { code: 'call.none-eligible' } : null)
  )
}

/** A call ends without a review only when nobody is left to be judged. */
export function refuseFinishEmpty(call: Pick<CallFacts, 'state'>, { unchecked, eligible }: Standing): Refusal {
  if (call.state !== 'checking')
    return { code: 'state.not-possible', params: { machine: 'call', state: call.state, action: 'finish' } }
  if (unchecked > 0) return { code: 'call.unchecked', params: { count: unchecked } }
  return eligible > 0 ? { code: 'call.some-eligible', params: { count: eligible } } : null
}

export const callEvents = {
  'call.drafted': {},
  'call.edited': {},
  // given up before anybody outside read of it
  'call.discarded': {},
  'call.opened': { thread: true, record: true },
  'call.closed': { thread: true, record: true },
  'call.finished': { thread: true, record: true },
  'call.cancelled': { thread: true, record: true },
  'application.started': {},
  'application.saved': {},
  'application.submitted': { thread: true },
  'application.returned': {},
  'application.corrected': {},
  'application.passed': { thread: true },
  // who did not pass learns it first; that the team goes on is told by its design
  'application.refused': {},
  'application.withdrawn': {},
  'application.discarded': {},
  'application.lapsed': {},
  'application.check-overdue': {},
  'application.proposed': { thread: true },
  'application.chosen': { thread: true, record: true },
  'application.unchosen': { thread: true },
} as const
export type CallEventType = keyof typeof callEvents
