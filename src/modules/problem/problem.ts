import { may } from '../../base/access.ts'
import type { Actor, Grant } from '../../base/context.ts'
import { type CivilDate, civilDate } from '../../base/clock.ts'
import type { Law } from '../../base/law.ts'
import { lawOn } from '../../base/law.ts'
import type { Path } from '../../base/path.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import { findTransition, machine, refuseTransition } from '../../base/state-machine.ts'
import { type Deadline, deadlineAfter } from '../../base/working-days.ts'

/** 反映, 金点子, or a company's 企业难题 (handbook #4, 18, 44). */
export const problemKinds = ['problem', 'idea', 'brief'] as const
export type ProblemKind = (typeof problemKinds)[number]

/** How it reached us; all but `web` are entered by a community worker for someone offline. */
export const channels = ['web', 'walk-in', 'phone', 'visit'] as const
export type Channel = (typeof channels)[number]

export const problemStates = [
  'received',
  'handling',
  'passed',
  'answered',
  'adopted',
  'merged',
  'closed',
  'withdrawn',
] as const
export type ProblemState = (typeof problemStates)[number]

export const problemActions = [
  'assign',
  'pass',
  'answer',
  'adopt',
  'merge',
  'reopen',
  'confirm',
  'settle',
  'withdraw',
] as const
export type ProblemAction = (typeof problemActions)[number]

/** Staff act by permission on the place, the reporter by the secret link, the program when a deadline passes. */
export type Who = Extract<Permission, `problem.${string}`> | 'reporter' | 'program'

/** State × action → state. What is not listed may not be done. */
export const problemMachine = machine<ProblemState, ProblemAction, Who>({
  name: 'problem',
  initial: 'received',
  states: {
    received: {
      assign: { to: 'handling', who: ['problem.triage'], deadline: 'problem.reply' },
      pass: { to: 'passed', who: ['problem.triage'], deadline: 'problem.outside' },
      answer: { to: 'answered', who: ['problem.answer'], deadline: 'problem.settle' },
      adopt: { to: 'adopted', who: ['problem.triage'] },
      merge: { to: 'merged', who: ['problem.triage'] },
      withdraw: { to: 'withdrawn', who: ['reporter'] },
    },
    handling: {
      assign: { to: 'handling', who: ['problem.triage'] },
      pass: { to: 'passed', who: ['problem.triage'], deadline: 'problem.outside' },
      answer: { to: 'answered', who: ['problem.answer'], deadline: 'problem.settle' },
      adopt: { to: 'adopted', who: ['problem.triage'] },
      merge: { to: 'merged', who: ['problem.triage'] },
      withdraw: { to: 'withdrawn', who: ['reporter'] },
    },
    passed: {
      pass: { to: 'passed', who: ['problem.triage'], deadline: 'problem.outside' },
      assign: { to: 'handling', who: ['problem.triage'], deadline: 'problem.reply' },
      answer: { to: 'answered', who: ['problem.answer'], deadline: 'problem.settle' },
      merge: { to: 'merged', who: ['problem.triage'] },
      withdraw: { to: 'withdrawn', who: ['reporter'] },
    },
    answered: {
      reopen: { to: 'handling', who: ['reporter'], deadline: 'problem.reply' },
      confirm: { to: 'closed', who: ['reporter'] },
      settle: { to: 'closed', who: ['program'] },
      adopt: { to: 'adopted', who: ['problem.triage'] },
    },
    closed: {
      reopen: { to: 'handling', who: ['reporter'], deadline: 'problem.reply' },
    },
    adopted: {},
    merged: {},
    withdrawn: {},
  },
})

/** States in which someone still owes an answer. */
export const openStates: readonly ProblemState[] = ['received', 'handling', 'passed']

export function isOpen(state: ProblemState): boolean {
  return openStates.includes(state)
}

export const reviews = ['pending', 'published', 'withheld'] as const
export type Review = (typeof reviews)[number]

/** Why a text is not shown; the matter itself is handled all the same (先审后发). */
export const withholdReasons = ['privacy', 'insult', 'advertising', 'unclear', 'unlawful'] as const
export type WithholdReason = (typeof withholdReasons)[number]

/** Where something is passed outside: 12345 民意速办, the grid, petition office (handbook B9). */
export const outsideBodies = ['hotline-12345', 'grid', 'petition'] as const
export type OutsideBody = (typeof outsideBodies)[number]

/** Whose idea it is: under 14 a guardian consents first, 14 to 17 the guardian is told (PIPL §31; handbook B11). */
export const ageBands = ['adult', '14-17', 'under-14'] as const
export type AgeBand = (typeof ageBands)[number]

export const consents = ['not-needed', 'waiting', 'given', 'refused', 'lapsed'] as const
export type Consent = (typeof consents)[number]

/** Fields a report may be about: the four domains, the year's priority topics, and the rest (handbook #19). */
export const fieldLaw: Law<readonly { code: string; group: 'domain' | 'topic' | 'other' }[]> = {
  id: 'problem.fields',
  title: { zh: '社会治理领域与年度课题', en: 'Fields and yearly topics' },
  versions: [
    {
      validFrom: '2020-01-01',
      source: 'handbook #19; topics of the year as the network set them',
      value: [
        { code: 'correction', group: 'domain' },
        { code: 'mental-health', group: 'domain' },
        { code: 'legal-aid', group: 'domain' },
        { code: 'mediation', group: 'domain' },
        { code: 'traffic-safety', group: 'topic' },
        { code: 'fraud-prevention', group: 'topic' },
        { code: 'other', group: 'other' },
      ],
    },
    {
      validFrom: '2026-01-01',
      source: 'handbook #19; topics of the year as the network set them',
      value: [
        { code: 'correction', group: 'domain' },
        { code: 'mental-health', group: 'domain' },
        { code: 'legal-aid', group: 'domain' },
        { code: 'mediation', group: 'domain' },
        { code: 'traffic-safety', group: 'topic' },
        { code: 'fraud-prevention', group: 'topic' },
        { code: 'fire-safety', group: 'topic' },
        { code: 'other', group: 'other' },
      ],
    },
  ],
}

export function fieldsOn(date: CivilDate): readonly { code: string; group: 'domain' | 'topic' | 'other' }[] {
  return lawOn(fieldLaw, date).value
}

export function refuseField(field: string, now: Date): Refusal {
  const known = fieldsOn(civilDate(now)).some(({ code }) => code === field)
  return known ? null : { code: 'problem.field', fields: { field: 'not-among-choices' } }
}

/** Our own promises, in working days; none of them is statutory. */
export const replyLaw: Law<{
  replyWorkingDays: number
  settleWorkingDays: number
  reopenWorkingDays: number
  outsideWorkingDays: Record<OutsideBody, number>
}> = {
  id: 'problem.reply-terms',
  title: { zh: '答复承诺', en: 'Reply promise' },
  versions: [
    {
      validFrom: '2020-01-01',
      source: 'the network\'s promise to residents; interface.md "report sent"',
      value: {
        replyWorkingDays: 5,
        settleWorkingDays: 15,
        reopenWorkingDays: 60,
        outsideWorkingDays: { 'hotline-12345': 10, grid: 5, petition: 40 },
      },
    },
  ],
}

/** In how many working days we promise an answer to what is reported today. */
export function promisedDays(now: Date): number {
  return lawOn(replyLaw, civilDate(now)).value.replyWorkingDays
}

/** When an answer is due for what is reported, or reopened, now. */
export function replyDeadline(now: Date): Deadline {
  return deadlineAfter(now, promisedDays(now))
}

/** When an answered matter closes by itself if nobody says it is not solved. */
export function settleDeadline(now: Date): Deadline {
  return deadlineAfter(now, lawOn(replyLaw, civilDate(now)).value.settleWorkingDays)
}

/** How long we wait before asking again where something was passed; petitions have their own term (B9, 信访工作条例). */
export function outsideDeadline(now: Date, body: OutsideBody): Deadline {
  const { outsideWorkingDays } = lawOn(replyLaw, civilDate(now)).value
  return deadlineAfter(now, outsideWorkingDays[body])
}

export function refuseOutsideDate(expectedOn: CivilDate | null, now: Date): Refusal {
  const past = expectedOn !== null && expectedOn < civilDate(now)
  return past ? { code: 'problem.outside-date', fields: { expectedOn: 'in-the-past' } } : null
}

/** What the rules need to know of a record. */
export interface ProblemFacts {
  state: ProblemState
  review: Review
  consent: Consent
  path: Path
  /** the node that handles it when it is not the place's own, e.g. the culture branch */
  handlerPath: Path | null
  answeredAt: Date | null
  /** false once the reporter's own words are erased */
  hasOriginal: boolean
  /** neighbours who joined: by "me too", or with a report of their own that was merged */
  supportCount: number
}

/** What staff need for a step: the machine says the same of every state. Null for what is not theirs to do. */
export function staffPermission(action: ProblemAction): Permission | null {
  const known = problemStates.map((state) => findTransition(problemMachine, state, action))
  const who = known.find((transition) => transition !== null)?.who[0]
  return who === undefined || who === 'reporter' || who === 'program' ? null : who
}

/** May staff take this step? The state first, then the person, so that a page can say why not. */
export function refuseStaffAction(actor: Actor, problem: ProblemFacts, action: ProblemAction): Refusal {
  const refused = refuseTransition(problemMachine, problem.state, action)
  if (refused) return refused
  const permission = staffPermission(action)
  if (!permission) return { code: 'problem.reporter-only' }
  return refusePermission(actor, permission, problem) ?? refuseBeforeConsent(problem)
}

/** What a child under 14 wrote is used for nothing before its guardian has agreed (PIPL §31). */
function refuseBeforeConsent(problem: Pick<ProblemFacts, 'consent'>): Refusal {
  return problem.consent === 'waiting' ? { code: 'problem.consent-waiting' } : null
}

/** May whoever holds the secret link take this step? Reopening has a last day; after it a new report is the way. */
export function refuseReporterAction(problem: ProblemFacts, action: ProblemAction, now: Date): Refusal {
  const refused = refuseTransition(problemMachine, problem.state, action)
  if (refused) return refused
  if (!findTransition(problemMachine, problem.state, action)?.who.includes('reporter'))
    return { code: 'problem.staff-only' }
  if (action === 'withdraw') return refuseWithdrawal(problem)
  if (action !== 'reopen' || !problem.answeredAt) return null
  const { reopenWorkingDays } = lawOn(replyLaw, civilDate(problem.answeredAt)).value
  const until = deadlineAfter(problem.answeredAt, reopenWorkingDays)
  return now < until.at ? null : { code: 'problem.reopen-late', params: { on: until.on } }
}

/** A matter that neighbours joined is no longer one person's to end; one's own words may still be erased from it. */
function refuseWithdrawal({ supportCount }: Pick<ProblemFacts, 'supportCount'>): Refusal {
  return supportCount === 0 ? null : { code: 'problem.withdraw-joined', params: { count: supportCount } }
}

/**
 * One's own words, photographs and contact may be erased whatever became of the matter (个人信息保护法 §47). While nobody
 * has joined and nobody has answered, that is withdrawing it: without its words there is nothing left to handle.
 */
export function refuseErase(problem: Pick<ProblemFacts, 'state' | 'hasOriginal' | 'supportCount'>): Refusal {
  if (problem.state === 'withdrawn' || !problem.hasOriginal) return { code: 'problem.erased' }
  return isOpen(problem.state) && refuseWithdrawal(problem) === null ? { code: 'problem.erase-by-withdrawing' } : null
}

/** The public sees a text only after review, a child's only after its guardian's consent. */
export function refusePublish(problem: Pick<ProblemFacts, 'hasOriginal' | 'consent'>): Refusal {
  if (!problem.hasOriginal) return { code: 'problem.erased' }
  if (problem.consent === 'refused') return { code: 'problem.consent-refused' }
  return refuseBeforeConsent(problem)
}

/** Whether the actor holds a permission on the record, by its place or by who handles it. */
export function refusePermission(
  actor: Pick<Actor, 'grants' | 'scopes'>,
  permission: Permission,
  problem: Pick<ProblemFacts, 'path' | 'handlerPath'>,
): Refusal {
  const reached =
    may(actor, permission, problem) ||
    (problem.handlerPath !== null && may(actor, permission, { path: problem.handlerPath }))
  return reached ? null : { code: 'permission-missing', params: { permission } }
}

/** A person who is given a matter holds a role, now, with which it can be answered where it stands. */
export function refuseOwner(grants: readonly Grant[], problem: Pick<ProblemFacts, 'path' | 'handlerPath'>): Refusal {
  const refused = refusePermission({ grants: [...grants] }, 'problem.answer', problem)
  return refused && { code: 'problem.owner', fields: { ownerPersonId: 'out-of-reach' } }
}

/** What is public was reviewed; it may be reviewed anew, a withdrawn or joined one no more. */
export function refuseReview(actor: Actor, problem: ProblemFacts): Refusal {
  if (problem.state === 'withdrawn' || problem.state === 'merged') return { code: 'problem.text-final' }
  if (!problem.hasOriginal) return { code: 'problem.erased' }
  return refusePermission(actor, 'problem.review', problem)
}

/** A withheld text has its reason; one is given to the reporter. */
export function refuseReviewInput(input: {
  decision: 'publish' | 'withhold'
  reason?: WithholdReason | undefined
}): Refusal {
  const missing = input.decision === 'withhold' && !input.reason
  return missing ? { code: 'problem.reason-missing', fields: { reason: 'required' } } : null
}

/** A withdrawn or joined report stays where it was. */
export function refuseClassify(problem: ProblemFacts): Refusal {
  return problem.state === 'withdrawn' || problem.state === 'merged' ? { code: 'problem.text-final' } : null
}

/** Joining needs a matter that still goes on, known to the public. */
export function refuseSupport(problem: ProblemFacts): Refusal {
  if (problem.review !== 'published') return { code: 'problem.not-public' }
  return problem.state === 'withdrawn' ? { code: 'problem.withdrawn' } : null
}

/** Nothing of a child under 14 is read, nor the child reached, before the guardian consents (PIPL §31). */
export function refuseReadChild(problem: Pick<ProblemFacts, 'consent'>): Refusal {
  return problem.consent === 'waiting' ? { code: 'problem.consent-waiting' } : null
}

/** The reporter may mend a text while it waits or after it was withheld; what is public stays as reviewed. */
export function refuseEditText(problem: ProblemFacts): Refusal {
  if (problem.state === 'withdrawn' || problem.state === 'merged') return { code: 'problem.text-final' }
  if (!problem.hasOriginal) return { code: 'problem.erased' }
  return problem.review === 'published' ? { code: 'problem.text-published' } : null
}

/** Two reports become one: the target goes on, within the same network, and is no alias itself. */
export function refuseMerge(problem: ProblemFacts & { id: string }, target: ProblemFacts & { id: string }): Refusal {
  if (problem.id === target.id) return { code: 'problem.merge-self', fields: { targetCode: 'same-record' } }
  if (target.state === 'merged') return { code: 'problem.merge-into-merged', fields: { targetCode: 'is-merged' } }
  if (target.state === 'withdrawn')
    return { code: 'problem.merge-into-withdrawn', fields: { targetCode: 'is-withdrawn' } }
  return null
}

/** A child's idea needs the guardian's name and number before anything else; a company's brief its company. */
export function refuseReport(report: {
  kind: ProblemKind
  ageBand: AgeBand
  guardian: { phone: string } | null
  organisationId: string | null
}): Refusal {
  if (report.kind === 'brief' && !report.organisationId)
    return { code: 'problem.brief-organisation', fields: { organisationId: 'required' } }
  if (report.ageBand === 'under-14' && !report.guardian)
    return { code: 'problem.guardian-needed', fields: { guardianPhone: 'required' } }
  return null
}

/** What each event means for the thread and the public record. Answers and hand-overs are public acts. */
export const problemEvents = {
  'problem.reported': { thread: true },
  'problem.published': { thread: true },
  'problem.withheld': {},
  'problem.text-edited': {},
  'problem.text-erased': { thread: true },
  'problem.classified': {},
  'problem.assigned': { thread: true },
  'problem.passed': { thread: true, record: true },
  'problem.answered': { thread: true, record: true },
  'problem.adopted': { thread: true, record: true },
  'problem.merged': { thread: true, record: true },
  'problem.joined': { thread: true },
  'problem.supported': {},
  'problem.unfollowed': {},
  'problem.reopened': { thread: true },
  'problem.confirmed': { thread: true },
  'problem.settled': { thread: true },
  'problem.withdrawn': { thread: true },
  'problem.overdue': { thread: true, record: true },
  'problem.outside-overdue': {},
  'problem.noted': {},
  'problem.consent-given': {},
  'problem.consent-refused': {},
  'problem.consent-lapsed': {},
  'problem.contact-read': {},
  'problem.link-asked': {},
  'problem.minor-read': {},
} as const

export type ProblemEventType = keyof typeof problemEvents
