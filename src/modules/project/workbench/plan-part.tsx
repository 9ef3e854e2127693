import type { ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import type { PlanDetail } from '../contract-plan.ts'
import { PlanBudget } from './plan-budget.tsx'

interface PartProps {
  plan: PlanDetail
}

/** The refined plan: what is to be reached, what is shown when and what is paid for it, and where the money goes. */
export function PlanPart({ plan }: PartProps): ReactNode {
  return (
    <section className="record-part" aria-label="实施方案">
      <h3>实施方案</h3>
      <p className="project-term">实施期：{term(plan) ?? '还没有填'}</p>
      <Goals plan={plan} />
      <Milestones plan={plan} />
      <h4>预算，和申报时对照</h4>
      <PlanBudget plan={plan} />
    </section>
  )
}

/** A draft may lack either day. */
function term({ startsOn, endsOn }: PlanDetail): string | null {
  return startsOn && endsOn ? `${formatDate(startsOn, 'zh')}至 ${formatDate(endsOn, 'zh')}` : null
}

function Goals({ plan: { goals } }: PartProps): ReactNode {
  return (
    <>
      <h4>目标</h4>
      {goals.length === 0 && <p className="soft">还没有写。</p>}
      <ul className="record-lines">
        {goals.map((goal) => (
          <li key={goals.indexOf(goal)}>
            <span>
              {goal.text}
              <span className="small soft line-marks">怎么算做到：{goal.target}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is paid at signing, then each milestone with what shows it and what follows of the grant. */
function Milestones({ plan: { milestones, signingPercent, tranches } }: PartProps): ReactNode {
  const steps = [
    { key: 'signing', title: '签约后', note: '协议生效就拨付', percent: signingPercent },
    ...milestones.map(({ title, dueOn, evidence, sharePercent }, index) => ({
      key: `${index}`,
      title,
      note: [dueOn && `${formatDate(dueOn, 'zh')}前`, evidence].filter(Boolean).join('交：'),
      percent: sharePercent,
    })),
  ]
  return (
    <>
      <h4>里程碑和分期</h4>
      <ul className="record-lines">
        {steps.map(({ key, title, note, percent }, index) => (
          <li key={key}>
            <span>
              {title}
              <span className="small soft line-marks">{note}</span>
            </span>
            <span className="project-tranche">
              {formatFen(tranches[index] ?? 0)}
              <span className="small soft line-marks">{percent}%</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
