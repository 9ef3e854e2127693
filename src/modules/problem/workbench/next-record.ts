import { useLocation, useNavigate } from 'react-router'

/**
 * The code of the record below the open one in the list beside it; at the end the one above; the first when the open one
 * is no longer in it; null when there is no other.
 */
function nextInList(root: ParentNode = document): string | null {
  const rows = [...root.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
  const at = rows.findIndex((row) => row.getAttribute('aria-current') === 'true')
  const next = rows[at + 1] ?? rows[at - 1]
  const code = next ? new URL(next.href).pathname.split('/').at(-1) : null
  return code ? decodeURIComponent(code) : null
}

/** In the state of the address: the record that opens takes the focus, since what had it is gone. */
export interface Arrival {
  focusRecord: true
}

/**
 * Goes on to the next record once this one leaves the queue it was opened from. Ask before the act, since the list will
 * have changed after it: `const go = onwards(); await act(); go()`.
 */
export function useOnwards(queue: string): () => () => void {
  const { search } = useLocation()
  const navigate = useNavigate()
  return () => {
    if (new URLSearchParams(search).get('queue') !== queue) return () => {}
    const next = nextInList()
    const state: Arrival = { focusRecord: true }
    return () => void navigate({ pathname: next ? `/problems/${next}` : '/problems', search }, { state })
  }
}

/** Opens the next record of the list; nothing happens when there is none. */
export function useNext(): () => void {
  const { search } = useLocation()
  const navigate = useNavigate()
  return () => {
    const next = nextInList()
    const state: Arrival = { focusRecord: true }
    if (next) void navigate({ pathname: `/problems/${next}`, search }, { state })
  }
}
