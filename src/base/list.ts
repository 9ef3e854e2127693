import { z } from 'zod'

/** Input every list takes: at most 100 a page; `cursor` is what the page before answered. */
export const pageInput = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}

/** How every list answers. `exact` is false where counting stopped: `1,000+`. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.object({ value: z.number().int(), exact: z.boolean() }),
  })
}

/** A moment, as ISO 8601 in UTC. */
export const instant = z.iso.datetime()
/** A calendar day in China, YYYY-MM-DD. */
export const civilDay = z.iso.date()
export const id = z.uuid()
