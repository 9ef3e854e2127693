import type { Tone } from '../../../ui/chip.tsx'
import type { OrganisationState } from '../organisation.ts'

export const stateTones: Record<OrganisationState, Tone> = {
  waiting: 'wait',
  verified: 'go',
  refused: 'act',
  closed: 'still',
}
