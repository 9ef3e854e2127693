import type { Context } from '../../../../base/context.ts'
import { agreementPaper } from '../paper.ts'
import { paperFacts } from './agreement.ts'

/**
 * The paper itself, to print and seal, for who may have it. `addressOf` gives the page of an agreement, where the square
 * code leads.
 * @throws AppError not-found `agreement.not-found`
 */
export async function getPaper(
  ctx: Context,
  { code, addressOf }: { code: string; addressOf: (code: string) => string },
): Promise<{ code: string; body: Buffer }> {
  const facts = await paperFacts(ctx, code)
  return { code: facts.code, body: await agreementPaper(facts, { verifyUrl: addressOf(facts.code) }) }
}
