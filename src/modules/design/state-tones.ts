import type { DesignState } from './design.ts'

/** The colour beside a state's word: waiting, under way, at rest. */
export const stateTones: Readonly<Record<DesignState, 'go' | 'wait' | 'info' | 'still'>> = {
  forming: 'wait',
  ready: 'go',
  applied: 'info',
  ended: 'still',
}
