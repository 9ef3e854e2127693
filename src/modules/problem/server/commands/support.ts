import { createHash } from 'node:crypto'
import type { Actor, Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { ensure } from '../../../../base/refusal.ts'
import { transact } from '../../../../server/transact.ts'
import type { supportProblem as supportContract } from '../../contract.ts'
import { refuseSupport } from '../../problem.ts'
import { joinFollowers, readContact } from '../followers.ts'
import { lockProblem, subjectOf, updateProblem } from '../store.ts'

/** Of one address that many devices count, without account or contact: a household, not a crowd. */
const devicesPerAddress = 8

/**
 * What stands for a device without an account. A device names itself as it likes, so its name tells it from the others at
 * its address only, and only from a few. Not stopped: who changes addresses, and contacts that are made up, which the
 * limit per minute slows down. Not counted apart: neighbours behind one shared address beyond these few, unless each
 * leaves a contact or signs in.
 */
function deviceOf({ personId, visitor }: Actor, device: string | undefined): string | null {
  if (personId !== null) return null
  if (visitor === undefined) return device ?? null // the program itself, loading its demonstration
  if (device === undefined) return visitor
  const [first = 0] = createHash('sha256').update(device).digest()
  return `${visitor}:${first % devicesPerAddress}`
}

/**
 * "Me too" instead of the same report twice. A person, a device or a contact counts once; a contact left here, also by
 * coming again, hears of every change as the reporter does.
 *
 * The answer is the same whether a contact follows already or not, or anybody could ask who follows what; its link goes
 * with the first message.
 */
export function supportProblem(
  ctx: Context,
  input: InputOf<typeof supportContract>,
): Promise<OutputOf<typeof supportContract>> {
  return transact(ctx, async (tx) => {
    const problem = await lockProblem(tx, input.code)
    ensure(refuseSupport(problem))
    const contact = readContact(input.contact, 'contact')
    const secret = await joinFollowers(tx, {
      problemId: problem.id,
      personId: ctx.actor.personId,
      contact,
      device: deviceOf(ctx.actor, input.device),
    })
    const supportCount = problem.supportCount + (secret === null ? 0 : 1)
    if (secret !== null) {
      await updateProblem(tx, problem.id, { supportCount })
      tx.event('problem.supported', subjectOf(problem), { supportCount })
    }
    return { code: problem.code, supportCount, secret: contact ? null : secret }
  })
}
