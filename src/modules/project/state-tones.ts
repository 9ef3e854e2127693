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
