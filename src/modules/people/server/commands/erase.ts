import type { Context, Id } from '../../../../base/context.ts'
import { ensure } from '../../../../base/refusal.ts'
import { transact } from '../../../../server/transact.ts'
import { refuseToken } from '../../people.ts'
import { erasePerson } from '../erase.ts'
import { lockActor } from '../store.ts'

/**
 * The signed-in person has everything about them erased (个人信息保护法 §47). Roles, organisations and children that
 * depend on them are handed over first.
 */
export function eraseMe(ctx: Context): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await lockActor(tx)
    await erasePerson(tx, person)
    return { id: person.id }
  })
}
