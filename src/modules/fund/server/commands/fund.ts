import { authorise } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, ensure, firstRefusal } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import { verifiedOrganisation } from '../../../people/server/public.ts'
import { addReceived, lockProject, lockProjectById } from '../../../project/server/public.ts'
import type * as contracts from '../../contract-desk.ts'
import {
  correctionOf,
  designationMachine,
  feeOf,
  refuseCorrection,
  refuseDecision,
  refuseDesignation,
  refuseHolder,
  refuseLevel,
  refuseProject,
  refuseSameHands,
  refuseSilence,
} from '../../fund.ts'
import {
  addToTotals,
  type Booked,
  decideDesignationRow,
  type Designation,
  designationSubject,
  type Fund,
  fundOf,
  fundSubject,
  insertDesignation,
  insertFund,
  lockAccount,
  lockDesignation,
  move,
  projectAccount,
  type SetApart,
  transferOf,
} from '../store.ts'

const selectArea = sql('fund.area', 'select path from area where network_id = $1 and id = $2')

/** Opens a fund below another, or a 专项基金 that stands by itself, held by a licensed foundation. */
export function openFund(
  ctx: Context,
  input: InputOf<typeof contracts.openFund>,
): Promise<OutputOf<typeof contracts.openFund>> {
  return transact(ctx, async (tx) => {
    const area = await tx.find<{ path: Path }>(selectArea, [ctx.actor.networkId, input.areaId])
    if (!area) throw new AppError('invalid', { code: 'input.invalid', fields: { areaId: 'area-not-found' } })
    authorise(ctx.actor, 'fund.manage', area)
    const parent = input.parentId ? await fundOf(tx, input.parentId) : null
    const { kind } = await verifiedOrganisation(tx, input.holderId, 'holderId')
    ensure(firstRefusal(refuseLevel(input.level, parent), refuseHolder(kind)))
    const fund = { ...input, id: newId(ctx.now), path: area.path }
    insertFund(tx, fund)
    const { name, level, purpose, feePermille } = fund
    tx.event('fund.opened', fundSubject(fund), { name, level, purpose, feePermille })
    return { id: fund.id }
  })
}

/** Sets money of a fund apart for a project; it moves when another person approves it. */
export function enterDesignation(
  ctx: Context,
  input: InputOf<typeof contracts.enterDesignation>,
): Promise<OutputOf<typeof contracts.enterDesignation>> {
  return transact(ctx, async (tx) => {
    const project = await lockProject(tx, input.projectCode)
    const fund = await fundOf(tx, input.id)
    authorise(ctx.actor, 'fund.record', fund)
    ensure(refuseProject(project))
    const { balanceFen } = await lockAccount(tx, fund.id, 'fund')
    ensure(refuseDesignation({ ...fund, balanceFen }, input.amountFen))
    const feeFen = feeOf(input.amountFen, fund.feePermille)
    const designation = {
      ...{ id: newId(ctx.now), fundId: fund.id, projectId: project.id, path: fund.path },
      ...{ amountFen: input.amountFen, feeFen, note: input.note },
    }
    insertDesignation(tx, designation)
    tx.event('fund.designation-entered', designationSubject(designation), { amountFen: input.amountFen, feeFen })
    return { id: designation.id, feeFen }
  })
}

/** Moves what was entered: to the project's account, and the fee to the fund's fee account. */
async function setApart(tx: Tx, fund: Fund, designation: Designation): Promise<SetApart> {
  const { amountFen, feeFen, projectId } = designation
  const account = await lockAccount(tx, fund.id, 'fund')
  ensure(refuseDesignation({ ...fund, balanceFen: account.balanceFen }, amountFen))
  const bookedOn = civilDate(tx.ctx.now)
  const booking = { from: account.id, bookedOn, note: '' }
  const to = await projectAccount(tx, fund.id, projectId)
  const transferId = move(tx, { ...booking, to, amountFen, kind: 'designation' })
  addReceived(tx, projectId, amountFen)
  if (feeFen === 0) return { transferId, feeTransferId: null }
  const fee = await lockAccount(tx, fund.id, 'fee')
  addToTotals(tx, fund.id, bookedOn, { feeFen })
  return { transferId, feeTransferId: move(tx, { ...booking, to: fee.id, amountFen: feeFen, kind: 'fee' }) }
}

/**
 * Approves or sends back what another person entered: nobody both enters and approves the same money.
 *
 * @throws AppError conflict `fund.same-hands`; invalid `because` when it goes back without a reason, `amountFen` when the
 * fund holds less by now
 */
export function decideDesignation(
  ctx: Context,
  input: InputOf<typeof contracts.decideDesignation>,
): Promise<OutputOf<typeof contracts.decideDesignation>> {
  return transact(ctx, async (tx) => {
    const designation = await lockDesignation(tx, input.id)
    authorise(ctx.actor, 'fund.approve', designation)
    const state = nextState(designationMachine, designation.state, input.decision)
    ensure(refuseSameHands(designation.enteredBy, ctx.actor.personId))
    ensure(refuseDecision(input.decision, input.because))
    const project = await lockProjectById(tx, designation.projectId)
    ensure(state === 'approved' ? refuseProject(project) : null)
    const fund = await fundOf(tx, designation.fundId)
    const booked = state === 'approved' ? await setApart(tx, fund, designation) : null
    decideDesignationRow(tx, designation.id, { state, because: input.because, booked })
    const { amountFen, feeFen } = designation
    if (booked)
      tx.event('fund.designated', designationSubject(designation, project.threadId), {
        ...{ fund: fund.name, amountFen, feeFen, transferId: booked.transferId },
      })
    else tx.event('fund.designation-refused', designationSubject(designation), {})
    return { id: designation.id, state }
  })
}

/** The transfer the other way; what the first did beyond its two balances is taken back with it. */
function takeBack(tx: Tx, transfer: Booked, note: string): Id {
  const { fromAccountId, toAccountId, ...rest } = correctionOf(transfer)
  const bookedOn = civilDate(tx.ctx.now)
  const id = move(tx, { ...rest, from: fromAccountId, to: toAccountId, kind: 'correction', bookedOn, note })
  const { kind, amountFen, toFundId, bookedOn: since, projectId } = transfer
  if (kind === 'donation') addToTotals(tx, toFundId, since, { gifts: -1, givenFen: -amountFen })
  if (kind === 'fee') addToTotals(tx, toFundId, since, { feeFen: -amountFen })
  if (projectId) addReceived(tx, projectId, -amountFen)
  return id
}

/** Of a project its own thread tells that less has arrived, too. */
async function tellCorrected(tx: Tx, transfer: Booked, transferId: Id, threadId: Id | null, note: string) {
  const { designationId, toFundId, path, amountFen, id: correctsId } = transfer
  const said = { transferId, correctsId, amountFen, note }
  if (!designationId || !threadId) {
    tx.event('fund.corrected', fundSubject({ id: toFundId, path }), said)
    return
  }
  const { name: fund } = await fundOf(tx, toFundId)
  tx.event('fund.designation-corrected', designationSubject({ id: designationId, path }, threadId), { ...said, fund })
}

/**
 * Puts a mistake right by a transfer the other way that names it: nothing booked is changed. Not by who booked it. What was
 * set apart goes back with its fee.
 *
 * @throws AppError conflict `fund.corrected`, `fund.fee-follows`, `fund.same-hands`, `constraint.account_not_overdrawn` when
 * it was spent
 */
export function correctTransfer(
  ctx: Context,
  input: InputOf<typeof contracts.correctTransfer>,
): Promise<OutputOf<typeof contracts.correctTransfer>> {
  return transact(ctx, async (tx) => {
    const transfer = await transferOf(tx, input.id)
    authorise(ctx.actor, 'fund.approve', transfer)
    ensure(firstRefusal(refuseCorrection(transfer, transfer.corrected), refuseSilence(input.note)))
    ensure(refuseSameHands(transfer.createdBy, ctx.actor.personId))
    const project = transfer.projectId ? await lockProjectById(tx, transfer.projectId) : null
    const fee = transfer.feeTransferId ? await transferOf(tx, transfer.feeTransferId) : null
    const id = takeBack(tx, transfer, input.note)
    if (fee) takeBack(tx, fee, input.note)
    await tellCorrected(tx, transfer, id, project?.threadId ?? null, input.note)
    return { id }
  })
}
