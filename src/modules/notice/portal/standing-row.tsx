import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Chip } from '../../../ui/chip.tsx'
import { DaysBox } from '../../../ui/time.tsx'
import type { NoticeItem } from '../contract.ts'
import { noticeKindLabels } from '../labels.ts'
import { boardWords } from './board-words.ts'
import { daysLeft } from './left.ts'

/** Working days left as a stamp; the last day is said in words. */
export function LeftBox({ days, lang }: { days: number; lang: Lang }) {
  return days > 0 ? <DaysBox days={days} working /> : <Chip tone="act">{boardWords[lang].lastDay}</Chip>
}

/** Who issued it, about what, and until when: the line beneath the title of a notice that has not ended. */
export function StandingText({ notice, now, lang }: { notice: NoticeItem; now: Date; lang: Lang }) {
  const words = boardWords[lang]
  const { kind, issuer, items, endsOn, provisional, state } = notice
  const about = [issuer, noticeKindLabels[kind][lang], words.items(items)]
  if (daysLeft(notice, now) === null) {
    return (
      <>
        <Chip tone="wait">{state === 'holding' ? words.holding : words.over}</Chip> {about.join(words.sep)}
      </>
    )
  }
  return [
    ...about,
    ...(endsOn ? [words.until(formatDate(endsOn, lang, 'short'))] : []),
    ...(provisional ? [words.moved] : []),
  ].join(words.sep)
}
