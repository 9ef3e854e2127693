import type { RawBuilder } from 'kysely'
import { scopeFor } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import { ensure } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { searchEngine } from '../../../../server/search.ts'
import { refuseToken } from '../../../people/people.ts'
import type { AgreementItem, listDeskAgreements, listOwnAgreements } from '../../contract.ts'

type Row = Omit<AgreementItem, 'drawnAt' | 'concludedAt'> & {
  id: string
  drawnAt: Date
  concludedAt: Date | null
  total: number
}

async function page(ctx: Context, where: RawBuilder<unknown>, input: { cursor?: string | undefined; limit: number }) {
  const keys = afterCursor(input.cursor, 'newest', ['id'])
  const rows = await dynamicRows<Row>(
    ctx.db,
    'agreement.list',
    fragment`select g.id, g.code, g.state, g.grant_fen as "grantFen", g.drawn_at as "drawnAt", g.concluded_at as "concludedAt",
                    json_build_object('code', p.code, 'title', p.title) as "project", k.parties, k.confirmed,
                    (select count(*)::int from (select from agreement g where ${where} limit 1001) c) as total
               from agreement g
               join project p on p.network_id = g.network_id and p.id = g.project_id
               join lateral (select count(*)::int as parties, count(y.confirmed_by)::int as confirmed from agreement_party y
                              where y.network_id = g.network_id and y.agreement_id = g.id) k on true
              where ${where} and ${keys ? fragment`g.id < ${keys[0]}` : fragment`true`}
              order by g.id desc limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('newest', [last.id]))
  return {
    items: items.map(({ id: _, total: __, drawnAt, concludedAt, ...item }) => ({
      ...item,
      drawnAt: drawnAt.toISOString(),
      concludedAt: concludedAt?.toISOString() ?? null,
    })),
    nextCursor,
    total: cappedTotal(rows[0]?.total ?? 0),
  }
}

/** Agreements that the organisations of the reader are parties of, the newest first. */
export function pageOwnAgreements(
  ctx: Context,
  input: InputOf<typeof listOwnAgreements>,
): Promise<OutputOf<typeof listOwnAgreements>> {
  const { networkId, personId } = ctx.actor
  ensure(refuseToken(ctx.actor), 'forbidden')
  const own = fragment`g.network_id = ${networkId} and g.id in (
    select y.agreement_id from agreement_party y
      join membership m on m.network_id = y.network_id and m.organisation_id = y.organisation_id
     where y.network_id = ${networkId} and m.person_id = ${personId} and m.ended_at is null)`
  return page(ctx, own, input)
}

/** By the code of the paper or of its project, else by words of the project. */
async function foundBy(networkId: Id, typed: string): Promise<RawBuilder<unknown>> {
  const code = normaliseCode(typed)
  const query = code ? null : (await searchEngine()).query(typed)
  if (!code && !query) return fragment`true`
  const projects = code
    ? fragment`s.code = ${code}`
    : query?.tsquery
      ? fragment`s.search @@ to_tsquery('simple', ${query.tsquery})`
      : fragment`s.title ilike ${query?.phrase ?? ''}`
  return fragment`(g.code = ${code ?? ''} or g.project_id in (
    select s.id from project s where s.network_id = ${networkId} and ${projects}))`
}

/** Agreements within reach, the newest first. */
export async function pageDeskAgreements(
  ctx: Context,
  input: InputOf<typeof listDeskAgreements>,
): Promise<OutputOf<typeof listDeskAgreements>> {
  const { paths } = scopeFor(ctx.actor, 'project.read')
  const { networkId } = ctx.actor
  const where = every([
    fragment`g.network_id = ${networkId}`,
    fragment`g.path like any(${paths.map((path) => `${path}%`)})`,
    input.state ? fragment`g.state = ${input.state}` : null,
    input.q ? await foundBy(networkId, input.q) : null,
  ])
  return page(ctx, where, input)
}
