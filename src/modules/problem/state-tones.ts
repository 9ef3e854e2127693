import type { ProblemState } from './problem.ts'

/** The colour beside a state's word: waiting, under way, at rest. */
export const stateTones: Readonly<Record<ProblemState, 'go' | 'wait' | 'info' | 'still'>> = {
  received: 'wait',
  handling: 'go',
  passed: 'info',
  answered: 'go',
  adopted: 'go',
  merged: 'still',
  closed: 'still',
  withdrawn: 'still',
}
