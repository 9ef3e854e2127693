import type { Context, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { AppError, ensure, firstRefusal } from '../../../../base/refusal.ts'
import { nextState, refuseTransition } from '../../../../base/state-machine.ts'
import { transact } from '../../../../server/transact.ts'
import { getArea } from '../../../network/server/public.ts'
import { lockAdopted } from '../../../problem/server/public.ts'
import type * as contracts from '../../contract.ts'
import { type DesignAction, designMachine, mayTeam, refuseChange, refuseSettle } from '../../design.ts'
import { publicPartOf } from '../leaving.ts'
import { authoriseTeam, standingOf } from '../standing.ts'
import {
  addProblem,
  type Design,
  type DesignChange,
  freeProblems,
  insertDesign,
  insertMember,
  lockDesign,
  refuseTaken,
  subjectOf,
  teamOf,
  updateDesign,
} from '../store.ts'
import { actingFor } from './acting.ts'

type Done = OutputOf<typeof contracts.openDesign>

/**
 * Opens a design for adopted problems: by staff of the place, or by a verified organisation, which takes part from the
 * start. It goes on under the code of the first problem; the others' codes lead to it from now on.
 *
 * @throws AppError conflict `problem.not-adopted`, `design.problem-taken` at `problemCodes`; invalid at `organisationId`
 */
export function openDesign(ctx: Context, input: InputOf<typeof contracts.openDesign>): Promise<Done> {
  return transact(ctx, async (tx) => {
    if (ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
    const problems = []
    // always in the order of their codes, so that two who name the same ones do not wait for each other crosswise
    for (const code of [...new Set(input.problemCodes)].toSorted())
      problems.push(await lockAdopted(tx, code, 'problemCodes'))
    const first = problems.find(({ code }) => code === input.problemCodes[0]) ?? problems[0]
    if (!first) throw new Error('the contract asks for one problem at least')
    const opener = await actingFor(tx, first, input.organisationId)
    ensure(await refuseTaken(tx, problems, 'problemCodes'), 'conflict')
    const area = await getArea(tx, first.areaId)
    const design = insertDesign(tx, first, area, input)
    for (const problem of problems) addProblem(tx, design, problem)
    const subject = subjectOf(design)
    tx.event('design.opened', subject, { by: opener?.name ?? area.name })
    if (opener) {
      const part = opener.party === 'social' ? 'drives' : opener.party === 'government' ? 'leads' : 'takes-part'
      insertMember(tx, design.id, { organisationId: opener.id, personId: null, party: opener.party, part, state: 'in' })
      tx.event('design.member-joined', subject, publicPartOf({ ...opener, part }))
    }
    for (const problem of problems) {
      if (problem.id !== first.id) tx.event('design.problem-joined', subject, { code: problem.code })
    }
    return { code: design.code, state: 'forming' }
  })
}

/**
 * Another adopted problem joins: its code leads here, and who follows it hears of this from now on.
 * @throws AppError conflict `problem.not-adopted`, `design.problem-taken` at `problemCode`; `design.settled`
 */
export function joinProblem(ctx: Context, input: InputOf<typeof contracts.joinProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const design = await lockForTeam(tx, input.code)
    ensure(refuseChange(design))
    const problem = await lockAdopted(tx, input.problemCode, 'problemCode')
    ensure(await refuseTaken(tx, [problem], 'problemCode'), 'conflict')
    addProblem(tx, design, problem)
    tx.event('design.problem-joined', subjectOf(design), { code: problem.code })
    return doneOf(design)
  })
}

/** The team is whole and its words are public: it may apply. */
export function settleDesign(ctx: Context, input: InputOf<typeof contracts.settleDesign>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const design = await lockForTeam(tx, input.code)
    ensure(refuseSettle(design, await teamOf(tx, design.id)))
    return step(tx, design, 'settle', 'design.settled')
  })
}

/** Back to forming: members, duties and problems may change again. */
export function reopenDesign(ctx: Context, input: InputOf<typeof contracts.reopenDesign>): Promise<Done> {
  return transact(ctx, async (tx) => step(tx, await lockForTeam(tx, input.code), 'reopen', 'design.reopened'))
}

/** It does not go on, and says why; its problems may be answered by another. */
export function endDesign(ctx: Context, input: InputOf<typeof contracts.endDesign>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const design = await lockForTeam(tx, input.code)
    const answer = step(tx, design, 'end', 'design.ended', { endedBecause: input.reason })
    freeProblems(tx, design.id)
    return answer
  })
}

/** Locks a design for who acts for its team. */
export async function lockForTeam(tx: Tx, code: string): Promise<Design> {
  const design = await lockDesign(tx, code)
  authoriseTeam(tx.ctx.actor, standingOf(tx.ctx.actor, design, await teamOf(tx, design.id)))
  return design
}

function step(tx: Tx, design: Design, action: DesignAction, event: string, more: DesignChange = {}): Done {
  ensure(
    firstRefusal(
      refuseTransition(designMachine, design.state, action),
      mayTeam(design.state, action) ? null : { code: 'design.not-yours' },
    ),
  )
  const change = { ...more, state: nextState(designMachine, design.state, action) }
  updateDesign(tx, design.id, change)
  // why it ended is reviewed by nobody: it stays with the team and staff
  tx.event(event, subjectOf(design))
  return { ...doneOf(design), state: change.state }
}

export function doneOf({ code, state }: Design): Done {
  return { code, state }
}
