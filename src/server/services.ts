/**
 * What commands and queries use besides the database. Each platform part adds its own entry by merging into
 * `Services` of src/base/context.ts, so the kernel names none of them.
 */
import type { TellThread } from '../base/thread.ts'
import type { EventCatalogue } from './events.ts'

declare module '../base/context.ts' {
  interface Services {
    /** what each event type means for threads, record and subscribers */
    events: EventCatalogue
    /** a step of a thread in words */
    tellThread: TellThread
    /** absolute address of this installation, without a closing slash */
    publicUrl: string
  }
}
