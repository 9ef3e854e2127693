import type { ReactNode } from 'react'

/** go: under way or good · wait: someone must act · act: official, overdue, refused · info: a plain attribute · still: at rest */
export type Tone = 'go' | 'wait' | 'act' | 'info' | 'still'

/** A status or attribute: a word with a colour, never a colour alone. */
export function Chip({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'info' ? 'chip' : `chip chip-${tone}`}>{children}</span>
}

/** Chips in a line that may break. */
export function Chips({ children }: { children: ReactNode }) {
  return <div className="cluster cluster-tight">{children}</div>
}
