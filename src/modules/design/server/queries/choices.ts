import type { Context, Id } from '../../../../base/context.ts'
import { civilDate } from '../../../../base/clock.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { type AreaChoice, areaChoices } from '../../../network/server/public.ts'
import type { OrganisationKind } from '../../../people/organisation.ts'
import { ownOrganisations } from '../../../people/server/public.ts'
import { fieldsOn } from '../../../problem/problem.ts'

export type PlaceChoice = AreaChoice

/** Streets, communities and fields, for the list's filters. */
export async function listChoices(ctx: Context): Promise<{ areas: PlaceChoice[]; fields: string[] }> {
  return { areas: await areaChoices(ctx), fields: fieldsOn(civilDate(ctx.now)).map(({ code }) => code) }
}

/** An organisation as pickers list it. */
export interface OrganisationChoice {
  id: Id
  name: string
  kind: OrganisationKind
}

/** The verified organisations the reader may act for. */
export async function actingChoices(ctx: Context): Promise<OrganisationChoice[]> {
  return (await ownOrganisations(ctx)).map(({ id, name, kind }) => ({ id, name, kind: kind as OrganisationKind }))
}

export interface FoundOrganisation extends OrganisationChoice {
  area: string
}

const selectFound = sql(
  'design.find-organisations',
  `select o.id, o.name, o.kind, a.name as "area"
     from organisation o join area a on a.network_id = o.network_id and a.id = o.area_id
    where o.network_id = $1 and o.state = 'verified' and o.name ilike $2
    order by length(o.name), o.name, o.id limit 12`,
)

/** Verified organisations by a part of their name; the shortest names first, as they come closest. */
export function findOrganisations(ctx: Context, text: string): Promise<FoundOrganisation[]> {
  const part = text.trim().replace(/[\\%_]/g, '\\$&')
  return part === '' ? Promise.resolve([]) : ctx.db.rows(selectFound, [ctx.actor.networkId, `%${part}%`])
}

const selectAdopted = sql(
  'design.adopted-problem',
  `select p.code, coalesce(p.public_title, '') as "title",
          exists (select from design_problem a
                   where a.network_id = p.network_id and a.problem_id = p.id and a.ended_at is null) as "taken"
     from problem p
    where p.network_id = $1 and p.code = $2 and p.state = 'adopted' and p.review = 'published'`,
)

/** The adopted problem that somebody would begin a design for; null for what is none. */
export function adoptedProblem(
  ctx: Context,
  typed: string,
): Promise<{ code: string; title: string; taken: boolean } | null> {
  const code = normaliseCode(typed)
  return code === null ? Promise.resolve(null) : ctx.db.find(selectAdopted, [ctx.actor.networkId, code])
}
