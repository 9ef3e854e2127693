import { addDays, civilDate, startOfDay } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import { sql } from '../../../../server/database.ts'
import { fragment, dynamicRows, every } from '../../../../server/dynamic-sql.ts'
import { fieldsOn, type ProblemState } from '../../problem.ts'
import { type QrPath, qrPath } from '../../../../server/qr.ts'
import { areaChoices, type AreaChoice, inArea } from '../../../network/server/public.ts'
import { ownOrganisations } from '../../../people/server/public.ts'

const selectMonth = sql(
  'problem.month',
  `select count(*) filter (where type = 'problem.reported')::int as "reported",
          count(distinct subject_id) filter (where type in ('problem.answered', 'problem.adopted'))::int as "answered"
     from event
    where network_id = $1 and id >= $2::uuid and type in ('problem.reported', 'problem.answered', 'problem.adopted')`,
)

/** The first UUIDv7 of an instant: events are found by time through their id. */
function firstIdAt(at: Date): Id {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

const monthTtlMs = 60_000
const keptMonths = new Map<string, { at: number; figures: { reported: number; answered: number } }>()

/** What was reported and answered since the first of the month; at most a minute old. */
export async function homeFigures(ctx: Context): Promise<{ reported: number; answered: number; since: string }> {
  const since = `${civilDate(ctx.now).slice(0, 8)}01`
  const key = `${ctx.actor.networkId}:${since}`
  const kept = keptMonths.get(key)
  if (kept && performance.now() - kept.at < monthTtlMs) return { ...kept.figures, since }
  const figures = await ctx.db.get<{ reported: number; answered: number }>(selectMonth, [
    ctx.actor.networkId,
    firstIdAt(startOfDay(since)),
  ])
  keptMonths.clear()
  keptMonths.set(key, { at: performance.now(), figures })
  return { ...figures, since }
}

const selectOpen = sql(
  'problem.open-count',
  `select coalesce(sum(n), 0)::int as "open" from problem_count_network
    where network_id = $1 and state in ('received', 'handling', 'passed') and review = 'published'`,
)

/** How many published reports wait for an answer now. */
export async function openCount(ctx: Context): Promise<number> {
  return (await ctx.db.get<{ open: number }>(selectOpen, [ctx.actor.networkId])).open
}

export interface News {
  code: string
  /** null once erased */
  title: string | null
  type: string
  at: Date
  community: string | null
  public: Record<string, unknown>
}

const selectNews = sql(
  'problem.news',
  `select p.code, p.public_title as "title", e.type, e.at, c.name as "community", e.public_part as "public"
     from (select * from event where network_id = $1 and id >= $2::uuid
              and type in ('problem.answered', 'problem.adopted', 'problem.assigned', 'problem.passed', 'problem.confirmed')
            order by id desc limit 20) e
     join problem p on p.network_id = $1 and p.id = e.subject_id and p.review = 'published' and p.state not in ('withdrawn', 'merged')
     left join area c on c.network_id = p.network_id and c.id = p.community_id
    order by e.id desc limit 6`,
)

/** What happened lately to published reports, newest first. */
export function latestThreadNews(ctx: Context): Promise<News[]> {
  const since = startOfDay(addDays(civilDate(ctx.now), -30))
  return ctx.db.rows<News>(selectNews, [ctx.actor.networkId, firstIdAt(since)])
}

export interface Facet {
  value: string
  count: number
}

const facetColumns = {
  kind: 'kind',
  field: 'field',
  state: 'state',
  street: 'street_id',
  community: 'community_id',
} as const
type FacetName = keyof typeof facetColumns
export type Facets = Record<FacetName, Facet[]>

interface FacetInput {
  kind?: string | undefined
  field?: string | undefined
  state?: string | undefined
  area?: Id | undefined
}

/**
 * How many published reports each choice would show, the others of one's choices kept: from the kept counters, in one
 * statement.
 */
export async function problemFacets(ctx: Context, input: FacetInput): Promise<Facets> {
  const place = await inArea(ctx, input.area, 'n')
  const chosen = {
    kind: input.kind ? fragment`n.kind = ${input.kind}` : null,
    field: input.field ? fragment`n.field = ${input.field}` : null,
    state: input.state ? fragment`n.state = ${input.state}` : null,
    area: place,
  }
  const one = (name: FacetName, own: keyof typeof chosen) => {
    const rest = Object.entries(chosen)
      .filter(([key]) => key !== own)
      .map(([, condition]) => condition)
    const column = fragment.ref(`n.${facetColumns[name]}`)
    return fragment`select ${fragment.lit(name)} as name, ${column}::text as value, sum(n.n)::int as count from problem_count n
      where n.network_id = ${ctx.actor.networkId} and n.review = 'published' and n.state not in ('withdrawn', 'merged')
        and ${every(rest)} group by 2 having sum(n.n) > 0`
  }
  const parts = [
    one('kind', 'kind'),
    one('field', 'field'),
    one('state', 'state'),
    one('street', 'area'),
    one('community', 'area'),
  ]
  const rows = await dynamicRows<{ name: FacetName; value: string | null; count: number }>(
    ctx.db,
    'problem.facets',
    fragment.join(parts, fragment` union all `),
  )
  const facets: Facets = { kind: [], field: [], state: [], street: [], community: [] }
  for (const { name, value, count } of rows) if (value !== null) facets[name].push({ value, count })
  return facets
}

export interface OwnProblem {
  code: string
  title: string
  role: 'reporter' | 'supporter'
  state: ProblemState
  dueOn: string | null
  overdue: boolean
  reportedAt: Date
}

const selectOwn = sql(
  'problem.own',
  `select p.code, coalesce(case when f.role = 'reporter' then p.title end, p.public_title, '') as "title", f.role, p.state,
          p.due_on as "dueOn", coalesce(p.due_at <= $3, false) as "overdue", p.created_at as "reportedAt"
     from problem_follower f join problem p on p.network_id = f.network_id and p.id = f.problem_id
    where f.network_id = $1 and f.person_id = $2 and f.ended_at is null and f.role <> 'guardian'
    order by f.id desc limit 50`,
)

/** What the signed-in person reported or joined, newest first. */
export function myProblems(ctx: Context): Promise<OwnProblem[]> {
  return ctx.actor.personId === null
    ? Promise.resolve([])
    : ctx.db.rows(selectOwn, [ctx.actor.networkId, ctx.actor.personId, ctx.now])
}

export interface ReportChoices {
  areas: AreaChoice[]
  fields: { code: string; group: string }[]
  /** verified ones the person may act for: a brief is a company's */
  organisations: { id: Id; name: string }[]
}

/** What the report form offers: streets with communities, and the fields of the day. */
export async function reportChoices(ctx: Context): Promise<ReportChoices> {
  const [areas, organisations] = await Promise.all([areaChoices(ctx), ownOrganisations(ctx)])
  return { areas, fields: [...fieldsOn(civilDate(ctx.now))], organisations }
}

/** The code a phone scans to come back to this page, as the path of an SVG. */
export function followQr(url: string): QrPath {
  return qrPath(url)
}
