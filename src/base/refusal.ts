/** Why something may not be done, as a value: a code for machines, parameters for the words, codes per field. */
export type Refusal = {
  code: string
  params?: Record<string, unknown>
  /** field name → code of what is wrong with it */
  fields?: Record<string, string>
} | null

/** What reading a text gives: the value, or why it cannot be read. Destructure it: `refusal` tells which. */
export type Result<T> = { value: T; refusal: null } | { value: null; refusal: NonNullable<Refusal> }

/**
 * The kinds of failure a caller can tell apart; one handler maps them to HTTP status (RFC 9457).
 * `unknown` is not among them: whatever is not an AppError is a defect and answers 500.
 */
export type ErrorKind =
  | 'invalid' // 422 input that can be mended
  | 'unauthenticated' // 401 nobody is signed in
  | 'forbidden' // 403 within reach, without the permission
  | 'not-found' // 404 not there, or out of reach
  | 'conflict' // 409 the record is no longer in a state that allows it
  | 'too-large' // 413
  | 'too-many' // 429
  | 'unavailable' // 503 a part we depend on does not answer

export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly params: Record<string, unknown>
  readonly fields: Record<string, string>

  constructor(kind: ErrorKind, refusal: NonNullable<Refusal>) {
    super(`${kind}: ${refusal.code}`)
    this.name = 'AppError'
    this.kind = kind
    this.code = refusal.code
    this.params = refusal.params ?? {}
    this.fields = refusal.fields ?? {}
  }
}

/** Throws the refusal of a pure rule, if there is one. Field errors are `invalid`, others `conflict` unless told. */
export function ensure(refusal: Refusal, kind?: ErrorKind): void {
  if (refusal) throw new AppError(kind ?? (refusal.fields ? 'invalid' : 'conflict'), refusal)
}

/** The first refusal among several rules, in order. */
export function firstRefusal(...refusals: Refusal[]): Refusal {
  return refusals.find((refusal) => refusal !== null) ?? null
}

/** One refusal that names every field with something wrong (a null code means that field is fine), or null. */
export function refuseFields(code: string, faults: Record<string, string | null>): Refusal {
  const wrong = Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== null)
  return wrong.length === 0 ? null : { code, fields: Object.fromEntries(wrong) }
}

export function notFound(what: string): AppError {
  return new AppError('not-found', { code: `${what}.not-found` })
}
