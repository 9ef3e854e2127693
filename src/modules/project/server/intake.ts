import { endOfDay } from '../../../base/clock.ts'
import type { Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import { searchEngine } from '../../../server/search.ts'
import { expiryOf } from '../project.ts'
import { insertProject, projectSubject, updateSearch } from './store.ts'

/** What took effect under notice enters the pool, from then on: the only way in. Run again, it finds the project there. */
export async function enterPool(tx: Tx, applicationId: Id, effectiveAt: Date): Promise<void> {
  const search = await searchEngine()
  const id = newId(tx.ctx.now)
  const expiresOn = expiryOf(effectiveAt)
  const project = await insertProject(tx, id, applicationId, { pooledAt: effectiveAt, expiresOn })
  if (!project) return
  const { title, summary, code, budgetFen } = project
  updateSearch(tx, id, search.vectorWords(title, summary))
  const subject = projectSubject(project)
  tx.deadline('project.expiry', subject, endOfDay(expiresOn))
  tx.event('project.pooled', subject, { code, budgetFen })
}

export const intake: EventSubscriber = {
  name: 'project.enter-pool',
  events: ['notice.item-effective'],
  react: async (tx, { publicPart, at }) => {
    const { subjectType, subjectId } = publicPart as { subjectType?: string; subjectId?: Id }
    if (subjectType === 'application' && subjectId) await enterPool(tx, subjectId, at)
  },
}
