import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { MoneyBar } from '../../../ui/money-bar.tsx'
import { Money } from '../../../ui/money.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { ProjectItem } from '../contract.ts'
import { projectStateLabels } from '../labels.ts'
import { projectTones } from '../state-tones.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

interface ProjectCardProps {
  item: ProjectItem
  lang: Lang
  link(path: string): string
  level?: 2 | 3
}

/** One project among others: its stage, what it is and where, who delivers it, and what it still needs. */
export function ProjectCard({ item, lang, link, level = 2 }: ProjectCardProps) {
  const words = listWords[lang]
  const place = [item.street?.name, item.community?.name].filter(Boolean).join(' · ')
  return (
    <Card
      level={level}
      title={item.title}
      href={link(paths.project(item.code))}
      chips={
        <>
          <Chip tone={projectTones[item.state]}>{projectStateLabels[item.state][lang]}</Chip>
          {item.field !== 'other' && <Chip>{problemFieldLabels[item.field]?.[lang] ?? item.field}</Chip>}
        </>
      }
      foot={item.state === 'ended' ? undefined : <CardMoney item={item} lang={lang} />}
    >
      {item.excerpt && <p className="small">{item.excerpt}</p>}
      <p className="small soft">{[place, words.by(item.organisation.name)].filter(Boolean).join(' · ')}</p>
    </Card>
  )
}

/** While it goes on, what was pledged and what is missing, in the pool until a day; once closed, what it took. */
function CardMoney({ item, lang }: { item: ProjectItem; lang: Lang }) {
  const words = listWords[lang]
  const { gapFen, expiresOn, state, pledgedFen, budgetFen, spentFen } = item
  const closed = state === 'closed'
  return (
    <div className="stack-tight">
      <MoneyBar figures={item} />
      <ul className="bar-key">
        <li>
          <Money fen={closed ? budgetFen : pledgedFen} kind={closed ? 'budget' : 'pledged'} short />
        </li>
        <li>
          <b>
            {closed || gapFen > 0 ? (
              <Money fen={closed ? spentFen : gapFen} kind={closed ? 'spent' : 'gap'} short />
            ) : (
              words.complete
            )}
          </b>
        </li>
      </ul>
      {state === 'pooled' && <p className="small soft">{words.until(formatDate(expiresOn, lang))}</p>}
    </div>
  )
}
