import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

/** step: happened · official: an official act, in seal · now: where it stands · ahead: not yet */
export type TimelineMark = 'step' | 'official' | 'now' | 'ahead'

export interface TimelineItem {
  key: string
  /** shown as it is: `DateText`, or "2027 年 3 月" for what is only planned */
  when: ReactNode
  title: ReactNode
  mark?: TimelineMark
  body?: ReactNode
  /** what someone said or answered, set apart */
  quote?: ReactNode
  /** where this entry can be checked against the public record */
  verifyHref?: string
}

const markClass: Record<TimelineMark, string | undefined> = {
  step: undefined,
  official: 'thread-official',
  now: 'thread-now',
  ahead: 'thread-ahead',
}

/** The thread of a record, from what was said first to where it stands; newest first unless `items` say otherwise. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const words = uiWords[useLang()]
  return (
    <ol className="thread">
      {items.map(({ key, when, title, mark = 'step', body, quote, verifyHref }) => (
        <li key={key} className={markClass[mark]} aria-current={mark === 'now' ? 'step' : undefined}>
          <span className="thread-when">{when}</span>
          <b>{title}</b>
          {verifyHref && (
            <a className="verify" href={verifyHref}>
              <Icon name="check" />
              {words.verify}
            </a>
          )}
          {body && <div className="thread-body">{body}</div>}
          {quote && <div className="thread-quote">{quote}</div>}
        </li>
      ))}
    </ol>
  )
}
