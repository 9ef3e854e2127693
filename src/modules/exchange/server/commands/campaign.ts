import { authorise } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import { verifiedOrganisation } from '../../../people/server/public.ts'
import { lockProject } from '../../../project/server/public.ts'
import type * as contracts from '../../contract-desk.ts'
import { refuseCampaign, refuseElsewhere, refuseFiling, refuseSetting } from '../../exchange.ts'
import { campaignTerm, insertCampaign, listingSubject, lockListing, updateCampaign } from '../store.ts'

const selectArea = sql('exchange.area', 'select path from area where network_id = $1 and id = $2')

/** Enters a campaign as it was filed: whoever reads of it is sent to the charity's channel, never asked for money here. */
export function fileCampaign(
  ctx: Context,
  input: InputOf<typeof contracts.fileCampaign>,
): Promise<OutputOf<typeof contracts.fileCampaign>> {
  return transact(ctx, async (tx) => {
    const area = await tx.find<{ path: Path }>(selectArea, [ctx.actor.networkId, input.areaId])
    if (!area) throw new AppError('invalid', { code: 'input.invalid', fields: { areaId: 'area-not-found' } })
    authorise(ctx.actor, 'exchange.manage', area)
    const { kind, name } = await verifiedOrganisation(tx, input.charityId, 'charityId')
    ensure(refuseFiling(input, kind))
    const id = newId(ctx.now)
    insertCampaign(tx, { ...input, id, path: area.path })
    const { title, filingNumber } = input
    tx.event('campaign.filed', { type: 'campaign', id, path: area.path }, { title, charity: name, filingNumber })
    return { id }
  })
}

/** Puts a filed campaign behind a project, or leaves it to enterprises alone (慈善法 §22-27). */
export function setCampaign(
  ctx: Context,
  input: InputOf<typeof contracts.setCampaign>,
): Promise<OutputOf<typeof contracts.setCampaign>> {
  return transact(ctx, async (tx) => {
    const project = await lockProject(tx, input.code)
    authorise(ctx.actor, 'exchange.manage', project)
    const listing = await lockListing(tx, project)
    ensure(refuseSetting(listing))
    const { campaignId } = input
    if (campaignId) {
      const campaign = await campaignTerm(tx, campaignId)
      ensure(refuseElsewhere(campaign, project) ?? refuseCampaign(campaign, civilDate(ctx.now)))
    }
    updateCampaign(tx, project.id, campaignId)
    tx.event('listing.campaign-set', listingSubject(project), { campaign: campaignId !== null })
    return { code: project.code, campaignId }
  })
}
