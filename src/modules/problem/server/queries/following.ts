import type { Context } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import { notFound, type Refusal } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import type { Followed, followProblem as followContract } from '../../contract.ts'
import { refuseEditText, refuseErase, refuseReporterAction, type WithholdReason } from '../../problem.ts'
import { detailOf, type DetailRow, findHeld } from './detail.ts'
import { holderOf } from '../followers.ts'

const selectOriginal = sql(
  'problem.original',
  `select title, description, withheld_because as "withheldBecause" from problem where network_id = $1 and id = $2`,
)

/** The record in which a merged report is handled: there it may be said that it is not solved. */
async function goesOnAs(ctx: Context, row: DetailRow): Promise<DetailRow> {
  const into = row.state === 'merged' && row.mergedInto ? await findHeld(ctx, row.mergedInto) : null
  return into ?? row
}

/**
 * The private side of a code, for who holds its secret: one's own words, why they are not shown, what one may do.
 * A supporter sees the public side and may say that it is not solved.
 */
export async function followProblem(ctx: Context, input: InputOf<typeof followContract>): Promise<Followed> {
  const holder = await holderOf(ctx, input.code, input.secret)
  const row = await findHeld(ctx, holder.problemId)
  if (!row) throw notFound('problem')
  const own = holder.role !== 'supporter'
  const original = own
    ? await ctx.db.get<{ title: string | null; description: string | null; withheldBecause: WithholdReason | null }>(
        selectOriginal,
        [ctx.actor.networkId, row.id],
      )
    : null
  const problem = await detailOf(ctx, row, own ? input.secret : undefined)
  const taken = await goesOnAs(ctx, row)
  const reporterOnly: Refusal = holder.role === 'reporter' ? null : { code: 'problem.reporter-only' }
  const guardianDecides = holder.role === 'guardian' && row.consent !== 'not-needed'
  const authorOnly = guardianDecides ? null : reporterOnly
  return {
    problem: own ? problem : { ...problem, photos: row.review === 'published' ? problem.photos : [] },
    role: holder.role,
    original: original?.title ? { title: original.title, description: original.description ?? '' } : null,
    withheldBecause: original?.withheldBecause ?? null,
    contactMasked: holder.contactMasked,
    consent: row.consent,
    can: {
      reopen: holder.role === 'guardian' ? reporterOnly : refuseReporterAction(taken, 'reopen', ctx.now),
      confirm: reporterOnly ?? refuseReporterAction(row, 'confirm', ctx.now),
      withdraw: authorOnly ?? refuseReporterAction(row, 'withdraw', ctx.now),
      erase: authorOnly ?? refuseErase(row),
      edit: reporterOnly ?? refuseEditText(row),
    },
  }
}
