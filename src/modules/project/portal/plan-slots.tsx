import type { Slot } from '../../../base/context.ts'
import type { HomeSlot, HomeSubject } from '../../../portal/home.tsx'
import { OwnRows } from '../../../portal/own-rows.tsx'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Block, Callout, Row } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { planStateLabels } from '../labels.ts'
import type { ProjectState } from '../project.ts'
import { type PlannedStep, plannedSteps, plansOfMine, type PlanToWrite } from '../server/queries/planned.ts'
import { planTones } from '../state-tones.ts'
import { paths } from './paths.ts'
import { Steps } from './plan-parts.tsx'
import { slotWords } from './slot-words.ts'

/** What a project's page passes in. */
interface ProjectSubject extends HomeSubject {
  code: string
  id: string
  state: ProjectState
}

interface Planned {
  subject: ProjectSubject
  steps: readonly PlannedStep[]
}

/** On a project's page: the steps of its plan, and which one is next. */
const stepsSection: Slot<ProjectSubject, Planned> = {
  slot: 'project.delivery',
  order: 10,
  load: async (ctx, subject) => {
    const unplanned = subject.state === 'pooled' || subject.state === 'refining'
    return { subject, steps: unplanned ? [] : await plannedSteps(ctx, subject.id) }
  },
  view: ({ subject: { lang, link, code, state }, steps }) => {
    if (steps.length === 0) return null
    const words = slotWords[lang]
    return (
      <Block title={words.steps} more={{ href: link(paths.plan(code)), text: words.wholePlan }} id="steps">
        <Steps steps={steps} state={state} lang={lang} />
      </Block>
    )
  },
}

interface Waiting {
  subject: ProjectSubject
  plan: PlanToWrite | null
}

/** On a project's page, for who delivers it: the plan is theirs to write. */
const nextStep: Slot<ProjectSubject, Waiting> = {
  slot: 'project.next',
  order: 10,
  load: async (ctx, subject) => {
    const [plan] = subject.state === 'refining' ? await plansOfMine(ctx, subject.id) : []
    return { subject, plan: plan ?? null }
  },
  view: ({ subject: { lang, link, code }, plan }) => {
    if (!plan) return null
    const words = slotWords[lang]
    const { title, text, act } = {
      ...{ title: words.writePlan, text: words.writePlanText, act: words.write },
      ...(plan.state === 'returned' && { title: words.mendPlan, text: words.mendPlanText, act: words.mend }),
      ...(plan.state === 'submitted' && { title: words.planWaits, text: '', act: words.see }),
    }
    return (
      <div className="no-print">
        <Callout tone={plan.state === 'submitted' ? 'info' : 'act'} title={title}>
          {text && <p>{text}</p>}
          <Actions>
            <ButtonLink kind={plan.state === 'submitted' ? 'plain' : 'primary'} href={link(paths.plan(code))}>
              {act}
            </ButtonLink>
          </Actions>
        </Callout>
      </div>
    )
  },
}

interface Mine {
  home: HomeSubject
  plans: readonly PlanToWrite[]
}

/** 要写的实施方案: what came back first. */
const mySection: HomeSlot<Mine> = {
  slot: 'me.section',
  order: 36,
  load: async (ctx, home) => ({ home, plans: await plansOfMine(ctx) }),
  view: ({ home, plans }) => {
    if (plans.length === 0) return null
    return (
      <Block title={slotWords[home.lang].plans} id="plans">
        <OwnRows
          home={home}
          rows={plans.map((plan) => (
            <MyPlan key={plan.code} plan={plan} home={home} />
          ))}
        />
      </Block>
    )
  },
}

function MyPlan({
  plan: { code, title, state, organisation },
  home: { lang, link },
}: {
  plan: PlanToWrite
  home: HomeSubject
}) {
  const words = slotWords[lang]
  const href = link(paths.plan(code))
  const act = state === 'submitted' ? null : state === 'returned' ? words.mend : words.write
  return (
    <Row
      title={title}
      href={href}
      {...(act && {
        end: (
          <ButtonLink kind="primary" href={href} label={words.about(act, title)}>
            {act}
          </ButtonLink>
        ),
      })}
    >
      {state ? (
        <>
          <Chip tone={planTones[state]}>{planStateLabels[state][lang]}</Chip> {organisation}
        </>
      ) : (
        `${organisation} · ${words.toWrite}`
      )}
    </Row>
  )
}

export const planSlots: Slot<never, unknown>[] = [stepsSection, nextStep, mySection]
