import type { Lang } from '../../../base/label.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Figures } from '../../../ui/facts.tsx'
import { parties, type Party } from '../../people/organisation.ts'
import { lackLabels, partyLabels } from '../labels.ts'
import { listWords } from './list-words.ts'

interface MixProps {
  parties: Readonly<Record<Party, number>>
  lacks: readonly string[]
  lang: Lang
}

/** What a team still lacks, in words; empty when it is whole. */
export function lackText(lacks: readonly string[], lang: Lang): string {
  return lacks.map((lack) => lackLabels[lack]?.[lang] ?? lack).join(listWords[lang].sep)
}

/** How a team is made up, in one line among others: who is there, and what it still lacks. */
export function MixLine({ parties: counts, lacks, lang }: MixProps) {
  const words = listWords[lang]
  const there = parties.filter((party) => counts[party] > 0)
  return (
    <div className="small stack-tight">
      <p>
        <span className="soft">{words.team}</span>
        {there.length === 0
          ? words.nobody
          : there.map((party) => words.count(partyLabels[party][lang], counts[party])).join(words.sep)}
      </p>
      {lacks.length > 0 && (
        <div className="cluster cluster-tight">
          <span className="soft">{words.stillWanted}</span>
          {lacks.map((lack) => (
            <Chip key={lack} tone="wait">
              {lackText([lack], lang)}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}

/** The four parties side by side, those that nobody stands for among them. */
export function MixFigures({ parties: counts, lang }: Omit<MixProps, 'lacks'>) {
  return <Figures items={parties.map((party) => ({ value: counts[party], label: partyLabels[party][lang] }))} />
}
