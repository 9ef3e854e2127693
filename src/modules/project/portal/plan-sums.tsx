import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { budgetSums, refuseLines } from '../../call/budget.ts'
import type { PlanDetail } from '../contract-plan.ts'
import { type Plan, tranchesOf } from '../plan.ts'
import { planWords } from './plan-words.ts'

const short = (fen: number) => formatFen(fen, { kind: 'short' })

/** What each tranche of a plan in the making comes to; none while its shares come to more than the whole. */
export function tranchesIn({ grantFen }: Pick<PlanDetail, 'grantFen'>, plan: Plan): string[] {
  return sharesOf(plan) > 100 ? [] : tranchesOf(grantFen, plan).map(short)
}

function sharesOf({ signingPercent, milestones }: Plan): number {
  return milestones.reduce((sum, { sharePercent }) => sum + sharePercent, signingPercent)
}

interface SumsProps {
  plan: PlanDetail
  /** what stands in the form, as far as it can be read */
  typed: Plan
  lang: Lang
}

/** Beside the form: what was promised, what the lines and the shares come to, and what is paid when. */
export function PlanSums({ plan, typed, lang }: SumsProps) {
  const words = planWords[lang]
  const { budgetFen, ownFen, grantFen } = plan
  const amounts = tranchesIn(plan, typed)
  const steps = [words.signingStep, ...typed.milestones.map(({ title }, index) => title || words.step(index + 1))]
  return (
    <Card title={words.sums} level={2}>
      <Facts
        items={[
          { term: words.promised, value: <b>{short(budgetFen)}</b> },
          { term: words.grant, value: short(grantFen) },
          { term: words.own, value: short(ownFen) },
          ...lineFacts({ plan, typed, lang }),
          { term: words.shares, value: <Shares percent={sharesOf(typed)} lang={lang} /> },
        ]}
      />
      <h3>{words.tranches}</h3>
      {typed.milestones.length === 0 || amounts.length === 0 ? (
        <p className="small soft">{words.tranchesNone}</p>
      ) : (
        <Facts items={steps.map((term, index) => ({ term, value: <b>{amounts[index]}</b> }))} />
      )}
      <p className="small soft">{words.recount}</p>
    </Card>
  )
}

function lineFacts({ plan, typed, lang }: SumsProps) {
  const lines = typed.budget.filter(({ amountFen }) => amountFen !== 0)
  // what is too large to be summed is named at its field; a line without its words counts all the same
  if (lines.length === 0 || refuseLines(lines.map((line) => ({ ...line, item: '-' })))) return []
  const words = planWords[lang]
  const { totalFen, ownFen } = budgetSums(lines)
  const beside = (fen: number, promised: number) => (
    <>
      {short(fen)} <Difference by={fen - promised} lang={lang} />
    </>
  )
  return [
    { term: words.linesTotal, value: beside(totalFen, plan.budgetFen) },
    { term: words.linesOwn, value: beside(ownFen, plan.ownFen) },
  ]
}

function Difference({ by, lang }: { by: number; lang: Lang }) {
  const words = planWords[lang]
  if (by === 0) return <Chip tone="go">{words.equal}</Chip>
  return <Chip tone="act">{by > 0 ? words.over(short(by)) : words.under(short(-by))}</Chip>
}

function Shares({ percent, lang }: { percent: number; lang: Lang }) {
  const words = planWords[lang]
  const by = percent - 100
  const text = by === 0 ? words.equal : by > 0 ? words.overPercent(by) : words.underPercent(-by)
  return (
    <>
      {percent}% <Chip tone={by === 0 ? 'go' : 'act'}>{text}</Chip>
    </>
  )
}
