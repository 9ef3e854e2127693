import { may, scopeFor } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { hashSecret, sameText } from '../../../../server/secrets/secrets.ts'
import type { getOwnObjection as ownContract } from '../../contract.ts'
import type {
  getObjection as getContract,
  listObjections,
  ObjectionDetail,
  ObjectionItem,
} from '../../contract-desk.ts'
import { isLead, type ObjectionState, refuseAnswerer, refuseContact, refuseStep } from '../../notice.ts'
import { answerersOf, involvedSql } from '../involved.ts'

interface Row {
  id: Id
  state: ObjectionState
  noticeCode: string
  noticeTitle: string
  codes: string[]
  titles: string[]
  dueAt: Date
  receivedAt: Date
}

const columns = `o.id, o.state, n.code as "noticeCode", n.title as "noticeTitle", o.due_at as "dueAt", o.created_at as "receivedAt",
  array(select i.code from objection_item b join notice_item i on i.network_id = b.network_id and i.id = b.item_id
         where b.network_id = o.network_id and b.objection_id = o.id order by i.position) as "codes",
  array(select i.title from objection_item b join notice_item i on i.network_id = b.network_id and i.id = b.item_id
         where b.network_id = o.network_id and b.objection_id = o.id order by i.position) as "titles"`
const from = `objection o join notice n on n.network_id = o.network_id and n.id = o.notice_id`

function itemOf(row: Row): ObjectionItem {
  return {
    id: row.id,
    state: row.state,
    notice: { code: row.noticeCode, title: row.noticeTitle },
    codes: row.codes,
    titles: row.titles,
    dueAt: row.dueAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
  }
}

/** Objections and leads within reach, first due first. */
export async function pageObjections(
  ctx: Context,
  input: InputOf<typeof listObjections>,
): Promise<OutputOf<typeof listObjections>> {
  const { paths } = scopeFor(ctx.actor, 'notice.answer')
  const filters = every([
    fragment`o.network_id = ${ctx.actor.networkId}`,
    fragment`o.path like any(${paths.map((path) => `${path}%`)})`,
    input.state ? fragment`o.state = ${input.state}` : null,
    input.notice === undefined
      ? null
      : fragment`o.notice_id = (select k.id from notice k where k.network_id = o.network_id and k.code = ${normaliseCode(input.notice) ?? ''})`,
  ])
  const after = afterCursor(input.cursor, 'due', ['instant', 'id'])
  const rows = await dynamicRows<Row & { counted: number }>(
    ctx.db,
    'notice.objections',
    fragment`select ${fragment.raw(columns)}, (select count(*)::int from (select from objection o where ${filters} limit 1001) k) as "counted"
               from ${fragment.raw(from)}
              where ${every([filters, after ? fragment`(o.due_at, o.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : null])}
              order by o.due_at, o.id limit ${limitFor(input.limit)}`,
  )
  const page = pageOf(rows, input.limit, (last) => encodeCursor('due', [last.dueAt.toISOString(), last.id]))
  return { items: page.items.map(itemOf), nextCursor: page.nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

const selectObjection = sql(
  'notice.objection',
  `select ${columns}, o.path, o.text, o.contact_masked as "contact", o.answer, o.answered_at as "answeredAt", ${involvedSql} as "involved"
     from ${from} where o.network_id = $1 and o.id = $2`,
)

interface DetailRow extends Row {
  path: Path
  text: string
  contact: string | null
  answer: string | null
  answeredAt: Date | null
  involved: boolean
}

/** One objection for those who answer them. Who was involved reads neither its words nor who made it. */
export async function getObjection(ctx: Context, input: InputOf<typeof getContract>): Promise<ObjectionDetail> {
  scopeFor(ctx.actor, 'notice.answer')
  const row = await ctx.db.find<DetailRow>(selectObjection, [ctx.actor.networkId, input.id, ctx.actor.personId])
  if (!row || !may(ctx.actor, 'notice.answer', row)) throw notFound('objection')
  const involved = refuseAnswerer(row.involved)
  if (involved) {
    const to = await answerersOf(ctx.db, ctx.actor.networkId, row.id)
    throw new AppError('forbidden', { ...involved, params: { to } })
  }
  return {
    ...itemOf(row),
    text: row.text,
    contact: row.contact,
    answer: row.answer,
    answeredOn: row.answeredAt && civilDate(row.answeredAt),
    can: {
      answer: refuseStep(row.state, isLead(row.state) ? 'note' : 'uphold'),
      contact: refuseContact(row.state, row.contact !== null),
    },
  }
}

const selectOwn = sql(
  'notice.own-objection',
  `select ${columns}, o.text, o.secret_hash as "secretHash", o.answer, o.answered_at as "answeredAt"
     from ${from} where o.network_id = $1 and o.id = $2`,
)

/** An objection by its private link. */
export async function getOwnObjection(
  ctx: Context,
  input: InputOf<typeof ownContract>,
): Promise<OutputOf<typeof ownContract>> {
  const row = await ctx.db.find<DetailRow & { secretHash: string }>(selectOwn, [ctx.actor.networkId, input.id])
  if (!row || !sameText(hashSecret(input.secret), row.secretHash)) throw notFound('objection')
  const { id, state, notice, codes, titles, dueAt, receivedAt } = itemOf(row)
  return {
    ...{ id, state, notice, codes, titles, text: row.text, answer: row.answer },
    receivedOn: civilDate(new Date(receivedAt)),
    answerBy: civilDate(new Date(Date.parse(dueAt) - 1)),
    answeredOn: row.answeredAt && civilDate(row.answeredAt),
    can: { withdraw: refuseStep(state, 'withdraw') },
  }
}
