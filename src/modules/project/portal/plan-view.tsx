import { civilDate, formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Beside, Block, Callout, type CalloutProps, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Code, Facts } from '../../../ui/facts.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import type { PlanDetail } from '../contract-plan.ts'
import { planStateLabels } from '../labels.ts'
import { planTones } from '../state-tones.ts'
import { paths } from './paths.ts'
import { PlanForm, PlanRefused, rowsNow } from './plan-form.tsx'
import { readPlan } from './plan-input.ts'
import { BudgetByCategory, BudgetLines, Goals, type PlanStep, Steps } from './plan-parts.tsx'
import { PlanSums } from './plan-sums.tsx'
import { planWords } from './plan-words.ts'

interface ViewProps {
  request: PageRequest
  plan: PlanDetail
}

const short = (fen: number) => formatFen(fen, { kind: 'short' })

/** A project's plan: where it stands; to write for who delivers, to read for everybody else. */
export function PlanView({ request, plan }: ViewProps) {
  const { lang, link } = request
  const { project, state } = plan
  const words = planWords[lang]
  const writes = plan.can.write === null
  return (
    <>
      <Breadcrumb
        items={[
          { text: words.crumb, href: link(paths.list) },
          { text: project.title, href: link(paths.project(project.code)) },
          { text: words.short },
        ]}
      />
      <Beside
        first={
          <>
            {state && (
              <Chips>
                <Chip tone={planTones[state]}>{planStateLabels[state][lang]}</Chip>
              </Chips>
            )}
            <h1>{words.title(project.title)}</h1>
            <Done request={request} />
            <PlanRefused request={request} />
            <Standing plan={plan} lang={lang} />
            {writes && <Expected plan={plan} lang={lang} />}
          </>
        }
        aside={
          writes ? (
            <PlanSums plan={plan} typed={readPlan(rowsNow({ request, plan })).plan} lang={lang} />
          ) : (
            <PlanFacts request={request} plan={plan} />
          )
        }
        rest={
          writes ? (
            <div className="beside-form">
              <PlanForm request={request} plan={plan} />
            </div>
          ) : (
            <Written plan={plan} lang={lang} />
          )
        }
      />
    </>
  )
}

/** What has just been done, after the redirect that followed it. */
function Done({ request: { query, lang } }: Pick<ViewProps, 'request'>) {
  const done = query.get('done') ?? ''
  const words = planWords[lang].done
  return Object.hasOwn(words, done) ? (
    <Callout announce title={words[done as keyof typeof words]}>
      {null}
    </Callout>
  ) : null
}

interface PlanInLang {
  plan: PlanDetail
  lang: Lang
}

interface Said {
  tone: NonNullable<CalloutProps['tone']>
  title: string
  text: string
}

function standingOf({ state, can, checkBy, decidedAt }: PlanDetail, lang: Lang): Said {
  const words = planWords[lang]
  switch (state) {
    case null:
    case 'draft':
      return can.write === null
        ? { tone: 'wait', title: state === null ? words.none : words.draft, text: words.draftText }
        : { tone: 'wait', title: words.othersDraft, text: words.othersDraftText }
    case 'submitted': {
      const text = checkBy ? words.submittedText(formatDate(checkBy, lang)) : words.submittedLate
      return { tone: 'wait', title: words.submitted, text }
    }
    case 'returned':
      return { tone: 'act', title: words.returned, text: words.returnedText }
    case 'approved': {
      const day = decidedAt ? formatDate(civilDate(new Date(decidedAt)), lang) : ''
      return { tone: 'go', title: words.approved, text: words.approvedText(day) }
    }
  }
}

/** Where it stands, and what comes next. */
function Standing({ plan, lang }: PlanInLang) {
  const { tone, title, text } = standingOf(plan, lang)
  return (
    <Callout tone={tone} title={title}>
      {plan.returnedBecause && <PlainText text={plan.returnedBecause} />}
      <p>{text}</p>
    </Callout>
  )
}

/** Before the first word is written: what a plan is, and that it does not begin with nothing. */
function Expected({ plan, lang }: PlanInLang) {
  const words = planWords[lang]
  return (
    <>
      <p>
        <b>{words.expected}</b>
      </p>
      <ul>
        {words.expectedList.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {plan.state === null && <p className="soft">{words.prefilled}</p>}
    </>
  )
}

function PlanFacts({ request: { lang, link }, plan }: ViewProps) {
  const words = planWords[lang]
  const { project, startsOn, endsOn, budgetFen, grantFen, ownFen } = plan
  const term = startsOn && endsOn ? words.to(formatDate(startsOn, lang), formatDate(endsOn, lang)) : null
  return (
    <Card>
      <Facts
        items={[
          {
            term: words.project,
            value: (
              <a href={link(paths.project(project.code))}>
                {project.title} <Code>{project.code}</Code>
              </a>
            ),
          },
          {
            term: words.deliverer,
            value: <a href={link(paths.organisation(project.organisation.id))}>{project.organisation.name}</a>,
          },
          ...(term ? [{ term: words.term, value: term }] : []),
          { term: words.promised, value: <b>{short(budgetFen)}</b> },
          { term: words.grant, value: short(grantFen) },
          ...(ownFen > 0 ? [{ term: words.own, value: short(ownFen) }] : []),
        ]}
      />
    </Card>
  )
}

/** Signing and milestones with what each pays. */
function stepsOf({ startsOn, signingPercent, milestones, tranches }: PlanDetail): PlanStep[] {
  const signing = { title: '', dueOn: startsOn, evidence: '', sharePercent: signingPercent }
  return [signing, ...milestones].map((step, index) => ({ ...step, amountFen: tranches[index] ?? 0 }))
}

function Written({ plan, lang }: PlanInLang) {
  const words = planWords[lang]
  return (
    <>
      <Block title={words.goals} id="goals">
        <Goals goals={plan.goals} lang={lang} />
      </Block>
      <Block title={words.steps} id="steps">
        <Steps steps={stepsOf(plan)} state={plan.project.state} lang={lang} />
      </Block>
      <Block title={words.budget} id="budget">
        <div className="stack">
          <BudgetByCategory budget={plan.budget} lang={lang} />
          {plan.budget.length > 0 && (
            <Unfold summary={words.byLine}>
              <BudgetLines budget={plan.budget} lang={lang} />
            </Unfold>
          )}
        </div>
      </Block>
    </>
  )
}
