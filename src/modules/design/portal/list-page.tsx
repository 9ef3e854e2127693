import { AppError } from '../../../base/refusal.ts'
import { redirect, type PageAnswer, type PageRequest, type PortalRoute } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { CardGrid, EmptyState } from '../../../ui/card.tsx'
import { formatTotal } from '../../../ui/formats.ts'
import { Pager } from '../../../ui/navigation.tsx'
import { Facets, SearchBox } from '../../../ui/search-box.tsx'
import type { DesignItem } from '../contract.ts'
import { listChoices, type PlaceChoice } from '../server/queries/choices.ts'
import { pageDesigns } from '../server/queries/lists.ts'
import { DesignCard } from './design-card.tsx'
import { facetGroups } from './list-facets.ts'
import { isFiltered, type ListInput, listInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

interface ListContent {
  input: ListInput
  items: readonly DesignItem[]
  nextCursor: string | null
  total: { value: number; exact: boolean }
  areas: readonly PlaceChoice[]
  fields: readonly string[]
}

async function listPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const input = listInput(request.query)
  try {
    const [page, choices] = await Promise.all([pageDesigns(ctx, input), listChoices(ctx)])
    const { title, description } = listWords[lang]
    const body = <DesignList request={request} content={{ ...page, ...choices, input }} />
    return { kind: 'page', title, description, nav: 'designs', cacheSeconds: 15, body }
  } catch (error) {
    // a page of another list, or from before: begin anew; an area that is none: leave it out
    if (error instanceof AppError && error.code === 'cursor.invalid')
      return redirect(link(paths.listOf(withFilters(input, {}))))
    if (error instanceof AppError && error.fields.area)
      return redirect(link(paths.listOf(withFilters(input, { area: undefined }))))
    throw error
  }
}

/** The public list: search, filters, cards, paging. */
function DesignList({ request, content }: { request: PageRequest; content: ListContent }) {
  const { ctx, lang, link } = request
  const { input, items, nextCursor } = content
  const words = listWords[lang]
  const shown = formatTotal(content.total)
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
        keep={withFilters(input, { q: undefined })}
      />
      <Facets groups={facetGroups({ ...content, lang, link })} clearHref={link(paths.list)} />
      <p className="soft" role="status">
        {input.q ? words.foundFor(input.q, shown) : words.found(shown)}
      </p>
      {items.length > 0 ? (
        <CardGrid>
          {items.map((item) => (
            <DesignCard key={item.code} item={item} now={ctx.now} lang={lang} link={link} />
          ))}
        </CardGrid>
      ) : (
        <Nothing input={input} request={request} />
      )}
      <Pager
        total={shown}
        {...(input.cursor && { first: link(paths.listOf(withFilters(input, {}))) })}
        {...(nextCursor && { next: link(paths.listOf({ ...withFilters(input, {}), cursor: nextCursor })) })}
      />
      {items.length > 0 && (
        <p>
          <ButtonLink href={link(paths.new)}>{words.begin}</ButtonLink>
        </p>
      )}
    </div>
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
          <ButtonLink kind="primary" href={link(paths.adopted)}>
            {words.adopted}
          </ButtonLink>
          {filtered && <ButtonLink href={link(paths.list)}>{words.clear}</ButtonLink>}
          <ButtonLink href={link(paths.new)}>{words.begin}</ButtonLink>
        </Actions>
      }
    >
      {filtered ? words.emptySearch : words.emptyFirst}
    </EmptyState>
  )
}

export const listRoutes: PortalRoute[] = [{ path: paths.list, access: 'public', get: listPage }]
