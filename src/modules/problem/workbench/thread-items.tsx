import { DateText } from '../../../ui/time.tsx'
import type { TimelineItem } from '../../../ui/timeline.tsx'
import type { ThreadEntry } from '../../../base/thread.ts'
import { tellThread } from '../../../workbench/thread.ts'

/** The thread as residents read it, oldest first; the last step is where it stands. */
export function threadItems(thread: readonly ThreadEntry[]): TimelineItem[] {
  const items = thread.flatMap((entry): TimelineItem[] => {
    const said = tellThread(entry, 'zh')
    return said ? [{ key: entry.id, when: <DateText at={entry.at} kind="time" />, ...said }] : []
  })
  return items.map((item, index) =>
    index === items.length - 1 && item.mark === 'step' ? { ...item, mark: 'now' } : item,
  )
}
