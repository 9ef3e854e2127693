import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

export interface Crumb {
  text: ReactNode
  /** absent for the page itself */
  href?: string
}

/** Where the page stands; the last one is the page itself. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const words = uiWords[useLang()]
  return (
    <nav className="crumbs" aria-label={words.breadcrumb}>
      <ol>
        {items.map(({ text, href }, index) => (
          <li key={index} aria-current={href ? undefined : 'page'}>
            {href ? <a href={href}>{text}</a> : text}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Back to the page one came from, for steps of one thing. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="back-link" href={href}>
      <Icon name="back" />
      {children}
    </a>
  )
}

export interface Tab {
  text: ReactNode
  href: string
  count?: ReactNode
  current?: boolean
}

/** Views of one thing, each a page of its own. */
export function Tabs({ items, label }: { items: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="tabs">
        {items.map(({ text, href, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count !== undefined && <span>{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface StepsProps {
  items: readonly ReactNode[]
  /** counts from 0 */
  current: number
  /** more than fit side by side on a phone or in elder mode: two lines there */
  many?: boolean
}

/** How far one is. */
export function Steps({ items, current, many }: StepsProps) {
  const words = uiWords[useLang()]
  return (
    <ol className={many ? 'steps steps-many' : 'steps'} aria-label={words.steps}>
      {items.map((item, index) => (
        <li
          key={index}
          className={index < current ? 'done' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {item}
          {index < current && <span className="visually-hidden">（{words.done}）</span>}
        </li>
      ))}
    </ol>
  )
}

export interface PagerProps {
  /** the list from its beginning; shown once one has left it */
  first?: string
  /** the next page, absent at the end */
  next?: string
  /** "128" or "1,000+" */
  total?: string
}

/** Keyset paging: forward, or back to the beginning. Shows nothing where there is only one page. */
export function Pager({ first, next, total }: PagerProps) {
  const words = uiWords[useLang()]
  if (!first && !next) return null
  return (
    <nav className="pager" aria-label={words.pagerName}>
      <span className="cluster">
        {next && (
          <a className="btn" href={next} rel="next">
            {words.next}
            <Icon name="next" />
          </a>
        )}
        {first && <a href={first}>{words.first}</a>}
      </span>
      {total !== undefined && <span className="soft small">{words.total(total)}</span>}
    </nav>
  )
}
