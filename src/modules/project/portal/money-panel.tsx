import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import type { Lang } from '../../../base/label.ts'
import { Block } from '../../../ui/card.tsx'
import { MoneyFigures } from '../../../ui/money-bar.tsx'
import type { ProjectDetail } from '../contract.ts'
import { projectWords } from './project-words.ts'

interface MoneyPanelProps {
  project: ProjectDetail
  lang: Lang
  /** what later rooms say of its money */
  grown: readonly ReactNode[]
}

/** Where the money is: five figures that are never merged, and the bar that shows how they lie within each other. */
export function MoneyPanel({ project, lang, grown }: MoneyPanelProps) {
  return (
    <Block title={projectWords[lang].money} id="money">
      <div className="stack">
        <div className="card">
          <MoneyFigures figures={project} />
          <p className="small soft">{keyText(project, lang)}</p>
        </div>
        {grown}
      </div>
    </Block>
  )
}

/** What the shades mean; where nothing came yet, what is missing. One that is over looks for nothing any more. */
function keyText({ state, pledgedFen, receivedFen, gapFen }: ProjectDetail, lang: Lang): string {
  const words = projectWords[lang]
  const gap = formatFen(gapFen, { kind: 'short' })
  const over = state === 'ended' || state === 'closed'
  if (pledgedFen === 0 && receivedFen === 0) return over ? words.moneyNever : words.moneyNone(gap)
  if (over) return words.moneyKey(words.moneyRest)
  return words.moneyKey(gapFen > 0 ? words.moneyGap(gap) : words.moneyComplete)
}
