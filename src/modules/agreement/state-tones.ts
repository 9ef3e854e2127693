import type { AgreementState } from './agreement.ts'

/** As chips take them. */
type Tone = 'go' | 'wait' | 'act' | 'info' | 'still'

/** Paper that is out waits for seals, a scan for those who confirm it. */
export const agreementTones: Readonly<Record<AgreementState, Tone>> = {
  drawn: 'info',
  scanned: 'wait',
  concluded: 'go',
  void: 'still',
  ended: 'still',
}
