import type { Tx } from '../../../base/context.ts'
import { overdueWorkingDays } from '../../../base/working-days.ts'
import { nextState } from '../../../base/state-machine.ts'
import type { DeadlineHandler } from '../../../server/module.ts'
import { endErased } from './erasing.ts'
import { isOpen, problemMachine, replyDeadline } from '../problem.ts'
import { lockProblemById, placeName, type Problem, subjectOf, updateProblem } from './store.ts'

/** What passes unanswered is said openly: in the thread, to the reporter, on the desk. */
const replyPassed: DeadlineHandler = async (tx, deadline) => {
  const problem = await lockProblemById(tx, deadline.subjectId)
  if (!isOpen(problem.state) || problem.overdueAt || !problem.dueOn) return
  if (problem.consent === 'waiting') return postpone(tx, problem)
  await updateProblem(tx, problem.id, { overdueAt: tx.ctx.now })
  const handler = problem.handler ?? (await placeName(tx, problem.areaId))
  tx.event('problem.overdue', subjectOf(problem), {
    dueOn: problem.dueOn,
    handler,
    workingDays: overdueWorkingDays(problem.dueOn, tx.ctx.now),
  })
}

/** Nobody is late with what a guardian has not yet agreed to: the promise moves on with the waiting. */
async function postpone(tx: Tx, problem: Problem): Promise<void> {
  const due = replyDeadline(tx.ctx.now)
  await updateProblem(tx, problem.id, { dueAt: due.at, dueOn: due.on })
  tx.deadline('problem.reply', subjectOf(problem), due.at)
}

/** The outside body is late: ours to ask, so the desk is told, not the reporter. */
const outsidePassed: DeadlineHandler = async (tx, deadline) => {
  const problem = await lockProblemById(tx, deadline.subjectId)
  if (problem.state !== 'passed' || problem.overdueAt) return
  await updateProblem(tx, problem.id, { overdueAt: tx.ctx.now })
  tx.event('problem.outside-overdue', subjectOf(problem), { dueOn: problem.dueOn })
}

/** Nobody said that it is not solved: the answered matter closes. */
const settlePassed: DeadlineHandler = async (tx, deadline) => {
  const problem = await lockProblemById(tx, deadline.subjectId)
  if (problem.state !== 'answered') return
  await updateProblem(tx, problem.id, { state: nextState(problemMachine, problem.state, 'settle') })
  tx.event('problem.settled', subjectOf(problem))
}

/** The guardian never answered: a child's words are not kept waiting for ever (PIPL §19, §31). */
const consentPassed: DeadlineHandler = async (tx, deadline) => {
  const problem = await lockProblemById(tx, deadline.subjectId)
  if (problem.consent !== 'waiting' || problem.state === 'withdrawn') return
  await endErased(tx, problem, { consent: 'lapsed', tell: 'problem.consent-lapsed', by: null })
  tx.event('problem.consent-lapsed', subjectOf(problem))
}

export const problemDeadlines = {
  'problem.reply': replyPassed,
  'problem.outside': outsidePassed,
  'problem.settle': settlePassed,
  'problem.consent': consentPassed,
} satisfies Record<string, DeadlineHandler>
