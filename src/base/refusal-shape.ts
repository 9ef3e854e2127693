import { z } from 'zod'
import type { Refusal } from './refusal.ts'

/** A refusal as answers carry it: null when nothing stands in the way. */
export const refusalShape: z.ZodType<Refusal> = z
  .object({
    code: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    fields: z.record(z.string(), z.string()).optional(),
  })
  .nullable()

/** The `can` of a record: for each action, why the reader may not take it, or null. */
export function canShape<A extends string>(actions: readonly [A, ...A[]]): z.ZodType<Record<A, Refusal>> {
  return z.record(z.enum(actions), refusalShape)
}
