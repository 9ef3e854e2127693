import type { DesignationState } from './fund.ts'

/** As chips take them. */
type Tone = 'go' | 'wait' | 'act' | 'info' | 'still'

export const designationTones: Readonly<Record<DesignationState, Tone>> = {
  entered: 'wait',
  approved: 'go',
  refused: 'still',
}
