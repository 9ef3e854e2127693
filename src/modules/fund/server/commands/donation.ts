import { authorise } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, ensure, notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import type { recordDonation as recordContract } from '../../contract.ts'
import type { unnameGiver as unnameContract } from '../../contract-desk.ts'
import { refuseCampaignFor, refuseGift, refuseUnnaming } from '../../fund.ts'
import { fundSubject } from '../store.ts'

interface Target {
  path: Path
  closedAt: Date | null
  projectId: Id | null
  campaignId: Id | null
}

/* The fund, the project it is restricted to and the campaign that stands behind that project on the day: one read. */
const selectTarget = sql(
  'fund.gift-target',
  `select f.path, f.closed_at as "closedAt", p.id as "projectId", c.id as "campaignId"
     from fund f
     left join project p on p.network_id = f.network_id and p.code = $3
     left join listing l on l.network_id = p.network_id and l.project_id = p.id
     left join campaign c on c.network_id = l.network_id and c.id = l.campaign_id and $4::date between c.starts_on and c.ends_on
    where f.network_id = $1 and f.id = $2`,
)
const callRecord = sql(
  'fund.record-donation',
  'select record_donation($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
)

/**
 * Records a gift that the foundation has received; nothing is collected here (慈善法 §27). Raised from the public at an
 * internet platform it needs the filed campaign that stands behind its project (§22-26). Two round trips.
 *
 * @throws AppError invalid at `amountFen`, `receivedOn`, `donorName`, `projectCode`, `channel`; conflict
 * `constraint.donation_reference` for a reference that is recorded already
 */
export function recordDonation(
  ctx: Context,
  input: InputOf<typeof recordContract>,
): Promise<OutputOf<typeof recordContract>> {
  return transact(ctx, async (tx) => {
    const { actor, now } = ctx
    const { fundId, amountFen, receivedOn, channel, reference, anonymous } = input
    const donorName = input.donorName?.trim() ?? ''
    const code = input.projectCode === undefined ? null : normaliseCode(input.projectCode)
    const target = await tx.find<Target>(selectTarget, [actor.networkId, fundId, code, receivedOn])
    if (!target) throw notFound('fund')
    authorise(actor, 'fund.record', target)
    if (target.closedAt) throw new AppError('conflict', { code: 'fund.closed' })
    ensure(refuseGift({ amountFen, receivedOn, donorName, anonymous }, now))
    if (input.projectCode !== undefined && !target.projectId)
      throw new AppError('invalid', { code: 'input.invalid', fields: { projectCode: 'fund.no-project' } })
    ensure(refuseCampaignFor(channel, target.campaignId))
    const [id, transferId] = [newId(now), newId(now)]
    tx.write(callRecord, [
      ...[actor.networkId, id, transferId, fundId, target.projectId, target.campaignId, amountFen, receivedOn, channel],
      ...[reference ?? null, donorName || null, anonymous, actor.personId, now],
    ])
    const subject = fundSubject({ id: fundId, path: target.path })
    tx.event('fund.donation-recorded', subject, { amountFen, receivedOn, transferId, channel })
    return { id, transferId, amountFen, receivedOn }
  })
}

const lockGift = sql(
  'fund.lock-gift',
  `select d.fund_id as "fundId", d.donor_name as "donor", f.path
     from donation d join fund f on f.network_id = d.network_id and f.id = d.fund_id
    where d.network_id = $1 and d.transfer_id = $2 for update of d`,
)
const takeName = sql(
  'fund.take-name-off',
  'update donation set donor_name = null, anonymous = true where network_id = $1 and transfer_id = $2',
)

/**
 * Takes the name off a gift for good, when who gave it no longer wants to be named (个人信息保护法 §15, §47). The account
 * stays as it is.
 *
 * @throws AppError not-found `transfer.not-found` for what is no gift; conflict `fund.no-name`
 */
export function unnameGiver(
  ctx: Context,
  { id }: InputOf<typeof unnameContract>,
): Promise<OutputOf<typeof unnameContract>> {
  return transact(ctx, async (tx) => {
    const { networkId } = ctx.actor
    const gift = await tx.find<{ fundId: Id; donor: string | null; path: Path }>(lockGift, [networkId, id])
    if (!gift) throw notFound('transfer')
    authorise(ctx.actor, 'fund.record', gift)
    ensure(refuseUnnaming(gift.donor))
    tx.write(takeName, [networkId, id])
    tx.event('fund.giver-unnamed', fundSubject({ id: gift.fundId, path: gift.path }), { transferId: id })
    return { id }
  })
}
