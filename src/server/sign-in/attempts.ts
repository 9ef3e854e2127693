import { AppError } from '../../base/refusal.ts'
import type { Database } from '../database.ts'
import { sql } from '../database.ts'

/** At most `most` within a window that begins with the first try. */
export interface Limit {
  most: number
  seconds: number
}

/**
 * What guessing and flooding are held to. One person's tries are few; an address may be a whole community centre's.
 */
export const limits = {
  'code.phone.minute': { most: 1, seconds: 50 },
  'code.phone.day': { most: 12, seconds: 86_400 },
  'code.address': { most: 40, seconds: 3_600 },
  'code.try': { most: 20, seconds: 3_600 },
  'code.try.address': { most: 120, seconds: 3_600 },
  'password.try': { most: 10, seconds: 900 },
  'password.try.address': { most: 100, seconds: 900 },
  'password-link.mail': { most: 3, seconds: 3_600 },
  'password-link.address': { most: 20, seconds: 3_600 },
  'password-link.try': { most: 60, seconds: 3_600 },
  'second-factor.try': { most: 6, seconds: 300 },
  'second-factor.code': { most: 1, seconds: 120 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

const countAttempt = sql(
  'sign-in.count-attempt',
  `insert into auth.attempt (key, count, ends_at) values ($1, 1, now() + make_interval(secs => $2))
   on conflict (key) do update
     set count = case when attempt.ends_at <= now() then 1 else attempt.count + 1 end,
         ends_at = case when attempt.ends_at <= now() then excluded.ends_at else attempt.ends_at end
   returning count, ceil(extract(epoch from ends_at - now()))::int as "secondsLeft"`,
)

const forgetAttempts = sql('sign-in.forget-attempts', 'delete from auth.attempt where key = any($1)')
/** each one takes a few old ones along, so that nothing else must remember to */
const dropOld = sql(
  'sign-in.drop-old',
  `with attempts as (
     delete from auth.attempt where key in (select key from auth.attempt where ends_at < now() limit 50)
   ), codes as (
     delete from auth.verification where id in (select id from auth.verification where "expiresAt" < now() limit 50)
   )
   delete from auth.session where id in (select id from auth.session where "expiresAt" < now() limit 50)`,
)

/**
 * Counts a try before it is made, so that tries at the same moment cannot share one allowance.
 * @param who a keyed hash: of a phone, a login name, an account or an address
 * @throws AppError too-many `sign-in.too-many` with `seconds` until the next one
 */
export async function takeAttempt(db: Database, name: LimitName, who: string): Promise<void> {
  const limit = limits[name]
  const row = await db.get<{ count: number; secondsLeft: number }>(countAttempt, [`${name}:${who}`, limit.seconds])
  if (row.count <= limit.most) return
  throw new AppError('too-many', { code: 'sign-in.too-many', params: { seconds: Math.max(1, row.secondsLeft) } })
}

/** Takes something that may be used once within its window; false when it was used before. */
export async function takeOnce(db: Database, name: LimitName, what: string): Promise<boolean> {
  const row = await db.get<{ count: number }>(countAttempt, [`${name}:${what}`, limits[name].seconds])
  return row.count <= limits[name].most
}

/** A success clears the tries that led to it. */
export async function forgetTries(db: Database, tries: readonly [LimitName, string][]): Promise<void> {
  await db.rows(forgetAttempts, [tries.map(([name, who]) => `${name}:${who}`)])
}

/** Removes some of what has run out: codes, sessions, counters. Called by what makes new ones. */
export async function dropSomeOld(db: Database): Promise<void> {
  await db.rows(dropOld)
}
