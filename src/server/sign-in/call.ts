import { APIError } from 'better-auth/api'
import { AppError } from '../../base/refusal.ts'

/** What one call of the library answered: its value, and the cookies it wants set. */
export interface Called<T> {
  value: T
  setCookies: string[]
}

/** Calls an endpoint of the library outside HTTP. */
export async function call<T>(endpoint: Promise<unknown>): Promise<Called<T>> {
  const { headers, response } = (await endpoint) as { headers: Headers; response: T }
  return { value: response, setCookies: headers.getSetCookie() }
}

/** Any refusal of the library becomes the one refusal given, so that the answer tells nothing about an account. */
export async function refusedAs<T>(code: string, field: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500)
      throw new AppError('invalid', { code, fields: { [field]: code } })
    throw error
  }
}

/** The value of a cookie among Set-Cookie lines, as a Cookie header of its own. */
export function asCookieHeader(setCookies: readonly string[]): string {
  return setCookies.map((line) => line.slice(0, line.indexOf(';'))).join('; ')
}
