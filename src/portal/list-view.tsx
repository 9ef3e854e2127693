import type { ReactNode } from 'react'
import { CardGrid } from '../ui/card.tsx'
import { formatTotal } from '../ui/formats.ts'
import { Pager, type Tab, Tabs } from '../ui/navigation.tsx'
import { type FacetGroup, Facets, SearchBox } from '../ui/search-box.tsx'

export interface ListWords {
  title: string
  description: string
  sortLabel: string
  found(total: string): string
}

/** A list one can search says what for, and what was found. */
interface SearchWords {
  searchLabel: string
  searchPlaceholder: string
  foundFor(sought: string, total: string): string
}

export interface ListViewProps {
  words: ListWords
  /** absent where nothing is searched for: the list is short */
  search?: Search
  /** what one must know before one reads it */
  lead?: ReactNode
  /** the list without filters */
  href: string
  facets: readonly FacetGroup[]
  /** orders to choose from */
  sorts: readonly Tab[]
  page: { nextCursor: string | null; total: { value: number; exact: boolean } }
  /** the list from its beginning, on a later page */
  first?: string | undefined
  nextOf(cursor: string): string
  /** one card each */
  cards: readonly ReactNode[]
  /** in their place where there are none */
  empty: ReactNode
}

interface Search {
  words: SearchWords
  /** what is searched for */
  q: string | undefined
  /** the filters that a search keeps */
  keep: Readonly<Record<string, string | undefined>>
}

/** A public list: search, filters, order, how many were found, cards, paging. */
export function ListView(props: ListViewProps) {
  const { words, search, lead, href, facets, sorts, page, first, nextOf, cards, empty } = props
  const shown = formatTotal(page.total)
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{words.title}</h1>
        <p className="soft">{words.description}</p>
      </div>
      {lead}
      {search && (
        <SearchBox
          action={href}
          value={search.q}
          label={search.words.searchLabel}
          placeholder={search.words.searchPlaceholder}
          keep={search.keep}
        />
      )}
      <Facets groups={facets} clearHref={href} />
      <Tabs items={sorts} label={words.sortLabel} />
      <p className="soft" role="status">
        {search?.q ? search.words.foundFor(search.q, shown) : words.found(shown)}
      </p>
      {cards.length > 0 ? <CardGrid>{cards}</CardGrid> : empty}
      <Pager total={shown} {...(first && { first })} {...(page.nextCursor && { next: nextOf(page.nextCursor) })} />
    </div>
  )
}
