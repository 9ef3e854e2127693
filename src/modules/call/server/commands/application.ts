import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { cleanAnswers } from '../../../../base/form-answers.ts'
import { fieldsOf, type FileField, type Form } from '../../../../base/form.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure, firstRefusal } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { deadlineAfter } from '../../../../base/working-days.ts'
import { replaceFiles } from '../../../../server/files/files.ts'
import type { FileKind } from '../../../../server/files/kinds.ts'
import { transact } from '../../../../server/transact.ts'
import { applyDesign, lockReady } from '../../../design/server/public.ts'
import { refuseToken } from '../../../people/people.ts'
import { refuseNonMember } from '../../../people/server/public.ts'
import { applicationMachine, type Content, refuseContent, refuseDraft, refuseWriting } from '../../application.ts'
import { budgetSums } from '../../budget.ts'
import type * as contracts from '../../contract.ts'
import { authoriseApplicant, gatherEvidence } from '../applicant.ts'
import { endApplication } from '../ending.ts'
import { type Call, countSubmitted, lockCall, lockCallById } from '../store.ts'
import {
  type Application,
  applicationSubject,
  callOf,
  insertApplication,
  lockApplication,
  updateApplication,
  updateContent,
} from '../store-application.ts'

type Done = OutputOf<typeof contracts.saveApplication>

/**
 * Begins an application: a member of the organisation that drives or leads a settled design. The design stays with its
 * team until it is sent in; one application of a design at a time.
 *
 * @throws AppError conflict `call.closed`, `design.not-ready`, `constraint.application_once`; invalid at `organisationId`
 */
export function startApplication(ctx: Context, input: InputOf<typeof contracts.startApplication>): Promise<Done> {
  return transact(ctx, async (tx) => {
    if (ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
    ensure(refuseToken(ctx.actor), 'forbidden')
    const call = await lockCall(tx, input.code)
    if (call.state === 'draft') throw new AppError('not-found', { code: 'call.not-found' })
    ensure(refuseWriting({ state: 'draft', submittedBy: null, correctedAt: null, correctBy: null }, call, ctx.now))
    ensure(await refuseNonMember(tx, input.organisationId))
    const design = await lockReady(tx, { code: input.designCode }, input.organisationId)
    const id = newId(ctx.now)
    const application = {
      ...{ id, callId: call.id, designId: design.id, threadId: design.threadId },
      ...{ organisationId: input.organisationId, path: call.path },
    }
    insertApplication(tx, application)
    tx.event('application.started', applicationSubject(application), { call: call.code })
    return { id, state: 'draft', version: 1 }
  })
}

/** The call first, then the application: the order in which closing a call takes them. */
async function lockBoth(tx: Tx, id: Id): Promise<{ call: Call; application: Application }> {
  const call = await lockCallById(tx, await callOf(tx, id))
  return { call, application: await lockApplication(tx, id) }
}

async function lockToWrite(tx: Tx, input: { id: Id; version: number }) {
  const both = await lockBoth(tx, input.id)
  await authoriseApplicant(tx.ctx, input.id)
  const changed = both.application.version !== input.version
  ensure(
    firstRefusal(
      refuseWriting(both.application, both.call, tx.ctx.now),
      changed ? { code: 'application.changed-meanwhile' } : null,
    ),
  )
  return both
}

/** Keeps what has been written so far. @throws AppError conflict `application.changed-meanwhile` when a colleague was quicker */
export function saveApplication(ctx: Context, input: InputOf<typeof contracts.saveApplication>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { call, application } = await lockToWrite(tx, input)
    ensure(refuseDraft(call.form, input))
    await writeContent(tx, call.form, application, input)
    tx.event('application.saved', applicationSubject(application))
    return { id: application.id, state: application.state, version: application.version + 1 }
  })
}

/**
 * Sends it in, for the first time or mended: the form complete, the budget within the call's rules, every rule over data
 * held. What the rules found is kept with it.
 *
 * @throws AppError invalid by field; conflict `application.rules` with what does not hold, `call.closed`, `design.not-ready`
 */
export function submitApplication(ctx: Context, input: InputOf<typeof contracts.submitApplication>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { call, application } = await lockToWrite(tx, input)
    ensure(await refuseNonMember(tx, application.organisationId))
    const correcting = application.state === 'returned'
    const state = nextState(applicationMachine, application.state, correcting ? 'correct' : 'submit')
    const evidence = await gatherEvidence(tx, application.id, call)
    ensure(refuseContent(call, input, evidence))
    await writeContent(tx, call.form, application, input)
    const { now, actor } = ctx
    updateApplication(tx, application.id, {
      ...{ state, evidence },
      ...(correcting ? { correctedAt: now } : { submittedAt: now, submittedBy: actor.personId }),
    })
    const subject = applicationSubject(application)
    // checked within so many working days of closing, or of being mended after it
    const from = call.closesAt > now ? call.closesAt : now
    tx.deadline('application.check', subject, deadlineAfter(from, call.rules.days.check).at)
    tx.clearDeadline('application.correct', application.id)
    if (correcting) tx.event('application.corrected', subject, { call: call.code })
    else await sendIn(tx, call, application)
    return { id: application.id, state, version: application.version + 2 }
  })
}

async function sendIn(tx: Tx, call: Call, application: Application): Promise<void> {
  const { designId, organisationId } = application
  // it may have been reopened, or they may have left it, since the application was begun
  await lockReady(tx, { id: designId }, organisationId)
  await applyDesign(tx, designId)
  countSubmitted(tx, call.id, 1)
  tx.event('application.submitted', applicationSubject(application), {
    call: call.code,
    title: call.title,
    by: application.organisationName,
  })
}

/** Taken back by those who apply, until it is judged; the design goes back to its team. */
export function withdrawApplication(ctx: Context, input: InputOf<typeof contracts.withdrawApplication>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { call, application } = await lockBoth(tx, input.id)
    await authoriseApplicant(ctx, application.id)
    await endApplication(tx, call, application, 'withdraw')
    return { id: application.id, state: 'withdrawn', version: application.version + 1 }
  })
}

const kindsOf: Record<FileField['accept'], readonly FileKind[]> = {
  image: ['photo'],
  document: ['document'],
  any: ['photo', 'document'],
}

async function writeContent(tx: Tx, form: Form, application: Application, content: Content): Promise<void> {
  const answers = cleanAnswers(form, content.answers)
  updateContent(tx, application.id, { answers, budget: content.budget }, budgetSums(content.budget))
  const files = fieldsOf(form).filter((field) => field.kind === 'file')
  const ids = files.flatMap(({ key }) => (answers[key] ?? []) as readonly Id[])
  const max = files.reduce((sum, { maxFiles }) => sum + (maxFiles ?? 1), 0)
  await replaceFiles(tx, ids, applicationSubject(application), {
    ...{ max, kinds: files.flatMap(({ accept }) => kindsOf[accept]) },
    field: files[0]?.key ?? 'files',
  })
}
