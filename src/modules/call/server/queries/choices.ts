import type { Context, Id } from '../../../../base/context.ts'
import { areaChoices } from '../../../network/server/public.ts'
import { ownOrganisations } from '../../../people/server/public.ts'

/** Streets, for the list's filter: a call is for one of them, or for the district and so for each. */
export async function streetChoices(ctx: Context): Promise<{ id: Id; name: string }[]> {
  return (await areaChoices(ctx)).filter(({ level }) => level === 'street').map(({ id, name }) => ({ id, name }))
}

/** Does the reader belong to a verified organisation, so that they may act for one? */
export async function actsForSomebody(ctx: Context): Promise<boolean> {
  return (await ownOrganisations(ctx)).length > 0
}
