import type { DeadlineHandler } from '../../../server/module.ts'
import { lockReviewById, reviewSubject } from './store.ts'

/** The day for scores has passed with some still missing: it stands in the trail of those who run the review. */
const scoresOverdue: DeadlineHandler = async (tx, { subjectId }) => {
  const review = await lockReviewById(tx, subjectId)
  if (review.state === 'scoring') tx.event('review.overdue', reviewSubject(review))
}

export const reviewDeadlines = { 'review.score': scoresOverdue } satisfies Record<string, DeadlineHandler>
