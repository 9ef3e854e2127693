import { AppError, type ErrorKind } from '../../base/refusal.ts'

export const statusOf: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

/** RFC 9457 with our members: `code` and `params` for the words, `fields` for the form, the request id for support. */
export interface ProblemDetails {
  type: string
  title: string
  status: number
  code: string
  params?: Record<string, unknown>
  fields?: Record<string, string>
  requestId: string
}

interface PostgresError {
  code?: string
  constraint?: string
}

interface FastifyLikeError {
  statusCode?: number
  code?: string
}

const fastifyCodes: Record<number, ErrorKind> = {
  400: 'invalid',
  404: 'not-found',
  413: 'too-large',
  415: 'invalid',
  429: 'too-many',
}

/** The parser of multipart forms has no codes. */
const unfinishedForm = /^Multipart: |unexpected end of multipart|Malformed part header/i

/**
 * What an error means to a caller. A violated named constraint is a conflict under the constraint's own name: two
 * requests raced, and the second may look again. Everything else is a defect: null, answered 500 without detail.
 */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  // whatever was thrown, it is answered
  const { code, constraint } = (error ?? {}) as PostgresError
  if (constraint && code?.startsWith('23')) return new AppError('conflict', { code: `constraint.${constraint}` })
  if (code === '40001' || code === '40P01') return new AppError('unavailable', { code: 'database-busy' })
  if (code === '57014') return new AppError('unavailable', { code: 'database-slow' })
  if (code === '22P05' || code === '22021') return new AppError('invalid', { code: 'text.unreadable' })
  if (unfinishedForm.test(String((error as Error | null)?.message)))
    return new AppError('invalid', { code: 'request.multipart' })
  const { statusCode } = (error ?? {}) as FastifyLikeError
  const kind = statusCode === undefined ? undefined : fastifyCodes[statusCode]
  if (kind)
    return new AppError(kind, {
      code: `request.${(code ?? kind)
        .replace(/^FST_(ERR_)?/, '')
        .toLowerCase()
        .replaceAll('_', '-')}`,
    })
  return null
}

export function problemDetails(error: AppError | null, requestId: string): ProblemDetails {
  if (!error) return { type: 'about:blank', title: 'Internal error', status: 500, code: 'internal', requestId }
  const status = statusOf[error.kind]
  return {
    type: 'about:blank',
    title: error.kind,
    status,
    code: error.code,
    ...(Object.keys(error.params).length > 0 ? { params: error.params } : {}),
    ...(Object.keys(error.fields).length > 0 ? { fields: error.fields } : {}),
    requestId,
  }
}
