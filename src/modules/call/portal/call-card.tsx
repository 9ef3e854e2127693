import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { remaining } from '../../../ui/formats.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { CallItem } from '../contract.ts'
import { callKindLabels, callStateLabels } from '../labels.ts'
import { callTones } from '../state-tones.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import { untilText } from './until.ts'

interface CallCardProps {
  item: CallItem
  now: Date
  lang: Lang
  link(path: string): string
}

/** What is left of the window, in a few words. */
export function leftText(closesAt: string, now: Date, lang: Lang): string {
  const words = listWords[lang]
  const { days, late } = remaining(closesAt, now)
  if (late) return words.closedToday
  return days === 0 ? words.lastDay : words.left(days)
}

/** One call among others: how long it takes applications first, then how much and for what. */
export function CallCard({ item, now, lang, link }: CallCardProps) {
  const words = listWords[lang]
  const { state, kind, ceilingFen, totalFen, fields, submittedCount } = item
  const short = { kind: 'short' } as const
  const about = fields.map((field) => problemFieldLabels[field]?.[lang] ?? field).join(words.sep) || words.anyField
  return (
    <Card
      level={3}
      title={item.title}
      href={link(paths.call(item.code))}
      chips={
        <>
          <Chip tone={callTones[state]}>
            {state === 'open' ? leftText(item.closesAt, now, lang) : callStateLabels[state][lang]}
          </Chip>
          <Chip>{callKindLabels[kind][lang]}</Chip>
        </>
      }
      foot={
        <span className="small soft">
          {item.area.name} · {item.platform.name}
        </span>
      }
    >
      <p>
        <b>{words.most(formatFen(ceilingFen, short))}</b>
        {totalFen !== null && <span className="soft"> · {words.sum(formatFen(totalFen, short))}</span>}
      </p>
      <p className="small soft">
        {words.until(untilText(item.closesAt, lang))} · {about}
        {submittedCount !== null && state !== 'cancelled' && <> · {words.submitted(submittedCount)}</>}
      </p>
    </Card>
  )
}
