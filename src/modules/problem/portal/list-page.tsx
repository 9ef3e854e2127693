import { AppError } from '../../../base/refusal.ts'
import { redirect, type PageAnswer, type PageRequest, type PortalRoute } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { CardGrid, EmptyState } from '../../../ui/card.tsx'
import { formatTotal } from '../../../ui/formats.ts'
import { Pager, Tabs } from '../../../ui/navigation.tsx'
import { Facets, SearchBox } from '../../../ui/search-box.tsx'
import type { ProblemItem } from '../contract.ts'
import { sortLabels } from '../labels.ts'
import { pageProblems } from '../server/queries/lists.ts'
import { problemFacets, reportChoices } from '../server/queries/overview.ts'
import { type FacetCounts, facetGroups } from './list-facets.ts'
import { isFiltered, type ListInput, listInput, sorts, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import type { PlaceChoice } from './places.ts'
import { ProblemCard } from './problem-card.tsx'

export interface ListContent {
  input: ListInput
  items: readonly ProblemItem[]
  nextCursor: string | null
  total: { value: number; exact: boolean }
  counts: FacetCounts
  areas: readonly PlaceChoice[]
}

async function listPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const input = listInput(request.query)
  try {
    const [page, counts, { areas }] = await Promise.all([
      pageProblems(ctx, input),
      problemFacets(ctx, input),
      reportChoices(ctx),
    ])
    const words = listWords[lang]
    const body = <ProblemList request={request} content={{ ...page, input, counts, areas }} />
    return { kind: 'page', title: words.title, description: words.description, nav: 'problems', cacheSeconds: 15, body }
  } catch (error) {
    // a page of another list, or from before: begin anew; an area that is none: leave it out
    if (error instanceof AppError && error.code === 'cursor.invalid')
      return redirect(link(paths.listOf(withFilters(input, {}))))
    if (error instanceof AppError && error.fields.area)
      return redirect(link(paths.listOf(withFilters(input, { area: undefined }))))
    throw error
  }
}

/** The public list: search, filters with counts, order, cards, paging. */
export function ProblemList({ request, content }: { request: PageRequest; content: ListContent }) {
  const { lang, link } = request
  const { input, items, total } = content
  const words = listWords[lang]
  const shown = formatTotal(total)
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{words.title}</h1>
        <p className="soft">{words.description}</p>
      </div>
      <SearchBox
        action={link(paths.list)}
        value={input.q}
        label={words.searchLabel}
        placeholder={words.searchPlaceholder}
        keep={withFilters(input, { q: undefined, sort: undefined })}
      />
      <Facets groups={facetGroups({ ...content, lang, link })} clearHref={link(paths.list)} />
      <Tabs items={sortTabs(content, request)} label={words.sortLabel} />
      <p className="soft" role="status">
        {input.q ? words.foundFor(input.q, shown) : words.found(shown)}
      </p>
      {items.length > 0 ? <Cards items={items} request={request} /> : <Nothing input={input} request={request} />}
      <Pager
        total={shown}
        {...(input.cursor && { first: link(paths.listOf(withFilters(input, {}))) })}
        {...(content.nextCursor && {
          next: link(paths.listOf({ ...withFilters(input, {}), cursor: content.nextCursor })),
        })}
      />
    </div>
  )
}

/** With words to search for, the best match comes first: then no order is the current one until one is chosen. */
function sortTabs({ input }: ListContent, { lang, link }: PageRequest) {
  const current = input.sort ?? (input.q ? undefined : 'newest')
  return sorts.map((sort) => ({
    text: sortLabels[sort]?.[lang],
    href: link(paths.listOf(withFilters(input, { sort: sort === 'newest' && !input.q ? undefined : sort }))),
    current: sort === current,
  }))
}

function Cards({ items, request: { ctx, lang, link } }: { items: readonly ProblemItem[]; request: PageRequest }) {
  return (
    <CardGrid>
      {items.map((item) => (
        <ProblemCard key={item.code} item={item} now={ctx.now} lang={lang} link={link} />
      ))}
    </CardGrid>
  )
}

function Nothing({ input, request: { lang, link } }: { input: ListInput; request: PageRequest }) {
  const words = listWords[lang]
  const filtered = isFiltered(input)
  return (
    <EmptyState
      title={words.emptyTitle}
      actions={
        <Actions>
          <ButtonLink kind="primary" href={link(paths.report)}>
            {words.report}
          </ButtonLink>
          {filtered && <ButtonLink href={link(paths.list)}>{words.clear}</ButtonLink>}
          <ButtonLink href={link(paths.find)}>{words.follow}</ButtonLink>
        </Actions>
      }
    >
      {filtered ? words.emptySearch : words.emptyFirst}
    </EmptyState>
  )
}

export const listRoutes: PortalRoute[] = [{ path: paths.list, access: 'public', get: listPage }]
