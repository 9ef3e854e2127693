import { authorise } from '../../../../base/access.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { ensure } from '../../../../base/refusal.ts'
import { searchEngine } from '../../../../server/search.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract.ts'
import { refuseEdit, refuseReview } from '../../design.ts'
import { lockDesign, subjectOf, updateDesign, updateSearch } from '../store.ts'
import { doneOf, lockForTeam } from './stage.ts'

type Done = OutputOf<typeof contracts.editDesign>

/** The team changes what it says; what the public reads stays as it was until the new words are reviewed (先审后发). */
export function editDesign(ctx: Context, input: InputOf<typeof contracts.editDesign>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const design = await lockForTeam(tx, input.code)
    ensure(refuseEdit(design))
    updateDesign(tx, design.id, {
      title: input.title,
      summary: input.summary,
      wordsVersion: design.wordsVersion + 1,
      ...(design.review === 'published' ? {} : { review: 'pending', withheldBecause: null }),
    })
    tx.event('design.text-edited', subjectOf(design))
    return doneOf(design)
  })
}

/**
 * 先审后发: shows the words as they are now, or withholds them with a reason that the team reads.
 * @throws AppError conflict `design.words-changed` when the team changed them after they were read
 */
export async function reviewDesign(ctx: Context, input: InputOf<typeof contracts.reviewDesign>): Promise<Done> {
  const search = await searchEngine()
  return transact(ctx, async (tx) => {
    const design = await lockDesign(tx, input.code)
    authorise(ctx.actor, 'design.review', design)
    ensure(refuseReview(design, input))
    const publish = input.decision === 'publish'
    const words = publish ? { title: design.title, summary: design.summary } : { title: null, summary: null }
    updateDesign(tx, design.id, {
      review: publish ? 'published' : 'withheld',
      withheldBecause: publish ? null : (input.because ?? null),
      publicTitle: words.title,
      publicSummary: words.summary,
    })
    updateSearch(tx, design.id, publish ? search.vectorWords(design.title, design.summary) : ['', ''])
    tx.event(
      publish ? 'design.published' : 'design.withheld',
      subjectOf(design),
      {},
      publish ? {} : { reason: input.because },
    )
    return doneOf(design)
  })
}
