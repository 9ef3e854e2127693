import type { RawBuilder } from 'kysely'
import { authorise, scopeFor } from '../base/access.ts'
import { type ActorKind, type AuditItem, getAudit, listAudit } from '../base/audit.ts'
import { endOfDay, startOfDay } from '../base/clock.ts'
import type { Context, Id } from '../base/context.ts'
import type { InputOf, OutputOf } from '../base/contract.ts'
import { isId } from '../base/id.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../base/pagination.ts'
import { covers, type Path } from '../base/path.ts'
import { AppError } from '../base/refusal.ts'
import { normaliseCode } from './codes.ts'
import { dynamicRows, every, fragment, limitFor } from './dynamic-sql.ts'
import { route, type Route } from './module.ts'

interface Row extends Omit<AuditItem, 'at' | 'actorKind' | 'actor'> {
  at: Date
  path: Path
  requestId: string
  actorPersonId: Id | null
  /** null unless in office at the time */
  actorName: string | null
}

/** Requests of the worker and of the operator's shell are called after what they do, those of people have an id. */
const ofProgram = /^(?:sweep:|react:|job:|shell$)/

/** Held a role when it happened: an act of office carries a name, what somebody did as a resident does not. */
const inOffice = fragment`exists (
  select from role_grant g where g.network_id = e.network_id and g.person_id = e.actor_person_id
     and g.granted_at <= e.at and (g.ended_at is null or g.ended_at >= e.at))`

const columns = fragment`
  e.id, e.at, e.type, e.subject_type as "subjectType", e.subject_id as "subjectId", e.path, e.request_id as "requestId",
  t.code, e.actor_person_id as "actorPersonId", case when ${inOffice} then p.name end as "actorName",
  coalesce(a.name, b.name) as "place", e.public_part as "publicPart", e.private_part as "privatePart"`

const joins = fragment`
  left join thread t on t.network_id = e.network_id and t.id = e.thread_id
  left join person p on p.network_id = e.network_id and p.id = e.actor_person_id
  left join area a on a.network_id = e.network_id and a.path = e.path
  left join platform b on b.network_id = e.network_id and b.path = e.path and b.kind = 'thematic'`

/** As a range: unlike a pattern it can use the index on paths in a plan that is made once for all. */
function below(path: Path): RawBuilder<unknown> {
  const end = `${path.slice(0, -1)}0` // the character after the closing slash
  return fragment`(e.path ~>=~ ${path} and e.path ~<~ ${end})`
}

function within(paths: readonly Path[]): RawBuilder<unknown> {
  return paths.length === 0 ? fragment`false` : fragment`(${fragment.join(paths.map(below), fragment` or `)})`
}

/** The nodes of `area` that are within reach: itself, or those of the reach that stand below it. */
function narrowed(paths: readonly Path[], area: Path | undefined): readonly Path[] {
  if (area === undefined) return paths
  return paths.some((path) => covers(path, area)) ? [area] : paths.filter((path) => covers(area, path))
}

/** By id, or by the code of a thread: all records that have a place in it. What is neither finds nothing. */
function about(networkId: Id, q: string): RawBuilder<unknown> {
  if (isId(q)) return fragment`e.subject_id = ${q}`
  const code = normaliseCode(q)
  if (code === null) return fragment`false`
  return fragment`e.subject_id in (
    select n.subject_id from thread_entry n where n.network_id = ${networkId} and n.thread_id in (
      select id from thread where network_id = ${networkId} and code = ${code}
      union all select thread_id from thread_alias where network_id = ${networkId} and code = ${code}))`
}

function kindOf({ actorPersonId, actorName, requestId }: Row): ActorKind {
  if (actorPersonId !== null) return actorName === null ? 'resident' : 'staff'
  return ofProgram.test(requestId) ? 'program' : 'unknown'
}

function itemOf(row: Row): AuditItem {
  const { path: _, requestId: __, actorPersonId, actorName, at, ...shown } = row
  const actor = actorPersonId !== null && actorName !== null ? { id: actorPersonId, name: actorName } : null
  return { ...shown, at: at.toISOString(), actorKind: kindOf(row), actor }
}

/** Who did what within reach, newest first; the total stops counting at 1,000. At most two statements. */
export async function pageAudit(ctx: Context, input: InputOf<typeof listAudit>): Promise<OutputOf<typeof listAudit>> {
  const { paths } = scopeFor(ctx.actor, 'audit.read')
  const { networkId } = ctx.actor
  const { type, q, person, from, to } = input
  const where = every([
    fragment`e.network_id = ${networkId}`,
    within(narrowed(paths, input.area)),
    type ? fragment`(e.type = ${type} or starts_with(e.type, ${`${type.replace(/\.$/, '')}.`}))` : null,
    q ? about(networkId, q) : null,
    person ? fragment`e.actor_person_id = ${person} and ${inOffice}` : null,
    from ? fragment`e.at >= ${startOfDay(from)}` : null,
    to ? fragment`e.at < ${endOfDay(to)}` : null,
  ])
  const keys = afterCursor(input.cursor, 'audit', ['id'])
  const rows = await dynamicRows<Row>(
    ctx.db,
    'audit.list',
    fragment`select ${columns} from event e ${joins}
              where ${where} and ${keys ? fragment`e.id < ${keys[0]}` : fragment`true`}
              order by e.id desc limit ${limitFor(input.limit)}`,
  )
  const [counted] = await dynamicRows<{ count: number }>(
    ctx.db,
    'audit.total',
    fragment`select count(*)::int as "count" from (select from event e where ${where} limit 1001) counted`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('audit', [last.id]))
  return { items: items.map(itemOf), nextCursor, total: cappedTotal(counted?.count ?? 0) }
}

/** One event. @throws AppError not-found out of reach */
export async function readAudit(ctx: Context, { eventId }: InputOf<typeof getAudit>): Promise<AuditItem> {
  const [row] = await dynamicRows<Row>(
    ctx.db,
    'audit.get',
    fragment`select ${columns} from event e ${joins} where e.network_id = ${ctx.actor.networkId} and e.id = ${eventId}`,
  )
  if (!row) throw new AppError('not-found', { code: 'not-found' })
  authorise(ctx.actor, 'audit.read', row)
  return itemOf(row)
}

export const auditRoutes: Route[] = [route(listAudit, pageAudit), route(getAudit, readAudit)]
