import { randomBytes } from 'node:crypto'
import { AppError } from '../../base/refusal.ts'
import type { Database } from '../database.ts'
import { sql } from '../database.ts'
import { forgetTries, takeAttempt, takeOnce } from './attempts.ts'
import { type Auth, sessionDays } from './auth.ts'
import { asCookieHeader, call, refusedAs } from './call.ts'
import type { Cookies } from './cookies.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { Proven } from './proven.ts'

const ownerOfSession = sql(
  'sign-in.session-owner',
  'select "userId" from auth.session where token = $1 and "expiresAt" > now()',
)
const ownerOfChallenge = sql(
  'sign-in.challenge-owner',
  'select value as "userId" from auth.verification where identifier = $1 and "expiresAt" > now()',
)
const passSession = sql(
  'sign-in.pass-second-factor',
  `update auth.session set token = $2, "secondFactorAt" = now(), "updatedAt" = now()
    where token = $1 and "expiresAt" > now() returning "userId"`,
)
const standing = sql(
  'sign-in.second-factor-stands',
  'select coalesce("twoFactorEnabled", false) as "stands" from auth."user" where id = $1',
)
const unpassSessions = sql(
  'sign-in.unpass-sessions',
  'update auth.session set "secondFactorAt" = null, "updatedAt" = now() where "userId" = $1',
)
const dropFactor = sql('sign-in.drop-second-factor', 'delete from auth."twoFactor" where "userId" = $1')
const forgetFactor = sql(
  'sign-in.forget-second-factor',
  'update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where id = $1',
)

/** What is shown once while a second factor is set up. */
export interface Enrolment {
  /** for the QR code: otpauth://totp/... */
  uri: string
  /** the same secret to type, in groups of four */
  secret: string
  /** each opens once when the phone is lost */
  backupCodes: string[]
}

export interface SecondFactor {
  /** Is there a sign-in in this browser that waits for its second factor? */
  isAsked(cookieHeader: string | undefined): boolean
  /**
   * Shows the second factor (six digits, or a backup code) for the sign-in in this browser, and gives it a new
   * session token, so that one known from before opens nothing more.
   * @throws AppError invalid `second-factor.wrong`, unauthenticated `sign-in-required`, too-many `sign-in.too-many`
   */
  verify(cookieHeader: string | undefined, code: string): Promise<Proven>
  /**
   * Begins to set one up; it counts once `verify` has seen its first code. One that stands is not replaced: a session
   * that has passed it proves nothing about who sits there now. It is taken away first, with `prove` and `reset`.
   * @param account what the authenticator shows under 创益, e.g. a masked phone number
   * @throws AppError invalid `password.wrong`, conflict `second-factor.exists`
   */
  enrol(cookieHeader: string | undefined, password: string | null, account: string): Promise<Enrolment>
  /**
   * Is the standing second factor at hand now? Takes its six digits or a backup code, counted like those of a sign-in,
   * and changes nothing else.
   * @throws AppError invalid `second-factor.wrong`, unauthenticated `sign-in-required`, too-many `sign-in.too-many`
   */
  prove(cookieHeader: string | undefined, code: string): Promise<void>
  /** Takes it away, and no session counts as having shown it. The caller has checked who asks. */
  reset(db: Pick<Database, 'rows'>, userId: string): Promise<void>
}

function named(uri: string, account: string): { uri: string; secret: string } {
  const url = new URL(uri)
  const secret = url.searchParams.get('secret') ?? ''
  const label = `创益:${account}`
  const query = new URLSearchParams({ secret, issuer: '创益', digits: '6', period: '30' })
  return {
    uri: `otpauth://totp/${encodeURIComponent(label)}?${query}`,
    secret: secret.match(/.{1,4}/g)?.join(' ') ?? '',
  }
}

const wrong = () => new AppError('invalid', { code: 'second-factor.wrong', fields: { code: 'second-factor.wrong' } })

/** Takes codes: whose, how often, and each of them once. */
function createCodeCheck(auth: Auth, db: Database, cookies: Cookies, pseudonyms: Pseudonyms) {
  /** The account of the session, or of the sign-in that waits under the other cookie: whose tries are counted. */
  async function asker(cookieHeader: string | undefined): Promise<string> {
    const token = cookies.sessionToken(cookieHeader)
    const waiting = cookies.signed(cookieHeader, 'two_factor')
    const owner =
      (token && (await db.find<{ userId: string }>(ownerOfSession, [token]))) ||
      (waiting && (await db.find<{ userId: string }>(ownerOfChallenge, [waiting])))
    if (!owner) throw new AppError('unauthenticated', { code: 'sign-in-required' })
    return owner.userId
  }

  async function check(cookieHeader: string, code: string): Promise<string> {
    const headers = new Headers({ cookie: cookieHeader })
    const digits = /^\d{6}$/.test(code)
    const request = { body: { code }, headers, returnHeaders: true } as const
    const verified = digits ? auth.api.verifyTOTP(request) : auth.api.verifyBackupCode(request)
    const { value, setCookies } = await refusedAs('second-factor.wrong', 'code', call<{ token?: string }>(verified))
    // while one is set up, the library replaces the session and answers the token of the former one
    const token = cookies.sessionToken(asCookieHeader(setCookies)) ?? value.token ?? cookies.sessionToken(cookieHeader)
    if (!token) throw wrong()
    return token
  }

  /** Takes a code once: one that someone looked on at opens nothing a second time (RFC 6238 §5.2). */
  async function take(cookieHeader: string | undefined, text: string): Promise<{ token: string; who: string }> {
    const who = pseudonyms.tries(await asker(cookieHeader))
    await takeAttempt(db, 'second-factor.try', who)
    const code = text.replace(/\s/g, '')
    const token = await check(cookieHeader ?? '', code)
    if (!(await takeOnce(db, 'second-factor.code', pseudonyms.tries(`${who} ${code}`)))) throw wrong()
    return { token, who }
  }

  return { asker, take }
}

export function createSecondFactor(auth: Auth, db: Database, cookies: Cookies, pseudonyms: Pseudonyms): SecondFactor {
  const { asker, take } = createCodeCheck(auth, db, cookies, pseudonyms)
  const stands = async (userId: string) => (await db.get<{ stands: boolean }>(standing, [userId])).stands

  return {
    isAsked: (cookieHeader) => cookies.signed(cookieHeader, 'two_factor') !== null,
    async verify(cookieHeader, text) {
      const { token, who } = await take(cookieHeader, text)
      const fresh = randomBytes(24).toString('base64url')
      const passed = await db.find<{ userId: string }>(passSession, [token, fresh])
      if (!passed) throw wrong()
      await forgetTries(db, [['second-factor.try', who]])
      const line = cookies.sessionCookie(fresh, sessionDays * 86_400)
      return { userId: passed.userId, setCookies: [line, cookies.set('two_factor', null)] }
    },
    async enrol(cookieHeader, password, account) {
      if (await stands(await asker(cookieHeader))) throw new AppError('conflict', { code: 'second-factor.exists' })
      const body = password ? { password } : {}
      const headers = new Headers({ cookie: cookieHeader ?? '' })
      const { value } = await refusedAs(
        'password.wrong',
        'password',
        call<{ totpURI: string; backupCodes: string[] }>(
          auth.api.enableTwoFactor({ body, headers, returnHeaders: true }),
        ),
      )
      return { ...named(value.totpURI, account), backupCodes: value.backupCodes }
    },
    async prove(cookieHeader, text) {
      // a first code would set up what was only begun
      if (!(await stands(await asker(cookieHeader)))) throw wrong()
      const { who } = await take(cookieHeader, text)
      await forgetTries(db, [['second-factor.try', who]])
    },
    async reset(target, userId) {
      await target.rows(unpassSessions, [userId])
      await target.rows(dropFactor, [userId])
      await target.rows(forgetFactor, [userId])
    },
  }
}
