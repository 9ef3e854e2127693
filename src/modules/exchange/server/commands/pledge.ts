import { authorise } from '../../../../base/access.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { ensure, notFound } from '../../../../base/refusal.ts'
import { transact } from '../../../../server/transact.ts'
import { refuseNonMember, verifiedOrganisation } from '../../../people/server/public.ts'
import type { MoneySource } from '../../../project/money.ts'
import { gapOf } from '../../../project/project.ts'
import { addPledged, lockProject, lockProjectById } from '../../../project/server/public.ts'
import type * as contracts from '../../contract.ts'
import type * as desk from '../../contract-desk.ts'
import {
  nextOfPledge,
  refuseAmount,
  refuseGiver,
  refusePayer,
  refuseSupport,
  refuseWithdrawal,
  sourceOf,
} from '../../exchange.ts'
import { promise } from '../promise.ts'
import { lockListing, lockPledge, pledgeSubject, projectOfPledge, setPledgeState, updateListing } from '../store.ts'

/**
 * Promises money of one's organisation to a project, whole or in part, beside others. Whoever comes first has the last
 * share; with it the project leaves the pool. Only a promise: what comes of it is agreed, received and allocated.
 *
 * @throws AppError invalid at `amountFen`, `organisationId`; conflict `exchange.closed`
 */
export function makePledge(
  ctx: Context,
  input: InputOf<typeof contracts.makePledge>,
): Promise<OutputOf<typeof contracts.makePledge>> {
  return transact(ctx, async (tx) => {
    const project = await lockProject(tx, input.code)
    const listing = await lockListing(tx, project)
    ensure(refuseSupport(listing))
    ensure(await refuseNonMember(tx, input.organisationId))
    const giver = await verifiedOrganisation(tx, input.organisationId, 'organisationId')
    ensure(refusePayer(input.organisationId === project.organisationId))
    ensure(refuseGiver(giver.kind))
    const { amountFen, organisationId } = input
    ensure(refuseAmount({ listing, gapFen: gapOf(project), amountFen }, ctx.now))
    const source = sourceOf(giver.kind) as MoneySource
    return promise(tx, project, listing, { source, organisationId, giver: giver.name, amountFen, basis: '' })
  })
}

/** Enters public money that was granted elsewhere, by the document that grants it. */
export function enterPublicMoney(
  ctx: Context,
  input: InputOf<typeof desk.enterPublicMoney>,
): Promise<OutputOf<typeof desk.enterPublicMoney>> {
  return transact(ctx, async (tx) => {
    const project = await lockProject(tx, input.code)
    authorise(ctx.actor, 'exchange.manage', project)
    const listing = await lockListing(tx, project)
    const giver = await verifiedOrganisation(tx, input.organisationId, 'organisationId')
    ensure(refusePayer(input.organisationId === project.organisationId))
    const { amountFen, organisationId, source, basis } = input
    ensure(refuseAmount({ listing, gapFen: gapOf(project), amountFen }, ctx.now))
    return promise(tx, project, listing, { source, organisationId, giver: giver.name, amountFen, basis })
  })
}

/** Takes a promise back while money is still being looked for. @throws AppError conflict `exchange.relied-on` */
export function withdrawPledge(
  ctx: Context,
  input: InputOf<typeof contracts.withdrawPledge>,
): Promise<OutputOf<typeof contracts.withdrawPledge>> {
  return transact(ctx, async (tx) => {
    const project = await lockProjectById(tx, await projectOfPledge(tx, input.id))
    const listing = await lockListing(tx, project)
    const pledge = await lockPledge(tx, input.id)
    // whoever acts for nobody here does not learn that it exists
    if ((await refuseNonMember(tx, pledge.organisationId)) || pledge.source === 'own') throw notFound('pledge')
    ensure(refuseWithdrawal(pledge.state, listing.state))
    const state = nextOfPledge(pledge.state, 'withdraw')
    setPledgeState(tx, pledge.id, state)
    addPledged(tx, project.id, -pledge.amountFen)
    updateListing(tx, project.id, listing.state, -1)
    const { name } = await verifiedOrganisation(tx, pledge.organisationId, 'organisationId')
    const gapFen = gapOf(project) + pledge.amountFen
    tx.event('pledge.withdrawn', pledgeSubject(pledge), { giver: name, amountFen: pledge.amountFen, gapFen })
    return { id: pledge.id, state }
  })
}
