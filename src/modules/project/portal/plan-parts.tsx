import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { type Fen, formatFen } from '../../../base/money.ts'
import { Row, Rows } from '../../../ui/card.tsx'
import { Table } from '../../../ui/table.tsx'
import { Timeline, type TimelineItem } from '../../../ui/timeline.tsx'
import { budgetCategories, type BudgetLine, budgetSums, type LineSource, lineSources } from '../../call/budget.ts'
import { budgetCategoryLabels } from '../../call/labels.ts'
import type { Goal } from '../plan.ts'
import type { ProjectState } from '../project.ts'
import { planWords } from './plan-words.ts'

const short = (fen: Fen) => formatFen(fen, { kind: 'short' })

/** What is to be reached, and how anybody can tell. */
export function Goals({ goals, lang }: { goals: readonly Goal[]; lang: Lang }) {
  const words = planWords[lang]
  if (goals.length === 0) return <p className="soft">{words.noGoals}</p>
  return (
    <Rows>
      {goals.map(({ text, target }, index) => (
        <Row key={index} title={text}>
          {target && `${words.target}${lang === 'zh' ? '：' : ': '}${target}`}
        </Row>
      ))}
    </Rows>
  )
}

/** A step of the plan with what is paid for it; the first is the signing. */
export interface PlanStep {
  title: string
  dueOn: string
  evidence: string
  sharePercent: number
  amountFen: Fen
}

const begun: ReadonlySet<ProjectState> = new Set(['delivering', 'evaluating', 'rectifying', 'closed'])
const over: ReadonlySet<ProjectState> = new Set(['evaluating', 'rectifying', 'closed'])

/** In the order of the work: signing, then each step with what will be handed in and paid; which one is next. */
export function Steps({ steps, state, lang }: { steps: readonly PlanStep[]; state: ProjectState; lang: Lang }) {
  if (steps.length < 2) return <p className="soft">{planWords[lang].noSteps}</p>
  return <Timeline items={steps.map((step, index) => stepItem(step, index, state, lang))} />
}

function stepItem(step: PlanStep, index: number, state: ProjectState, lang: Lang): TimelineItem {
  const words = planWords[lang]
  const day = step.dueOn ? formatDate(step.dueOn, lang) : ''
  const next = index === (begun.has(state) ? 1 : 0) && !over.has(state) && state !== 'ended'
  return {
    key: String(index),
    when: [next ? words.next : '', index === 0 ? day : day && words.by(day)].filter(Boolean).join(' · '),
    title: index === 0 ? words.signingStep : step.title || words.step(index),
    mark: over.has(state) || (index === 0 && begun.has(state)) ? 'step' : next ? 'now' : 'ahead',
    body: (
      <>
        {step.evidence && <p>{words.shows(step.evidence)}</p>}
        <p className="soft">{paidText(step, index, lang)}</p>
      </>
    ),
  }
}

function paidText({ amountFen, sharePercent }: PlanStep, index: number, lang: Lang): string {
  const words = planWords[lang]
  if (sharePercent === 0) return words.paysNothing
  return index === 0 ? words.pays(short(amountFen), sharePercent) : words.paysAfter(short(amountFen), sharePercent)
}

type Sums = Record<LineSource | 'total', Fen> & { key: string; title: string }

function sumsOf(lines: readonly BudgetLine[], key: string, title: string): Sums {
  const { totalFen, grantFen, ownFen } = budgetSums(lines)
  return { key, title, total: totalFen, grant: grantFen, own: ownFen }
}

/** The budget by category and by who pays, with what it comes to. */
export function BudgetByCategory({ budget, lang }: { budget: readonly BudgetLine[]; lang: Lang }) {
  const words = planWords[lang]
  if (budget.length === 0) return <p className="soft">{words.noLines}</p>
  const rows = [
    ...budgetCategories.flatMap((category) => {
      const lines = budget.filter((line) => line.category === category)
      return lines.length === 0 ? [] : [sumsOf(lines, category, budgetCategoryLabels[category][lang])]
    }),
    sumsOf(budget, 'total', words.total),
  ]
  const amount = (key: LineSource | 'total', row: Sums) =>
    row.key === 'total' ? <b>{short(row[key])}</b> : short(row[key])
  return (
    <Table
      caption={words.byCategory}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { key: 'category', title: words.category, heading: true, cell: ({ title }) => title },
        ...lineSources.map((source) => ({
          ...{ key: source, title: words.sources[source], end: true },
          cell: (row: Sums) => amount(source, row),
        })),
        { key: 'total', title: words.total, end: true, cell: (row) => amount('total', row) },
      ]}
    />
  )
}

/** The budget line by line. */
export function BudgetLines({ budget, lang }: { budget: readonly BudgetLine[]; lang: Lang }) {
  const words = planWords[lang]
  return (
    <Table
      caption={words.byLine}
      rows={budget}
      keyOf={(line) => String(budget.indexOf(line))}
      columns={[
        { key: 'item', title: words.item, heading: true, cell: ({ item }) => item },
        { key: 'category', title: words.category, cell: ({ category }) => budgetCategoryLabels[category][lang] },
        { key: 'source', title: words.source, cell: ({ source }) => words.sources[source] },
        { key: 'amount', title: words.amount, end: true, cell: ({ amountFen }) => short(amountFen) },
      ]}
    />
  )
}
