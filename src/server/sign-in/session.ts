import type { Actor, Grant, Id, Queries } from '../../base/context.ts'
import { sql } from '../database.ts'
import type { Cookies } from './cookies.ts'
import { hashToken, readBearer } from './tokens.ts'

/** How long a second factor counts: a working day (NIST SP 800-63B §4.2.3 asks for it anew every 12 hours). */
const secondFactorHours = 12

/** What stands between someone who has proved who they are and what they may do. */
export type Missing =
  /** has a second factor and has not shown it in this session: nothing but showing it is open */
  | 'second-factor'
  /** holds a role, must set up a second factor before it counts */
  | 'enrolment'
  /** is signed in, but not yet known to this network: asked for a name */
  | 'person'

export interface Session {
  actor: Pick<Actor, 'personId' | 'grants' | 'scopes' | 'secondFactor'>
  personName: string
  missing: Missing | null
  /** the account; null for an API token */
  userId: string | null
}

interface SessionRow {
  userId: string
  personId: Id | null
  personName: string | null
  twoFactorEnabled: boolean
  passed: boolean
  grants: Grant[]
}

interface TokenRow {
  personId: Id
  personName: string
  scopes: string[]
  grants: Grant[]
}

/** Written as one statement: a request of someone signed in costs one round trip before its own work. */
const findSession = sql(
  'sign-in.session',
  `select s."userId", p.id as "personId", p.name as "personName",
          coalesce(u."twoFactorEnabled", false) as "twoFactorEnabled",
          coalesce(s."secondFactorAt" > now() - make_interval(hours => ${secondFactorHours}), false) as "passed",
          coalesce((select json_agg(json_build_object('role', g.role, 'path', g.path))
                      from role_grant g
                     where g.network_id = $1 and g.person_id = p.id and g.ended_at is null), '[]') as "grants"
     from auth.session s
     join auth."user" u on u.id = s."userId"
     left join person p on p.network_id = $1 and p.user_id = u.id
    where s.token = $2 and s."expiresAt" > now()`,
)

/** The day of last use is written at most once a day, in the same statement. */
const useToken = sql(
  'sign-in.use-token',
  `with used as (
     update api_token set last_used_on = ($3::timestamptz at time zone 'Asia/Shanghai')::date
      where network_id = $1 and token_hash = $2 and revoked_at is null and expires_at > $3
        and last_used_on is distinct from ($3 at time zone 'Asia/Shanghai')::date
   )
   select t.person_id as "personId", p.name as "personName", t.scopes,
          coalesce((select json_agg(json_build_object('role', g.role, 'path', g.path))
                      from role_grant g
                     where g.network_id = $1 and g.person_id = p.id and g.ended_at is null), '[]') as "grants"
     from api_token t
     join person p on p.network_id = t.network_id and p.id = t.person_id and p.erased_at is null
    where t.network_id = $1 and t.token_hash = $2 and t.revoked_at is null and t.expires_at > $3::timestamptz`,
)

export interface SessionRules {
  /** roles count only after a second factor */
  staffSecondFactor: 'required' | 'offered'
}

function fromRow(row: SessionRow, rules: SessionRules): Session {
  const base = { userId: row.userId, personName: row.personName ?? '' }
  if (row.twoFactorEnabled && !row.passed) {
    return { ...base, personName: '', missing: 'second-factor', actor: { personId: null, grants: [] } }
  }
  if (!row.personId) return { ...base, missing: 'person', actor: { personId: null, grants: [] } }
  const gated = rules.staffSecondFactor === 'required' && row.grants.length > 0 && !row.passed
  return {
    ...base,
    missing: gated ? 'enrolment' : null,
    actor: { personId: row.personId, grants: gated ? [] : row.grants, secondFactor: row.passed },
  }
}

/** Who asks with an API token, in one statement; null when the header opens nothing. It ends by the platform's clock. */
export async function readToken(db: Queries, networkId: Id, authorization: string, now: Date): Promise<Session | null> {
  const token = readBearer(authorization)
  const row = token ? await db.find<TokenRow>(useToken, [networkId, hashToken(token), now]) : null
  if (!row) return null
  const { personId, personName, grants, scopes } = row
  return { userId: null, personName, missing: null, actor: { personId, grants, scopes } }
}

/**
 * Who asks with a session cookie. Without one no statement is sent, with one exactly one.
 * Sessions end by the database's own clock, which began them.
 */
export async function readCookie(
  db: Queries,
  cookies: Cookies,
  rules: SessionRules,
  networkId: Id,
  cookieHeader: string | undefined,
): Promise<Session | null> {
  const token = cookies.sessionToken(cookieHeader)
  const row = token ? await db.find<SessionRow>(findSession, [networkId, token]) : null
  return row ? fromRow(row, rules) : null
}
