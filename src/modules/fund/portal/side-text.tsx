import type { Lang } from '../../../base/label.ts'
import type { TransferItem } from '../contract.ts'
import { accountKindLabels } from '../labels.ts'
import { fundWords } from './fund-words.ts'
import { paths } from './paths.ts'

interface SideTextProps {
  item: TransferItem
  end: 'from' | 'to'
  /** the fund whose account is read: others are named */
  here: string
  lang: Lang
  link(path: string): string
}

/** Where money came from or went: who gave it, a fund, a project, the fee, or who was paid. */
export function SideText({ item, end, here, lang, link }: SideTextProps) {
  const { kind, fund, project } = item[end]
  const words = fundWords[lang]
  if (kind === 'givers') {
    const given = item.kind === 'donation'
    return given ? (item.donor ?? words.noName) : accountKindLabels.givers[lang]
  }
  if (project) {
    return (
      <span className="linked">
        {words.forProject} · <a href={link(paths.project(project.code))}>{project.title}</a>
      </span>
    )
  }
  if (kind === 'fund' && fund.id !== here) {
    return (
      <span className="linked">
        <a href={link(paths.fund(fund.id))}>{fund.name}</a> · {words.ofFund}
      </span>
    )
  }
  return kind === 'fund' ? words.own : accountKindLabels[kind][lang]
}
