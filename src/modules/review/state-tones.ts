import type { Outcome } from './decision.ts'
import type { AssignmentState, ReviewState } from './review.ts'

/** As chips take them. */
type Tone = 'go' | 'wait' | 'info' | 'still'

/** Which colour says where a review stands. */
export const reviewTones: Readonly<Record<ReviewState, Tone>> = {
  assigning: 'wait',
  scoring: 'go',
  ranked: 'wait',
  decided: 'still',
}

export const assignmentTones: Readonly<Record<AssignmentState, Tone>> = {
  assigned: 'wait',
  open: 'info',
  submitted: 'go',
  abstained: 'still',
  conflicted: 'still',
  released: 'still',
}

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  pool: 'go',
  'carry-out': 'go',
  none: 'still',
  postponed: 'wait',
}
