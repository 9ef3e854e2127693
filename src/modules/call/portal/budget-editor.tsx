import type { Lang } from '../../../base/label.ts'
import type { FieldErrors } from '../../../portal/page-form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import { FormSection } from '../../../ui/form.tsx'
import { budgetCategories, lineSources, mostLines } from '../budget.ts'
import { budgetCategoryLabels, lineSourceLabels } from '../labels.ts'
import type { BudgetRow } from './budget-input.ts'
import { budgetWords } from './budget-words.ts'

interface EditorProps {
  rows: readonly BudgetRow[]
  /** how many of them are filled in */
  filled: number
  errors: FieldErrors
  lang: Lang
}

/** The budget line by line, without script: room for more stands below what is filled in. */
export function BudgetEditor({ rows, filled, errors, lang }: EditorProps) {
  const words = budgetWords[lang]
  return (
    <FormSection title={words.title} help={words.lead}>
      <div id="field-budget" tabIndex={-1} className="stack">
        {rows.map((row, index) => (
          <Line key={index} row={row} index={index} asked={index < Math.max(1, filled)} errors={errors} lang={lang} />
        ))}
      </div>
      {rows.length < mostLines && (
        <Button name="act" value="more">
          {words.more}
        </Button>
      )}
    </FormSection>
  )
}

interface LineProps extends Pick<EditorProps, 'errors' | 'lang'> {
  row: BudgetRow
  index: number
  /** is to be filled in: room for more may stay empty */
  asked: boolean
}

function Line({ row, index, asked, errors, lang }: LineProps) {
  const words = budgetWords[lang]
  const name = (part: string) => `budget.${index}.${part}`
  const wrong = (part: string) => {
    const error = errors.of(name(part))
    return error === undefined ? {} : { error }
  }
  return (
    <div className="card">
      <fieldset className="field">
        <legend>{words.row(index + 1)}</legend>
        <div className="stack-tight">
          <TextField
            name={name('item')}
            label={words.item}
            {...(index === 0 && { hint: words.itemHint })}
            {...wrong('item')}
            required={asked}
            maxLength={60}
            value={row.item}
            autoComplete="off"
          />
          <div className="choices choices-side">
            <TextField
              name={name('amountFen')}
              label={words.amount}
              {...wrong('amountFen')}
              required={asked}
              inputMode="decimal"
              unit={words.unit}
              value={row.amount}
              autoComplete="off"
            />
            <Select
              name={name('category')}
              label={words.category}
              required
              value={row.category}
              options={budgetCategories.map((value) => ({ value, text: budgetCategoryLabels[value][lang] }))}
            />
            <Select
              name={name('source')}
              label={words.source}
              required
              value={row.source}
              options={lineSources.map((value) => ({ value, text: lineSourceLabels[value][lang] }))}
            />
          </div>
        </div>
      </fieldset>
    </div>
  )
}
