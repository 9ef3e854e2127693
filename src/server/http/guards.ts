import type { FastifyRequest } from 'fastify'
import { AppError } from '../../base/refusal.ts'
import { isLoopback } from '../limits.ts'
import { sameText } from '../secrets/secrets.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that another site made this browser send. Browsers say where a request comes from
 * (Sec-Fetch-Site, Origin); a request that carries our cookie and says nothing is refused too. Requests with a token
 * or without a cookie carry no authority of the browser and pass.
 */
export function refuseForeignWrite(request: FastifyRequest, publicOrigin: string): void {
  if (safeMethods.has(request.method) || request.headers.authorization) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  // on one machine the same program is reached as localhost and as 127.0.0.1: the address asked for counts as own
  if (origin === publicOrigin || origin === `${request.protocol}://${request.host}`) return
  if (site === 'same-origin' && !origin) return
  if (!site && !origin && !request.headers.cookie) return
  throw new AppError('forbidden', { code: 'request.from-elsewhere' })
}

/**
 * Who may read what the program tells of itself: this machine, or whoever has the token. A request that a proxy passed
 * on comes from elsewhere, also where the proxy stands on this machine and is not named in TRUST_PROXY.
 * @throws AppError not-found, as if the page were not there
 */
export function refuseForeignReader(request: FastifyRequest, token: string | null): void {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  if (!forwarded && isLoopback(request.ip)) return
  if (token !== null && sameText(request.headers.authorization ?? '', `Bearer ${token}`)) return
  throw new AppError('not-found', { code: 'not-found' })
}

const idempotencyKey = /^[\x21-\x7e]{1,128}$/

export function readIdempotencyKey(value: string | string[] | undefined): string | null {
  if (value === undefined || value === '') return null
  if (typeof value !== 'string' || !idempotencyKey.test(value)) {
    throw new AppError('invalid', { code: 'idempotency.key', fields: { 'Idempotency-Key': 'format' } })
  }
  return value
}
