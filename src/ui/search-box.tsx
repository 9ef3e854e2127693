import { Icon } from './icon.tsx'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

export interface SearchBoxProps {
  /** the list's own address; the words go along as `name` */
  action: string
  name?: string
  value?: string
  /** what is searched, read to those who do not see the field's place */
  label: string
  placeholder?: string
  /** filters in force, kept when searching */
  keep?: Readonly<Record<string, string | undefined>>
}

/** Search within a list; a plain GET form. */
export function SearchBox({ action, name = 'q', value, label, placeholder, keep = {} }: SearchBoxProps) {
  const words = uiWords[useLang()]
  return (
    <form className="search" action={action} method="get" role="search">
      {Object.entries(keep).map(([key, kept]) => kept && <input key={key} type="hidden" name={key} value={kept} />)}
      <span className="search-icon">
        <Icon name="search" />
        <input
          className="input"
          type="search"
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          aria-label={label}
          maxLength={80}
          enterKeyHint="search"
        />
      </span>
      <button className="btn" type="submit">
        {words.search}
      </button>
    </form>
  )
}

export interface FacetOption {
  label: string
  href: string
  current?: boolean
  count?: string
}

export interface FacetGroup {
  key: string
  title: string
  /** the first one clears the group: 全部 */
  options: readonly FacetOption[]
}

/** how many options stand open before the rest is folded away */
const shown = 12

/** Filters as links, so they work without script and can be sent on; folded on a phone, where the summary names those in force. */
export function Facets({ groups, clearHref }: { groups: readonly FacetGroup[]; clearHref?: string }) {
  const words = uiWords[useLang()]
  const chosen = groups.flatMap(({ options }) => options.slice(1).filter(({ current }) => current))
  return (
    <details className="facets" open>
      <summary>
        {words.filters}
        {chosen.length > 0 && `：${chosen.map(({ label }) => label).join(' · ')}`}
      </summary>
      {groups.map((group) => (
        <Facet key={group.key} group={group} more={words.more} />
      ))}
      {clearHref && chosen.length > 0 && <a href={clearHref}>{words.clearFilters}</a>}
    </details>
  )
}

function Facet({ group: { key, title, options }, more }: { group: FacetGroup; more: string }) {
  const rest = options.slice(shown)
  return (
    <div className="facet" role="group" aria-labelledby={`facet-${key}`}>
      <span className="facet-title" id={`facet-${key}`}>
        {title}
      </span>
      <div>
        <FacetOptions options={options.slice(0, shown)} />
        {rest.length > 0 && (
          <details className="facet-rest" open={rest.some(({ current }) => current)}>
            <summary>{more}</summary>
            <FacetOptions options={rest} />
          </details>
        )}
      </div>
    </div>
  )
}

function FacetOptions({ options }: { options: readonly FacetOption[] }) {
  return (
    <ul>
      {options.map(({ label, href, current, count }) => (
        <li key={href}>
          <a href={href} aria-current={current ? 'true' : undefined} rel="nofollow">
            {label}
            {count !== undefined && <span>{count}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
