import type { Id } from '../../base/context.ts'
import type { Database } from '../database.ts'
import { sql } from '../database.ts'
import type { ReadSession } from '../http/request-context.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { SmsSender } from '../sms/sms.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { buildAuth, type OidcSettings } from './auth.ts'
import { type Cookies, createCookies } from './cookies.ts'
import { createOidcSignIn, type OidcSignIn } from './oidc.ts'
import { createPasswordLinks, type PasswordLinks } from './password-links.ts'
import { createPasswordSignIn, type PasswordSignIn } from './password.ts'
import { createPhoneSignIn, deliverCode, type PhoneSignIn } from './phone.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { createSecondFactor, type SecondFactor } from './second-factor.ts'
import { readCookie, readToken, type Session, type SessionRules } from './session.ts'

declare module '../../base/context.ts' {
  interface Services {
    /** who someone is: codes, passwords, OpenID Connect, second factors, sessions */
    signIn: SignIn
  }
}

export interface SignIn {
  phone: PhoneSignIn
  password: PasswordSignIn
  passwordLinks: PasswordLinks
  secondFactor: SecondFactor
  /** null when no provider is set up */
  oidc: (OidcSignIn & { name: string }) | null
  accounts: Accounts
  cookies: Cookies
  rules: SessionRules
  /** for src/server/http: who asks, with their roles */
  readSession: ReadSession
  /** the same with what is missing, for the sign-in pages themselves */
  session(networkId: Id, headers: { cookie?: string | undefined }): Promise<Session | null>
  /** Did this browser sign in within the last quarter of an hour? Then it need not prove again who is there. */
  isFresh(cookieHeader: string | undefined): Promise<boolean>
  /** Ends the sign-in in this browser. @returns the cookies to set */
  signOut(cookieHeader: string | undefined): Promise<string[]>
  close(): Promise<void>
}

export interface SignInOptions extends SessionRules {
  /** of the serving role */
  databaseUrl: string
  /** assumed after connecting; null keeps the login role */
  role?: string | null
  db: Database
  publicUrl: string
  secrets: Secrets
  sms: SmsSender
  oidc?: (OidcSettings & { name: string }) | null
}

const findFresh = sql(
  'sign-in.fresh-session',
  `select true as "fresh" from auth.session
    where token = $1 and "createdAt" > now() - interval '15 minutes' and "expiresAt" > now()`,
)
const endSession = sql('sign-in.end-session', 'delete from auth.session where token = $1')

export function createSignIn(options: SignInOptions): SignIn {
  const { db, publicUrl, secrets } = options
  const pseudonyms = createPseudonyms(secrets)
  const secret = secrets.keyedHash('cookies', 'sign-in.secret')
  const cookies = createCookies(publicUrl, secret)
  const { auth, pool } = buildAuth({ ...options, secret, pseudonyms, sendCode: deliverCode })
  const rules = { staffSecondFactor: options.staffSecondFactor }

  return {
    phone: createPhoneSignIn({ auth, db, pseudonyms, sms: options.sms }),
    password: createPasswordSignIn(auth, db, pseudonyms),
    passwordLinks: createPasswordLinks(db, pseudonyms),
    secondFactor: createSecondFactor(auth, db, cookies, pseudonyms),
    oidc: options.oidc ? { ...createOidcSignIn(auth, db, cookies, publicUrl), name: options.oidc.name } : null,
    accounts: createAccounts(auth, pseudonyms),
    cookies,
    rules,
    async readSession(target, networkId, { authorization, cookie }, now) {
      // a header that opens nothing is nobody: it does not fall back on the cookie
      const session =
        authorization === undefined
          ? await readCookie(target, cookies, rules, networkId, cookie)
          : await readToken(target, networkId, authorization, now)
      return session?.actor.personId ? session : null
    },
    session: (networkId, { cookie }) => readCookie(db, cookies, rules, networkId, cookie),
    async isFresh(cookieHeader) {
      const token = cookies.sessionToken(cookieHeader)
      return token !== null && (await db.find(findFresh, [token])) !== null
    },
    async signOut(cookieHeader) {
      const token = cookies.sessionToken(cookieHeader)
      if (token) await db.rows(endSession, [token])
      return cookies.clearAll()
    },
    close: () => pool.end(),
  }
}
