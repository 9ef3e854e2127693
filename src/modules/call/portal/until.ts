import { formatDate, formatDateTime, formatTime } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { lastDayOf, type Moment, toDate } from '../../../ui/formats.ts'

/** The end of a time limit as people say it: one that ends at midnight ends with the day before, at 24:00. */
export function untilText(at: Moment, lang: Lang): string {
  const moment = toDate(at)
  if (formatTime(moment) !== '00:00') return formatDateTime(moment, lang, 'short')
  return `${formatDate(lastDayOf(moment), lang, 'short')} 24:00`
}
