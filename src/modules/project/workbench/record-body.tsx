import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatFen } from '../../../base/money.ts'
import { Code } from '../../../ui/facts.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { dutyRoles } from '../../design/design.ts'
import { dutyRoleLabels, partLabels, partyLabels } from '../../design/labels.ts'
import { inOrder, memberNames } from '../../design/members.ts'
import type { ProjectDetail } from '../contract.ts'
import { figureLabels } from '../labels.ts'
import type { Figures } from '../project.ts'

const figures: readonly (keyof Figures)[] = ['budgetFen', 'pledgedFen', 'receivedFen', 'allocatedFen', 'spentFen']

interface PartProps {
  project: ProjectDetail
}

/** Its money, what it does, what it answers, who does what. */
export function RecordBody({ project }: PartProps): ReactNode {
  return (
    <>
      <Money project={project} />
      <section className="record-part">
        <h3>要做什么</h3>
        <PlainText text={project.summary} />
      </section>
      <Problems project={project} />
      <Team project={project} />
      <Duties project={project} />
    </>
  )
}

/** Five figures that are never merged, and what is still to be found. */
function Money({ project }: PartProps): ReactNode {
  return (
    <section className="record-part">
      <h3>资金</h3>
      <dl className="five-figures">
        {figures.map((key) => (
          <div key={key}>
            <dt>{figureLabels[key].zh}</dt>
            <dd>{formatFen(project[key])}</dd>
          </div>
        ))}
        {project.state !== 'ended' && (
          <div className="five-gap">
            <dt>还差</dt>
            <dd>{formatFen(project.gapFen)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Problems({ project: { problems } }: PartProps): ReactNode {
  return (
    <section className="record-part">
      <h3>回应的事</h3>
      <ul className="record-lines">
        {problems.map(({ code, title, supportCount }) => (
          <li key={code}>
            <span>
              <Link to={`/problems/${code}`}>
                {title} <Code>{code}</Code>
              </Link>
            </span>
            {supportCount > 0 && <span className="small soft">{supportCount} 人“我也是”</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Team({ project }: PartProps): ReactNode {
  const names = memberNames(project, 'zh')
  return (
    <section className="record-part">
      <h3>团队</h3>
      <ul className="record-lines">
        {inOrder(project.team).map(({ id, party, part }) => (
          <li key={id}>
            <span>{names.get(id)}</span>
            <span className="small soft">
              {partyLabels[party].zh} · {partLabels[part].zh}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Duties({ project }: PartProps): ReactNode {
  const names = memberNames(project, 'zh')
  return (
    <section className="record-part">
      <h3>谁做什么</h3>
      <ul className="record-lines">
        {project.duties.map(({ task, parts }) => (
          <li key={task}>
            <span>{task}</span>
            <span className="small soft">
              {dutyRoles
                .filter((role) => parts.some((part) => part.role === role))
                .map((role) => {
                  const who = parts.filter((part) => part.role === role).map(({ memberId }) => names.get(memberId))
                  return `${dutyRoleLabels[role].zh}：${who.join('、')}`
                })
                .join('；')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
