import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { ensure } from '../../../../base/refusal.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract.ts'
import { refuseErase, refuseReporterAction, replyDeadline } from '../../problem.ts'
import { endErased, eraseWords } from '../erasing.ts'
import { type ProblemChange, subjectOf, updateProblem } from '../store.ts'
import { doneOf, lockHeld } from './reporter.ts'

type Done = OutputOf<typeof contracts.withdrawProblem>

/**
 * The reporter, or the guardian whose consent it rests on, takes the report back; what it held is erased (PIPL §15, §47).
 *
 * @throws AppError conflict `problem.withdraw-joined` once neighbours have joined: `eraseProblemText` takes one's own
 *   words out and leaves them the matter
 */
export function withdrawProblem(ctx: Context, input: InputOf<typeof contracts.withdrawProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { problem, holder } = await lockHeld(tx, input, ['reporter', 'guardian'])
    ensure(refuseReporterAction(problem, 'withdraw', ctx.now))
    const change = await endErased(tx, problem, { tell: 'problem.withdrawn', by: holder.id })
    tx.event('problem.withdrawn', subjectOf(problem))
    return doneOf(problem, change)
  })
}

/** Whoever reported it has their own words, photographs and contact erased; the matter stays (个人信息保护法 §47). */
export function eraseProblemText(ctx: Context, input: InputOf<typeof contracts.eraseProblemText>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { problem } = await lockHeld(tx, input, ['reporter', 'guardian'])
    ensure(refuseErase(problem))
    return doneOf(problem, await eraseWords(tx, problem))
  })
}

/** A guardian agrees that a child's idea is taken up, or refuses: then everything of it is erased (PIPL §31). */
export function answerConsent(ctx: Context, input: InputOf<typeof contracts.answerConsent>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { problem } = await lockHeld(tx, input, ['guardian'])
    if (problem.consent !== 'waiting') ensure({ code: 'problem.consent-answered' })
    if (input.agree) {
      // what may not be read cannot be answered: the promise counts from now
      const due = replyDeadline(ctx.now)
      const change: ProblemChange = { consent: 'given', dueAt: due.at, dueOn: due.on }
      await updateProblem(tx, problem.id, change)
      tx.clearDeadline('problem.consent', problem.id)
      tx.deadline('problem.reply', subjectOf(problem), due.at)
      tx.event('problem.consent-given', subjectOf(problem))
      return doneOf(problem, change)
    }
    const change = await endErased(tx, problem, { consent: 'refused', tell: null, by: null })
    tx.event('problem.consent-refused', subjectOf(problem))
    return doneOf(problem, change)
  })
}
