import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { ensure } from '../../../../base/refusal.ts'
import { listFiles, publishFiles, withholdFiles } from '../../../../server/files/files.ts'
import { searchEngine } from '../../../../server/search.ts'
import { transact } from '../../../../server/transact.ts'
import type { reviewProblem as reviewContract } from '../../contract-desk.ts'
import { refusePublish, refuseReview, refuseReviewInput } from '../../problem.ts'
import { authoriseProblem } from '../access.ts'
import { lockOwnProblem, type ProblemChange, subjectOf, updateProblem, updateSearch } from '../store.ts'
import { doneOf } from './reporter.ts'

/**
 * 先审后发: shows a report as written or with others' privacy taken out, or withholds the text with a reason. It is
 * handled all the same. Photographs follow the text; single ones may stay hidden.
 */
export async function reviewProblem(
  ctx: Context,
  input: InputOf<typeof reviewContract>,
): Promise<OutputOf<typeof reviewContract>> {
  const search = await searchEngine()
  return transact(ctx, async (tx) => {
    const problem = await lockOwnProblem(tx, input.code)
    authoriseProblem(ctx.actor, 'problem.review', problem)
    ensure(refuseReviewInput(input))
    ensure(refuseReview(ctx.actor, problem))
    const subject = subjectOf(problem)
    if (input.decision === 'withhold') {
      const change: ProblemChange = {
        review: 'withheld',
        withheldBecause: input.reason ?? null,
        publicTitle: null,
        publicDescription: null,
      }
      await updateProblem(tx, problem.id, change)
      await updateSearch(tx, problem.id, ['', ''])
      await withholdFiles(tx, subject)
      tx.event('problem.withheld', subject, {}, { reason: input.reason })
      return doneOf(problem, change)
    }
    ensure(refusePublish(problem))
    const publicTitle = input.publicTitle ?? problem.title ?? ''
    const publicDescription = input.publicDescription ?? problem.description ?? ''
    const change: ProblemChange = { review: 'published', withheldBecause: null, publicTitle, publicDescription }
    await updateProblem(tx, problem.id, change)
    await updateSearch(tx, problem.id, search.vectorWords(publicTitle, publicDescription))
    const shown = (await listFiles(tx.ctx, problem.id, 'all'))
      .map(({ id }) => id)
      .filter((id) => !input.hiddenPhotoIds.includes(id))
    await withholdFiles(tx, subject, input.hiddenPhotoIds)
    await publishFiles(tx, subject, shown)
    tx.event('problem.published', subject) // not its words: an event stays when they are erased
    return doneOf(problem, change)
  })
}
