import { Fragment, type ReactNode } from 'react'
import type { Lang } from '../base/label.ts'

export interface Fact {
  term: ReactNode
  value: ReactNode
}

/** Terms and what they are; `inline` runs them on one soft line under a title. */
export function Facts({ items, inline }: { items: readonly Fact[]; inline?: boolean }) {
  return (
    <dl className={inline ? 'facts-inline' : 'facts'}>
      {items.map(({ term, value }, index) =>
        inline ? (
          <div key={index}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ) : (
          <FactPair key={index} term={term} value={value} />
        ),
      )}
    </dl>
  )
}

function FactPair({ term, value }: Fact) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  )
}

export interface Figure {
  value: ReactNode
  label: ReactNode
  /** the records behind the number; without them only where there are none to show */
  href?: string
}

/** Numbers side by side, each opening the records behind it. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <ul className="figures">
      {items.map(({ value, label, href }, index) => (
        <li key={index}>
          {href ? (
            <a href={href}>
              <b>{value}</b>
              <span>{label}</span>
            </a>
          ) : (
            <>
              <b>{value}</b>
              <span>{label}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A person by the name a reader may see, with what they are here. */
export function Person({ name, duty }: { name: ReactNode; duty?: ReactNode }) {
  return (
    <span className="person">
      {name}
      {duty && <span className="person-duty">{duty}</span>}
    </span>
  )
}

/** longer ones may break, or they would reach beyond a phone */
const unbroken = 20

/** A public code, e.g. LG-26-0398: set so that it can be read out and copied. */
export function Code({ children }: { children: string }) {
  return <span className={children.length > unbroken ? 'code' : 'code code-whole'}>{children}</span>
}

/** Several codes in one line. */
export function Codes({ codes, lang }: { codes: readonly string[]; lang: Lang }) {
  return codes.map((code, index) => (
    <Fragment key={code}>
      {index > 0 && (lang === 'zh' ? '、' : ', ')}
      <Code>{code}</Code>
    </Fragment>
  ))
}
