import type { ReactNode } from 'react'
import type { Label } from '../../../base/label.ts'
import { civilDate } from '../../../base/clock.ts'
import { lawOn } from '../../../base/law.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { FormSection } from '../../../ui/form.tsx'
import { mostLines } from '../../call/budget.ts'
import type { PlanDetail } from '../contract-plan.ts'
import { fieldLabels } from '../labels.ts'
import { mostGoals, mostMilestones, trancheLaw } from '../plan.ts'
import { formErrors, Refused, whyNot } from './form-errors.tsx'
import { keptRows, type PlanRows, postedRows, readPlan, roomFor } from './plan-input.ts'
import { GoalRows, LineRows, MilestoneRows, type RowsProps } from './plan-rows.tsx'
import { tranchesIn } from './plan-sums.tsx'
import { planWords } from './plan-words.ts'

interface FormProps {
  request: PageRequest
  plan: PlanDetail
}

/** What stands in the form: what was just posted, whatever was wrong with it, else what was kept. */
export function rowsNow({ request, plan }: FormProps): PlanRows {
  return Object.keys(request.form).length > 0 ? postedRows(request.form) : keptRows(plan)
}

type Entry = [string, Label]

/** One name for each field of each row, in both languages. */
function rowNames(
  list: string,
  most: number,
  row: 'goal' | 'step' | 'line',
  parts: Record<string, 'goalText' | 'target' | 'stepTitle' | 'dueOn' | 'evidence' | 'share' | 'item' | 'amount'>,
): Entry[] {
  return Array.from({ length: most }, (_, index) =>
    Object.entries(parts).map(([part, word]): Entry => {
      const say = (lang: 'zh' | 'en') => `${planWords[lang][row](index + 1)} ${planWords[lang][word]}`
      return [`${list}.${index}.${part}`, { zh: say('zh'), en: say('en') }]
    }),
  ).flat()
}

/** What each field is called in the summary of what is to be mended, in the order of the page. */
const names: Readonly<Record<string, Label>> = Object.fromEntries([
  ...(['startsOn', 'endsOn', 'goals'] as const).map((name): Entry => [name, fieldLabels[name]]),
  ...rowNames('goals', mostGoals, 'goal', { text: 'goalText', target: 'target' }),
  ...(['milestones', 'signingPercent'] as const).map((name): Entry => [name, fieldLabels[name]]),
  ...rowNames('milestones', mostMilestones, 'step', {
    ...{ title: 'stepTitle', dueOn: 'dueOn', evidence: 'evidence', sharePercent: 'share' },
  }),
  ['budget', fieldLabels.budget] satisfies Entry,
  ...rowNames('budget', mostLines, 'line', { item: 'item', amountFen: 'amount' }),
])

/** At the top of the page: what is to be mended, each a link to its field. */
export function PlanRefused({ request }: Pick<FormProps, 'request'>) {
  const { error, lang, link, path } = request
  if (!error) return null
  return (
    <>
      <Refused request={request} errors={formErrors(request, names)} />
      {error.code === 'plan.changed-meanwhile' && (
        <p>
          <a href={link(path)} target="_blank" rel="noreferrer">
            {planWords[lang].latest}
          </a>
        </p>
      )}
    </>
  )
}

/** The plan while it may be written: term, goals, steps with their share, and the money. */
export function PlanForm({ request, plan }: FormProps) {
  const { lang } = request
  const words = planWords[lang]
  const typed = rowsNow({ request, plan })
  const shown = roomFor(typed, postedText(request, 'act'))
  const errors = formErrors(request, names)
  const rows: Omit<RowsProps, 'asked'> = { shown, errors, lang }
  const why = whyNot(plan.can.write, lang)
  return (
    <PageForm request={request}>
      {/* Enter keeps what was typed: without this the first button would be “more goals” */}
      <button className="visually-hidden" name="act" value="save" type="submit" tabIndex={-1} aria-hidden="true" />
      <input
        type="hidden"
        name="version"
        value={Object.keys(request.form).length > 0 ? postedText(request, 'version') : plan.version}
      />
      <Term typed={typed} errors={errors} lang={lang} />
      <List request={request} name="goals" title={words.goals} help={words.goalsLead} errors={errors}>
        <GoalRows {...rows} asked={typed.goals.length} />
        {shown.goals.length < mostGoals && <More request={request} list="goals" text={words.moreGoals} />}
      </List>
      <Milestones request={request} plan={plan} typed={typed} rows={rows} />
      <List request={request} name="budget" title={words.budget} help={words.budgetLead} errors={errors}>
        <LineRows {...rows} asked={typed.budget.length} />
        {shown.budget.length < mostLines && <More request={request} list="budget" text={words.moreLines} />}
      </List>
      <Actions fill>
        <Button name="act" value="save">
          {words.save}
        </Button>
        <Button kind="primary" name="act" value="submit" {...(why && { why })}>
          {plan.state === 'returned' ? words.submitAgain : words.submit}
        </Button>
      </Actions>
      <p className="small soft">{words.submitHint}</p>
    </PageForm>
  )
}

function Term({ typed, errors, lang }: { typed: PlanRows; errors: FieldErrors; lang: PageRequest['lang'] }) {
  const words = planWords[lang]
  return (
    <FormSection title={words.when}>
      <div className="choices choices-side">
        {(['startsOn', 'endsOn'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={words[name]}
            required
            type="date"
            error={errors.of(name)}
            value={typed[name]}
          />
        ))}
      </div>
    </FormSection>
  )
}

interface MilestonesProps extends FormProps {
  typed: PlanRows
  rows: Omit<RowsProps, 'asked'>
}

/** The signing first, then each step; beside every share what it comes to. */
function Milestones({ request, plan, typed, rows }: MilestonesProps) {
  const { lang, ctx } = request
  const words = planWords[lang]
  const { signingMost, lastLeast } = lawOn(trancheLaw, civilDate(ctx.now)).value
  const amounts = tranchesIn(plan, readPlan(typed).plan)
  const lead = words.stepsLead(signingMost, lastLeast)
  return (
    <List request={request} name="milestones" title={words.steps} help={lead} errors={rows.errors}>
      <TextField
        name="signingPercent"
        label={words.signing}
        hint={amounts[0] === undefined ? undefined : words.comesTo(amounts[0])}
        error={rows.errors.of('signingPercent')}
        required
        short
        inputMode="numeric"
        maxLength={4}
        unit="%"
        value={typed.signingPercent}
        autoComplete="off"
      />
      <MilestoneRows {...rows} asked={typed.milestones.length} amounts={amounts.slice(1)} />
      {rows.shown.milestones.length < mostMilestones && (
        <More request={request} list="milestones" text={words.moreSteps} />
      )}
    </List>
  )
}

interface ListProps {
  request: PageRequest
  name: 'goals' | 'milestones' | 'budget'
  title: string
  help: string
  errors: FieldErrors
  children: ReactNode
}

/** Rows under a heading, with what is wrong with all of them together. */
function List({ name, title, help, errors, children }: ListProps) {
  const wrong = errors.of(name)
  return (
    <FormSection title={title} help={help}>
      <div id={`field-${name}`} tabIndex={-1} className={wrong ? 'stack field-wrong' : 'stack'}>
        {wrong && <p className="field-error">{wrong}</p>}
        {children}
      </div>
    </FormSection>
  )
}

/** Room for more: the page comes back with what was typed, at the same place. */
function More({
  request: { link, path },
  list,
  text,
}: {
  request: PageRequest
  list: ListProps['name']
  text: string
}) {
  return (
    <div>
      <Button name="act" value={`more-${list}`} formAction={`${link(path)}#field-${list}`}>
        {text}
      </Button>
    </div>
  )
}
