import { orAnew } from '../../../portal/list-address.ts'
import type { FacetPlace } from '../../../portal/list-facets.ts'
import { ListView } from '../../../portal/list-view.tsx'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Block, Callout, EmptyState } from '../../../ui/card.tsx'
import { exchangeSorts, type ListingItem } from '../contract.ts'
import { exchangeSortLabels } from '../labels.ts'
import { pageExchange } from '../server/queries/listings.ts'
import { areaChoices, exchangeFacets } from '../server/queries/overview.ts'
import { type FacetCounts, facetGroups } from './list-facets.ts'
import { isFiltered, type ListInput, listInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { ListingCard } from './listing-card.tsx'
import { paths } from './paths.ts'

export interface ListContent {
  input: ListInput
  items: readonly ListingItem[]
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
      pageExchange(ctx, input),
      exchangeFacets(ctx, input),
      areaChoices(ctx),
    ])
    const { title, description } = listWords[lang]
    const body = <ExchangeList request={request} content={{ ...page, input, counts, areas }} />
    return { kind: 'page', title, description, nav: 'exchange', cacheSeconds: 15, body }
  })
}

/** What looks for money, with what a pledge is before it and how it goes after it. */
export function ExchangeList({ request, content }: { request: PageRequest; content: ListContent }) {
  const { lang, link, ctx } = request
  const { input, items } = content
  const words = listWords[lang]
  const hrefOf = (change: Parameters<typeof withFilters>[1]) => link(paths.listOf(withFilters(input, change)))
  return (
    <>
      <ListView
        words={words}
        href={link(paths.list)}
        lead={
          <Callout tone="info">
            <p>{words.isPledge}</p>
            <p>{words.whoPledges}</p>
            <p>
              <a href="#how">{words.toHow}</a>
            </p>
          </Callout>
        }
        facets={facetGroups({ ...content, lang, link })}
        sorts={exchangeSorts.map((sort) => ({
          text: exchangeSortLabels[sort][lang],
          href: hrefOf({ sort: sort === 'gap' ? undefined : sort }),
          current: sort === (input.sort ?? 'gap'),
        }))}
        page={content}
        {...(input.cursor && { first: hrefOf({}) })}
        nextOf={(cursor) => link(paths.listOf({ ...withFilters(input, {}), cursor }))}
        cards={items.map((item) => (
          <ListingCard key={item.code} item={item} now={ctx.now} lang={lang} link={link} />
        ))}
        empty={<Nothing input={input} request={request} />}
      />
      <How request={request} />
    </>
  )
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
          <ButtonLink href={link(paths.projects)}>{words.projects}</ButtonLink>
        </Actions>
      }
    >
      {filtered ? words.emptySearch : words.emptyText}
    </EmptyState>
  )
}

/** What a company does, step by step, and where it begins. */
function How({ request: { lang, link } }: { request: PageRequest }) {
  const words = listWords[lang]
  return (
    <Block title={words.how} id="how">
      <div className="stack">
        <ol className="how">
          {words.steps.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        <Actions>
          <ButtonLink href={link(paths.registerOrganisation)}>{words.register}</ButtonLink>
        </Actions>
      </div>
    </Block>
  )
}

export const listRoute: PortalRoute = { path: paths.list, access: 'public', get: listPage }
