import type { GivenAnswers } from '../../../base/form-answers.ts'
import { fieldsOf } from '../../../base/form.ts'
import type { Label } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button } from '../../../ui/button.tsx'
import { FieldGroup } from '../../../ui/fields.tsx'
import type { FormSources } from '../../../ui/form-answers.tsx'
import { FormView } from '../../../ui/form-view.tsx'
import { mostLines } from '../budget.ts'
import type { ApplicationDetail } from '../contract.ts'
import { fieldLabels } from '../labels.ts'
import { answersOf, fileIdsOf } from './application-input.ts'
import { applicationWords } from './application-words.ts'
import { BudgetEditor } from './budget-editor.tsx'
import { filledRows, linesOf, rowsOf, shownRows } from './budget-input.ts'
import { BudgetSums } from './budget-sums.tsx'
import { budgetWords } from './budget-words.ts'
import { errorWords, formErrors, Refused, whyNot } from './form-errors.tsx'

interface FormProps {
  request: PageRequest
  application: ApplicationDetail
  sources: FormSources
}

const isSent = ({ form }: PageRequest) => Object.keys(form).length > 0

/** What each field is called in the summary of what is to be mended, in the order of the page. */
function namesOf({ form }: ApplicationDetail, rows: number): Record<string, Label> {
  const entries: [string, Label][] = fieldsOf(form).map(({ key, label }) => [key, label])
  entries.push(['budget', fieldLabels.budget])
  for (let index = 0; index < rows; index++) {
    for (const [part, word] of [
      ['item', 'item'],
      ['amountFen', 'amount'],
    ] as const) {
      const say = (lang: 'zh' | 'en') => `${budgetWords[lang].row(index + 1)} ${budgetWords[lang][word]}`
      entries.push([`budget.${index}.${part}`, { zh: say('zh'), en: say('en') }])
    }
  }
  return Object.fromEntries(entries)
}

/** At the top of the page: what is to be mended, each a link to its field. */
export function ApplicationRefused({ request, application }: Omit<FormProps, 'sources'>) {
  const { error, lang } = request
  if (!error) return null
  return (
    <>
      <Refused request={request} errors={formErrors(request, namesOf(application, mostLines))} />
      {error.code === 'application.changed-meanwhile' && (
        <p>
          <a href={request.link(request.path)} target="_blank" rel="noreferrer">
            {applicationWords[lang].latest}
          </a>
        </p>
      )}
    </>
  )
}

/** The form and the budget while they may be written: everything typed is kept, whatever was wrong with it. */
export function ApplicationForm({ request, application, sources }: FormProps) {
  const { lang, error } = request
  const words = applicationWords[lang]
  const { form, rules, can, state } = application
  const answers: GivenAnswers = isSent(request) ? answersOf(form, request.form) : application.answers
  const filled = isSent(request) ? filledRows(request.form) : rowsOf(application.budget)
  const rows = shownRows(filled, postedText(request, 'act') === 'more')
  const errors = formErrors(request, namesOf(application, rows.length))
  const { lines, faults } = linesOf(filled)
  const readable = Object.keys(faults).length === 0
  const why = whyNot(can.submit, lang)
  return (
    <div className="stack">
      <PageForm request={request} files>
        <input
          type="hidden"
          name="version"
          value={isSent(request) ? postedText(request, 'version') : application.version}
        />
        <FormView
          form={form}
          answers={answers}
          errors={error?.fields ?? {}}
          errorLabels={errorWords(request)}
          sources={sources}
        />
        <DropPapers ids={fileIdsOf(form, answers)} sources={sources} label={words.drop} />
        <BudgetEditor rows={rows} filled={filled.length} errors={errors} lang={lang} />
        {filled.length > 0 && readable && <BudgetSums lines={lines} rules={rules} lang={lang} />}
        <p className="small soft">{budgetWords[lang].recount}</p>
        <Actions fill>
          <Button name="act" value="save">
            {words.save}
          </Button>
          <Button kind="primary" name="act" value="submit" {...(why && { why })}>
            {state === 'returned' ? words.submitAgain : words.submit}
          </Button>
        </Actions>
        <p className="small soft">{state === 'returned' ? words.submitAgainHint : words.submitHint}</p>
      </PageForm>
    </div>
  )
}

/** With script each paper has a button to remove it; without, those to go are ticked. */
function DropPapers({ ids, sources, label }: { ids: readonly string[]; sources: FormSources; label: string }) {
  if (ids.length === 0) return null
  return (
    <noscript>
      <FieldGroup name="drop" label={label} required>
        <div className="choices">
          {ids.map((id) => (
            <label key={id} className="choice">
              <input type="checkbox" name="drop" value={id} />
              <span>{sources.files?.[id]?.name ?? id}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
    </noscript>
  )
}
