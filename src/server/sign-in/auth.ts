import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { genericOAuth, phoneNumber, twoFactor } from 'better-auth/plugins'
import pg from 'pg'
import type { Pseudonyms } from './pseudonyms.ts'

/** Codes live this long and may be tried this often (NIST SP 800-63B §5.1.3.2 allows ten minutes; five are enough). */
export const codeLifeSeconds = 300
const codeTries = 5
/** How long a sign-in lasts; a role asks for its second factor again much sooner (session.ts). */
export const sessionDays = 30

export const oidcProviderId = 'oidc'
export const cookiePrefix = 'chuangyi'

/** The sign-in service of a district or city (OpenID Connect). */
export interface OidcSettings {
  /** its issuer, below which `/.well-known/openid-configuration` is found */
  issuer: string
  clientId: string
  clientSecret: string
}

export interface AuthOptions {
  databaseUrl: string
  /** assumed after connecting; null keeps the login role */
  role?: string | null
  publicUrl: string
  secret: string
  oidc?: OidcSettings | null
  pseudonyms: Pseudonyms
  /** takes the code that was just made, inside `requestCode` */
  sendCode(code: string): Promise<void>
}

/** What an identity provider said about who has just signed in; it goes to the person's record, not to the library. */
export interface OidcProfile {
  subject: string
  name: string | null
  email: string | null
}

/** Carries the provider's profile from inside the library's callback back to the caller of that one request. */
export const oidcProfile = new AsyncLocalStorage<{ profile?: OidcProfile }>()

export const emailOf = {
  email: (pseudonym: string) => `${pseudonym}@email.invalid`,
  phone: (pseudonym: string) => `${pseudonym}@phone.invalid`,
  oidc: (pseudonym: string) => `${pseudonym}@oidc.invalid`,
}

function readProfile(raw: Record<string, unknown>): OidcProfile {
  const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null)
  const verified = raw.email_verified === true || raw.email_verified === 'true'
  return {
    subject: text(raw.sub) ?? '',
    name: text(raw.name),
    email: verified ? (text(raw.email)?.toLowerCase() ?? null) : null,
  }
}

function oidcPlugin(options: AuthOptions, oidc: OidcSettings) {
  return genericOAuth({
    config: [
      {
        providerId: oidcProviderId,
        discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
        requireIdTokenVerification: true,
        mapProfileToUser(raw) {
          const profile = readProfile(raw)
          const carrier = oidcProfile.getStore()
          if (carrier) carrier.profile = profile
          // whoever the provider says it is, is found by the provider's own subject, never by an address it claims
          const email = emailOf.oidc(options.pseudonyms.oidc(oidc.issuer, profile.subject))
          return { email, emailVerified: false, name: '', image: undefined }
        },
      },
    ],
  })
}

const withoutTokens = { accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null }

/**
 * better-auth on the schema `auth` of our own database: passwords, codes, sessions, TOTP, OpenID Connect. It says who
 * someone is; roles are ours. It is told keyed hashes in place of phone numbers and mail addresses, so that its
 * tables hold nothing to leak, and none of its HTTP routes is served: sign-in.ts calls it from our own forms.
 */
export function buildAuth(options: AuthOptions) {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 4,
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000,
    application_name: 'chuangyi sign-in',
    options: `-c search_path=auth${options.role === null ? '' : ` -c role=${options.role ?? 'chuangyi_app'}`}`,
  })
  pool.on('error', () => undefined) // an idle connection that breaks must not end the process
  const secure = options.publicUrl.startsWith('https:')
  const auth = betterAuth({
    appName: '创益',
    baseURL: options.publicUrl,
    basePath: '/sign-in',
    trustedOrigins: [new URL(options.publicUrl).origin],
    secret: options.secret,
    database: pool,
    logger: { disabled: true }, // it would write addresses and reasons; ours are counted in attempts.ts
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours are in attempts.ts; its own are skipped by calls from the server
    onAPIError: { errorURL: '/sign-in' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: {
      expiresIn: sessionDays * 86_400,
      disableSessionRefresh: true,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { updateAccountOnSignIn: false, accountLinking: { disableImplicitLinking: true } },
    advanced: { cookiePrefix, useSecureCookies: secure, ipAddress: { disableIpTracking: true } },
    // what the provider lets us do on someone's behalf is never used, so it is not kept either
    databaseHooks: { account: { create: { before: async (account) => ({ data: { ...account, ...withoutTokens } }) } } },
    plugins: [
      phoneNumber({
        otpLength: 6,
        expiresIn: codeLifeSeconds,
        allowedAttempts: codeTries,
        sendOTP: ({ code }) => options.sendCode(code),
        signUpOnVerification: { getTempEmail: emailOf.phone, getTempName: () => '' },
      }),
      twoFactor({ issuer: '创益', allowPasswordless: true, twoFactorCookieMaxAge: 600 }),
      ...(options.oidc ? [oidcPlugin(options, options.oidc)] : []),
    ],
  })
  return { auth, pool }
}

export type Auth = ReturnType<typeof buildAuth>['auth']
