import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Contract } from '../../base/contract.ts'
import { AppError } from '../../base/refusal.ts'

type Issue = z.core.$ZodIssue

const issueCodes: Partial<Record<Issue['code'], string>> = {
  too_small: 'too-short',
  too_big: 'too-long',
  invalid_format: 'format',
  invalid_value: 'not-among-choices',
  unrecognized_keys: 'unknown-field',
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'format'
  if (issue.code === 'custom') return (issue.params?.code as string | undefined) ?? issue.message
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return 'required'
  return issueCodes[issue.code] ?? 'format'
}

/** All field errors at once, as codes: the faces own the words. */
export function fieldErrors(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'body']
    for (const name of names) fields[name] ??= codeOf(issue)
  }
  return fields
}

/**
 * The validated input of a contract.
 * @throws AppError `input.invalid` with a code per field
 */
export function parseInput<C extends Contract>(contract: C, raw: unknown): z.output<C['input']> {
  const result = contract.input.safeParse(raw, { reportInput: true })
  if (result.success) return result.data as z.output<C['input']>
  throw new AppError('invalid', { code: 'input.invalid', fields: fieldErrors(result.error.issues) })
}

/** Joins path, query and body into the flat input of a contract. */
export function rawInput(contract: Contract, params: unknown, query: unknown, body: unknown): unknown {
  const fromQuery = contract.method === 'GET' || contract.method === 'DELETE'
  if (!fromQuery && body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) return body
  return { ...((fromQuery ? query : body) as object | null), ...(params as object) }
}

/** Operation and input as one hash: a key used again must come with the same request. */
export function requestHash(operation: string, input: unknown): string {
  return createHash('sha256').update(operation).update('\n').update(JSON.stringify(input)).digest('hex')
}
