import type { Id, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { AppError } from '../../../base/refusal.ts'
import { clerkFor } from './demonstration.ts'
import { lockProblem } from './store.ts'
import { type News, tellFollowersOf } from './telling.ts'

/** A problem that was taken up, as what grows from it needs it. */
export interface Adopted {
  id: Id
  threadId: Id
  code: string
  title: string
  field: string
  areaId: Id
  path: Path
}

/**
 * Locks a problem to be answered by a design; a joined one leads to the one that goes on. It was adopted, and its words
 * are public.
 * @throws AppError not-found; conflict `problem.not-adopted` at the named field
 */
export async function lockAdopted(tx: Tx, code: string, field: string): Promise<Adopted> {
  const {
    id,
    threadId,
    code: own,
    publicTitle,
    state,
    review,
    field: about,
    areaId,
    path,
  } = await lockProblem(tx, code)
  if (state !== 'adopted' || review !== 'published')
    throw new AppError('conflict', {
      code: 'problem.not-adopted',
      params: { code: own },
      fields: { [field]: 'not-adopted' },
    })
  return { id, threadId, code: own, title: publicTitle ?? own, field: about, areaId, path }
}

export { clerkFor, type News, tellFollowersOf }
export { scaledField, scaledWords } from './scale.ts'
