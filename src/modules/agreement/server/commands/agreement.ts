import { may } from '../../../../base/access.ts'
import type { Context, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { AppError, ensure, notFound } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { replaceFiles } from '../../../../server/files/files.ts'
import { transact } from '../../../../server/transact.ts'
import { agreePledges } from '../../../exchange/server/public.ts'
import { beginDelivery, lockProjectById, type Project } from '../../../project/server/public.ts'
import {
  type ActsFor,
  actsFor,
  agreementMachine,
  isOpen,
  isWhole,
  mostScans,
  type Party,
  refuseConfirm,
  refuseReturn,
  refuseScan,
  type Standing,
} from '../../agreement.ts'
import type * as contracts from '../../contract.ts'
import {
  type Agreement,
  agreementSubject,
  lockAgreement,
  markConfirmed,
  markReturned,
  markScanned,
  ownOrganisationIds,
  partiesOf,
  projectOfAgreement,
  setAgreementState,
} from '../store.ts'

type Done = OutputOf<typeof contracts.confirmAgreement>

interface Locked {
  project: Project
  agreement: Agreement
  standing: Standing
  parties: Party[]
  acts: ActsFor
}

/** The project first, then its agreement with the parties; others than they and staff do not learn that it exists. */
async function lockAll(tx: Tx, code: string): Promise<Locked> {
  if (tx.ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const project = await lockProjectById(tx, await projectOfAgreement(tx, code))
  const agreement = await lockAgreement(tx, code)
  const [parties, organisations] = await Promise.all([partiesOf(tx, agreement.id), ownOrganisationIds(tx)])
  const standing = { state: agreement.state, project: project.state }
  const { actor } = tx.ctx
  // a program stands for nobody
  const acts = { organisations, staff: !actor.scopes && may(actor, 'project.manage', project) }
  const inside = may(actor, 'project.read', project) || parties.some((party) => actsFor(party, acts))
  if (!inside && !isOpen(agreement.state)) throw notFound('agreement')
  return { project, agreement, standing, parties, acts }
}

/**
 * The sealed paper comes back as a scan: PDF or photographs of every page. Whoever hands it in confirms it for their own
 * party with it; the others are asked.
 *
 * @throws AppError not-found `agreement.not-found` for who may not know of it; forbidden `agreement.not-party`; invalid at
 * `fileIds`; conflict when it is scanned already, `agreement.over`
 */
export function scanAgreement(ctx: Context, input: InputOf<typeof contracts.scanAgreement>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { project, agreement, standing, parties, acts } = await lockAll(tx, input.code)
    const party = parties.find(({ position }) => position === input.position)
    ensureParty(refuseScan(standing, party, acts, input.fileIds.length))
    const subject = agreementSubject(agreement)
    const rule = { max: mostScans, kinds: ['document', 'photo'] as const, field: 'fileIds' }
    await replaceFiles(tx, input.fileIds, subject, rule)
    const state = nextState(agreementMachine, agreement.state, 'scan')
    markScanned(tx, agreement.id, state)
    tx.event('agreement.scanned', subject, { position: input.position })
    return confirm(tx, project, { ...agreement, state }, parties, input.position)
  })
}

/**
 * A party says that the scan is the paper it sealed. With the last of them the agreement stands and delivery begins.
 *
 * @throws AppError forbidden `agreement.not-party`; conflict `agreement.over`, `agreement.nothing-to-confirm`,
 * `agreement.confirmed`, `agreement.same-hands`
 */
export function confirmAgreement(ctx: Context, input: InputOf<typeof contracts.confirmAgreement>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { project, agreement, standing, parties, acts } = await lockAll(tx, input.code)
    ensureParty(refuseConfirm(standing, parties, input.position, acts, ctx.actor.personId))
    return confirm(tx, project, agreement, parties, input.position)
  })
}

/**
 * The scan is not the paper, or a seal is missing: it goes back with the reason, and nothing of it is confirmed.
 *
 * @throws AppError forbidden `agreement.not-party`; invalid at `because`; conflict `agreement.over`
 */
export function returnAgreement(ctx: Context, input: InputOf<typeof contracts.returnAgreement>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { agreement, standing, parties, acts } = await lockAll(tx, input.code)
    ensureParty(refuseReturn(standing, parties, acts, input.because))
    const state = nextState(agreementMachine, agreement.state, 'return')
    markReturned(tx, agreement.id, state, input.because)
    tx.event('agreement.returned', agreementSubject(agreement), {}, { because: input.because })
    return { code: agreement.code, state }
  })
}

/** Whoever is no party learns that it is not theirs, not what stands in it. */
function ensureParty(refusal: ReturnType<typeof refuseScan>): void {
  ensure(refusal, refusal?.code === 'agreement.not-party' ? 'forbidden' : undefined)
}

async function confirm(
  tx: Tx,
  project: Project,
  agreement: Agreement,
  parties: readonly Party[],
  position: number,
): Promise<Done> {
  const { personId } = tx.ctx.actor
  markConfirmed(tx, agreement.id, position)
  const after = parties.map((party) => (party.position === position ? { ...party, confirmedBy: personId } : party))
  tx.event('agreement.confirmed', agreementSubject(agreement), { position })
  const { code, state } = agreement
  return isWhole(after) ? { code, state: await conclude(tx, project, agreement, after) } : { code, state }
}

/** Every party has confirmed: what was promised is agreed, and the work begins. */
async function conclude(tx: Tx, project: Project, agreement: Agreement, parties: readonly Party[]) {
  const state = nextState(agreementMachine, agreement.state, 'conclude')
  setAgreementState(tx, agreement.id, state, tx.ctx.now)
  await agreePledges(tx, project.id)
  tx.event('agreement.concluded', agreementSubject(agreement), { code: agreement.code, parties: parties.length })
  beginDelivery(tx, project)
  return state
}
