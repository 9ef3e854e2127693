import { endOfDay } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { MoneyBar } from '../../../ui/money-bar.tsx'
import { Money } from '../../../ui/money.tsx'
import { Deadline } from '../../../ui/time.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { ListingItem } from '../contract.ts'
import { listWords } from './list-words.ts'
import { MarkLine } from './mark.tsx'
import { paths } from './paths.ts'

interface ListingCardProps {
  item: ListingItem
  now: Date
  lang: Lang
  link(path: string): string
}

/** One that looks for money: what it is and where, who delivers it, what it lacks, until when, and who may be asked. */
export function ListingCard({ item, now, lang, link }: ListingCardProps) {
  const { code, title, excerpt, field, street, community, organisation } = item
  const place = [street?.name, community?.name].filter(Boolean).join(' · ')
  return (
    <Card
      level={2}
      title={title}
      href={link(paths.listing(code))}
      chips={field !== 'other' && <Chip>{problemFieldLabels[field]?.[lang] ?? field}</Chip>}
      foot={<CardMoney item={item} now={now} lang={lang} />}
    >
      {excerpt && <p className="small">{excerpt}</p>}
      <p className="small soft">{[place, listWords[lang].by(organisation.name)].filter(Boolean).join(' · ')}</p>
    </Card>
  )
}

function CardMoney({ item, now, lang }: Omit<ListingCardProps, 'link'>) {
  const { budgetFen, pledgedFen, receivedFen, gapFen, closesOn, campaign } = item
  return (
    <div className="stack-tight">
      <MoneyBar figures={item} />
      <p>
        <b>
          <Money fen={gapFen} kind="gap" short />
        </b>
      </p>
      <p className="small">
        <Money fen={budgetFen} kind="budget" short /> · <Money fen={pledgedFen} kind="pledged" short /> ·{' '}
        <Money fen={receivedFen} kind="received" short />
      </p>
      <p className="small">
        <Deadline due={endOfDay(closesOn)} now={now} />
      </p>
      <MarkLine campaign={campaign} lang={lang} />
    </div>
  )
}
