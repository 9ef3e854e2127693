import type { Lang } from '../../../base/label.ts'
import type { TellThread } from '../../../base/thread.ts'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import { Timeline, type TimelineItem } from '../../../ui/timeline.tsx'
import type { CallDetail } from '../contract.ts'

interface ThreadProps {
  call: CallDetail
  lang: Lang
  tell: TellThread
}

/** What happened to the call, newest first. */
export function CallThread({ call, lang, tell }: ThreadProps) {
  const items = call.thread
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
    .flatMap((entry): TimelineItem[] => {
      const said = tell(entry, lang)
      if (!said) return []
      const { quote, ...rest } = said
      const when = <DateText at={entry.at} kind="time" />
      return [{ key: entry.id, when, ...rest, ...(quote && { quote: <PlainText text={quote} /> }) }]
    })
  return <Timeline items={items} />
}
