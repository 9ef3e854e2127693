import type { ReactNode } from 'react'
import './list.css'
import type { Refusal } from '../base/refusal.ts'
import { Code } from '../ui/facts.tsx'
import { Timeline, type TimelineItem } from '../ui/timeline.tsx'
import { ActionButton } from './action-button.tsx'
import { useKeys } from './keys.ts'
import { refusalWords } from './words.ts'

export interface RecordAction {
  key: string
  label: string
  /** the record's `can[key]`; undefined: the record does not know of it, and it is not offered */
  refusal: Refusal | undefined
  kind?: 'primary' | 'plain' | 'danger'
  /** a key that does the same while nothing else is open */
  shortcut?: string
  onClick(): void
}

export interface RecordPanelProps {
  /** public code, permanent */
  code: string
  title: string
  /** state, grade, marks */
  tags?: ReactNode
  /** the answer to why one opened it: the time limit, the amount */
  answer?: ReactNode
  actions: RecordAction[]
  facts: { label: string; value: ReactNode }[]
  /** what residents see of it, oldest first */
  thread?: readonly TimelineItem[]
  /** who did what, for those who may read it */
  history?: ReactNode
  /** still shown while the next record loads: its keys do nothing */
  idle?: boolean
  /** its page on the portal */
  publicHref?: string
  children?: ReactNode
}

/** Where the list is hidden (phone), the reader is taken to what was opened; beside the list the cursor stays there. */
function takeFocusWhenAlone(heading: HTMLHeadingElement | null): void {
  if (window.matchMedia('(max-width: 1199px)').matches) heading?.focus()
}

/** The record: what it is, what I may do next and why not, its thread, its history. Stands beside a list or alone. */
export function RecordPanel(props: RecordPanelProps): ReactNode {
  const { code, title, actions, thread } = props
  return (
    <article className="record">
      <header className="record-head">
        <p className="small soft record-code">
          <Code>{code}</Code>
          {props.publicHref && (
            <a href={props.publicHref} target="_blank" rel="noreferrer">
              居民看到的页面 ↗
            </a>
          )}
        </p>
        <h2 key={code} ref={takeFocusWhenAlone} tabIndex={-1}>
          {title}
        </h2>
        {props.tags && <p className="record-tags">{props.tags}</p>}
        {props.answer && <div className="record-answer">{props.answer}</div>}
      </header>
      <RecordActions actions={actions} idle={props.idle ?? false} />
      <dl className="record-facts">
        {props.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {props.children}
      {thread && (
        <section className="record-part">
          <h3>来龙去脉</h3>
          <Timeline items={thread} />
        </section>
      )}
      {props.history && (
        <details className="record-part record-history">
          <summary>操作记录</summary>
          {props.history}
        </details>
      )}
    </article>
  )
}

/** One reason often stands in the way of many: it is said once. */
function byReason(refused: readonly RecordAction[]): [string, string[]][] {
  const found = new Map<string, string[]>()
  for (const { label, refusal } of refused) {
    if (!refusal) continue
    const reason = refusalWords(refusal)
    found.set(reason, [...(found.get(reason) ?? []), label])
  }
  return [...found]
}

/** What may be done comes first; what may not stands below it, each with its reason. */
function RecordActions({ actions, idle }: { actions: RecordAction[]; idle: boolean }): ReactNode {
  const offered = actions.filter((action) => action.refusal !== undefined)
  const open = offered.filter((action) => action.refusal === null)
  const refused = offered.filter((action) => action.refusal !== null)
  useKeys(Object.fromEntries(open.flatMap(({ shortcut, onClick }) => (shortcut ? [[shortcut, onClick]] : []))), !idle)
  if (offered.length === 0) return null
  return (
    <section className="record-actions" aria-label="接下来">
      <div className="record-open">
        {open.map(({ key, label, kind, shortcut, onClick }, at) => (
          <ActionButton
            key={key}
            refusal={null}
            kind={kind ?? (at === 0 ? 'primary' : 'plain')}
            {...(shortcut ? { shortcut } : {})}
            onClick={onClick}
          >
            {label}
          </ActionButton>
        ))}
        {open.length === 0 && <span className="soft">现在没有您可以办的。</span>}
      </div>
      {refused.length > 0 && (
        <details className="record-refused">
          <summary>现在不能办的 {refused.length} 项，为什么</summary>
          <dl>
            {byReason(refused).map(([reason, labels]) => (
              <div key={reason}>
                <dt>{labels.join('、')}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
