import type { Lang } from '../../../base/label.ts'
import { Row, Rows } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Facts } from '../../../ui/facts.tsx'
import type { DutyRole } from '../../design/design.ts'
import { dutyRoleLabels, partLabels, partyLabels } from '../../design/labels.ts'
import { inOrder, memberNames } from '../../design/members.ts'
import type { ProjectDetail } from '../contract.ts'
import { paths } from './paths.ts'
import { projectWords } from './project-words.ts'

interface TeamProps {
  project: ProjectDetail
  lang: Lang
  link(path: string): string
}

/** Who leads 主导, drives 牵头, takes part 参与, and which of them delivers; persons without their names. */
export function Team({ project, lang, link }: TeamProps) {
  const names = memberNames(project, lang)
  const delivers = project.organisation.id
  return (
    <Rows>
      {inOrder(project.team).map(({ id, organisation, part, party }) => (
        <Row
          key={id}
          title={names.get(id)}
          {...(organisation && { href: link(paths.organisation(organisation.id)) })}
          end={
            <Chips>
              <Chip tone={part === 'takes-part' ? 'still' : 'go'}>{partLabels[part][lang]}</Chip>
              {organisation?.id === delivers && <Chip>{projectWords[lang].delivers}</Chip>}
            </Chips>
          }
        >
          {partyLabels[party][lang]}
        </Row>
      ))}
    </Rows>
  )
}

/** Who answers for a task stands first: it is whom one asks. */
const order: readonly DutyRole[] = ['accountable', 'responsible', 'consulted', 'informed']

/** Who does what: each task, and beneath it who answers for it, who does it, who is asked and told. */
export function Duties({ project, lang }: Omit<TeamProps, 'link'>) {
  const names = memberNames(project, lang)
  const those = (parts: ProjectDetail['duties'][number]['parts'], role: DutyRole) =>
    parts.filter((part) => part.role === role).map(({ memberId }) => names.get(memberId) ?? '')
  return (
    <Rows>
      {project.duties.map(({ task, parts }) => (
        <Row key={task} title={task}>
          <Facts
            inline
            items={order
              .filter((role) => parts.some((part) => part.role === role))
              .map((role) => ({
                term: dutyRoleLabels[role][lang],
                value: those(parts, role).join(projectWords[lang].sep),
              }))}
          />
        </Row>
      ))}
    </Rows>
  )
}
