import type { Context, Id } from '../../../../base/context.ts'
import { scopeFor } from '../../../../base/access.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { fieldsOf, type Form } from '../../../../base/form.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import { notFound } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { type BudgetLine, budgetSums } from '../../../call/budget.ts'
import type { CallRules } from '../../../call/call.ts'
import { withoutNames } from '../../blind.ts'
import type { AssignmentDetail, AssignmentItem, getAssignment as getContract, listAssignments } from '../../contract.ts'
import { type AssignmentAction, type AssignmentState, refuseScoring, type ReviewState } from '../../review.ts'

interface Row {
  id: Id
  state: AssignmentState
  callCode: string
  callTitle: string
  title: string
  dueAt: Date
  pointsTenths: number | null
  scores: Record<string, unknown>
  rubric: Form
}

const columns = `s.id, s.state, c.code as "callCode", c.title as "callTitle", d.title, r.due_at as "dueAt", s.points_tenths as "pointsTenths", s.scores, c.rubric`
const from = `assignment s
  join review r on r.network_id = s.network_id and r.id = s.review_id
  join call c on c.network_id = r.network_id and c.id = r.call_id
  join application a on a.network_id = s.network_id and a.id = s.application_id
  join design d on d.network_id = a.network_id and d.id = a.design_id`
/** what stands on the desk of the expert `$2`, once scoring has begun */
const onDesk = `s.network_id = $1 and s.expert_id = $2 and s.state <> 'released' and r.state <> 'assigning'`

function itemOf(row: Row): AssignmentItem {
  return {
    id: row.id,
    state: row.state,
    call: { code: row.callCode, title: row.callTitle },
    title: row.title,
    dueAt: row.dueAt.toISOString(),
    pointsTenths: row.pointsTenths,
    given: Object.values(row.scores).filter((points) => typeof points === 'number').length,
    criteria: fieldsOf(row.rubric).length,
  }
}

/** What the reader is asked to judge: first due first. */
export async function pageAssignments(
  ctx: Context,
  input: InputOf<typeof listAssignments>,
): Promise<OutputOf<typeof listAssignments>> {
  scopeFor(ctx.actor, 'review.score')
  const { networkId, personId } = ctx.actor
  const filters = every([
    fragment`s.network_id = ${networkId} and s.expert_id = ${personId} and s.state <> 'released' and r.state <> 'assigning'`,
    input.state ? fragment`s.state = ${input.state}` : null,
  ])
  const after = afterCursor(input.cursor, 'due', ['instant', 'id'])
  const rows = await dynamicRows<Row & { counted: number }>(
    ctx.db,
    'review.assignments',
    fragment`select ${fragment.raw(columns)},
                    (select count(*)::int from (select from assignment s join review r on r.network_id = s.network_id and r.id = s.review_id
                                                 where ${filters} limit 1001) k) as "counted"
               from ${fragment.raw(from)}
              where ${every([filters, after ? fragment`(r.due_at, s.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : null])}
              order by r.due_at, s.id limit ${limitFor(input.limit)}`,
  )
  const page = pageOf(rows, input.limit, (last) => encodeCursor('due', [last.dueAt.toISOString(), last.id]))
  return { items: page.items.map(itemOf), nextCursor: page.nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

const selectAssignment = sql(
  'review.assignment-detail',
  `with mine as (
     select s.id, row_number() over w::int as "index", count(*) over (partition by s.review_id)::int as "of",
            lag(s.id) over w as "previous", lead(s.id) over w as "next"
       from assignment s join review r on r.network_id = s.network_id and r.id = s.review_id where ${onDesk}
     window w as (partition by s.review_id order by s.id)
   )
   select ${columns}, r.state as "reviewState", s.version, s.comment, s.because, c.rules, c.form,
          d.summary, a.answers, a.budget, o.name as "organisation",
          coalesce((select json_object_agg(t.party, t.count) from (
            select m.party, count(*)::int as "count" from design_member m
             where m.network_id = d.network_id and m.design_id = d.id and m.state = 'in' group by m.party) t), '{}') as "team",
          array(select k.name from design_member m join organisation k on k.network_id = m.network_id and k.id = m.organisation_id
                 where m.network_id = d.network_id and m.design_id = d.id) as "names",
          json_build_object('index', mine.index, 'of', mine.of, 'previous', mine.previous, 'next', mine.next) as "position",
          coalesce((select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'bytes', f.bytes) order by f.position, f.id)
                      from file f where f.network_id = a.network_id and f.attached_to_id = a.id), '[]') as "files"
     from ${from}
     join organisation o on o.network_id = a.network_id and o.id = a.organisation_id
     join mine on mine.id = s.id
    where s.network_id = $1 and s.id = $3`,
)

interface DetailRow extends Row {
  reviewState: ReviewState
  version: number
  comment: string
  because: string | null
  rules: CallRules
  team: NonNullable<AssignmentDetail['application']>['team']
  form: Form
  summary: string
  answers: Record<string, unknown>
  budget: BudgetLine[]
  organisation: string
  /** of every organisation that is or was in the team */
  names: string[]
  position: AssignmentDetail['position']
  files: NonNullable<AssignmentDetail['application']>['files']
}

/** states in which the text is open to its expert */
const readable: ReadonlySet<AssignmentState> = new Set(['open', 'submitted'])

/**
 * One application as its expert may see it: nothing before the declaration, nothing once a conflict is declared, and where
 * the call is blind neither who applies, nor their names in the text, nor those of their files.
 */
export async function getAssignment(ctx: Context, input: InputOf<typeof getContract>): Promise<AssignmentDetail> {
  scopeFor(ctx.actor, 'review.score')
  const { networkId, personId } = ctx.actor
  const row = await ctx.db.find<DetailRow>(selectAssignment, [networkId, personId, input.id])
  if (!row) throw notFound('assignment')
  const open = readable.has(row.state)
  return {
    ...itemOf(row),
    version: row.version,
    application: open ? openText(row) : null,
    rules: row.rules as AssignmentDetail['rules'],
    rubric: row.rubric,
    // what they noted down may quote what is closed to them now
    scores: open ? row.scores : {},
    comment: open ? row.comment : '',
    because: row.because,
    position: row.position,
    can: canOf(row),
  }
}

function openText(row: DetailRow): AssignmentDetail['application'] {
  const { blind } = row.rules
  const { summary, answers, budget } = row
  const text = blind ? withoutNames({ summary, answers, budget }, [row.organisation, ...row.names]) : row
  return {
    ...{ summary: text.summary, answers: text.answers, budget: text.budget, form: row.form },
    files: blind ? row.files.map((file) => ({ ...file, name: null })) : row.files,
    ...budgetSums(budget),
    organisation: blind ? null : row.organisation,
    team: row.team,
  }
}

function canOf(row: DetailRow): AssignmentDetail['can'] {
  const refuse = (action: Exclude<AssignmentAction, 'release'>) =>
    refuseScoring({ state: row.reviewState }, { state: row.state }, action)
  return {
    declare: refuse('declare'),
    score: refuse('submit'),
    submit: refuse('submit'),
    abstain: refuse('abstain'),
    conflict: refuse('conflict'),
  }
}
