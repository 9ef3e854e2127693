import type { ReactNode } from 'react'
import type { Lang } from '../../../base/label.ts'
import type { FieldErrors } from '../../../portal/page-form.tsx'
import { Select, TextArea, TextField } from '../../../ui/fields.tsx'
import { budgetCategories, lineSources } from '../../call/budget.ts'
import { budgetCategoryLabels } from '../../call/labels.ts'
import type { GoalRow, LineRow, MilestoneRow, PlanRows } from './plan-input.ts'
import { planWords } from './plan-words.ts'

export interface RowsProps {
  shown: Pick<PlanRows, 'goals' | 'milestones' | 'budget'>
  /** how many of them are filled in: room for more may stay empty */
  asked: number
  errors: FieldErrors
  lang: Lang
}

interface RowProps {
  index: number
  asked: boolean
  errors: FieldErrors
  lang: Lang
}

/** What the controls of one row share: their name, whether they are to be filled in, what is wrong. */
function partsOf(list: string, { index, asked, errors }: RowProps) {
  return (part: string) => {
    const name = `${list}.${index}.${part}`
    const error = errors.of(name)
    return { name, required: asked, ...(error !== undefined && { error }) }
  }
}

const isAsked = (index: number, asked: number) => index < Math.max(1, asked)

function RowCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="card">
      <fieldset className="field">
        <legend>{title}</legend>
        <div className="stack-tight">{children}</div>
      </fieldset>
    </div>
  )
}

export function GoalRows({ shown, asked, ...rest }: RowsProps) {
  return shown.goals.map((row, index) => (
    <Goal key={index} row={row} index={index} asked={isAsked(index, asked)} {...rest} />
  ))
}

function Goal({ row, ...props }: RowProps & { row: GoalRow }) {
  const words = planWords[props.lang]
  const part = partsOf('goals', props)
  const first = props.index === 0
  return (
    <RowCard title={words.goal(props.index + 1)}>
      <TextField
        {...part('text')}
        label={words.goalText}
        {...(first && { hint: words.goalHint })}
        maxLength={200}
        value={row.text}
        autoComplete="off"
      />
      <TextField
        {...part('target')}
        label={words.target}
        {...(first && { hint: words.targetHint })}
        maxLength={200}
        value={row.target}
        autoComplete="off"
      />
    </RowCard>
  )
}

/** @param amounts what the share of each comes to, as far as it can be told */
export function MilestoneRows({ shown, asked, amounts, ...rest }: RowsProps & { amounts: readonly string[] }) {
  return shown.milestones.map((row, index) => (
    <Milestone
      key={index}
      row={row}
      index={index}
      asked={isAsked(index, asked)}
      amount={index < asked ? amounts[index] : undefined}
      {...rest}
    />
  ))
}

function Milestone({ row, amount, ...props }: RowProps & { row: MilestoneRow; amount: string | undefined }) {
  const words = planWords[props.lang]
  const part = partsOf('milestones', props)
  const number = props.index + 1
  const first = props.index === 0
  return (
    <RowCard title={amount === undefined ? words.step(number) : words.stepPays(number, amount)}>
      <TextField
        {...part('title')}
        label={words.stepTitle}
        {...(first && { hint: words.stepHint })}
        maxLength={80}
        value={row.title}
        autoComplete="off"
      />
      <TextArea
        {...part('evidence')}
        label={words.evidence}
        {...(first && { hint: words.evidenceHint })}
        rows={2}
        value={row.evidence}
      />
      <div className="choices choices-side">
        <TextField {...part('dueOn')} label={words.dueOn} type="date" value={row.dueOn} />
        <TextField
          {...part('sharePercent')}
          label={words.share}
          inputMode="numeric"
          maxLength={4}
          unit="%"
          value={row.sharePercent}
          autoComplete="off"
        />
      </div>
    </RowCard>
  )
}

export function LineRows({ shown, asked, ...rest }: RowsProps) {
  return shown.budget.map((row, index) => (
    <Line key={index} row={row} index={index} asked={isAsked(index, asked)} {...rest} />
  ))
}

function Line({ row, ...props }: RowProps & { row: LineRow }) {
  const { lang, index } = props
  const words = planWords[lang]
  const part = partsOf('budget', props)
  return (
    <RowCard title={words.line(index + 1)}>
      <TextField
        {...part('item')}
        label={words.item}
        {...(index === 0 && { hint: words.itemHint })}
        maxLength={80}
        value={row.item}
        autoComplete="off"
      />
      <div className="choices choices-side">
        <TextField
          {...part('amountFen')}
          label={words.amount}
          inputMode="decimal"
          unit={words.yuan}
          value={row.amountFen}
          autoComplete="off"
        />
        <Select
          {...part('category')}
          label={words.category}
          required
          value={row.category}
          options={budgetCategories.map((value) => ({ value, text: budgetCategoryLabels[value][lang] }))}
        />
        <Select
          {...part('source')}
          label={words.source}
          required
          value={row.source}
          options={lineSources.map((value) => ({ value, text: words.sources[value] }))}
        />
      </div>
    </RowCard>
  )
}
