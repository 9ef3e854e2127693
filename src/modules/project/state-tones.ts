import type { PlanState } from './plan.ts'
import type { ProjectState } from './project.ts'

/** The colour beside a stage's word: what looks for money is a plain fact, what waits for somebody says so. */
export const projectTones: Readonly<Record<ProjectState, 'go' | 'wait' | 'act' | 'info' | 'still'>> = {
  pooled: 'info',
  refining: 'wait',
  signing: 'wait',
  delivering: 'go',
  evaluating: 'wait',
  rectifying: 'act',
  closed: 'still',
  ended: 'still',
}

/** What was handed in waits for the platform; what came back, for who wrote it. */
export const planTones: Readonly<Record<PlanState, 'go' | 'wait' | 'act' | 'info' | 'still'>> = {
  draft: 'info',
  submitted: 'wait',
  returned: 'act',
  approved: 'go',
}
