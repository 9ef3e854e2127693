import type { ReactNode } from 'react'
import type { Context, Slot } from '../base/context.ts'

/** What all modules contribute to pages of others. Only the page that has a slot knows what it passes in. */
export interface Slots {
  /** the contributions to one slot, in their order on the page */
  named<S, P = unknown>(slot: string): readonly Slot<S, P>[]
  /** the same, loaded side by side and drawn; those that have nothing to show are left out */
  views(slot: string, ctx: Context, subject: object): Promise<ReactNode[]>
}

export function slotBook(all: readonly Slot<never, unknown>[]): Slots {
  const inOrder = all.toSorted((a, b) => a.order - b.order)
  const named = <S, P = unknown>(slot: string) => inOrder.filter((each) => each.slot === slot) as readonly Slot<S, P>[]
  return {
    named,
    async views(slot, ctx, subject) {
      const slots = named<object>(slot)
      const loaded = await Promise.all(slots.map((each) => each.load(ctx, subject)))
      return slots.map((each, index) => each.view(loaded[index])).filter((view) => view !== null && view !== undefined)
    },
  }
}
