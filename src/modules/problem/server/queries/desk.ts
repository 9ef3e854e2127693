import type { RawBuilder } from 'kysely'
import { reachOf } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { cappedTotal, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound } from '../../../../base/refusal.ts'
import type { Permission } from '../../../../base/roles.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { searchEngine } from '../../../../server/search.ts'
import { transact } from '../../../../server/transact.ts'
import {
  type countDesk as countContract,
  type DeskCounts,
  type DeskDetail,
  type DeskItem,
  deskQueues,
  type listDesk as listContract,
} from '../../contract-desk.ts'
import {
  type AgeBand,
  type Channel,
  type Consent,
  refuseClassify,
  refusePermission,
  refuseReadChild,
  refuseReview,
  refuseStaffAction,
  type Review,
  type WithholdReason,
} from '../../problem.ts'
import { authoriseProblem } from '../access.ts'
import { detailColumns, detailJoins, detailOf, type DetailRow } from './detail.ts'
import { inArea } from '../../../network/server/public.ts'
import { cursorFor, isOpen, type ItemRow, orderFor, placeColumns, placesOf, readCursor } from './lists.ts'
import { subjectOf } from '../store.ts'

type ListInput = InputOf<typeof listContract>

export interface DeskRow extends ItemRow {
  review: Review
  channel: Channel
  ownerName: string | null
  reopenCount: number
  minor: boolean
  consent: Consent
  photoCount: number
}

/** What lies within reach, by place or by who handles it. */
export function withinReach(paths: readonly Path[]): RawBuilder<unknown> {
  const patterns = paths.map((path) => `${path}%`)
  return fragment`(p.path like any(${patterns}) or p.handler_path like any(${patterns}))`
}

const queues: Record<ListInput['queue'], RawBuilder<unknown>> = {
  review: fragment`p.review = 'pending' and p.state not in ('withdrawn', 'merged') and p.consent in ('not-needed', 'given')`,
  triage: fragment`p.state = 'received' and p.consent <> 'waiting'`,
  handling: fragment`p.state = 'handling'`,
  passed: fragment`p.state = 'passed'`,
  overdue: isOpen,
  all: fragment`p.state <> 'withdrawn'`,
}

/** A child's words are nobody's to read before the guardian consents (PIPL §31). */
function wordsOf(column: 'title' | 'description'): RawBuilder<unknown> {
  const own = fragment.ref(`p.${column}`)
  const shown = fragment.ref(`p.public_${column}`)
  return fragment`case when p.consent = 'waiting' then '' else coalesce(${own}, ${shown}, '') end`
}

export const deskColumns = fragment`
  p.id, p.code, p.kind, ${wordsOf('title')} as "title", left(${wordsOf('description')}, 120) as "excerpt",
  p.state, p.field, p.review, p.channel, p.reopen_count as "reopenCount", p.age_band <> 'adult' as "minor", p.consent,
  ${placeColumns}, p.support_count as "supportCount", p.created_at as "reportedAt", p.due_on as "dueOn", p.due_at as "dueAt",
  (select count(*)::int from file f where f.network_id = p.network_id and f.attached_to_id = p.id) as "photoCount",
  o.name as "ownerName", 0 as rank`

/** The desk's list: everything within reach, the earliest promise first. */
export async function pageDesk(ctx: Context, input: ListInput): Promise<OutputOf<typeof listContract>> {
  const paths = reachOf(ctx.actor, 'problem.read')
  const query = input.q ? (await searchEngine()).query(input.q) : null
  const owed =
    input.queue === 'triage' || input.queue === 'handling' || input.queue === 'passed' || input.queue === 'overdue'
  // only what is owed has a deadline to sort by
  const sort = input.sort === 'deadline' && !owed ? (input.queue === 'review' ? 'oldest' : 'newest') : input.sort
  const code = input.q ? normaliseCode(input.q) : null
  const where = every([
    fragment`p.network_id = ${ctx.actor.networkId}`,
    withinReach(paths),
    queues[input.queue],
    input.queue === 'overdue' ? fragment`p.due_at <= ${ctx.now}` : null,
    input.kind ? fragment`p.kind = ${input.kind}` : null,
    input.field ? fragment`p.field = ${input.field}` : null,
    input.state ? fragment`p.state = ${input.state}` : null,
    await inArea(ctx, input.area, 'p'),
    code
      ? fragment`p.code = ${code}`
      : query
        ? fragment`${wordsOf('title')} || ' ' || ${wordsOf('description')} ilike ${`%${escapeLike(input.q ?? '')}%`}`
        : null,
  ])
  const order = orderFor(sort)
  const keys = readCursor(input.cursor, sort)
  const rows = await dynamicRows<DeskRow>(
    ctx.db,
    'problem.desk',
    fragment`select ${deskColumns} from problem p
       left join person o on o.network_id = p.network_id and o.id = p.owner_person_id
      where ${where} and ${keys ? order.after(keys) : fragment`true`} order by ${order.by} limit ${limitFor(input.limit)}`,
  )
  const page = pageOf(rows, input.limit, cursorFor(sort))
  const counted = await dynamicRows<{ n: number }>(
    ctx.db,
    'problem.desk-count',
    fragment`select count(*)::int as n from (select from problem p where ${where} limit 1001) capped`,
  )
  return {
    items: await deskItemsOf(ctx, page.items),
    nextCursor: page.nextCursor,
    total: cappedTotal(counted[0]?.n ?? 0),
  }
}

/** How many wait in each queue, counting no further than 1,000: one statement. */
export async function countDesk(ctx: Context, input: InputOf<typeof countContract>): Promise<DeskCounts> {
  const within = every([
    fragment`p.network_id = ${ctx.actor.networkId}`,
    withinReach(reachOf(ctx.actor, 'problem.read')),
    await inArea(ctx, input.area, 'p'),
  ])
  const counted = (queue: ListInput['queue']) => {
    const late = queue === 'overdue' ? fragment`p.due_at <= ${ctx.now}` : null
    const where = every([within, queues[queue], late])
    return fragment`(select count(*)::int from (select from problem p where ${where} limit 1001) capped) as ${fragment.ref(queue)}`
  }
  const [row] = await dynamicRows<Record<ListInput['queue'], number>>(
    ctx.db,
    'problem.desk-counts',
    fragment`select ${fragment.join(deskQueues.map(counted))}`,
  )
  const total = (queue: ListInput['queue']) => cappedTotal(row?.[queue] ?? 0)
  return {
    review: total('review'),
    triage: total('triage'),
    handling: total('handling'),
    passed: total('passed'),
    overdue: total('overdue'),
    all: total('all'),
  }
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`)
}

export async function deskItemsOf(ctx: Context, rows: readonly DeskRow[]): Promise<DeskItem[]> {
  const placeOf = await placesOf(ctx, rows)
  return rows.map(({ id, rank, dueAt, reportedAt, communityId, streetId, ...row }) => ({
    ...row,
    community: placeOf(communityId),
    street: placeOf(streetId),
    reportedAt: reportedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && ctx.now >= dueAt,
  }))
}

interface DeskDetailRow extends DetailRow {
  originalTitle: string | null
  originalDescription: string | null
  place: string
  channel: Channel
  ageBand: AgeBand
  withheldBecause: WithholdReason | null
  organisationId: Id | null
  ownerPersonId: Id | null
  ownerName: string | null
  contactMasked: string | null
  reopenCount: number
  mergedIntoCode: string | null
  notes: { id: Id; at: string; by: string; text: string }[]
  history: {
    id: Id
    at: string
    type: string
    by: string | null
    public: Record<string, unknown>
    reason: string | null
  }[]
  hiddenPhotoIds: Id[]
}

/** Who acts in office is named; who reported or joined while signed in is not, as in the audit trail (PIPL §6). */
const inOffice = `exists (select from role_grant g where g.network_id = e.network_id and g.person_id = e.actor_person_id
  and g.granted_at <= e.at and (g.ended_at is null or g.ended_at >= e.at))`

const selectDesk = sql(
  'problem.desk-detail',
  `select ${detailColumns.replace('PHOTOS_ALL', 'true')},
     coalesce((select json_agg(f.id order by f.position) from file f
                where f.network_id = p.network_id and f.attached_to_id = p.id and f.public_at is null), '[]') as "hiddenPhotoIds",
     p.title as "originalTitle", p.description as "originalDescription", p.place, p.channel, p.age_band as "ageBand",
     p.withheld_because as "withheldBecause", p.organisation_id as "organisationId", p.owner_person_id as "ownerPersonId",
     o.name as "ownerName", p.reopen_count as "reopenCount", m.code as "mergedIntoCode",
     (select f.contact_masked from problem_follower f
       where f.network_id = p.network_id and f.problem_id = p.id and f.role = 'reporter' and f.ended_at is null
       order by f.id limit 1) as "contactMasked",
     coalesce((select json_agg(json_build_object('id', n.id, 'at', n.created_at, 'by', coalesce(np.name, ''), 'text', n.text) order by n.id)
        from problem_note n left join person np on np.network_id = n.network_id and np.id = n.author_person_id
       where n.network_id = p.network_id and n.problem_id = p.id and n.kind = 'note'), '[]') as "notes",
     coalesce((select json_agg(json_build_object('id', e.id, 'at', e.at, 'type', e.type, 'by', case when ${inOffice} then ep.name end, 'public', e.public_part,
                                                  'reason', coalesce(e.private_part->>'reason', e.private_part->>'purpose', en.text)) order by e.id)
        from event e
        left join person ep on ep.network_id = e.network_id and ep.id = e.actor_person_id
        left join problem_note en on en.network_id = e.network_id and en.id = (e.private_part->>'noteId')::uuid
       where e.network_id = p.network_id and e.subject_id = p.id), '[]') as "history"
     from problem p ${detailJoins}
     left join person o on o.network_id = p.network_id and o.id = p.owner_person_id
     left join problem m on m.network_id = p.network_id and m.id = p.merged_into
    where p.network_id = $1 and p.code = $2`,
)

const claimRead = sql(
  'problem.claim-minor-read',
  `insert into problem_minor_read as r (network_id, problem_id, person_id, read_at) values ($1, $2, $3, $4)
   on conflict (network_id, problem_id, person_id) do update set read_at = excluded.read_at
    where r.read_at <= excluded.read_at - interval '1 hour'`,
)

/** Who looks at a minor's record is on the audit trail once an hour, however often the page asks for it anew. */
async function noteMinorRead(ctx: Context, row: DeskDetailRow): Promise<void> {
  await transact(ctx, async (tx) => {
    const claimed = await tx.run(claimRead, [ctx.actor.networkId, row.id, ctx.actor.personId, ctx.now])
    if (claimed > 0) tx.event('problem.minor-read', subjectOf(row))
  })
}

/**
 * A record as staff work on it. Opening a minor's record is itself an event (B11).
 * Out of reach it is not found.
 */
export async function getDesk(ctx: Context, input: { code: string }): Promise<DeskDetail> {
  const code = normaliseCode(input.code)
  const row = code ? await ctx.db.find<DeskDetailRow>(selectDesk, [ctx.actor.networkId, code]) : null
  if (!row) throw notFound('problem')
  authoriseProblem(ctx.actor, 'problem.read', row)
  if (row.ageBand !== 'adult') await noteMinorRead(ctx, row)
  return deskDetailOf(ctx, row)
}

async function deskDetailOf(ctx: Context, row: DeskDetailRow): Promise<DeskDetail> {
  const may = (permission: Permission) => refusePermission(ctx.actor, permission, row)
  const step = (action: Parameters<typeof refuseStaffAction>[2]) => refuseStaffAction(ctx.actor, row, action)
  return {
    ...(await detailOf(ctx, row.consent === 'waiting' ? { ...row, photos: [] } : row)),
    original:
      row.originalTitle === null || row.consent === 'waiting'
        ? null
        : { title: row.originalTitle, description: row.originalDescription ?? '', place: row.place },
    channel: row.channel,
    consent: row.consent,
    ageBand: row.ageBand,
    withheldBecause: row.withheldBecause,
    organisationId: row.organisationId,
    dueAt: row.dueAt?.toISOString() ?? null,
    ownerPersonId: row.ownerPersonId,
    ownerName: row.ownerName,
    contactMasked: row.consent === 'waiting' ? null : row.contactMasked,
    reopenCount: row.reopenCount,
    mergedInto: row.mergedIntoCode,
    notes: row.notes.map((note) => ({ ...note, at: new Date(note.at).toISOString() })),
    history: row.history.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    hiddenPhotoIds: row.hiddenPhotoIds,
    can: {
      review: refuseReview(ctx.actor, row),
      classify: refuseClassify(row) ?? may('problem.triage'),
      assign: step('assign'),
      pass: step('pass'),
      answer: step('answer'),
      adopt: step('adopt'),
      merge: step('merge'),
      note: may('problem.answer'),
      contact: refuseReadChild(row) ?? may('problem.contact'),
    },
  }
}
