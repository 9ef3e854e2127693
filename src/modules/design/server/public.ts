import type { Id, Tx } from '../../../base/context.ts'
import { AppError, ensure } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { type News, tellFollowersOf } from '../../problem/server/public.ts'
import { nextState } from '../../../base/state-machine.ts'
import { type DesignAction, designMachine, refuseApply, steers } from '../design.ts'
import { lockDesign, lockDesignById, subjectOf, teamOf, updateDesign } from './store.ts'

/**
 * Locks a settled design for an organisation that leads or drives it and applies with it.
 * @param which its code, or its id once it is known: after it ended, its code may lead to another
 * @throws AppError not-found; conflict `design.not-ready`; invalid `design.not-steering` at `organisationId`
 */
export async function lockReady(
  tx: Tx,
  which: { code: string } | { id: Id },
  organisationId: Id,
): Promise<{ id: Id; threadId: Id }> {
  const design = 'code' in which ? await lockDesign(tx, which.code) : await lockDesignById(tx, which.id)
  const team = await teamOf(tx, design.id)
  const acts = team.some((member) => member.organisationId === organisationId && steers(member))
  if (!acts) throw new AppError('invalid', { code: 'input.invalid', fields: { organisationId: 'design.not-steering' } })
  ensure(refuseApply(design))
  return { id: design.id, threadId: design.threadId }
}

async function programStep(tx: Tx, id: Id, action: DesignAction, event: string): Promise<void> {
  const design = await lockDesignById(tx, id)
  updateDesign(tx, design.id, { state: nextState(designMachine, design.state, action) })
  tx.event(event, subjectOf(design))
}

/** It applies: from now on its words, team and duties stay as they are. @throws AppError conflict when it is not settled */
export function applyDesign(tx: Tx, id: Id): Promise<void> {
  return programStep(tx, id, 'apply', 'design.applied')
}

/** What it applied for came to nothing: its team goes on. @throws AppError conflict when it has not applied */
export async function releaseDesign(tx: Tx, id: Id): Promise<void> {
  const { state } = await lockDesignById(tx, id)
  // a settled design may be reopened, too, but not by what it never applied for
  if (state !== 'applied')
    ensure({ code: 'state.not-possible', params: { machine: designMachine.name, state, action: 'reopen' } })
  await programStep(tx, id, 'reopen', 'design.reopened')
}

const selectProblems = sql(
  'design.problems-told',
  `select a.problem_id as "id", p.code from design_problem a
     join problem p on p.network_id = a.network_id and p.id = a.problem_id
    where a.network_id = $1 and a.design_id = $2 and a.ended_at is null order by a.position`,
)

/** Tells all who follow the problems that a design answers what became of it later: news by the code each knows. */
export async function tellNeighboursOf(tx: Tx, designId: Id, newsFor: (problem: string) => News): Promise<void> {
  const problems = await tx.rows<{ id: Id; code: string }>(selectProblems, [tx.ctx.actor.networkId, designId])
  for (const { id, code } of problems) await tellFollowersOf(tx, id, newsFor(code))
}
export { delivererSql } from './scale.ts'
