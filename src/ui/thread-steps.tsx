import type { Lang } from '../base/label.ts'
import type { TellThread, ThreadEntry } from '../base/thread.ts'
import { PlainText } from './plain-text.tsx'
import { DateText } from './time.tsx'
import type { TimelineItem } from './timeline.tsx'

/**
 * What happened, newest first, in words; what no room has words for is not shown.
 * @param elsewhere a quote that stands on the page already and is not repeated
 */
export function threadSteps(
  thread: readonly ThreadEntry[],
  { lang, tell, elsewhere }: { lang: Lang; tell: TellThread; elsewhere?: string | undefined },
): TimelineItem[] {
  return thread
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
    .flatMap((entry): TimelineItem[] => {
      const said = tell(entry, lang)
      if (!said) return []
      const { quote, ...rest } = said
      const when = <DateText at={entry.at} kind="time" />
      const repeated = quote === elsewhere
      return [{ key: entry.id, when, ...rest, ...(quote && !repeated && { quote: <PlainText text={quote} /> }) }]
    })
}

/** The last step is where it stands, unless it is an official act, which keeps its seal. */
export function markNow(items: readonly TimelineItem[]): TimelineItem[] {
  return items.map((item, index) => (index === 0 && item.mark === 'step' ? { ...item, mark: 'now' } : item))
}
