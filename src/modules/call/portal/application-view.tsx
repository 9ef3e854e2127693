import { Fragment, type ReactNode } from 'react'
import type { Answers } from '../../../base/form-answers.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Beside, Block, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Code, Facts } from '../../../ui/facts.tsx'
import { FormAnswers, type FormSources } from '../../../ui/form-answers.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { ApplicationDetail } from '../contract.ts'
import { applicationStateLabels } from '../labels.ts'
import { applicationTones } from '../state-tones.ts'
import { ApplicationForm, ApplicationRefused } from './application-form.tsx'
import { ApplicationStanding } from './application-standing.tsx'
import { applicationWords } from './application-words.ts'
import { BudgetSums, BudgetTable } from './budget-sums.tsx'
import { budgetWords } from './budget-words.ts'
import { Conditions, Findings } from './conditions.tsx'
import { Done } from './done.tsx'
import { paths } from './paths.ts'

interface ViewProps {
  request: PageRequest
  application: ApplicationDetail
  sources: FormSources
  /** what later rooms show of it */
  grown: readonly ReactNode[]
}

/** An application's page: where it stands and what is next; the conditions; the form and the budget, to write or to read. */
export function ApplicationView(props: ViewProps) {
  const { request, application, grown } = props
  const { lang, link } = request
  const words = applicationWords[lang]
  const { call, state, title, mine } = application
  const writes = application.can.write === null
  return (
    <>
      <Breadcrumb
        items={[
          { text: words.crumb, href: link(paths.list) },
          { text: call.title, href: link(paths.call(call.code)) },
          { text: words.title(title) },
        ]}
      />
      <Beside
        first={
          <>
            <Chips>
              <Chip tone={applicationTones[state]}>{applicationStateLabels[state][lang]}</Chip>
            </Chips>
            <h1>{words.title(title)}</h1>
            <Done request={request} />
            <ApplicationRefused request={request} application={application} />
            <ApplicationStanding request={request} application={application} />
            {!mine && <p className="soft">{words.colleague}</p>}
          </>
        }
        aside={
          <>
            <ApplicationFacts request={request} application={application} />
            <Block title={words.rules}>
              <Conditions application={application} lang={lang} />
            </Block>
          </>
        }
        rest={
          <>
            {application.verdicts.length > 0 && (
              <Block title={words.checked}>
                <Findings application={application} lang={lang} />
              </Block>
            )}
            <Block title={writes ? words.form : words.contents}>
              {writes ? <ApplicationForm {...props} /> : <Sent {...props} />}
            </Block>
            {grown.map((section, index) => (
              <Fragment key={index}>{section}</Fragment>
            ))}
          </>
        }
      />
    </>
  )
}

function ApplicationFacts({ request: { lang, link }, application }: Pick<ViewProps, 'request' | 'application'>) {
  const words = applicationWords[lang]
  const { id, call, code, title, organisation, submittedAt, totalFen, grantFen, can } = application
  const facts = [
    { term: words.call, value: <a href={link(paths.call(call.code))}>{call.title}</a> },
    {
      term: words.design,
      value: (
        <a href={link(paths.design(code))}>
          {title} <Code>{code}</Code>
        </a>
      ),
    },
    { term: words.by, value: organisation.name },
    ...(submittedAt ? [{ term: words.submittedOn, value: <DateText at={submittedAt} /> }] : []),
    ...(totalFen > 0
      ? [
          { term: words.asked, value: formatFen(grantFen) },
          { term: words.total, value: formatFen(totalFen) },
        ]
      : []),
  ]
  return (
    <Card>
      <Facts items={facts} />
      {can.withdraw === null && (
        <p className="no-print">
          <ButtonLink kind="quiet" href={link(paths.withdraw(id))}>
            {words.withdraw}
          </ButtonLink>
        </p>
      )}
    </Card>
  )
}

/** What was sent in, to read. */
function Sent({ request: { lang }, application, sources }: ViewProps) {
  const { form, answers, budget, rules } = application
  return (
    <div className="stack">
      <FormAnswers form={form} answers={answers as Answers} sources={sources} />
      <h3>{budgetWords[lang].title}</h3>
      <BudgetTable lines={budget} lang={lang} />
      {budget.length > 0 && <BudgetSums lines={budget} rules={rules} lang={lang} />}
    </div>
  )
}
