import { may, scopeFor } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound, type Refusal } from '../../../../base/refusal.ts'
import { refuseTransition } from '../../../../base/state-machine.ts'
import type { Permission } from '../../../../base/roles.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type { CallRules } from '../../../call/call.ts'
import type { getReview as getContract, listReviews, ReviewDetail, ReviewItem } from '../../contract-desk.ts'
import { refuseDecider } from '../../decision.ts'
import { refuseBegin, refuseRank, reviewMachine, type ReviewState } from '../../review.ts'

interface Row {
  id: Id
  code: string
  title: string
  state: ReviewState
  dueAt: Date
  rules: CallRules
  applications: number
  submitted: number
}

const columns = `r.id, c.code, c.title, r.state, r.due_at as "dueAt", c.rules,
  (select count(*)::int from application a where a.network_id = r.network_id and a.call_id = r.call_id
    and a.state in ('reviewing', 'proposed', 'chosen', 'unchosen')) as "applications",
  (select count(*)::int from assignment s where s.network_id = r.network_id and s.review_id = r.id and s.state = 'submitted') as "submitted"`
const from = `review r join call c on c.network_id = r.network_id and c.id = r.call_id`

function itemOf(row: Row): ReviewItem {
  return {
    call: { code: row.code, title: row.title },
    state: row.state,
    dueAt: row.dueAt.toISOString(),
    applications: row.applications,
    submitted: row.submitted,
    needed: row.applications * row.rules.experts,
  }
}

/** Reviews within reach, the newest first. */
export async function pageReviews(
  ctx: Context,
  input: InputOf<typeof listReviews>,
): Promise<OutputOf<typeof listReviews>> {
  const { paths } = scopeFor(ctx.actor, 'review.read')
  const filters = every([
    fragment`r.network_id = ${ctx.actor.networkId}`,
    fragment`r.path like any(${paths.map((path) => `${path}%`)})`,
    input.state ? fragment`r.state = ${input.state}` : null,
  ])
  const after = afterCursor(input.cursor, 'newest', ['id'])
  const rows = await dynamicRows<Row & { counted: number }>(
    ctx.db,
    'review.list',
    fragment`select ${fragment.raw(columns)}, (select count(*)::int from (select from review r where ${filters} limit 1001) k) as "counted"
               from ${fragment.raw(from)} where ${every([filters, after ? fragment`r.id < ${after[0]}` : null])}
              order by r.id desc limit ${limitFor(input.limit)}`,
  )
  const page = pageOf(rows, input.limit, (last) => encodeCursor('newest', [last.id]))
  return { items: page.items.map(itemOf), nextCursor: page.nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

const selectReview = sql(
  'review.detail',
  `select ${columns}, r.path, r.started_by as "startedBy", r.ranked_by as "rankedBy",
          exists (select from assignment s where s.network_id = r.network_id and s.review_id = r.id and $3 in (s.expert_id, s.assigned_by)) as "judged",
          (select json_build_object('body', e.body, 'metOn', e.met_on, 'minutesNumber', e.minutes_number)
             from decision e where e.network_id = r.network_id and e.review_id = r.id) as "decision",
          coalesce((select json_agg(json_build_object(
              'applicationId', a.id, 'code', d.code, 'title', d.title, 'organisation', o.name, 'field', d.field,
              'grantFen', a.grant_fen, 'ownFen', a.own_fen,
              'assignments', coalesce((select json_agg(json_build_object(
                  'id', s.id, 'position', s.position, 'expert', json_build_object('personId', s.expert_id, 'name', p.name),
                  'state', s.state, 'because', s.because,
                  'pointsTenths', case when r.state in ('ranked', 'decided') then s.points_tenths end,
                  'comment', case when r.state in ('ranked', 'decided') and s.state = 'submitted' then s.comment end) order by s.position)
                from assignment s join person p on p.network_id = s.network_id and p.id = s.expert_id
               where s.network_id = a.network_id and s.application_id = a.id), '[]'),
              'ranking', (select json_build_object('place', k.place, 'meanHundredths', k.mean_hundredths, 'spreadTenths', k.spread_tenths,
                  'wide', k.wide, 'proposed', k.proposed, 'outcome', k.outcome, 'decidedGrantFen', k.grant_fen, 'because', k.because)
                from ranking k where k.network_id = a.network_id and k.review_id = r.id and k.application_id = a.id)
            ) order by (select k.place from ranking k where k.network_id = a.network_id and k.review_id = r.id and k.application_id = a.id), d.code)
            from application a
            join design d on d.network_id = a.network_id and d.id = a.design_id
            join organisation o on o.network_id = a.network_id and o.id = a.organisation_id
           where a.network_id = r.network_id and a.call_id = r.call_id
             and a.state in ('reviewing', 'proposed', 'chosen', 'unchosen')), '[]') as "lines"
     from ${from} where r.network_id = $1 and c.code = $2`,
)

interface DetailRow extends Row {
  path: Path
  startedBy: Id
  rankedBy: Id | null
  judged: boolean
  decision: ReviewDetail['decision']
  lines: ReviewDetail['lines']
}

/**
 * A review for staff within reach: who judges what and how far they are; points and words once the scores are ranked, so
 * that nobody is steered while they judge.
 */
export async function getReview(ctx: Context, input: InputOf<typeof getContract>): Promise<ReviewDetail> {
  scopeFor(ctx.actor, 'review.read')
  const code = normaliseCode(input.code)
  const row = code ? await ctx.db.find<DetailRow>(selectReview, [ctx.actor.networkId, code, ctx.actor.personId]) : null
  if (!row || !may(ctx.actor, 'review.read', row)) throw notFound('review')
  return {
    ...itemOf(row),
    experts: row.rules.experts,
    blind: row.rules.blind,
    rules: { awards: [...row.rules.awards], totalFen: row.rules.totalFen, spread: row.rules.spread },
    lines: row.lines,
    decision: row.decision,
    can: canOf(ctx, row),
  }
}

function canOf(ctx: Context, row: DetailRow): ReviewDetail['can'] {
  const lacks = (permission: Permission): Refusal =>
    may(ctx.actor, permission, row) ? null : { code: 'permission-missing', params: { permission } }
  const coverage = row.lines.map(({ code, assignments }) => ({
    code,
    experts: assignments.filter(({ state }) => state === 'assigned' || state === 'open' || state === 'submitted')
      .length,
    submitted: assignments.filter(({ state }) => state === 'submitted').length,
  }))
  const assignable = row.state === 'assigning' || row.state === 'scoring'
  const personId = ctx.actor.personId ?? ''
  return {
    assign: lacks('review.manage') ?? (assignable ? null : { code: 'review.assigned-over' }),
    begin: lacks('review.manage') ?? refuseBegin(row, coverage, row.rules.experts, ctx.now),
    rank: lacks('review.manage') ?? refuseRank(row, coverage, row.rules.experts),
    decide:
      lacks('review.decide') ??
      refuseTransition(reviewMachine, row.state, 'decide') ??
      refuseDecider(row, { personId, judged: row.judged }),
  }
}
