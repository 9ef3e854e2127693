import type { Form } from '../../base/form.ts'
import { fieldsOf } from '../../base/form.ts'
import { type GivenAnswers, refuseAnswers } from '../../base/form-answers.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import { machine, refuseTransition } from '../../base/state-machine.ts'

export const reviewStates = ['assigning', 'scoring', 'ranked', 'decided'] as const
export type ReviewState = (typeof reviewStates)[number]

export const reviewActions = ['begin', 'rank', 'decide'] as const
export type ReviewAction = (typeof reviewActions)[number]

export type ReviewWho = Extract<Permission, `review.${string}`>

/** Experts are found, they score, the scores give a ranking, a meeting decides (handbook B1, 评审与审定). */
export const reviewMachine = machine<ReviewState, ReviewAction, ReviewWho>({
  name: 'review',
  initial: 'assigning',
  states: {
    assigning: { begin: { to: 'scoring', who: ['review.manage'], deadline: 'review.score' } },
    scoring: { rank: { to: 'ranked', who: ['review.manage'] } },
    ranked: { decide: { to: 'decided', who: ['review.decide'] } },
    decided: {},
  },
})

export const assignmentStates = ['assigned', 'open', 'submitted', 'abstained', 'conflicted', 'released'] as const
export type AssignmentState = (typeof assignmentStates)[number]

export const assignmentActions = ['declare', 'submit', 'abstain', 'conflict', 'release'] as const
export type AssignmentAction = (typeof assignmentActions)[number]

export const assignmentMachine = machine<AssignmentState, AssignmentAction, 'review.manage' | 'expert' | 'program'>({
  name: 'assignment',
  initial: 'assigned',
  states: {
    assigned: {
      declare: { to: 'open', who: ['expert'] },
      conflict: { to: 'conflicted', who: ['expert'] },
      // by those who run the review, or because the expert is one no more
      release: { to: 'released', who: ['review.manage', 'program'] },
    },
    open: {
      submit: { to: 'submitted', who: ['expert'] },
      abstain: { to: 'abstained', who: ['expert'] },
      // noticed while reading
      conflict: { to: 'conflicted', who: ['expert'] },
      release: { to: 'released', who: ['review.manage', 'program'] },
    },
    submitted: {},
    abstained: {},
    conflicted: {},
    released: {},
  },
})

/** Counts towards the number of experts an application needs. */
export function counts({ state }: { state: AssignmentState }): boolean {
  return state === 'assigned' || state === 'open' || state === 'submitted'
}

/** Why an expert may not judge an application, as data tells (handbook B1; product.md 6). */
export const conflictKinds = ['team', 'member', 'past-member', 'employer', 'checked'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** 近三年 */
export const conflictYears = 3

/** May this expert judge this application? All that stands against it. */
export function refuseAssignment(
  review: { state: ReviewState },
  expert: { suspended: boolean; conflicts: readonly ConflictKind[]; assigned: boolean; self: boolean },
): Refusal {
  if (review.state !== 'assigning' && review.state !== 'scoring') return { code: 'review.assigned-over' }
  const fault =
    (expert.self && 'review.assign-self') ||
    (expert.suspended && 'review.expert-suspended') ||
    (expert.assigned && 'review.expert-twice') ||
    (expert.conflicts.length > 0 && 'review.expert-conflict') ||
    null
  const refused = refuseFields('input.invalid', { expertId: fault })
  return refused && expert.conflicts.length > 0 ? { ...refused, params: { conflicts: [...expert.conflicts] } } : refused
}

/** What one application still lacks before scoring may begin, or the scores be ranked. */
export interface Coverage {
  /** the design's code */
  code: string
  /** experts who have it, or have judged it */
  experts: number
  submitted: number
}

/** Scoring begins when each application has its experts. */
export function refuseBegin(
  review: { state: ReviewState; dueAt: Date },
  coverage: readonly Coverage[],
  needed: number,
  now: Date,
): Refusal {
  const short = coverage.filter(({ experts }) => experts < needed)
  return (
    refuseTransition(reviewMachine, review.state, 'begin') ??
    (short.length > 0 ? { code: 'review.too-few-experts', params: lacking(short, needed) } : null) ??
    (review.dueAt <= now ? { code: 'review.due-passed' } : null)
  )
}

/** The ranking waits for every score: an application short of one is judged by fewer eyes than the others. */
export function refuseRank(review: { state: ReviewState }, coverage: readonly Coverage[], needed: number): Refusal {
  const short = coverage.filter(({ submitted }) => submitted < needed)
  return (
    refuseTransition(reviewMachine, review.state, 'rank') ??
    (short.length > 0 ? { code: 'review.too-few-scores', params: lacking(short, needed) } : null)
  )
}

function lacking(short: readonly Coverage[], needed: number) {
  return { needed, codes: short.map(({ code }) => code).join('、') }
}

/** What an expert may do with an assignment now. */
export function refuseScoring(
  review: { state: ReviewState },
  assignment: { state: AssignmentState },
  action: Exclude<AssignmentAction, 'release'>,
): Refusal {
  if (review.state !== 'scoring') return { code: review.state === 'assigning' ? 'review.not-begun' : 'review.scored' }
  return refuseTransition(assignmentMachine, assignment.state, action)
}

/** A score leaves nothing open: each criterion, and a few words for the applicant. */
export function refuseScore(rubric: Form, { scores, comment }: { scores: GivenAnswers; comment: string }): Refusal {
  const faults = refuseAnswers(rubric, scores)?.fields ?? {}
  return refuseFields('form.answers-invalid', { ...faults, comment: comment.trim().length < 10 ? 'too-short' : null })
}

/** A score in the making may have gaps, but nothing in it is wrong. */
export function refuseScoreDraft(rubric: Form, scores: GivenAnswers): Refusal {
  const faults = Object.entries(refuseAnswers(rubric, scores)?.fields ?? {}).filter(([, fault]) => fault !== 'required')
  return refuseFields('form.answers-invalid', Object.fromEntries(faults))
}

/** The sum of a complete score, in tenths of a point: whole numbers, so that nothing is lost in adding. */
export function pointsTenths(rubric: Form, scores: GivenAnswers): number {
  return fieldsOf(rubric).reduce((sum, { key }) => sum + Math.round(Number(scores[key]) * 10), 0)
}

/** What an expert says about an interest of theirs, before the text opens. */
export interface Declaration {
  conflict: boolean
  because: string
}

export function refuseDeclaration({ conflict, because }: Declaration): Refusal {
  return refuseFields('input.invalid', { because: conflict && because.trim().length < 2 ? 'required' : null })
}

export const reviewEvents = {
  'expert.registered': {},
  'expert.suspended': {},
  'review.started': { thread: true, record: true },
  'review.expert-assigned': {},
  'review.expert-released': {},
  'review.begun': {},
  'review.declared': {},
  'review.conflicted': {},
  'review.abstained': {},
  'review.score-saved': {},
  'review.scored': {},
  'review.overdue': {},
  'review.ranked': { record: true },
  'review.decided': { thread: true, record: true },
} as const
export type ReviewEventType = keyof typeof reviewEvents
