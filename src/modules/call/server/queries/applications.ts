import type { RawBuilder } from 'kysely'
import { may, scopeFor } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import type { Form } from '../../../../base/form.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, ensure, notFound, type Refusal } from '../../../../base/refusal.ts'
import { refuseTransition } from '../../../../base/state-machine.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import {
  applicationMachine,
  type ApplicationFacts,
  refuseChecker,
  refuseReturn,
  refuseWriting,
  type Verdict,
} from '../../application.ts'
import { type BudgetLine, budgetSums } from '../../budget.ts'
import { refuseToken } from '../../../people/people.ts'
import { type DesignState, refuseApply } from '../../../design/design.ts'
import type { CallRules, CallState } from '../../call.ts'
import type {
  ApplicationDetail,
  ApplicationItem,
  getApplication as getContract,
  listOwnApplications,
} from '../../contract.ts'
import type { DeskApplicationItem, listDeskApplications } from '../../contract-desk.ts'
import type { Evidence } from '../../eligibility.ts'
import {
  applicationFrom as from,
  evidenceFrom,
  type Facts,
  factsSql,
  type Ties,
  tiesFor,
  tiesSql,
} from '../applicant.ts'

interface Row {
  id: Id
  state: ApplicationItem['state']
  callCode: string
  callTitle: string
  closesAt: Date
  code: string
  title: string
  organisationId: Id
  organisationName: string
  totalFen: number
  grantFen: number
  submittedAt: Date | null
  correctBy: Date | null
}

const columns = `a.id, a.state, c.code as "callCode", c.title as "callTitle", c.closes_at as "closesAt", d.code, d.title,
  a.organisation_id as "organisationId", o.name as "organisationName", a.total_fen as "totalFen", a.grant_fen as "grantFen",
  a.submitted_at as "submittedAt", a.correct_by as "correctBy"`

function itemOf(row: Row): ApplicationItem {
  return {
    id: row.id,
    state: row.state,
    call: { code: row.callCode, title: row.callTitle, closesAt: row.closesAt.toISOString() },
    code: row.code,
    title: row.title,
    organisation: { id: row.organisationId, name: row.organisationName },
    totalFen: row.totalFen,
    grantFen: row.grantFen,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    correctBy: row.state === 'returned' ? (row.correctBy?.toISOString() ?? null) : null,
  }
}

/** Applications of the organisations the reader belongs to, the newest first. */
export async function pageOwnApplications(
  ctx: Context,
  input: InputOf<typeof listOwnApplications>,
): Promise<OutputOf<typeof listOwnApplications>> {
  const { networkId, personId } = ctx.actor
  if (personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  ensure(refuseToken(ctx.actor), 'forbidden')
  const own = fragment`a.network_id = ${networkId} and a.organisation_id in (
    select m.organisation_id from membership m where m.network_id = ${networkId} and m.person_id = ${personId} and m.ended_at is null)`
  const after = afterCursor(input.cursor, 'newest', ['id'])
  const rows = await dynamicRows<Row & { counted: number }>(
    ctx.db,
    'application.own',
    fragment`select ${fragment.raw(columns)}, (select count(*)::int from (select from application a where ${own} limit 1001) k) as "counted"
               from ${fragment.raw(from)}
              where ${every([own, after ? fragment`a.id < ${after[0]}` : null])}
              order by a.id desc limit ${limitFor(input.limit)}`,
  )
  const page = pageOf(rows, input.limit, (last) => encodeCursor('newest', [last.id]))
  return { items: page.items.map(itemOf), nextCursor: page.nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

type DeskRow = Row & { dueAt: Date | null; counted: number }

/** where what does not wait stands in the order: after all that does */
const never = '9999-12-31T00:00:00.000Z'

/** What was sent in to the calls within reach: what waits to be checked first, by its date; then the newest. */
export async function pageDeskApplications(
  ctx: Context,
  input: InputOf<typeof listDeskApplications>,
): Promise<OutputOf<typeof listDeskApplications>> {
  const { paths } = scopeFor(ctx.actor, 'call.read')
  const filters = every([
    fragment`a.network_id = ${ctx.actor.networkId}`,
    fragment`a.path like any(${paths.map((path) => `${path}%`)})`,
    // a draft is its team's alone
    fragment`a.submitted_at is not null`,
    input.state ? fragment`a.state = ${input.state}` : null,
    input.call ? fragment`c.code = ${normaliseCode(input.call) ?? ''}` : null,
  ])
  const rows = await deskRows(ctx, input, filters)
  const page = pageOf(rows, input.limit, (last) => encodeCursor('due', [last.dueAt?.toISOString() ?? never, last.id]))
  const items: DeskApplicationItem[] = page.items.map((row) => ({
    ...itemOf(row),
    dueAt: row.dueAt?.toISOString() ?? null,
  }))
  return { items, nextCursor: page.nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

function deskRows(ctx: Context, input: InputOf<typeof listDeskApplications>, filters: RawBuilder<unknown>) {
  const keys = afterCursor(input.cursor, 'due', ['instant', 'id'])
  const due = fragment`coalesce(w.due_at, ${never}::timestamptz)`
  const after = keys && fragment`(${due} > ${keys[0]} or ${due} = ${keys[0]} and a.id < ${keys[1]})`
  return dynamicRows<DeskRow>(
    ctx.db,
    'application.desk',
    fragment`select ${fragment.raw(columns)}, w.due_at as "dueAt",
                    (select count(*)::int from (select from application a join call c on c.network_id = a.network_id and c.id = a.call_id
                                                 where ${filters} limit 1001) k) as "counted"
               from ${fragment.raw(from)}
               left join deadline w on w.network_id = a.network_id and w.kind = 'application.check' and w.subject_id = a.id
              where ${every([filters, after])}
              order by ${due}, a.id desc limit ${limitFor(input.limit)}`,
  )
}

const selectApplication = sql(
  'application.detail',
  `select ${columns}, a.version, d.summary, c.form, c.rules, c.state as "callState", ca.path as "areaPath", a.path,
          a.answers, a.budget, a.own_fen as "ownFen", a.evidence, a.verdicts, a.returned_because as "returnedBecause",
          a.corrected_at as "correctedAt", a.submitted_by as "submittedBy", a.checked_at as "checkedAt",
          d.state as "designState", ${factsSql('$4')} as "facts", ${tiesSql('$3')},
          coalesce((select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'bytes', f.bytes) order by f.position, f.id)
                      from file f where f.network_id = a.network_id and f.attached_to_id = a.id), '[]') as "files"
     from ${from} join area ca on ca.network_id = c.network_id and ca.id = c.area_id
    where a.network_id = $1 and a.id = $2`,
)

interface DetailRow extends Row, ApplicationFacts, Ties {
  version: number
  summary: string
  form: Form
  rules: CallRules
  callState: CallState
  areaPath: Path
  path: Path
  answers: ApplicationDetail['answers']
  budget: BudgetLine[]
  ownFen: number
  evidence: Evidence[]
  verdicts: Verdict[]
  returnedBecause: string | null
  checkedAt: Date | null
  designState: DesignState
  facts: Facts
  files: ApplicationDetail['files']
}

/**
 * An application, for members of the organisation that applies and, once sent in, for those who run the call. What the
 * rules find is looked up anew while it is written, and is what was found then once it was sent in.
 */
export async function getApplication(ctx: Context, input: InputOf<typeof getContract>): Promise<ApplicationDetail> {
  const { networkId, personId } = ctx.actor
  if (personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const values = [networkId, input.id, personId, civilDate(ctx.now)]
  const row = await ctx.db.find<DetailRow>(selectApplication, values)
  if (!row) throw notFound('application')
  const ties = tiesFor(ctx.actor, row)
  const staff = row.submittedAt !== null && may(ctx.actor, 'call.read', row)
  if (!ties.applicant && !staff) throw notFound('application')
  const writing = row.state === 'draft' || row.state === 'returned'
  return {
    ...itemOf(row),
    version: row.version,
    summary: row.summary,
    form: row.form,
    answers: row.answers,
    files: row.files,
    budget: row.budget,
    ownFen: row.ownFen,
    staffFen: budgetSums(row.budget).staffFen,
    rules: row.rules as ApplicationDetail['rules'],
    evidence: (writing ? evidenceFrom(row.facts, row) : row.evidence) as ApplicationDetail['evidence'],
    verdicts: row.verdicts,
    returnedBecause: row.returnedBecause,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    mine: ties.applicant,
    can: canOf(ctx, row, ties),
  }
}

function canOf(ctx: Context, row: DetailRow, ties: Ties): ApplicationDetail['can'] {
  const applicant: Refusal = ties.applicant ? null : { code: 'application.not-applicant' }
  const write = applicant ?? refuseWriting(row, { state: row.callState, closesAt: row.closesAt }, ctx.now)
  const design = row.state === 'draft' ? refuseApply({ state: row.designState }) : null
  const personId = ctx.actor.personId ?? ''
  const check: Refusal = may(ctx.actor, 'call.check', row)
    ? refuseChecker(row, { personId, ofTeam: ties.ofTeam })
    : { code: 'permission-missing', params: { permission: 'call.check' } }
  return {
    write,
    submit: write ?? design,
    withdraw: applicant ?? refuseTransition(applicationMachine, row.state, 'withdraw'),
    check: check ?? refuseTransition(applicationMachine, row.state, 'pass'),
    return: check ?? refuseReturn(row),
  }
}
