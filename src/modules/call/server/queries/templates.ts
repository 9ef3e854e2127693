import { scopeFor } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context } from '../../../../base/context.ts'
import type { OutputOf } from '../../../../base/contract.ts'
import type { listTemplates } from '../../contract-desk.ts'
import { templatesOn } from '../../templates.ts'
import { managedPlatforms } from './calls.ts'

type Answer = OutputOf<typeof listTemplates>

/** What a call may begin from today, and for which platforms the reader may begin one. */
export async function getTemplates(ctx: Context): Promise<Answer> {
  scopeFor(ctx.actor, 'call.manage')
  const templates = templatesOn(civilDate(ctx.now)) as Answer['templates']
  return { templates, platforms: await managedPlatforms(ctx) }
}
