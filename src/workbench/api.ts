import type { z } from 'zod'
import type { Contract, OutputOf } from '../base/contract.ts'
import { newId } from '../base/id.ts'

/** What a caller passes: defaults may be left out, unlike in what the server reads. */
export type CallInput<C extends Contract> = z.input<C['input']>

export interface CallOptions {
  signal?: AbortSignal
  /** of a write: one per intention of the person, the same again when the answer got lost */
  idempotencyKey?: string
  /** where the API lives; the page's own origin unless told */
  origin?: string
}

interface ProblemDetails {
  code?: unknown
  params?: unknown
  fields?: unknown
  requestId?: unknown
}

/** An answer that is not success. `status` 0: there was no answer at all, the outcome is unknown. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly params: Record<string, unknown>
  readonly fields: Record<string, string>
  readonly requestId: string | null

  constructor(status: number, details: ProblemDetails, options?: ErrorOptions) {
    const code = typeof details.code === 'string' ? details.code : codeOfStatus(status)
    super(`${status} ${code}`, options)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.params = isRecord(details.params) ? details.params : {}
    this.fields = isRecord(details.fields) ? (details.fields as Record<string, string>) : {}
    this.requestId = typeof details.requestId === 'string' ? details.requestId : null
  }

  /** Whether the same request may well succeed when it is sent again. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

function codeOfStatus(status: number): string {
  if (status === 0) return 'network-unreachable'
  if (status === 401) return 'sign-in-required'
  if (status === 404) return 'not-found'
  return 'internal'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names in the path's braces, filled and taken out of the input. */
export function placeInput(contract: Contract, input: Record<string, unknown>): { url: string; body: string | null } {
  const rest = { ...input }
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '')
      throw new TypeError(`${contract.id} needs ${name} in its path`)
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (contract.method !== 'GET' && contract.method !== 'DELETE') {
    return { url: `/api/v1${path}`, body: JSON.stringify(rest) }
  }
  const query = queryOf(rest).toString()
  return { url: `/api/v1${path}${query ? `?${query}` : ''}`, body: null }
}

function queryOf(values: Record<string, unknown>): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  return query
}

let clockSkewMs = 0

/** The server's time: days left must not depend on how this computer's clock is set. */
export function serverNow(): Date {
  return new Date(Date.now() + clockSkewMs)
}

function learnClock(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '')
  // the header has whole seconds and the answer took its time: below a minute it is no news
  if (!Number.isNaN(date)) clockSkewMs = Math.abs(date - Date.now()) < 60_000 ? 0 : date - Date.now()
}

async function readProblem(response: Response): Promise<ProblemDetails> {
  try {
    const body: unknown = await response.json()
    return isRecord(body) ? body : {}
  } catch {
    return {} // a proxy's page: the status alone has to do
  }
}

function headersOf(contract: Contract, body: string | null, options: CallOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': 'zh-CN' }
  if (body !== null) headers['content-type'] = 'application/json'
  if (contract.method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? newId()
  return headers
}

/**
 * Calls an endpoint by its contract.
 * @throws ApiError for every answer that is not success, and for none at all
 */
export async function call<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  options: CallOptions = {},
): Promise<OutputOf<C>> {
  const { url, body } = placeInput(contract, input)
  let response: Response
  try {
    response = await fetch((options.origin ?? '') + url, {
      method: contract.method,
      headers: headersOf(contract, body, options),
      credentials: 'same-origin',
      ...(body === null ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiError(0, {}, { cause: error })
  }
  learnClock(response)
  if (!response.ok) throw new ApiError(response.status, await readProblem(response))
  if (response.status === 204) return undefined as OutputOf<C>
  return (await response.json()) as OutputOf<C>
}

/**
 * Sends one file, as `file` of a form.
 * @param kind `paper`: a PDF may be sent as well as a photograph
 * @returns its id, to go along with what it belongs to
 * @throws ApiError
 */
export async function upload(file: File, kind: 'photo' | 'paper' = 'photo'): Promise<string> {
  const body = new FormData()
  // what is said of the file is read before it
  body.append('kind', kind)
  body.append('file', file)
  let response: Response
  try {
    response = await fetch('/api/v1/files', { method: 'POST', body, credentials: 'same-origin' })
  } catch (error) {
    throw new ApiError(0, {}, { cause: error })
  }
  if (!response.ok) throw new ApiError(response.status, await readProblem(response))
  return ((await response.json()) as { id: string }).id
}

/** One attempt of a person to do something: its key lives as long as the outcome is unknown and the input is the same. */
export interface Intention {
  key: string
  input: string
}

/** The intention of a further attempt: the same when the earlier one got no answer and nothing was changed since. */
export function nextIntention(previous: Intention | null, input: unknown): Intention {
  const text = JSON.stringify(input)
  return previous?.input === text ? previous : { key: newId(), input: text }
}

/** Whether an error leaves open if the write took place. */
export function outcomeUnknown(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500)
}
