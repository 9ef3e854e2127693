import type { Lang } from '../../../base/label.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { DateText } from '../../../ui/time.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { DesignItem } from '../contract.ts'
import { designStateLabels } from '../labels.ts'
import { stateTones } from '../state-tones.ts'
import { listWords } from './list-words.ts'
import { MixLine } from './mix.tsx'
import { paths } from './paths.ts'

interface DesignCardProps {
  item: DesignItem
  now: Date
  lang: Lang
  link(path: string): string
}

/** One design among others: where it stands first, then what it proposes, and who is in its team. */
export function DesignCard({ item, now, lang, link }: DesignCardProps) {
  const words = listWords[lang]
  const place = [item.street?.name, item.community?.name].filter(Boolean).join(' · ')
  return (
    <Card
      level={2}
      title={item.title}
      href={link(paths.design(item.code))}
      chips={
        <>
          <Chip tone={stateTones[item.state]}>{designStateLabels[item.state][lang]}</Chip>
          {item.field !== 'other' && <Chip>{problemFieldLabels[item.field]?.[lang] ?? item.field}</Chip>}
        </>
      }
      foot={<MixLine parties={item.parties} lacks={item.state === 'forming' ? item.lacks : []} lang={lang} />}
    >
      {item.excerpt && <p className="small">{item.excerpt}</p>}
      <p className="small soft">
        {place && <>{place} · </>}
        {words.answers(item.answers)} · <DateText at={item.openedAt} kind="ago" now={now} />
      </p>
    </Card>
  )
}
