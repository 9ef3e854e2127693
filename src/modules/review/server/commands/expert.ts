import { scopeFor } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, notFound } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import { fieldsOn } from '../../../problem/problem.ts'
import type * as contracts from '../../contract-desk.ts'

const selectHolder = sql(
  'review.expert-role',
  `select g.path from role_grant g join person p on p.network_id = g.network_id and p.id = g.person_id and p.erased_at is null
    where g.network_id = $1 and g.person_id = $2 and g.role = 'expert' and g.ended_at is null
      and exists (select from unnest($3::text[]) n(path) where starts_with(n.path, g.path) or starts_with(g.path, n.path))
    order by g.path limit 1 for share of g`,
)

/** Whoever holds the role of an expert where the actor runs reviews, or above: streets ask experts of the district, too. */
async function lockHolder(tx: Tx, personId: Id): Promise<Path> {
  const { actor } = tx.ctx
  const { paths } = scopeFor(actor, 'review.manage')
  const holder = await tx.find<{ path: Path }>(selectHolder, [actor.networkId, personId, paths])
  if (!holder) throw notFound('expert')
  return holder.path
}

const upsert = sql(
  'review.register-expert',
  `insert into expert (network_id, person_id, fields, finance, employer_id, registered_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7)
   on conflict (network_id, person_id) do update
      set fields = excluded.fields, finance = excluded.finance, employer_id = excluded.employer_id, changed_at = excluded.changed_at`,
)
const selectEmployer = sql(
  'review.employer',
  `select id from organisation where network_id = $1 and id = $2 and state in ('verified', 'closed')`,
)

/**
 * Notes what an expert knows and whom they work for: by it they are asked, or kept from judging.
 * @throws AppError not-found `expert.not-found` for who does not hold the role; invalid at `fields`, `employerId`
 */
export function registerExpert(
  ctx: Context,
  input: InputOf<typeof contracts.registerExpert>,
): Promise<{ personId: Id }> {
  return transact(ctx, async (tx) => {
    const path = await lockHolder(tx, input.personId)
    const known = new Set(fieldsOn(civilDate(ctx.now)).map(({ code }) => code))
    if (!input.fields.every((field) => known.has(field)))
      throw new AppError('invalid', { code: 'input.invalid', fields: { fields: 'not-an-option' } })
    const { networkId } = ctx.actor
    if (input.employerId && !(await tx.find(selectEmployer, [networkId, input.employerId])))
      throw new AppError('invalid', { code: 'input.invalid', fields: { employerId: 'review.employer' } })
    const fields = [...new Set(input.fields)]
    tx.write(upsert, [networkId, input.personId, fields, input.finance, input.employerId, ctx.actor.personId, ctx.now])
    tx.event('expert.registered', { type: 'expert', id: input.personId, path }, {}, { columns: ['fields', 'employer'] })
    return { personId: input.personId }
  })
}

const setSuspended = sql(
  'review.suspend-expert',
  'update expert set suspended_because = $3, changed_at = $4 where network_id = $1 and person_id = $2',
)

/** Asks an expert no more, with a reason, or again. What they have on their desk stays theirs. */
export function suspendExpert(ctx: Context, input: InputOf<typeof contracts.suspendExpert>): Promise<{ personId: Id }> {
  return transact(ctx, async (tx) => {
    const path = await lockHolder(tx, input.personId)
    const changed = await tx.run(setSuspended, [ctx.actor.networkId, input.personId, input.because, ctx.now])
    if (changed === 0) throw notFound('expert')
    tx.event(
      'expert.suspended',
      { type: 'expert', id: input.personId, path },
      {},
      { suspended: input.because !== null },
    )
    return { personId: input.personId }
  })
}
