import type { Lang } from '../../../base/label.ts'
import type { TellThread } from '../../../base/thread.ts'
import { threadSteps } from '../../../ui/thread-steps.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { CallDetail } from '../contract.ts'

interface ThreadProps {
  call: CallDetail
  lang: Lang
  tell: TellThread
}

/** What happened to the call, newest first. */
export function CallThread({ call, lang, tell }: ThreadProps) {
  return <Timeline items={threadSteps(call.thread, { lang, tell })} />
}
