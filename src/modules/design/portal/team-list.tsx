import type { ReactNode } from 'react'
import type { Lang } from '../../../base/label.ts'
import { Row, Rows } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { DesignDetail, TeamMember } from '../contract.ts'
import { partLabels, partyLabels } from '../labels.ts'
import { inOrder, memberNames } from '../members.ts'
import { designWords } from './design-words.ts'
import { paths } from './paths.ts'

export interface TeamListProps {
  design: DesignDetail
  team: readonly TeamMember[]
  lang: Lang
  link(path: string): string
  /** what may be done with a member, beneath the name: on a phone there is no room beside it */
  acts?(member: TeamMember): ReactNode
}

/** Who leads 主导, drives 牵头, takes part 参与; persons without their names. */
export function TeamList({ design, team, lang, link, acts }: TeamListProps) {
  const words = designWords[lang]
  const names = memberNames(design, lang)
  return (
    <Rows>
      {inOrder(team).map((member) => {
        const { id, organisation, part, party, state, since, mine } = member
        return (
          <Row
            key={id}
            title={names.get(id)}
            {...(organisation && { href: link(paths.organisation(organisation.id)) })}
            end={<Chip tone={part === 'takes-part' ? 'still' : 'go'}>{partLabels[part][lang]}</Chip>}
          >
            <div className="stack-tight">
              <div>
                {partyLabels[party][lang]}
                {mine && ` · ${organisation ? words.yours : words.you}`} · <DateText at={since} kind="day" />{' '}
                {state === 'in' ? words.joined : state === 'invited' ? words.asked : words.offered}
              </div>
              {acts?.(member)}
            </div>
          </Row>
        )
      })}
    </Rows>
  )
}
