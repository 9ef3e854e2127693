import type { ItemState, NoticeState, ObjectionState } from './notice.ts'

/** As chips take them. */
type Tone = 'go' | 'wait' | 'act' | 'info' | 'still'

/** What stands under notice is an official act; what waits for an answer waits for somebody. */
export const noticeTones: Readonly<Record<NoticeState, Tone>> = {
  draft: 'info',
  standing: 'act',
  holding: 'wait',
  ended: 'still',
}

export const itemTones: Readonly<Record<ItemState, Tone>> = {
  standing: 'info',
  held: 'wait',
  effective: 'go',
  cancelled: 'still',
}

export const objectionTones: Readonly<Record<ObjectionState, Tone>> = {
  open: 'wait',
  upheld: 'act',
  rejected: 'still',
  withdrawn: 'still',
  lead: 'wait',
  noted: 'still',
}
