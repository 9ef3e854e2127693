import type { Queries } from '../../base/context.ts'
import type { Database } from '../database.ts'
import { sql } from '../database.ts'
import { hashSecret, newSecret } from '../secrets/secrets.ts'
import { dropSomeOld, takeAttempt } from './attempts.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** How long a link to a new password opens (OWASP: short; a mail that waits in a queue still arrives in time). */
export const passwordLinkMinutes = 30

/**
 * Links to a new password: whoever has one may choose it, once. Kept beside the library's own one-time values, as a
 * hash: unlike the library's reset, a reader of the table cannot use them, and the owner is known before it is taken.
 */
export interface PasswordLinks {
  /**
   * Counts that somebody asked for a link, by the address asked for and by where from, known or not.
   * @throws AppError too-many `sign-in.too-many`
   */
  countRequest(email: string, visitor: string): Promise<void>
  /** @throws AppError too-many `sign-in.too-many` */
  countTry(visitor: string): Promise<void>
  /** A new secret for the owner; those made for them before end. */
  make(db: Queries, owner: string): Promise<string>
  /** Whose it is; null for one that was used, is too old, or never was. */
  owner(db: Queries, secret: string): Promise<string | null>
  /** Takes it, and all others of its owner: of two who come at the same time one gets it. */
  take(db: Queries, secret: string): Promise<string | null>
}

const prefix = 'password-link:'

const endEarlier = sql(
  'sign-in.end-password-links',
  `delete from auth.verification where value = $1 and identifier like '${prefix}%'`,
)
const insertLink = sql(
  'sign-in.insert-password-link',
  `insert into auth.verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
   values ($1, $1, $2, now() + make_interval(mins => ${passwordLinkMinutes}), now(), now())`,
)
const findOwner = sql(
  'sign-in.password-link-owner',
  'select value as "owner" from auth.verification where identifier = $1 and "expiresAt" > now()',
)
const takeLink = sql(
  'sign-in.take-password-link',
  'delete from auth.verification where identifier = $1 and "expiresAt" > now() returning value as "owner"',
)

const identifierOf = (secret: string) => prefix + hashSecret(secret)

export function createPasswordLinks(db: Database, pseudonyms: Pseudonyms): PasswordLinks {
  return {
    async countRequest(email, visitor) {
      await takeAttempt(db, 'password-link.address', visitor)
      await takeAttempt(db, 'password-link.mail', pseudonyms.email(email))
      await dropSomeOld(db)
    },
    countTry: (visitor) => takeAttempt(db, 'password-link.try', visitor),
    async make(target, owner) {
      const secret = newSecret()
      await target.rows(endEarlier, [owner])
      await target.rows(insertLink, [identifierOf(secret), owner])
      return secret
    },
    async owner(target, secret) {
      return (await target.find<{ owner: string }>(findOwner, [identifierOf(secret)]))?.owner ?? null
    },
    async take(target, secret) {
      const taken = await target.find<{ owner: string }>(takeLink, [identifierOf(secret)])
      if (taken) await target.rows(endEarlier, [taken.owner])
      return taken?.owner ?? null
    },
  }
}
