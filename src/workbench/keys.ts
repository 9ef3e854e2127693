import { type RefObject, useEffect, useRef } from 'react'

/** What a key press means to the workbench; null when it belongs to a field, a menu or the browser. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
  target: unknown
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]'
const ownEnter =
  'a, button, summary, [role="button"], [role="menuitem"], [role="option"], [role="tab"], [role="checkbox"]'
const overlays = '[role="dialog"], [role="menu"], [role="listbox"]'

function within(target: unknown, selector: string): boolean {
  const element = target as { closest?: (selector: string) => unknown } | null
  return typeof element?.closest === 'function' && element.closest(selector) !== null
}

/** The binding a key press asks for. Letters mean nothing while typing; Enter on a link or button is theirs. */
export function keyOf(press: KeyPress): string | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null
  if (press.key === 'Escape') return within(press.target, overlays) ? null : 'Escape'
  if (within(press.target, typing) || within(press.target, overlays)) return null
  if (press.key === 'Enter' && within(press.target, ownEnter)) return null
  return press.key
}

/** Where the cursor goes: it stays within the list, and enters it at the near end. */
export function moveCursor(at: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (at < 0) return by === 1 ? 0 : count - 1
  return Math.min(Math.max(at + by, 0), count - 1)
}

export type Bindings = Partial<Record<string, () => void>>

/** The binding that answers a key: the one registered last has the first word, as the topmost of what is open. */
export function topmost(layers: readonly Bindings[], key: string): (() => void) | null {
  for (const layer of layers.toReversed()) {
    const action = layer[key]
    if (action) return action
  }
  return null
}

const layers: { current: Bindings }[] = []

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  const key = keyOf(event)
  const action =
    key === null
      ? null
      : topmost(
          layers.map((layer) => layer.current),
          key,
        )
  if (!action) return
  event.preventDefault()
  action()
}

/** Binds keys while the component is shown. The one place that listens: `j` `k` `Enter` `/` `?` `Escape`. */
export function useKeys(bindings: Bindings, active = true): void {
  const layer = useRef(bindings)
  useEffect(() => {
    layer.current = bindings
  })
  useEffect(() => {
    if (!active) return undefined
    if (layers.length === 0) window.addEventListener('keydown', handle)
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) window.removeEventListener('keydown', handle)
    }
  }, [active])
}

/**
 * `j` and `k` walk the links marked `data-row` inside the element. The cursor is the focus itself, so Enter opens by
 * being the browser's own, and a screen reader hears where it is.
 */
export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  const last = useRef(-1)
  const move = (by: 1 | -1) => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const focused = rows.indexOf(document.activeElement as HTMLElement)
    last.current = moveCursor(focused === -1 ? last.current : focused, by, rows.length)
    rows[last.current]?.focus()
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
}
