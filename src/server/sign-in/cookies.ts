import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookiePrefix } from './auth.ts'

/** Names, signature and flags of the cookies that better-auth sets, so that a request is read without it. */
export interface Cookies {
  /** the token of the session cookie, when its signature is ours; no database is asked */
  sessionToken(cookieHeader: string | undefined): string | null
  /** the value of any cookie signed the same way */
  signed(cookieHeader: string | undefined, name: string): string | null
  /** a Set-Cookie line that carries another token for the same browser */
  sessionCookie(token: string, maxAgeSeconds: number): string
  /** a Set-Cookie line for a value of ours; null takes the cookie away */
  set(name: string, value: string | null, maxAgeSeconds?: number): string
  get(cookieHeader: string | undefined, name: string): string | null
  /** Set-Cookie lines that end the sign-in in this browser */
  clearAll(): string[]
}

function valueOf(cookieHeader: string | undefined, name: string): string | null {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim())
    } catch {
      return null
    }
  }
  return null
}

export function createCookies(publicUrl: string, secret: string): Cookies {
  const secure = publicUrl.startsWith('https:')
  const fullName = (name: string) => `${secure ? '__Secure-' : ''}${cookiePrefix}.${name}`
  const flags = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const sign = (value: string) => createHmac('sha256', secret).update(value).digest('base64')
  const line = (name: string, value: string, maxAge: number) =>
    `${fullName(name)}=${encodeURIComponent(value)}; Max-Age=${maxAge}; ${flags}`

  function signed(cookieHeader: string | undefined, name: string): string | null {
    const value = valueOf(cookieHeader, fullName(name))
    const dot = value?.lastIndexOf('.') ?? -1
    if (!value || dot < 1) return null
    const given = Buffer.from(value.slice(dot + 1), 'base64')
    const expected = Buffer.from(sign(value.slice(0, dot)), 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected) ? value.slice(0, dot) : null
  }

  return {
    signed,
    sessionToken: (cookieHeader) => signed(cookieHeader, 'session_token'),
    sessionCookie: (token, maxAge) => line('session_token', `${token}.${sign(token)}`, maxAge),
    set: (name, value, maxAge = 600) => line(name, value ?? '', value === null ? 0 : maxAge),
    get: (cookieHeader, name) => valueOf(cookieHeader, fullName(name)) || null,
    clearAll: () => ['session_token', 'two_factor', 'sign_in'].map((name) => line(name, '', 0)),
  }
}
