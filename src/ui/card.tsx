import type { ReactNode } from 'react'

export interface CardProps {
  title?: ReactNode
  /** the title opens this, and so does a tap anywhere on the card */
  href?: string
  /** chips above the title */
  chips?: ReactNode
  /** stands at the bottom, whatever the height of the card's neighbours */
  foot?: ReactNode
  children?: ReactNode
  /** depth of the title in the page's outline */
  level?: 2 | 3 | 4
}

/** One record among others, or a quiet panel. */
export function Card({ title, href, chips, foot, children, level = 3 }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <article className={href ? 'card card-linked' : 'card'}>
      {chips && <div className="cluster cluster-tight">{chips}</div>}
      {title !== undefined && <Heading className="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>}
      {children}
      {foot && <div className="card-foot">{foot}</div>}
    </article>
  )
}

/** Cards in as many columns as fit; fewer in elder mode. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="grid">{children}</div>
}

export interface BlockProps {
  title: ReactNode
  /** "all of them" at the right of the heading */
  more?: { href: string; text: ReactNode }
  id?: string
  children: ReactNode
}

/** A section of a page with its heading. */
export function Block({ title, more, id, children }: BlockProps) {
  return (
    <section className="block" id={id}>
      <div className="block-head">
        <h2>{title}</h2>
        {more && (
          <a className="block-more" href={more.href}>
            {more.text} <span aria-hidden="true">→</span>
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

/** Two columns, the first wider; one below the other on a phone and in elder mode. */
export function Halves({ children }: { children: ReactNode }) {
  return <div className="halves">{children}</div>
}

/**
 * A page whose text runs on below itself, with a column beside all of it. On a phone and in elder mode all stands in one
 * column, in the order of reading: first, aside, rest.
 */
export function Beside({ first, aside, rest }: { first: ReactNode; aside: ReactNode; rest: ReactNode }) {
  return (
    <div className="beside">
      <div className="stack">{first}</div>
      <div className="stack beside-aside">{aside}</div>
      <div>{rest}</div>
    </div>
  )
}

/** Records as lines in one panel; children are `Row`. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="rows">{children}</ul>
}

export interface RowProps {
  /** stands before the text, e.g. `DaysBox` */
  lead?: ReactNode
  title: ReactNode
  href?: string
  children?: ReactNode
  /** at the end of the line, e.g. a `ButtonLink` */
  end?: ReactNode
}

/** One line of `Rows`: lead, title with its text, and what to do. */
export function Row({ lead, title, href, children, end }: RowProps) {
  return (
    <li className="row">
      {lead}
      <div className="row-body">
        <b className="row-title">{href ? <a href={href}>{title}</a> : title}</b>
        {children && <div className="small soft">{children}</div>}
      </div>
      {end && <div className="row-end">{end}</div>}
    </li>
  )
}

export interface CalloutProps {
  tone?: 'go' | 'wait' | 'act' | 'info'
  title?: ReactNode
  children: ReactNode
  /** announced by screen readers as the page opens: for what just happened */
  announce?: boolean
}

/** What the reader should see first: what comes next, a warning, what just happened. */
export function Callout({ tone = 'go', title, children, announce }: CalloutProps) {
  return (
    <div className={tone === 'go' ? 'callout' : `callout callout-${tone}`} role={announce ? 'status' : undefined}>
      {title !== undefined && <p className="callout-title">{title}</p>}
      {children}
    </div>
  )
}

/** An empty list says how to fill it. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="empty">
      <p>
        <b>{title}</b>
      </p>
      {children && <p className="soft">{children}</p>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
