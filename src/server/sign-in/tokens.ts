import { createHash, randomBytes } from 'node:crypto'

/** The prefix lets scanners find one that leaked into a repository. */
const prefix = 'cy_'

/** An API token has 256 random bits, so its hash needs neither salt nor key. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}

/** A new token, and what is kept of it. */
export function newToken(): { token: string; hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** The token of an Authorization header; null when it holds none of ours. */
export function readBearer(authorization: string): string | null {
  return /^Bearer (cy_[\w-]{43})$/.exec(authorization)?.[1] ?? null
}
