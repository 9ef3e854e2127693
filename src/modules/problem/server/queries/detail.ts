import type { Context, Id } from '../../../../base/context.ts'
import { notFound } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import type { ProblemDetail } from '../../contract.ts'
import type { ProblemFacts } from '../../problem.ts'
import { placesOf } from './lists.ts'

/* One statement for a record with its names, photographs, aliases and thread: what a page or an answer needs. */

export const detailColumns = `
  p.id, p.thread_id as "threadId", p.code, p.kind, p.state, p.review, p.consent, p.path, p.handler_path as "handlerPath",
  p.title is not null as "hasOriginal", p.merged_into as "mergedInto", p.answered_at as "answeredAt",
  case when p.review = 'published' and p.state <> 'withdrawn' then p.public_title end as "title",
  case when p.review = 'published' and p.state <> 'withdrawn' then p.public_description end as "description",
  p.field, p.area_id as "areaId", a.name as "areaName", p.community_id as "communityId", p.street_id as "streetId",
  p.support_count as "supportCount", p.created_at as "reportedAt", p.due_on as "dueOn", p.due_at as "dueAt",
  p.handler, p.answer, p.answered_by as "answeredBy",
  p.outside_body as "outsideBody", p.outside_receipt as "outsideReceipt", p.outside_expected_on as "outsideExpectedOn",
  coalesce((select json_agg(m.code order by m.code) from problem m
             where m.network_id = p.network_id and m.merged_into = p.id), '[]') as "aliases",
  coalesce((select json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height) order by f.position)
              from file f where f.network_id = p.network_id and f.attached_to_id = p.id
               and (f.public_at is not null or PHOTOS_ALL)), '[]') as "photos",
  coalesce((select json_agg(json_build_object('id', e.event_id, 'at', e.at, 'type', e.type, 'public', e.public_part)
                            order by e.event_id)
              from thread_entry e where e.network_id = p.network_id and e.thread_id = p.thread_id), '[]') as "thread"`

export const detailJoins = 'join area a on a.network_id = p.network_id and a.id = p.area_id'

/** The record a code stands for: itself, or the one it was merged into. */
const byCode = `p.network_id = $1 and p.id = (
  select coalesce(o.merged_into, o.id) from problem o where o.network_id = $1 and o.code = $2)`

const selectPublic = sql(
  'problem.public-detail',
  `select ${detailColumns.replace('PHOTOS_ALL', 'false')} from problem p ${detailJoins} where ${byCode}`,
)

const selectHeld = sql(
  'problem.held-detail',
  `select ${detailColumns.replace('PHOTOS_ALL', 'true')} from problem p ${detailJoins} where p.network_id = $1 and p.id = $2`,
)

export interface DetailRow extends ProblemFacts {
  id: Id
  threadId: Id
  code: string
  kind: ProblemDetail['kind']
  mergedInto: Id | null
  title: string | null
  description: string | null
  field: string
  areaId: Id
  areaName: string
  communityId: Id | null
  streetId: Id | null
  supportCount: number
  reportedAt: Date
  dueOn: string | null
  dueAt: Date | null
  handler: string | null
  answer: string | null
  answeredBy: string | null
  outsideBody: NonNullable<ProblemDetail['outside']>['body'] | null
  outsideReceipt: string | null
  outsideExpectedOn: string | null
  aliases: string[]
  photos: { id: Id; width: number; height: number }[]
  thread: { id: Id; at: string; type: string; public: Record<string, unknown> }[]
}

/** Where a photograph is served; one not yet reviewed opens with the secret of who reported it. */
function photoOf({ id, width, height }: DetailRow['photos'][number], secret?: string): ProblemDetail['photos'][number] {
  const key = secret ? `?s=${secret}` : ''
  return { id, width, height, url: `/files/${id}${key}`, thumbnailUrl: `/files/${id}/thumb${key}` }
}

export async function detailOf(ctx: Context, row: DetailRow, secret?: string): Promise<ProblemDetail> {
  const placeOf = await placesOf(ctx, [row])
  return {
    code: row.code,
    aliases: row.aliases,
    kind: row.kind,
    state: row.state,
    review: row.review,
    title: row.title,
    description: row.description,
    textErased: !row.hasOriginal && row.state !== 'withdrawn',
    field: row.field,
    area: { id: row.areaId, name: row.areaName },
    community: placeOf(row.communityId),
    street: placeOf(row.streetId),
    supportCount: row.supportCount,
    reportedAt: row.reportedAt.toISOString(),
    dueOn: row.dueOn,
    overdue: row.dueAt !== null && ctx.now >= row.dueAt,
    handler: row.handler,
    answer:
      row.answer && row.answeredAt && row.state !== 'withdrawn'
        ? { text: row.answer, at: row.answeredAt.toISOString(), by: row.answeredBy ?? '' }
        : null,
    outside:
      row.outsideBody && row.outsideReceipt
        ? { body: row.outsideBody, receipt: row.outsideReceipt, expectedOn: row.outsideExpectedOn }
        : null,
    photos: row.photos.map((photo) => photoOf(photo, secret)),
    thread: row.thread.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  }
}

/** What everybody may see of a code: its state at once, its words once reviewed. */
export async function getProblem(ctx: Context, input: { code: string }): Promise<ProblemDetail> {
  const code = normaliseCode(input.code)
  const row = code ? await ctx.db.find<DetailRow>(selectPublic, [ctx.actor.networkId, code]) : null
  if (!row) throw notFound('problem')
  return detailOf(ctx, row)
}

/** The same record with its unpublished photographs, for who holds its secret. */
export function findHeld(ctx: Context, id: Id): Promise<DetailRow | null> {
  return ctx.db.find<DetailRow>(selectHeld, [ctx.actor.networkId, id])
}
