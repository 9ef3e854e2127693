import { authorise, may, scopeFor } from '../../../../base/access.ts'
import type { RawBuilder } from 'kysely'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { refuseCreditCode } from '../../../../base/credit-code.ts'
import { civilDate } from '../../../../base/clock.ts'
import { cappedTotal, decodeCursor, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, notFound, type Refusal } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { searchEngine, type SearchQuery } from '../../../../server/search.ts'
import { type AreaChoice, areaChoices } from '../../../network/server/public.ts'
import type * as contracts from '../../contract-organisation.ts'
import type { OrganisationDetail, OrganisationItem, OrganisationToStaff } from '../../contract-organisation.ts'
import {
  type OrganisationAction,
  organisationActions,
  type OrganisationState,
  refuseAction,
  refuseVerifier,
} from '../../organisation.ts'

const sort = 'newest'

function afterCursor(cursor: string | undefined) {
  if (!cursor) return null
  const { value, refusal } = decodeCursor(cursor, sort, ['id'])
  if (refusal) throw new AppError('invalid', refusal)
  return fragment`o.id < ${value[0]}`
}

interface Filters {
  q?: string
  kind?: string
  area?: Id
  cursor?: string
  limit: number
}

/** Escapes the wildcards of LIKE. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/**
 * The words of its name and purpose, as in the search for problems; or a part of the name as it is typed, since a name is
 * no sentence and may be cut in odd places (荔枝/园长/者). A register holds thousands, so the index may be passed by.
 */
function searched(query: SearchQuery | null): RawBuilder<unknown> | null {
  if (!query) return null
  const inName = query.tsquery && query.phrase ? fragment`o.name ilike ${query.phrase}` : fragment`false`
  return query.tsquery ? fragment`(o.search @@ to_tsquery('simple', ${query.tsquery}) or ${inName})` : fragment`false`
}

interface Row extends OrganisationItem {
  state: OrganisationState
  creditCode: string | null
  createdAt: Date
  dueAt: Date | null
}

/** Newest first, keyset-paged; the total stops counting at 1,000. */
async function page(ctx: Context, name: string, input: Filters, within: readonly RawBuilder<unknown>[]) {
  const { q, kind, area } = input
  const { networkId } = ctx.actor
  const matches = every([
    fragment`o.network_id = ${networkId}`,
    ...within,
    q ? searched((await searchEngine()).query(q)) : null,
    kind ? fragment`o.kind = ${kind}` : null,
    area ? fragment`o.path like (select path from area where network_id = ${networkId} and id = ${area}) || '%'` : null,
  ])
  const rows = await dynamicRows<Row>(
    ctx.db,
    name,
    fragment`select o.id, o.name, o.kind, json_build_object('id', a.id, 'name', a.name) as "area", o.purpose, o.state,
                    o.credit_code as "creditCode", o.created_at as "createdAt", o.due_at as "dueAt"
               from organisation o join area a on a.network_id = o.network_id and a.id = o.area_id
              where ${matches} and ${afterCursor(input.cursor) ?? fragment`true`}
              order by o.id desc limit ${limitFor(input.limit)}`,
  )
  const [counted] = await dynamicRows<{ count: number }>(
    ctx.db,
    `${name}-total`,
    fragment`select count(*)::int as "count" from (select from organisation o where ${matches} limit 1001) counted`,
  )
  const listing = pageOf(rows, input.limit, (last) => encodeCursor(sort, [last.id]))
  return { ...listing, total: cappedTotal(counted?.count ?? 0) }
}

type Listed = OutputOf<typeof contracts.listOrganisations>

/** Verified organisations, for everyone. */
export async function pageOrganisations(
  ctx: Context,
  input: InputOf<typeof contracts.listOrganisations>,
): Promise<Listed> {
  const { items, ...rest } = await page(ctx, 'people.organisations', input, [fragment`o.state = 'verified'`])
  return { ...rest, items: items.map(({ id, name, kind, area, purpose }) => ({ id, name, kind, area, purpose })) }
}

type Register = OutputOf<typeof contracts.listRegister>

/** The register as staff within reach see it, in every state. */
export async function pageRegister(ctx: Context, input: InputOf<typeof contracts.listRegister>): Promise<Register> {
  const { paths } = scopeFor(ctx.actor, 'organisation.verify')
  const reach = fragment`o.path like any (${paths.map((path) => `${literally(path)}%`)})`
  const within = input.state ? [reach, fragment`o.state = ${input.state}`] : [reach]
  const { items, ...rest } = await page(ctx, 'people.register', input, within)
  return {
    ...rest,
    items: items.map((item) => ({
      ...item,
      createdAt: item.createdAt.toISOString(),
      dueAt: item.dueAt?.toISOString() ?? null,
    })),
  }
}

const columns = `o.id, o.name, o.kind, json_build_object('id', a.id, 'name', a.name) as "area", o.purpose,
  o.credit_code as "creditCode", o.website, o.phone, o.address, o.state, o.decided_at as "decidedAt"`

const selectPublic = sql(
  'people.organisation',
  `select ${columns}
     from organisation o join area a on a.network_id = o.network_id and a.id = o.area_id
    where o.network_id = $1 and o.id = $2 and o.state in ('verified', 'closed')`,
)

interface DetailRow extends Omit<OrganisationDetail, 'verifiedOn' | 'closed'> {
  state: OrganisationState
  decidedAt: Date | null
}

const verifiedOn = ({ state, decidedAt }: DetailRow) =>
  state === 'verified' && decidedAt ? civilDate(decidedAt) : null

/** The public profile. @throws AppError not-found unless verified; a closed one stays in the record */
export async function getOrganisation(
  ctx: Context,
  { organisationId }: InputOf<typeof contracts.getOrganisation>,
): Promise<OrganisationDetail> {
  const row = await ctx.db.find<DetailRow>(selectPublic, [ctx.actor.networkId, organisationId])
  if (!row) throw notFound('organisation')
  const { state, decidedAt, ...detail } = row
  return { ...detail, verifiedOn: verifiedOn(row), closed: state === 'closed' }
}

interface StaffRow extends DetailRow {
  path: Path
  creditCodeOverride: string | null
  createdAt: Date
  dueAt: Date | null
  decidedBy: string | null
  decisionReason: string | null
  members: OrganisationToStaff['members']
}

const selectToStaff = sql(
  'people.registered-organisation',
  `select ${columns}, o.path, o.credit_code_override as "creditCodeOverride", o.created_at as "createdAt", o.due_at as "dueAt",
          d.name as "decidedBy", o.decision_reason as "decisionReason",
          coalesce((select json_agg(json_build_object('personId', m.person_id, 'name', p.name, 'role', m.role)
                                    order by m.role, m.since)
                      from membership m join person p on p.network_id = m.network_id and p.id = m.person_id
                     where m.network_id = $1 and m.organisation_id = o.id and m.ended_at is null), '[]') as "members"
     from organisation o
     join area a on a.network_id = o.network_id and a.id = o.area_id
     left join person d on d.network_id = o.network_id and d.id = o.decided_by
    where o.network_id = $1 and o.id = $2`,
)

function canOf(ctx: Context, row: StaffRow): Record<OrganisationAction, Refusal> {
  const own = refuseVerifier(
    ctx.actor.personId,
    row.members.map(({ personId }) => personId),
  )
  const permitted = may(ctx.actor, 'organisation.verify', row) ? null : { code: 'permission-missing' }
  const entries = organisationActions.map((action): [OrganisationAction, Refusal] => {
    if (action === 'resubmit') return [action, { code: 'membership.manager-only' }]
    return [action, permitted ?? own ?? refuseAction(row.state, action)]
  })
  return Object.fromEntries(entries) as Record<OrganisationAction, Refusal>
}

/** An organisation with its members and what may be done. @throws AppError not-found out of reach */
export async function getRegistered(
  ctx: Context,
  { organisationId }: InputOf<typeof contracts.getRegistered>,
): Promise<OrganisationToStaff> {
  const row = await ctx.db.find<StaffRow>(selectToStaff, [ctx.actor.networkId, organisationId])
  if (!row) throw notFound('organisation')
  authorise(ctx.actor, 'organisation.verify', row)
  const { path: _, ...shown } = row
  return {
    ...shown,
    verifiedOn: verifiedOn(row),
    closed: row.state === 'closed',
    creditCodeFault: row.creditCode ? (refuseCreditCode(row.creditCode)?.code ?? null) : null,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    can: canOf(ctx, row),
  }
}

/** Streets and communities for filters and pickers. */
export function organisationPlaces(ctx: Context): Promise<AreaChoice[]> {
  return areaChoices(ctx)
}
