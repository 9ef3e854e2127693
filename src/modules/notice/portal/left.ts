import type { Lang } from '../../../base/label.ts'
import { workingDaysLeft } from '../../../base/working-days.ts'
import type { NoticeItem } from '../contract.ts'
import { boardWords } from './board-words.ts'

type Term = Pick<NoticeItem, 'state' | 'endsOn' | 'endsAt'>

/** Objections are taken to the last minute; the sweep that ends the notice comes a little later. */
function takesObjections({ state, endsAt }: Term, now: Date): boolean {
  return state === 'standing' && endsAt !== null && now < new Date(endsAt)
}

/** Working days after today in which one may still object; null when one may no more. */
export function daysLeft(notice: Term, now: Date): number | null {
  return notice.endsOn !== null && takesObjections(notice, now) ? workingDaysLeft(notice.endsOn, now) : null
}

/** The same in words: 还有 3 个工作日, 今天最后一天. */
export function leftText(days: number, lang: Lang): string {
  const words = boardWords[lang]
  return days === 0 ? words.lastDay : words.left(days)
}
