import type { Lang } from '../../../base/label.ts'
import type { TellThread } from '../../../base/thread.ts'
import { markNow, threadSteps } from '../../../ui/thread-steps.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { DesignDetail } from '../contract.ts'

interface ThreadProps {
  design: DesignDetail
  lang: Lang
  tell: TellThread
}

/** What happened from the first report on, newest first; the last step is where it stands. */
export function DesignThread({ design, lang, tell }: ThreadProps) {
  return <Timeline items={markNow(threadSteps(design.thread, { lang, tell }))} />
}
