import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import type { Path } from '../../../../base/path.ts'
import { reachOf } from '../../../../base/access.ts'
import { notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, fragment } from '../../../../server/dynamic-sql.ts'
import { searchEngine } from '../../../../server/search.ts'
import type { listAlike as alikeContract } from '../../contract-desk.ts'
import { authoriseProblem } from '../access.ts'
import { deskColumns, deskItemsOf, type DeskRow, withinReach } from './desk.ts'

interface Report {
  id: Id
  path: Path
  handlerPath: Path | null
  streetId: Id | null
  text: string
}

const selectReport = sql(
  'problem.alike-to',
  `select id, path, handler_path as "handlerPath", street_id as "streetId",
          case when consent = 'waiting' then '' else concat_ws(' ', coalesce(title, public_title), coalesce(description, public_description)) end as "text"
     from problem where network_id = $1 and code = $2`,
)

/**
 * What a report may be joined to: those of its street that share telling words with it, most words first. Two fresh
 * reports of one matter are found too, since what waits for review is not in the index of words but is little.
 */
export async function listAlike(
  ctx: Context,
  input: InputOf<typeof alikeContract>,
): Promise<OutputOf<typeof alikeContract>> {
  const { networkId } = ctx.actor
  const code = normaliseCode(input.code)
  const report = code ? await ctx.db.find<Report>(selectReport, [networkId, code]) : null
  if (!report) throw notFound('problem')
  authoriseProblem(ctx.actor, 'problem.read', report)
  const engine = await searchEngine()
  const words = engine.tellingWords(report.text)
  const query = engine.similar(report.text)
  if (query === null) return { items: [] }
  const shared = fragment`(select count(*)::int from unnest(${words}::text[]) w
    where concat_ws(' ', c.title, c.description, c.public_title, c.public_description) ilike '%' || w || '%')`
  const inStreet = fragment`c.network_id = ${networkId} and c.street_id is not distinct from ${report.streetId}
    and c.id <> ${report.id} and c.consent <> 'waiting'`
  const rows = await dynamicRows<DeskRow>(
    ctx.db,
    'problem.alike',
    fragment`select ${deskColumns}
       from (select c.*, ${shared} as shared from problem c where c.id in (
              select c.id from problem c where ${inStreet} and c.review = 'published' and c.state not in ('withdrawn', 'merged')
                 and c.search @@ to_tsquery('simple', ${query})
              union all
              select c.id from problem c where ${inStreet} and c.review = 'pending' and c.state not in ('withdrawn', 'merged')
            ) and c.network_id = ${networkId}) p
       left join person o on o.network_id = p.network_id and o.id = p.owner_person_id
      where p.shared > 0 and ${withinReach(reachOf(ctx.actor, 'problem.read'))}
      order by p.shared desc, p.id desc limit 6`,
  )
  return { items: await deskItemsOf(ctx, rows) }
}
