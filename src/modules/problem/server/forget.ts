import type { Id, Tx } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import { refuseErase } from '../problem.ts'
import { endErased, eraseWords } from './erasing.ts'
import { lockProblemById, subjectOf } from './store.ts'

const selectOwn = sql(
  'problem.reported-by',
  `select f.problem_id as "id" from problem_follower f
    where f.network_id = $1 and f.person_id = $2 and f.role = 'reporter' and f.ended_at is null order by f.problem_id`,
)

const forgetRows = sql(
  'problem.forget-person',
  `with own as (
     update problem_follower
        set person_id = null, name_sealed = null, contact_kind = null, contact_sealed = null, contact_hash = null,
            contact_masked = null, device_hash = null, secret_sealed = null
      where network_id = $1 and person_id = $2
     returning id
   )
   delete from problem_note where network_id = $1 and follower_id in (select id from own)`,
)

/** What the person reported: their words go; what nobody has joined or answered yet ends with them. */
async function eraseReport(tx: Tx, id: Id): Promise<void> {
  const problem = await lockProblemById(tx, id)
  const refused = refuseErase(problem)
  if (refused === null) await eraseWords(tx, problem)
  if (refused?.code !== 'problem.erase-by-withdrawing') return
  await endErased(tx, problem, { tell: 'problem.withdrawn', by: null })
  tx.event('problem.withdrawn', subjectOf(problem))
}

/**
 * Whoever has their account erased is no longer known as reporter or neighbour of anything: no words, no photographs, no
 * number, no address, no messages (个人信息保护法 §47). Each still counts once; a link that was kept goes on opening what
 * goes on.
 */
export const forgetErased: EventSubscriber = {
  name: 'problem.forget-person',
  events: ['person.erased'],
  async react(tx, event) {
    const who = [tx.ctx.actor.networkId, event.subjectId]
    const own = await tx.rows<{ id: Id }>(selectOwn, who)
    await tx.run(forgetRows, who) // first, so that nobody is written to who is no more
    for (const { id } of own) await eraseReport(tx, id)
  },
}
