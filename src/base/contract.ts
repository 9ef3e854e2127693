import type { z } from 'zod'
import type { Permission } from './roles.ts'

/**
 * Who may call an endpoint at all. `permission`: a role on a node that covers the record; `relation`: the module's
 * own rule (reporter, assigned expert), named so that the matrix lists it.
 */
export type Access = 'public' | 'signed-in' | { permission: Permission } | { relation: string }

/**
 * One endpoint: path, access and shapes, read by the server (validation, serialisation), OpenAPI, the matrix and the
 * workbench's client. `input` is one flat object: names in `path` braces come from the path, the rest from the query
 * (GET, DELETE) or the JSON body.
 */
export interface Contract<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  /** operation id, `noun.verb` */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** below /api/v1, e.g. `/problems/{code}` */
  path: string
  access: Access
  /** one sentence for the reference, in Chinese */
  summary: string
  input: I
  output: O
  /** of success; unless told 200: a POST that makes something new says 201 */
  status?: 200 | 201 | 202 | 204
  /** how many a minute one stranger's address may call it */
  limit?: { perMinute: number }
}

export function contract<I extends z.ZodObject, O extends z.ZodType>(c: Contract<I, O>): Contract<I, O> {
  return c
}

export type InputOf<C> = C extends Contract<infer I, z.ZodType> ? z.output<I> : never
export type OutputOf<C> = C extends Contract<z.ZodObject, infer O> ? z.output<O> : never
