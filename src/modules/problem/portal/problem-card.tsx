import { endOfDay } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { DateText, Deadline } from '../../../ui/time.tsx'
import type { ProblemItem } from '../contract.ts'
import { kindLabels, problemFieldLabels, stateLabels } from '../labels.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import { stateTones } from '../state-tones.ts'
import { titleOf } from '../title.ts'

interface ProblemCardProps {
  item: ProblemItem
  now: Date
  lang: Lang
  link(path: string): string
  level?: 2 | 3
}

/** One report among others: where it stands first, then what and where. */
export function ProblemCard({ item, now, lang, link, level = 2 }: ProblemCardProps) {
  const words = listWords[lang]
  const place = [item.street?.name, item.community?.name].filter(Boolean).join(' · ')
  return (
    <Card
      level={level}
      title={titleOf(item, lang)}
      href={link(paths.problem(item.code))}
      chips={
        <>
          <Chip tone={stateTones[item.state]}>{stateLabels[item.state][lang]}</Chip>
          {item.kind !== 'problem' && <Chip>{kindLabels[item.kind][lang]}</Chip>}
          {item.field !== 'other' && <Chip>{problemFieldLabels[item.field]?.[lang] ?? item.field}</Chip>}
        </>
      }
      foot={item.dueOn ? <Deadline due={endOfDay(item.dueOn)} now={now} /> : undefined}
    >
      {item.excerpt && <p className="small">{item.excerpt}</p>}
      <p className="small soft">
        {place && <>{place} · </>}
        {item.supportCount > 0 && <>{words.neighbours(item.supportCount)} · </>}
        <DateText at={item.reportedAt} kind="ago" now={now} />
      </p>
    </Card>
  )
}
