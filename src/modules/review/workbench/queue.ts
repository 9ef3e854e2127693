import type { AssignmentItem } from '../contract.ts'

/** Still to be judged. */
export function isOpen({ state }: Pick<AssignmentItem, 'state'>): boolean {
  return state === 'assigned' || state === 'open'
}

/** By call in the order of the list, within a call what is open first. */
export function byCall(items: readonly AssignmentItem[]): [AssignmentItem, ...AssignmentItem[]][] {
  const groups = new Map<string, [AssignmentItem, ...AssignmentItem[]]>()
  for (const item of items) {
    const group = groups.get(item.call.code)
    if (group) group.push(item)
    else groups.set(item.call.code, [item])
  }
  const open = (group: readonly AssignmentItem[]) => (group.some(isOpen) ? 0 : 1)
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => Number(!isOpen(a)) - Number(!isOpen(b))) as typeof group)
    .toSorted((a, b) => open(a) - open(b))
}

/** The next that is still to be judged after this one, from the top again at the end; null when all is done. */
export function nextOpen(items: readonly AssignmentItem[], id: string): string | null {
  const at = items.findIndex((item) => item.id === id)
  const around = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))]
  return around.find(isOpen)?.id ?? null
}
