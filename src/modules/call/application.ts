import type { Id } from '../../base/context.ts'
import { type GivenAnswers, refuseAnswers } from '../../base/form-answers.ts'
import type { Form } from '../../base/form.ts'
import { type Refusal, refuseFields } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import { machine, refuseTransition } from '../../base/state-machine.ts'
import { type BudgetLine, refuseBudget, refuseLines } from './budget.ts'
import type { CallFacts, CallRules } from './call.ts'
import { type Evidence, failedRules } from './eligibility.ts'

export const applicationStates = [
  'draft',
  'submitted',
  'returned',
  'eligible',
  'ineligible',
  'reviewing',
  'proposed',
  'chosen',
  'unchosen',
  'withdrawn',
] as const
export type ApplicationState = (typeof applicationStates)[number]

export const applicationActions = [
  'submit',
  'return',
  'correct',
  'pass',
  'refuse',
  'lapse',
  'review',
  'propose',
  'choose',
  'pass-over',
  'withdraw',
] as const
export type ApplicationAction = (typeof applicationActions)[number]

/** Members of the organisation that applies; those who check; the clock, the review and the decision. */
export type ApplicationWho = Extract<Permission, 'call.check'> | 'applicant' | 'program'

export const applicationMachine = machine<ApplicationState, ApplicationAction, ApplicationWho>({
  name: 'application',
  initial: 'draft',
  states: {
    draft: {
      submit: { to: 'submitted', who: ['applicant'], deadline: 'application.check' },
      withdraw: { to: 'withdrawn', who: ['applicant'] },
      // the window closed on it
      lapse: { to: 'withdrawn', who: ['program'] },
    },
    submitted: {
      return: { to: 'returned', who: ['call.check'], deadline: 'application.correct' },
      pass: { to: 'eligible', who: ['call.check'] },
      refuse: { to: 'ineligible', who: ['call.check'] },
      withdraw: { to: 'withdrawn', who: ['applicant'] },
    },
    returned: {
      correct: { to: 'submitted', who: ['applicant'], deadline: 'application.check' },
      lapse: { to: 'ineligible', who: ['program'] },
      withdraw: { to: 'withdrawn', who: ['applicant'] },
    },
    eligible: {
      review: { to: 'reviewing', who: ['program'] },
      withdraw: { to: 'withdrawn', who: ['applicant'] },
    },
    reviewing: {
      propose: { to: 'proposed', who: ['program'] },
      'pass-over': { to: 'unchosen', who: ['program'] },
    },
    // under public notice: it takes effect, or an objection is upheld
    proposed: {
      choose: { to: 'chosen', who: ['program'] },
      'pass-over': { to: 'unchosen', who: ['program'] },
    },
    chosen: {},
    ineligible: {},
    unchosen: {},
    withdrawn: {},
  },
})

/** It holds its design: no second application of the same design beside it. */
export function isLive(state: ApplicationState): boolean {
  return state !== 'ineligible' && state !== 'unchosen' && state !== 'withdrawn'
}

/** What the rules know of an application. */
export interface ApplicationFacts {
  state: ApplicationState
  submittedBy: Id | null
  correctedAt: Date | null
  correctBy: Date | null
}

export interface Content {
  answers: GivenAnswers
  budget: readonly BudgetLine[]
}

/** what a draft may leave for later */
const unfinished: ReadonlySet<string> = new Set(['required', 'too-short', 'too-few', 'must-agree', 'contact-missing'])

/** A draft may be unfinished, not wrong: what could not be read again is named at once. */
export function refuseDraft(form: Form, { answers, budget }: Content): Refusal {
  const faults = Object.entries(refuseAnswers(form, answers)?.fields ?? {}).filter(
    ([, fault]) => !unfinished.has(fault),
  )
  const lines = Object.entries(refuseLines(budget)?.fields ?? {})
  return refuseFields('form.answers-invalid', Object.fromEntries([...faults, ...lines]))
}

/** May its words and figures change now? While a draft, and once more when it was returned. */
export function refuseWriting({ state, correctBy }: ApplicationFacts, call: CallFacts, now: Date): Refusal {
  if (state === 'draft') return call.state === 'open' && now < call.closesAt ? null : { code: 'call.closed' }
  if (state === 'returned')
    return correctBy !== null && now < correctBy ? null : { code: 'application.correction-over' }
  return { code: 'application.sent' }
}

/** Everything that stands between an application and the call, all at once, where the applicant can mend it. */
export function refuseContent(
  { form, rules }: { form: Form; rules: CallRules },
  { answers, budget }: Content,
  evidence: readonly Evidence[],
): Refusal {
  const words = refuseAnswers(form, answers)
  const money = refuseBudget(budget, rules)
  if (words || money) {
    const fields = { ...words?.fields, ...money?.fields }
    // the amounts are said in full where the budget alone is wrong
    return words ? { code: 'form.answers-invalid', fields } : { ...money!, fields }
  }
  const failed = failedRules(evidence)
  return failed.length === 0 ? null : { code: 'application.rules', params: { rules: failed } }
}

/** Returned once, to be mended once (handbook B1, 退回补正); with what is missing, in words. */
export function refuseReturn({ state, correctedAt }: ApplicationFacts): Refusal {
  return (
    refuseTransition(applicationMachine, state, 'return') ??
    (correctedAt ? { code: 'application.returned-once' } : null)
  )
}

/** What a person found: each question of the call answered, a reason where the answer is no. */
export interface Verdict {
  key: string
  holds: boolean
  because: string
}

/** Each question of the call is answered once; no answer to a question it does not ask; a no has its reason. */
export function refuseVerdicts({ questions }: Pick<CallRules, 'questions'>, verdicts: readonly Verdict[]): Refusal {
  const faults: Record<string, string | null> = {}
  for (const { key } of questions) {
    const given = verdicts.filter((verdict) => verdict.key === key)
    const [verdict] = given
    const fault = !verdict || given.length > 1 ? 'required' : null
    faults[`verdicts.${key}`] = fault ?? (verdict?.holds || verdict?.because.trim() ? null : 'application.reason')
  }
  const known = new Set(questions.map(({ key }) => key))
  for (const { key } of verdicts) if (!known.has(key)) faults[`verdicts.${key}`] = 'unknown-field'
  return refuseFields('input.invalid', faults)
}

/** The one who sent it in does not check it, and who checks belongs to nobody in its team. */
export function refuseChecker(
  application: Pick<ApplicationFacts, 'submittedBy'>,
  checker: { personId: Id; ofTeam: boolean },
): Refusal {
  if (application.submittedBy === checker.personId || checker.ofTeam) return { code: 'application.own' }
  return null
}

/** It passes when every answer is yes, and is refused when one is no: the answer follows from what was found. */
export function resultOf(verdicts: readonly Verdict[]): 'pass' | 'refuse' {
  return verdicts.every(({ holds }) => holds) ? 'pass' : 'refuse'
}
