import type { ApplicationState } from './application.ts'
import type { CallState } from './call.ts'

type Tone = 'go' | 'wait' | 'act' | 'info' | 'still'

/** The colour beside a call's state: taking applications, being judged, under notice, at rest. */
export const callTones: Readonly<Record<CallState, Tone>> = {
  draft: 'info',
  open: 'go',
  checking: 'wait',
  reviewing: 'wait',
  deciding: 'wait',
  noticed: 'act',
  done: 'still',
  cancelled: 'still',
}

/** The colour beside an application's state. */
export const applicationTones: Readonly<Record<ApplicationState, Tone>> = {
  draft: 'info',
  submitted: 'wait',
  returned: 'act',
  eligible: 'go',
  ineligible: 'still',
  reviewing: 'wait',
  proposed: 'go',
  chosen: 'go',
  unchosen: 'still',
  withdrawn: 'still',
}
