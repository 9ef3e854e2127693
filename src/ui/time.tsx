import { agoText, civilDate, formatDate, formatDateTime } from '../base/clock.ts'
import type { TodoClock } from '../base/todo.ts'
import { formatNearDate, lastDayOf, type Moment, remaining, toDate } from './formats.ts'
import { useLang } from './lang.tsx'
import { type UiWords, uiWords } from './words.ts'

export interface DateTextProps {
  at: Moment
  /** `2026年11月21日` unless told: day `11月21日` · time `2026年11月21日 18:05` · ago `10 分钟前` (needs `now`) */
  kind?: 'full' | 'day' | 'time' | 'ago'
  now?: Date
}

/** A date as people write it, readable by machines too. */
export function DateText({ at, kind = 'full', now }: DateTextProps) {
  const lang = useLang()
  const moment = toDate(at)
  const text = {
    full: () => formatDate(civilDate(moment), lang),
    day: () => formatDate(civilDate(moment), lang, 'short'),
    time: () => formatDateTime(moment, lang),
    ago: () => agoText(moment, now ?? moment, lang),
  }[kind]()
  return (
    <time dateTime={moment.toISOString()} title={kind === 'ago' ? formatDateTime(moment, lang) : undefined}>
      {text}
    </time>
  )
}

export interface DeadlineProps {
  due: Moment
  now: Date
  /** what the limit rests on, shown as 法定 / 协议 / 承诺 */
  clock?: TodoClock
  /** working days left, or late when negative, where the limit is counted in them; calendar days otherwise */
  workingDays?: number
}

function deadlineText(words: UiWords, { due, now, workingDays }: DeadlineProps): { text: string; late: boolean } {
  const { days, late } = remaining(due, now)
  const count = workingDays === undefined ? days : Math.abs(workingDays)
  if (late) {
    if (count === 0) return { text: words.justLate, late }
    return { text: workingDays === undefined ? words.daysLate(count) : words.workingDaysLate(count), late }
  }
  if (days === 0 || count === 0) return { text: words.dueToday, late }
  return { text: workingDays === undefined ? words.daysLeft(count) : words.workingDaysLeft(count), late }
}

/** A running clock: what is left, until when, and what it rests on; in seal colour once it is late. */
export function Deadline(props: DeadlineProps) {
  const lang = useLang()
  const words = uiWords[lang]
  const { text, late } = deadlineText(words, props)
  const { due, now, clock } = props
  return (
    <span className={late ? 'deadline deadline-late' : 'deadline'}>
      <b>{text}</b>{' '}
      <time className="soft small" dateTime={toDate(due).toISOString()}>
        {words.dueOn(formatNearDate(lastDayOf(due), now, lang))}
      </time>
      {clock && <span className="deadline-tag">{words.clock[clock]}</span>}
    </span>
  )
}

/** Days left as a stamp, before a line of `Rows`; the line's text says until when. */
export function DaysBox({ days, working }: { days: number; working?: boolean }) {
  const words = uiWords[useLang()]
  return (
    <span className="days">
      <b>{days}</b>
      {working ? words.workingDaysUnit : words.daysUnit}
    </span>
  )
}
