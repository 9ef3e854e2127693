import { authorise, scopeFor } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { cappedTotal, decodeCursor, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import { coversAny, type Path } from '../../../../base/path.ts'
import { AppError, notFound } from '../../../../base/refusal.ts'
import type { Role } from '../../../../base/roles.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type * as contracts from '../../contract.ts'
import { givableRoles } from '../../grants.ts'

type Listed = OutputOf<typeof contracts.listGrants>

interface Row {
  id: Id
  role: Role
  path: Path
  nodeName: string
  personId: Id
  name: string
  contact: string | null
  reason: string
  grantedAt: Date
  grantedBy: string | null
  /** not the last administrator who covers the node */
  replaceable: boolean
}

function afterCursor(cursor: string | undefined) {
  if (!cursor) return null
  const { value, refusal } = decodeCursor(cursor, 'path', ['text', 'id'])
  if (refusal) throw new AppError('invalid', refusal)
  return fragment`(g.path, g.id) > (${value[0]}, ${value[1]})`
}

const columns = fragment`
  select g.id, g.role, g.path, g.node_name as "nodeName", g.person_id as "personId", p.name,
         coalesce(p.phone_masked, p.email_masked) as "contact", g.reason, g.granted_at as "grantedAt",
         b.name as "grantedBy",
         g.role <> 'admin' or exists (
           select from role_grant o where o.network_id = g.network_id and o.role = 'admin' and o.ended_at is null
              and o.id <> g.id and g.path like o.path || '%') as "replaceable"
    from role_grant g
    join person p on p.network_id = g.network_id and p.id = g.person_id
    left join person b on b.network_id = g.network_id and b.id = g.granted_by`

/** Who holds which role within the actor's reach, from the top of the network down. */
export async function pageGrants(ctx: Context, input: InputOf<typeof contracts.listGrants>): Promise<Listed> {
  const { paths } = scopeFor(ctx.actor, 'people.read')
  // an area outside one's reach shows nothing, like an area without anybody
  const nodes = input.area === undefined ? paths : coversAny(paths, input.area) ? [input.area] : []
  const matches = every([
    fragment`g.network_id = ${ctx.actor.networkId} and g.ended_at is null`,
    fragment`g.path like any (${nodes.map((node) => `${node.replace(/[\\%_]/g, '\\$&')}%`)})`,
    input.role ? fragment`g.role = ${input.role}` : null,
  ])
  const rows = await dynamicRows<Row>(
    ctx.db,
    'people.grants',
    fragment`${columns} where ${matches} and ${afterCursor(input.cursor) ?? fragment`true`}
              order by g.path, g.id limit ${limitFor(input.limit)}`,
  )
  const [counted] = await dynamicRows<{ count: number }>(
    ctx.db,
    'people.grants-total',
    fragment`select count(*)::int as "count" from (select from role_grant g where ${matches} limit 1001) counted`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('path', [last.path, last.id]))
  return { items: items.map((row) => item(ctx, row)), nextCursor, total: cappedTotal(counted?.count ?? 0) }
}

function item(
  ctx: Context,
  { personId, name, contact, grantedAt, replaceable, ...grant }: Row,
): Listed['items'][number] {
  const own = personId === ctx.actor.personId
  const above = givableRoles(ctx.actor, grant.path).includes(grant.role)
  const beyond = { code: 'grant.beyond-reach' }
  const end = !own && !above ? beyond : replaceable ? null : { code: 'grant.last-admin' }
  return {
    ...grant,
    person: { id: personId, name, contact },
    grantedAt: grantedAt.toISOString(),
    can: { end, reset: own ? { code: 'grant.self' } : above ? null : beyond },
  }
}

/** One role that is held now. @throws AppError not-found out of reach */
export async function getGrant(
  ctx: Context,
  { grantId }: InputOf<typeof contracts.getGrant>,
): Promise<OutputOf<typeof contracts.getGrant>> {
  const held = fragment`g.network_id = ${ctx.actor.networkId} and g.id = ${grantId} and g.ended_at is null`
  const [row] = await dynamicRows<Row>(ctx.db, 'people.grant', fragment`${columns} where ${held}`)
  if (!row) throw notFound('grant')
  authorise(ctx.actor, 'people.read', row)
  return item(ctx, row)
}

const selectNodes = sql(
  'people.grant-nodes',
  `select n.path, n.name, p.name as "above"
     from (select path, name, parent_id from area
            where network_id = $1 and level in ('district', 'street', 'community') and ended_at is null and path like any($2)
           union all
           select path, name, area_id from platform
            where network_id = $1 and kind = 'thematic' and path like any($2)) n
     left join area p on p.network_id = $1 and p.id = n.parent_id
    order by n.path limit 1000`,
)

/** The nodes on which the actor may give roles, from the top down: a district, its streets and communities. */
export async function listNodes(ctx: Context): Promise<OutputOf<typeof contracts.listNodes>> {
  const { paths } = scopeFor(ctx.actor, 'people.grant')
  const rows = await ctx.db.rows<{ path: Path; name: string; above: string | null }>(selectNodes, [
    ctx.actor.networkId,
    paths.map((path) => `${path}%`),
  ])
  return { nodes: rows.map((row) => ({ ...row, roles: givableRoles(ctx.actor, row.path) })) }
}
