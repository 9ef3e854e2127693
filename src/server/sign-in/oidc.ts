import { AppError } from '../../base/refusal.ts'
import type { Database } from '../database.ts'
import { sql } from '../database.ts'
import { type Auth, oidcProfile, type OidcProfile, oidcProviderId } from './auth.ts'
import { asCookieHeader, call } from './call.ts'
import type { Cookies } from './cookies.ts'
import type { Proven } from './proven.ts'

const ownerOfSession = sql('sign-in.oidc-session-owner', 'select "userId" from auth.session where token = $1')

/** Where the provider sends people back to: register exactly this address with it. */
export const oidcCallbackPath = `/sign-in/callback/${oidcProviderId}`

export interface OidcSignIn {
  /** The provider's page to go to; the cookies tie the answer to this browser. */
  begin(): Promise<{ url: string; setCookies: string[] }>
  /**
   * Takes the provider's answer: checks state, PKCE, nonce, signature, issuer and audience, and signs in.
   * @param query of the callback's address, with the question mark
   * @throws AppError invalid `oidc.refused`
   */
  finish(query: string, cookieHeader: string | undefined): Promise<Proven & { profile: OidcProfile }>
}

export function createOidcSignIn(auth: Auth, db: Database, cookies: Cookies, publicUrl: string): OidcSignIn {
  return {
    async begin() {
      const { value, setCookies } = await call<{ url: string }>(
        auth.api.signInSocial({
          body: { provider: oidcProviderId, callbackURL: '/me', errorCallbackURL: '/sign-in', disableRedirect: true },
          returnHeaders: true,
        }),
      )
      return { url: value.url, setCookies }
    },
    async finish(query, cookieHeader) {
      const request = new Request(`${publicUrl}${oidcCallbackPath}${query}`, {
        headers: { cookie: cookieHeader ?? '' },
      })
      const seen: { profile?: OidcProfile } = {}
      const response = await oidcProfile.run(seen, () => auth.handler(request))
      const setCookies = response.headers.getSetCookie()
      const token = cookies.sessionToken(asCookieHeader(setCookies))
      const owner = token ? await db.find<{ userId: string }>(ownerOfSession, [token]) : null
      if (!owner || !seen.profile) throw new AppError('invalid', { code: 'oidc.refused' })
      return { userId: owner.userId, setCookies, profile: seen.profile }
    },
  }
}
