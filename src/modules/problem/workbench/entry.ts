import type { CallInput } from '../../../workbench/api.ts'
import type { enterForSomeone } from '../contract-desk.ts'

export type Entry = CallInput<typeof enterForSomeone>

/** What the next entry begins with: the channel and the place usually stay, the words never. */
export type Kept = Partial<Pick<Entry, 'channel' | 'areaId'>>
