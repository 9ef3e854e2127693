import { createHash } from 'node:crypto'
import { authorise } from '../../../../base/access.ts'
import { civilDate, startOfDay, type CivilDate } from '../../../../base/clock.ts'
import type { Context, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure, firstRefusal } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { covers, type Path } from '../../../../base/path.ts'
import { stableJson } from '../../../../base/stable-json.ts'
import { nextCode } from '../../../../server/codes.ts'
import { transact } from '../../../../server/transact.ts'
import { getArea, getPlatformPath } from '../../../network/server/public.ts'
import {
  callMachine,
  refuseCallForm,
  refuseEdit,
  refuseFinishEmpty,
  refuseOpen,
  refuseRubric,
  refuseRules,
} from '../../call.ts'
import type * as contracts from '../../contract-desk.ts'
import { templateOf } from '../../templates.ts'
import {
  type Call,
  callSubject,
  insertCall,
  lockCall,
  openCallRow,
  setCallState,
  standingOf,
  updateCallDraft,
} from '../store.ts'
import { lockApplicationsOf } from '../store-application.ts'
import { endApplication } from '../ending.ts'

type Done = OutputOf<typeof contracts.draftCall>

/** Windows close at 18:00 in Beijing, when somebody can still be asked. */
const closingHour = 18

function closingOf(on: CivilDate): Date {
  return new Date(startOfDay(on).getTime() + closingHour * 3_600_000)
}

/** Projects may be anywhere those who run it reach; a thematic branch calls for the whole district. */
async function areaOf(tx: Tx, areaId: string, path: Path) {
  const area = await getArea(tx, areaId)
  const within = covers(path, area.path) || covers(area.path, path)
  if (!within) throw new AppError('invalid', { code: 'input.invalid', fields: { areaId: 'call.area' } })
  return area
}

/**
 * A draft from a template, with the figures in force today.
 * @throws AppError forbidden without `call.manage` on the platform; invalid at `areaId`, `platformId`
 */
export function draftCall(ctx: Context, input: InputOf<typeof contracts.draftCall>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const path = await getPlatformPath(tx, input.platformId)
    authorise(ctx.actor, 'call.manage', { path })
    const area = await areaOf(tx, input.areaId, path)
    const code = await nextCode(tx, ctx.actor.networkId, ctx.now)
    const { rules, form, rubric } = templateOf(input.kind, civilDate(ctx.now))
    const call = {
      ...{ id: newId(ctx.now), threadId: newId(ctx.now), code, kind: input.kind, title: input.title },
      ...{ purpose: input.purpose, platformId: input.platformId, areaId: area.id, path },
      ...{ rules, form, rubric, closesAt: closingOf(input.closesOn) },
    }
    insertCall(tx, call)
    tx.event('call.drafted', callSubject(call), { kind: input.kind })
    return { code, state: 'draft' }
  })
}

async function lockManaged(tx: Tx, code: string): Promise<Call> {
  const call = await lockCall(tx, code)
  authorise(tx.ctx.actor, 'call.manage', call)
  return call
}

/** Everything about a call can be changed until it opens; nothing afterwards. */
export function editCall(ctx: Context, input: InputOf<typeof contracts.editCall>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const call = await lockManaged(tx, input.code)
    ensure(
      firstRefusal(
        refuseEdit(call),
        refuseRules(input.rules, civilDate(ctx.now)),
        refuseCallForm(input.form),
        refuseRubric(input.rubric),
      ),
    )
    const area = await areaOf(tx, input.areaId, call.path)
    const { title, purpose, rules, form, rubric } = input
    updateCallDraft(tx, call.id, {
      ...{ title, purpose, areaId: area.id, rules, form, rubric },
      closesAt: closingOf(input.closesOn),
    })
    tx.event('call.edited', callSubject(call))
    return { code: call.code, state: call.state }
  })
}

/**
 * Publishes a call. Form, rubric and rules are frozen, and their digest goes to the public record: whoever is judged by
 * them can show what they were.
 */
export function openCall(ctx: Context, input: InputOf<typeof contracts.openCall>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const call = await lockManaged(tx, input.code)
    ensure(refuseOpen(call, ctx.now))
    const digest = digestOf(call)
    openCallRow(tx, call.id, digest)
    tx.deadline('call.close', callSubject(call), call.closesAt)
    const { title, kind, rules, closesAt } = call
    tx.event('call.opened', callSubject(call), {
      title,
      kind,
      closesAt: closesAt.toISOString(),
      ceilingFen: rules.ceilingFen,
      digest,
    })
    return { code: call.code, state: 'open' }
  })
}

/** SHA-256 over the JSON of rules, form and rubric with sorted keys: anybody can compute it from the answer of the API. */
function digestOf({ rules, form, rubric }: Pick<Call, 'rules' | 'form' | 'rubric'>): string {
  return createHash('sha256').update(stableJson({ rules, form, rubric })).digest('hex')
}

/** Cancels a call that is a draft or open, with its reason; what was sent in is given back, its designs may go elsewhere. */
export function cancelCall(ctx: Context, input: InputOf<typeof contracts.cancelCall>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const call = await lockManaged(tx, input.code)
    const state = nextState(callMachine, call.state, 'cancel')
    for (const application of await lockApplicationsOf(tx, call.id, ['draft', 'submitted', 'returned', 'eligible']))
      await endApplication(tx, call, application, 'withdraw', { cancelled: true })
    setCallState(tx, call.id, state, input.reason)
    tx.clearDeadline('call.close', call.id)
    // what nobody outside has read of is not told outside
    if (call.state === 'draft') tx.event('call.discarded', callSubject(call), {}, { reason: input.reason })
    else tx.event('call.cancelled', callSubject(call), { reason: input.reason })
    return { code: call.code, state }
  })
}

/** Nobody applied, or nobody may: the call ends and says so. */
export function finishCall(ctx: Context, input: InputOf<typeof contracts.finishCall>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const call = await lockManaged(tx, input.code)
    ensure(refuseFinishEmpty(call, await standingOf(tx, call.id)))
    setCallState(tx, call.id, 'done')
    tx.event('call.finished', callSubject(call), { chosen: 0 })
    return { code: call.code, state: 'done' }
  })
}
