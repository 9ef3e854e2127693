import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { ensure } from '../../../../base/refusal.ts'
import { transact } from '../../../../server/transact.ts'
import type { supportProblem as supportContract } from '../../contract.ts'
import { refuseSupport } from '../../problem.ts'
import { addFollower, readContact } from '../followers.ts'
import { lockProblem, subjectOf, updateProblem } from '../store.ts'

/**
 * "Me too" instead of the same report twice. A person, a device or a contact counts once; a contact left here hears of
 * every change as the reporter does.
 */
export function supportProblem(
  ctx: Context,
  input: InputOf<typeof supportContract>,
): Promise<OutputOf<typeof supportContract>> {
  return transact(ctx, async (tx) => {
    const problem = await lockProblem(tx, input.code)
    ensure(refuseSupport(problem))
    const secret = await addFollower(tx, {
      problemId: problem.id,
      role: 'supporter',
      personId: ctx.actor.personId,
      contact: readContact(input.contact, 'contact'),
      device: input.device ?? (ctx.actor.personId ? null : (ctx.actor.visitor ?? null)),
    })
    if (!secret) return { code: problem.code, supportCount: problem.supportCount, counted: false, secret: null }
    const supportCount = problem.supportCount + 1
    await updateProblem(tx, problem.id, { supportCount })
    tx.event('problem.supported', subjectOf(problem), { supportCount })
    return { code: problem.code, supportCount, counted: true, secret }
  })
}
