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
  const shown = useRef<HTMLButtonElement>(null)
  // on a phone the tabs reach beyond the edge
  useEffect(() => shown.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [current])
  return queues.options.map(({ value, label, count, late }) => (
    <button
      key={value}
      type="button"
      ref={value === current ? shown : null}
      className="view-tab"
      aria-current={value === current || undefined}
      onClick={() => onChoose(value === queues.initial ? null : value)}
    >
      {label}
      {count && count.value > 0 && (
        <span className={late ? 'queue-count is-late' : 'queue-count'}>{formatTotal(count)}</span>
      )}
    </button>
  ))
}
