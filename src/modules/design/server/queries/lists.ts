import type { RawBuilder } from 'kysely'
import { scopeFor } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, type Page, pageOf, type Total } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { searchEngine } from '../../../../server/search.ts'
import { areaNamer } from '../../../network/server/public.ts'
import type { Review } from '../../../problem/problem.ts'
import type { DesignItem, listDesigns, listDesk } from '../../contract.ts'
import { lacksOf, type Member, mixOf, usualDemand } from '../../design.ts'
import { awaitsReview } from '../store.ts'

type Filters = InputOf<typeof listDesigns>

const sort = 'newest'

const waits = fragment.raw(awaitsReview)

interface Row {
  id: Id
  code: string
  title: string
  excerpt: string
  state: DesignItem['state']
  review: Review
  awaitsReview: boolean
  field: string
  communityId: Id | null
  streetId: Id | null
  openedAt: Date
  team: Pick<Member, 'part' | 'party' | 'state'>[]
  answers: number
}

/** Its own code, or that of a problem it answers, or of a report that was merged into one. */
function coded(networkId: Id, code: string): RawBuilder<unknown> {
  return fragment`(d.code = ${code} or d.id = (
    select a.design_id from problem m
      join design_problem a on a.network_id = m.network_id and a.problem_id = coalesce(m.merged_into, m.id) and a.ended_at is null
     where m.network_id = ${networkId} and m.code = ${code}))`
}

/** What stands in a district, street or community; a place that is none holds nothing. */
function inArea(networkId: Id, areaId: Id | undefined): RawBuilder<unknown> | null {
  if (!areaId) return null
  return fragment`d.path like (select path from area where network_id = ${networkId} and id = ${areaId}) || '%'`
}

/** An ended design whose matter another took up stands nowhere but in its thread. */
function matching(ctx: Context, { field, area, state }: Filters, more: readonly (RawBuilder<unknown> | null)[]) {
  const { networkId } = ctx.actor
  return every([
    fragment`d.network_id = ${networkId} and d.successor_id is null`,
    field ? fragment`d.field = ${field}` : null,
    state ? fragment`d.state = ${state}` : null,
    inArea(networkId, area),
    ...more,
  ])
}

/** A page, newest first, and how many there are, counting no further than 1,000. */
async function page(
  ctx: Context,
  name: string,
  { cursor, limit }: Pick<Filters, 'cursor' | 'limit'>,
  words: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Promise<Page<Row> & { total: Total }> {
  const keys = afterCursor(cursor, sort, ['id'])
  const [rows, [counted]] = await Promise.all([
    dynamicRows<Row>(
      ctx.db,
      name,
      fragment`select d.id, d.code, ${words}, d.state, d.review, ${waits} as "awaitsReview", d.field, d.community_id as "communityId",
                      d.street_id as "streetId", d.created_at as "openedAt",
                      coalesce((select json_agg(json_build_object('part', m.part, 'party', m.party, 'state', m.state))
                                  from design_member m
                                 where m.network_id = d.network_id and m.design_id = d.id and m.state = 'in'), '[]') as "team",
                      (select count(*)::int from design_problem a
                        where a.network_id = d.network_id and a.design_id = d.id) as "answers"
                 from design d
                where ${where} and ${keys ? fragment`d.id < ${keys[0]}` : fragment`true`}
                order by d.id desc limit ${limitFor(limit)}`,
    ),
    dynamicRows<{ n: number }>(
      ctx.db,
      `${name}-total`,
      fragment`select count(*)::int as n from (select from design d where ${where} limit 1001) capped`,
    ),
  ])
  return { ...pageOf(rows, limit, ({ id }) => encodeCursor(sort, [id])), total: cappedTotal(counted?.n ?? 0) }
}

async function itemsOf(
  ctx: Context,
  rows: readonly Row[],
): Promise<(DesignItem & Pick<Row, 'review' | 'awaitsReview'>)[]> {
  const placeOf = await areaNamer(
    ctx,
    rows.flatMap(({ communityId, streetId }) => [communityId, streetId]),
  )
  return rows.map(({ id: _, team, openedAt, communityId, streetId, ...row }) => {
    const mix = mixOf(team)
    return {
      ...row,
      openedAt: openedAt.toISOString(),
      community: placeOf(communityId),
      street: placeOf(streetId),
      parties: mix.parties,
      lacks: lacksOf(mix, usualDemand),
    }
  })
}

async function searched(networkId: Id, q: string | undefined): Promise<RawBuilder<unknown> | null> {
  if (!q) return null
  const code = normaliseCode(q)
  if (code) return coded(networkId, code)
  const query = (await searchEngine()).query(q)
  if (!query) return null
  if (query.tsquery) return fragment`d.search @@ to_tsquery('simple', ${query.tsquery})`
  return query.phrase ? fragment`d.public_title ilike ${query.phrase}` : fragment`false`
}

const publicWords = fragment`d.public_title as title, left(d.public_summary, 120) as excerpt`

/** The public list: reviewed designs in every state. */
export async function pageDesigns(ctx: Context, input: Filters): Promise<OutputOf<typeof listDesigns>> {
  const where = matching(ctx, input, [fragment`d.review = 'published'`, await searched(ctx.actor.networkId, input.q)])
  const { items, ...rest } = await page(ctx, 'design.list', input, publicWords, where)
  return { ...rest, items: (await itemsOf(ctx, items)).map(({ review: _, awaitsReview: __, ...item }) => item) }
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** What has not been reviewed is in no index of words: the desk looks at the text itself. */
function searchedByStaff(networkId: Id, q: string | undefined): RawBuilder<unknown> | null {
  if (!q) return null
  const code = normaliseCode(q)
  return code ? coded(networkId, code) : fragment`d.title || ' ' || d.summary ilike ${`%${escaped(q)}%`}`
}

/** Everything at places within reach. */
function withinReach(paths: readonly Path[]): RawBuilder<unknown> {
  return fragment`d.path like any(${paths.map((path) => `${path}%`)})`
}

const ownWords = fragment`d.title, left(d.summary, 120) as excerpt`

/** The desk's list: all designs within reach, with their words as they are now. */
export async function pageDesk(ctx: Context, input: InputOf<typeof listDesk>): Promise<OutputOf<typeof listDesk>> {
  const { paths } = scopeFor(ctx.actor, 'design.read')
  const where = matching(ctx, input, [
    withinReach(paths),
    input.review === 'pending' ? waits : input.review ? fragment`d.review = ${input.review}` : null,
    searchedByStaff(ctx.actor.networkId, input.q),
  ])
  const { items, ...rest } = await page(ctx, 'design.desk', input, ownWords, where)
  return { ...rest, items: await itemsOf(ctx, items) }
}
