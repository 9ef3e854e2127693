import type { Queries } from '../../base/context.ts'
import { AppError } from '../../base/refusal.ts'
import { sql } from '../database.ts'
import { type Auth, emailOf } from './auth.ts'
import type { Pseudonyms } from './pseudonyms.ts'

const findByPhone = sql('sign-in.account-by-phone', 'select id, email from auth."user" where "phoneNumber" = $1')
const findByEmail = sql('sign-in.account-by-email', 'select id, email from auth."user" where email = $1')
const writePhone = sql(
  'sign-in.write-phone',
  'update auth."user" set "phoneNumber" = $2, "phoneNumberVerified" = $2::text is not null, "updatedAt" = now() where id = $1 returning id',
)
const writeEmail = sql(
  'sign-in.write-email',
  'update auth."user" set email = $2, "emailVerified" = true, "updatedAt" = now() where id = $1 returning id',
)
const moveLinks = sql(
  'sign-in.move-links',
  `update auth.account set "userId" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" <> 'credential'`,
)
const moveSessions = sql(
  'sign-in.move-sessions',
  'update auth.session set "userId" = $2, "updatedAt" = now() where "userId" = $1',
)
const removeUser = sql('sign-in.remove-user', 'delete from auth."user" where id = $1')
const endOthers = sql(
  'sign-in.end-sessions',
  'delete from auth.session where "userId" = $1 and token is distinct from $2',
)
const hasCredential = sql(
  'sign-in.has-password',
  `select exists (select from auth.account where "userId" = $1 and "providerId" = 'credential' and password is not null) as "has"`,
)

/** The account itself: what may be used to sign in to it. Who the person is and may do stands elsewhere. */
export interface Accounts {
  /** @throws AppError conflict `account.taken` when phone or mail already belong to an account */
  create(account: { phone?: string | null; email?: string | null; password?: string | null }): Promise<string>
  findByPhone(db: Queries, phone: string): Promise<string | null>
  findByEmail(db: Queries, email: string): Promise<string | null>
  /** sets or replaces the password; the caller has checked that it is a good one, and who asks */
  setPassword(userId: string, password: string): Promise<void>
  hasPassword(db: Queries, userId: string): Promise<boolean>
  /** the phone this account signs in with from now on; null takes it away. Within the caller's transaction. */
  setPhone(db: Queries, userId: string, phone: string | null): Promise<void>
  setEmail(db: Queries, userId: string, email: string): Promise<void>
  /** what `from` signs in with becomes `to`'s, and `from` ends */
  merge(db: Queries, from: string, to: string): Promise<void>
  /** sign-in everywhere ends; `keepToken` names the one session that stays */
  endSessions(db: Queries, userId: string, keepToken?: string | null): Promise<void>
  /** the account with its sessions, passwords and second factor is gone */
  remove(db: Queries, userId: string): Promise<void>
}

/** The mail address in an account's row when nobody signs in by mail. */
function placeholder(
  pseudonyms: Pseudonyms,
  phone: string | null | undefined,
  email: string | null | undefined,
): string {
  if (email) return emailOf.email(pseudonyms.email(email))
  if (phone) return emailOf.phone(pseudonyms.phone(phone))
  throw new Error('an account needs a phone or a mail address')
}

export function createAccounts(auth: Auth, pseudonyms: Pseudonyms): Accounts {
  async function setPassword(userId: string, password: string) {
    const { internalAdapter, password: passwords } = await auth.$context
    const hash = await passwords.hash(password)
    if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash)
    else await internalAdapter.createAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
  }

  return {
    async create({ phone, email, password }) {
      const { internalAdapter } = await auth.$context
      const phonePart = phone ? { phoneNumber: pseudonyms.phone(phone), phoneNumberVerified: true } : {}
      try {
        const loginEmail = placeholder(pseudonyms, phone, email)
        const user = await internalAdapter.createUser(
          { name: '', email: loginEmail, emailVerified: Boolean(email), ...phonePart },
          { method: 'admin' },
        )
        if (password) await setPassword(user.id, password)
        return user.id
      } catch (error) {
        if ((error as { code?: string }).code === '23505') throw new AppError('conflict', { code: 'account.taken' })
        throw error
      }
    },
    async findByPhone(db, phone) {
      return (await db.find<{ id: string }>(findByPhone, [pseudonyms.phone(phone)]))?.id ?? null
    },
    async findByEmail(db, email) {
      return (await db.find<{ id: string }>(findByEmail, [emailOf.email(pseudonyms.email(email))]))?.id ?? null
    },
    setPassword,
    async hasPassword(db, userId) {
      return (await db.get<{ has: boolean }>(hasCredential, [userId])).has
    },
    async setPhone(db, userId, phone) {
      await db.rows(writePhone, [userId, phone === null ? null : pseudonyms.phone(phone)])
    },
    async setEmail(db, userId, email) {
      await db.rows(writeEmail, [userId, emailOf.email(pseudonyms.email(email))])
    },
    async merge(db, from, to) {
      await db.rows(moveLinks, [from, to])
      await db.rows(moveSessions, [from, to])
      await db.rows(removeUser, [from])
    },
    async endSessions(db, userId, keepToken = null) {
      await db.rows(endOthers, [userId, keepToken])
    },
    async remove(db, userId) {
      await db.rows(removeUser, [userId])
    },
  }
}
