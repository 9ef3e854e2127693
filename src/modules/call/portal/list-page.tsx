import { AppError } from '../../../base/refusal.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Block, CardGrid, EmptyState } from '../../../ui/card.tsx'
import { formatTotal } from '../../../ui/formats.ts'
import { Pager } from '../../../ui/navigation.tsx'
import { Facets } from '../../../ui/search-box.tsx'
import type { CallItem } from '../contract.ts'
import { pageCalls, pagePastCalls } from '../server/queries/calls.ts'
import { streetChoices } from '../server/queries/choices.ts'
import { CallCard } from './call-card.tsx'
import { facetGroups } from './list-facets.ts'
import { isFiltered, type ListInput, listInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

/** as many as stand on the first page; a network has a handful at a time */
const mostOpen = 50

interface ListContent {
  input: ListInput
  open: readonly CallItem[]
  past: { items: readonly CallItem[]; nextCursor: string | null; total: { value: number; exact: boolean } }
  streets: readonly { id: string; name: string }[]
}

async function listPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const input = listInput(request.query)
  const { cursor, ...filters } = input
  try {
    const [open, past, streets] = await Promise.all([
      cursor ? null : pageCalls(ctx, { ...filters, state: 'open', limit: mostOpen }),
      pagePastCalls(ctx, input),
      streetChoices(ctx),
    ])
    const { title, description } = listWords[lang]
    const body = <CallList request={request} content={{ input, open: open?.items ?? [], past, streets }} />
    return { kind: 'page', title, description, nav: 'calls', cacheSeconds: 15, body }
  } catch (error) {
    // a page of another list, or from before: begin anew
    if (error instanceof AppError && error.code === 'cursor.invalid')
      return redirect(link(paths.listOf(withFilters(input, {}))))
    throw error
  }
}

/** Calls that take applications, with what is left of their time; below them those that have closed. */
function CallList({ request, content }: { request: PageRequest; content: ListContent }) {
  const { lang, link } = request
  const { input, open, past } = content
  const words = listWords[lang]
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{words.title}</h1>
        <p className="soft">{words.description}</p>
      </div>
      <Facets groups={facetGroups({ ...content, lang, link })} clearHref={link(paths.list)} />
      {!input.cursor && (
        <Block title={words.openNow}>
          {open.length > 0 ? <Cards items={open} request={request} /> : <NoneOpen input={input} request={request} />}
        </Block>
      )}
      {past.items.length > 0 && (
        <Block title={words.past}>
          <Cards items={past.items} request={request} />
        </Block>
      )}
      {(past.nextCursor ?? input.cursor) && (
        <Pager
          total={formatTotal(past.total)}
          {...(input.cursor && { first: link(paths.listOf(withFilters(input, {}))) })}
          {...(past.nextCursor && {
            next: link(paths.listOf({ ...withFilters(input, {}), cursor: past.nextCursor })),
          })}
        />
      )}
    </div>
  )
}

function Cards({ items, request: { ctx, lang, link } }: { items: readonly CallItem[]; request: PageRequest }) {
  return (
    <CardGrid>
      {items.map((item) => (
        <CallCard key={item.code} item={item} now={ctx.now} lang={lang} link={link} />
      ))}
    </CardGrid>
  )
}

function NoneOpen({ input, request: { lang, link } }: { input: ListInput; request: PageRequest }) {
  const words = listWords[lang]
  const filtered = isFiltered(input)
  return (
    <EmptyState
      title={words.noneOpen}
      actions={
        <Actions>
          <ButtonLink kind="primary" href={link(paths.designs)}>
            {words.designs}
          </ButtonLink>
          {filtered && <ButtonLink href={link(paths.list)}>{words.clear}</ButtonLink>}
          <ButtonLink href={link(paths.newDesign)}>{words.begin}</ButtonLink>
        </Actions>
      }
    >
      {filtered ? words.noneOpenFiltered : words.noneOpenText}
    </EmptyState>
  )
}

export const listRoutes: PortalRoute[] = [{ path: paths.list, access: 'public', get: listPage }]
