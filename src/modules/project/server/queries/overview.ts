import type { Context, Id } from '../../../../base/context.ts'
import { dynamicRows, every, fragment } from '../../../../server/dynamic-sql.ts'
import { areaChoices, inArea } from '../../../network/server/public.ts'
import type { ProjectState } from '../../project.ts'

export interface Facet {
  value: string
  count: number
}

const facetColumns = { field: 'field', state: 'state', street: 'street_id', community: 'community_id' } as const
type FacetName = keyof typeof facetColumns
export type Facets = Record<FacetName, Facet[]>

interface FacetInput {
  field?: string | undefined
  state?: ProjectState | undefined
  area?: Id | undefined
}

/**
 * How many projects each choice would show, the others of one's choices kept: from the kept counters, in one statement.
 */
export async function projectFacets(ctx: Context, input: FacetInput): Promise<Facets> {
  const chosen = {
    field: input.field ? fragment`n.field = ${input.field}` : null,
    state: input.state ? fragment`n.state = ${input.state}` : null,
    area: await inArea(ctx, input.area, 'n'),
  }
  const one = (name: FacetName, own: keyof typeof chosen) => {
    const rest = Object.entries(chosen)
      .filter(([key]) => key !== own)
      .map(([, condition]) => condition)
    const column = fragment.ref(`n.${facetColumns[name]}`)
    return fragment`select ${fragment.lit(name)} as name, ${column}::text as value, sum(n.n)::int as count from project_count n
      where n.network_id = ${ctx.actor.networkId} and ${every(rest)} group by 2 having sum(n.n) > 0`
  }
  const parts = [one('field', 'field'), one('state', 'state'), one('street', 'area'), one('community', 'area')]
  const rows = await dynamicRows<{ name: FacetName; value: string | null; count: number }>(
    ctx.db,
    'project.facets',
    fragment.join(parts, fragment` union all `),
  )
  const facets: Facets = { field: [], state: [], street: [], community: [] }
  for (const { name, value, count } of rows) if (value !== null) facets[name].push({ value, count })
  return facets
}

export { areaChoices }
