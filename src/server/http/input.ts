import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Contract } from '../../base/contract.ts'
import { AppError } from '../../base/refusal.ts'

type Issue = z.core.$ZodIssue

/** What is too little or too much: of a text its length, of a list its items, of anything else its value. */
const valueCodes = { too_small: 'too-small', too_big: 'too-large' }
const sizeCodes: Readonly<Record<string, typeof valueCodes | undefined>> = {
  string: { too_small: 'too-short', too_big: 'too-long' },
  array: { too_small: 'too-few', too_big: 'too-many' },
}

const issueCodes: Partial<Record<Issue['code'], string>> = {
  invalid_format: 'format',
  invalid_value: 'not-among-choices',
  unrecognized_keys: 'unknown-field',
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'format'
  if (issue.code === 'custom') return (issue.params?.code as string | undefined) ?? issue.message
  if (issue.code === 'too_small' && typeof issue.input === 'string' && issue.input.trim() === '') return 'required'
  if (issue.code === 'too_small' || issue.code === 'too_big') return (sizeCodes[issue.origin] ?? valueCodes)[issue.code]
  return issueCodes[issue.code] ?? 'format'
}

/** All field errors at once, as codes: the faces own the words. */
function fieldErrors(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'body']
    for (const name of names) fields[name] ??= codeOf(issue)
  }
  return fields
}

/** Texts that no database keeps as they are: with NUL, or with half of a character. By their place in the input. */
function unreadable(value: unknown, path: string): Record<string, string> {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? { [path || 'body']: 'control-character' } : {}
  }
  if (typeof value !== 'object' || value === null) return {}
  const within = Object.entries(value).map(([key, one]) => unreadable(one, path ? `${path}.${key}` : key))
  return Object.assign({}, ...within) as Record<string, string>
}

/**
 * The validated input of a contract.
 * @throws AppError `input.invalid` with a code per field
 */
export function parseInput<C extends Contract>(contract: C, raw: unknown): z.output<C['input']> {
  const result = contract.input.safeParse(raw, { reportInput: true })
  if (result.success) {
    // only what the contract names is left here, so it is no deeper than the contract
    const fields = unreadable(result.data, '')
    if (Object.keys(fields).length > 0) throw new AppError('invalid', { code: 'input.invalid', fields })
    return result.data as z.output<C['input']>
  }
  throw new AppError('invalid', { code: 'input.invalid', fields: fieldErrors(result.error.issues) })
}

/** Joins path, query and body into the flat input of a contract. */
export function rawInput(contract: Contract, params: unknown, query: unknown, body: unknown): unknown {
  const fromQuery = contract.method === 'GET' || contract.method === 'DELETE'
  if (!fromQuery && body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    return body
  return { ...((fromQuery ? query : body) as object | null), ...(params as object) }
}

/** Operation and input as one hash: a key used again must come with the same request. */
export function requestHash(operation: string, input: unknown): string {
  return createHash('sha256').update(operation).update('\n').update(JSON.stringify(input)).digest('hex')
}
