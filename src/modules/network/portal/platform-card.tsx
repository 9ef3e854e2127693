import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import type { PlatformItem } from '../contract.ts'
import { platformKindLabels } from '../labels.ts'
import { networkWords } from './network-words.ts'

/** One platform as residents look for it. */
export function PlatformCard({ platform, lang }: { platform: PlatformItem; lang: Lang }) {
  return (
    <Card
      title={platform.name}
      chips={
        <Chip tone={platform.kind === 'headquarters' ? 'go' : 'info'}>{platformKindLabels[platform.kind][lang]}</Chip>
      }
    >
      <PlatformFacts platform={platform} lang={lang} />
    </Card>
  )
}

/** Where, when, by whom. What is not known is not promised. */
export function PlatformFacts({ platform, lang }: { platform: PlatformItem; lang: Lang }) {
  const words = networkWords[lang]
  const { address, phone, hours } = platform
  const facts: (Fact | null)[] = [
    address ? { term: words.address, value: address } : null,
    phone ? { term: words.phone, value: <a href={`tel:${phone.replaceAll(/[^\d+-]/g, '')}`}>{phone}</a> } : null,
    hours ? { term: words.hours, value: hours } : null,
    { term: words.operator, value: <Operator platform={platform} lang={lang} /> },
  ]
  return <Facts items={facts.filter((fact) => fact !== null)} />
}

function Operator({ platform: { operator }, lang }: { platform: PlatformItem; lang: Lang }) {
  const words = networkWords[lang]
  if (!operator) return <>{words.noOperator}</>
  const { operatorName, startsOn, endsOn, endedOn } = operator
  return (
    <>
      {operatorName}
      <br />
      <span className="small soft">{words.term(formatDate(startsOn, lang), formatDate(endedOn ?? endsOn, lang))}</span>
    </>
  )
}
