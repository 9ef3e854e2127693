import type { Id, Tx } from '../../../base/context.ts'
import { eraseFilesOf } from '../../../server/files/files.ts'
import { eraseFollowers, forgetAuthor } from './followers.ts'
import { eraseNotes, type Problem, type ProblemChange, subjectOf, updateProblem, updateSearch } from './store.ts'
import { tellLast } from './telling.ts'

const noWords = {
  title: null,
  description: null,
  place: '',
  publicTitle: null,
  publicDescription: null,
} satisfies ProblemChange

/** What a matter loses that ends without an answer: nothing is owed any more. */
const ended = { ...noWords, state: 'withdrawn', dueAt: null, dueOn: null, overdueAt: null } satisfies ProblemChange

/**
 * Ends a matter before it was answered: its words, its photographs, notes and everyone's contact are erased, the code
 * and the fact stay (PIPL §15, §47). Whoever else followed is told first.
 */
export async function endErased(
  tx: Tx,
  problem: Problem,
  why: { consent?: 'refused' | 'lapsed'; tell: Parameters<typeof tellLast>[2] | null; by: Id | null },
): Promise<ProblemChange> {
  const change: ProblemChange = { ...ended, ...(why.consent && { consent: why.consent }) }
  if (why.tell) await tellLast(tx, problem, why.tell, why.by)
  await updateProblem(tx, problem.id, change)
  await updateSearch(tx, problem.id, ['', ''])
  await eraseFilesOf(tx, { id: problem.id })
  await eraseNotes(tx, problem.id)
  await eraseFollowers(tx, problem.id)
  // that of the consent may be the one which has just passed: the sweep has marked it
  for (const kind of ['problem.reply', 'problem.outside', 'problem.settle', 'problem.consent'])
    tx.clearDeadline(kind, problem.id)
  return change
}

/**
 * Erases what its reporter wrote, showed and left, while the matter goes on or stays on record: code, state, field, area,
 * and what others did. What waited for review waits no longer, for there is nothing to read.
 */
export async function eraseWords(tx: Tx, problem: Problem): Promise<ProblemChange> {
  const change: ProblemChange = { ...noWords, ...(problem.review === 'pending' && { review: 'withheld' }) }
  await updateProblem(tx, problem.id, change)
  await updateSearch(tx, problem.id, ['', ''])
  await eraseFilesOf(tx, { id: problem.id })
  await forgetAuthor(tx, problem.id)
  tx.event(
    'problem.text-erased',
    subjectOf(problem),
    {},
    { columns: ['title', 'description', 'place', 'photos', 'contact'] },
  )
  return change
}
