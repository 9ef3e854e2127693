import type { Lang } from '../../../base/label.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import type { ProblemItem } from '../contract.ts'
import { stateLabels } from '../labels.ts'
import { reportWords } from './report-words.ts'
import { stateTones } from '../state-tones.ts'
import { titleOf } from '../title.ts'

/** The field that names the one a reader joins instead of reporting anew. */
export const supportField = 'support'
/** The field that names those already offered, so that nobody is asked twice. */
export const seenField = 'seen'

/** Similar ones with "me too" buttons; stands inside the report's form, so that nothing filled in is lost. */
export function SimilarList({ items, lang }: { items: readonly ProblemItem[]; lang: Lang }) {
  const words = reportWords[lang]
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.code} className="row">
          <input type="hidden" name={seenField} value={item.code} />
          <div className="row-body stack-tight">
            <h2 className="card-title">{titleOf(item, lang)}</h2>
            {item.excerpt && <p className="small soft">{item.excerpt}</p>}
            <p className="small">
              <Chip tone={stateTones[item.state]}>{stateLabels[item.state][lang]}</Chip>{' '}
              {[item.street?.name, item.community?.name].filter(Boolean).join(' · ')}{' '}
              <span className="soft">{words.neighbours(item.supportCount)}</span>
            </p>
          </div>
          <div className="row-end">
            <Button name={supportField} value={item.code} label={words.meTooFor(titleOf(item, lang))}>
              {words.meToo}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What the page puts under the first field while one types; nothing when nothing is alike. */
export function SimilarFragment({ items, lang }: { items: readonly ProblemItem[]; lang: Lang }) {
  const words = reportWords[lang]
  if (items.length === 0) return null
  return (
    <div className="callout callout-info" data-announce={words.similarFound(items.length)}>
      <p className="callout-title">{words.similarTyping}</p>
      <SimilarList items={items} lang={lang} />
    </div>
  )
}
