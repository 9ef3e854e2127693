import { isMobile, normaliseEmail, normalisePhone } from '../../base/mask.ts'
import { AppError } from '../../base/refusal.ts'
import type { Database } from '../database.ts'
import { sql } from '../database.ts'
import { forgetTries, takeAttempt } from './attempts.ts'
import { type Auth, emailOf } from './auth.ts'
import { call, refusedAs } from './call.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { Proven } from './proven.ts'

const emailByPhone = sql('sign-in.email-by-phone', 'select email from auth."user" where "phoneNumber" = $1')

export interface PasswordSignIn {
  /**
   * Signs in by mobile number or mail address and password. Whether the name or the password is wrong is not told,
   * and takes the same time. With a second factor set up, no session is made yet: `userId` is null and the cookies
   * carry the question to the next page.
   * @throws AppError invalid `sign-in.wrong`, too-many `sign-in.too-many`
   */
  signIn(login: string, password: string, visitor: string): Promise<Omit<Proven, 'userId'> & { userId: string | null }>
  /**
   * Is this the account's present password? Counted like any other try.
   * @throws AppError too-many `sign-in.too-many`
   */
  check(userId: string, password: string): Promise<boolean>
}

interface Answer {
  twoFactorRedirect?: boolean
  user?: { id: string }
}

export function createPasswordSignIn(auth: Auth, db: Database, pseudonyms: Pseudonyms): PasswordSignIn {
  /** The address under which the library knows this login; one that nobody has when it is no login at all. */
  async function emailFor(login: string): Promise<string> {
    const email = normaliseEmail(login)
    if (email) return emailOf.email(pseudonyms.email(email))
    const phone = normalisePhone(login)
    const pseudonym = pseudonyms.phone(phone && isMobile(phone) ? phone : login)
    const row = await db.find<{ email: string }>(emailByPhone, [pseudonym])
    return row?.email ?? emailOf.phone(pseudonym)
  }

  return {
    async signIn(login, password, visitor) {
      await takeAttempt(db, 'password.try.address', visitor)
      const email = await emailFor(login)
      // by the account and not by what was typed: spaces, dashes or +86 would each be ten more tries
      const who = pseudonyms.tries(email)
      await takeAttempt(db, 'password.try', who)
      if (password.length > 128)
        throw new AppError('invalid', { code: 'sign-in.wrong', fields: { password: 'sign-in.wrong' } })
      const { value, setCookies } = await refusedAs(
        'sign-in.wrong',
        'password',
        call<Answer>(auth.api.signInEmail({ body: { email, password }, returnHeaders: true })),
      )
      await forgetTries(db, [['password.try', who]])
      return { userId: value.user?.id ?? null, setCookies }
    },
    async check(userId, password) {
      const who = pseudonyms.tries(userId)
      await takeAttempt(db, 'password.try', who)
      const { internalAdapter, password: passwords } = await auth.$context
      const account = await internalAdapter.findCredentialAccount(userId)
      if (!account?.password || password.length > 128) return false
      const right = await passwords.verify({ hash: account.password, password })
      if (right) await forgetTries(db, [['password.try', who]])
      return right
    },
  }
}
