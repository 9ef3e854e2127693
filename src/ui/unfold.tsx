import type { ReactNode } from 'react'

export interface UnfoldProps {
  summary: ReactNode
  /** shown open, e.g. because something in it is wrong */
  open?: boolean
  /** looks like a button: the summary is the thing to press */
  button?: boolean
  children: ReactNode
}

/** What few readers need stands folded away, and opens without script. */
export function Unfold({ summary, open, button, children }: UnfoldProps) {
  return (
    <details className="unfold" open={open}>
      <summary className={button ? 'btn btn-wide' : undefined}>{summary}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}
