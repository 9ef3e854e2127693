import { orAnew } from '../../../portal/list-address.ts'
import type { FacetPlace } from '../../../portal/list-facets.ts'
import { ListView } from '../../../portal/list-view.tsx'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/card.tsx'
import { type ProjectItem, projectSorts } from '../contract.ts'
import { projectSortLabels } from '../labels.ts'
import { pageProjects } from '../server/queries/lists.ts'
import { areaChoices, projectFacets } from '../server/queries/overview.ts'
import { type FacetCounts, facetGroups } from './list-facets.ts'
import { isFiltered, type ListInput, listInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import { ProjectCard } from './project-card.tsx'

export interface ListContent {
  input: ListInput
  items: readonly ProjectItem[]
  nextCursor: string | null
  total: { value: number; exact: boolean }
  counts: FacetCounts
  areas: readonly FacetPlace[]
}

function listPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, query } = request
  const input = listInput(query)
  const listOf = (change: { area?: undefined }) => paths.listOf(withFilters(input, change))
  return orAnew(request, listOf, async () => {
    const [page, counts, areas] = await Promise.all([
      pageProjects(ctx, input),
      projectFacets(ctx, input),
      areaChoices(ctx),
    ])
    const { title, description } = listWords[lang]
    const body = <ProjectList request={request} content={{ ...page, input, counts, areas }} />
    return { kind: 'page', title, description, nav: 'projects', cacheSeconds: 15, body }
  })
}

/** The pool and what came of it. */
export function ProjectList({ request, content }: { request: PageRequest; content: ListContent }) {
  const { lang, link } = request
  const { input, items } = content
  const hrefOf = (change: Parameters<typeof withFilters>[1]) => link(paths.listOf(withFilters(input, change)))
  return (
    <ListView
      words={listWords[lang]}
      href={link(paths.list)}
      search={{
        words: listWords[lang],
        q: input.q,
        keep: withFilters(input, { q: undefined, sort: input.sort === 'gap' ? 'gap' : undefined }),
      }}
      facets={facetGroups({ ...content, lang, link })}
      sorts={sortTabs(input, lang, hrefOf)}
      page={content}
      {...(input.cursor && { first: hrefOf({}) })}
      nextOf={(cursor) => link(paths.listOf({ ...withFilters(input, {}), cursor }))}
      cards={items.map((item) => (
        <ProjectCard key={item.code} item={item} lang={lang} link={link} />
      ))}
      empty={<Nothing input={input} request={request} />}
    />
  )
}

/** With words to search for, the best match comes first: then no order is the current one until one is chosen. */
function sortTabs(
  input: ListInput,
  lang: PageRequest['lang'],
  hrefOf: (change: Parameters<typeof withFilters>[1]) => string,
) {
  const current = input.sort ?? (input.q ? undefined : 'newest')
  return projectSorts.map((sort) => ({
    text: projectSortLabels[sort][lang],
    href: hrefOf({ sort: sort === 'newest' && !input.q ? undefined : sort }),
    current: sort === current,
  }))
}

function Nothing({ input, request: { lang, link } }: { input: ListInput; request: PageRequest }) {
  const words = listWords[lang]
  const filtered = isFiltered(input)
  return (
    <EmptyState
      title={filtered ? words.emptyFound : words.emptyTitle}
      actions={
        <Actions>
          {filtered && (
            <ButtonLink kind="primary" href={link(paths.list)}>
              {words.clear}
            </ButtonLink>
          )}
          <ButtonLink href={link(paths.notices)}>{words.notices}</ButtonLink>
          <ButtonLink href={link(paths.calls)}>{words.calls}</ButtonLink>
        </Actions>
      }
    >
      {filtered ? words.emptySearch : words.emptyFirst}
    </EmptyState>
  )
}

export const listRoute: PortalRoute = { path: paths.list, access: 'public', get: listPage }
