import { type ReactNode, useEffect, useRef } from 'react'
import { formatTotal } from '../ui/formats.ts'
import type { Queues } from './list-types.ts'

interface QueueTabsProps {
  queues: Queues
  chosen: string | null
  onChoose(value: string | null): void
}

/** The queues of a list with how many wait in each. */
export function QueueTabs({ queues, chosen, onChoose }: QueueTabsProps): ReactNode {
  const current = chosen ?? queues.initial
  return queues.options.map((option) => (
    <QueueTab
      key={option.value}
      option={option}
      current={option.value === current}
      counted={queues.options.every(({ count }) => count !== undefined)}
      onChoose={() => onChoose(option.value === queues.initial ? null : option.value)}
    />
  ))
}

interface QueueTabProps {
  option: Queues['options'][number]
  current: boolean
  /** the counts have come: every tab has its width */
  counted: boolean
  onChoose(): void
}

function QueueTab({ option: { label, count, late }, current, counted, onChoose }: QueueTabProps): ReactNode {
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // on a phone the tabs reach beyond the edge
    if (current && counted) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current, counted])
  return (
    <button ref={tab} type="button" className="view-tab" aria-current={current || undefined} onClick={onChoose}>
      {label}
      {count && count.value > 0 && (
        <span className={late ? 'queue-count is-late' : 'queue-count'}>{formatTotal(count)}</span>
      )}
    </button>
  )
}
