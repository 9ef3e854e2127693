import type { ReactNode } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { ActionButton } from '../../../workbench/action-button.tsx'
import { useCommand } from '../../../workbench/query.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { answerMember, type DesignDetail, leaveTeam, type TeamMember } from '../contract.ts'
import { dutyRoles } from '../design.ts'
import { dutyRoleLabels, memberStateLabels, partLabels, partyLabels } from '../labels.ts'
import { inOrder, memberNames } from '../members.ts'

/** What was written beside what is public, the team, who does what. */
export function RecordBody({ design }: { design: DesignDetail }): ReactNode {
  return (
    <>
      <section className="record-part" aria-label="文字">
        <Texts design={design} />
      </section>
      <Team design={design} />
      <Duties design={design} />
    </>
  )
}

function Texts({ design: { title, summary, publicWords } }: { design: DesignDetail }): ReactNode {
  const same = publicWords?.title === title && publicWords?.summary === summary
  if (same) return <Text heading="文字（已公开）" title={title} text={summary} />
  return (
    <div className="design-sides">
      <Text heading="团队提交的，还没公开" title={title} text={summary} />
      {publicWords ? (
        <Text heading="现在公开的" title={publicWords.title} text={publicWords.summary} />
      ) : (
        <div>
          <h3>现在公开的</h3>
          <p className="soft">还没有公开。居民看不到这个方案。</p>
        </div>
      )}
    </div>
  )
}

export function Text({
  heading,
  title,
  text,
}: {
  heading: string
  title: string | null
  text: string | null
}): ReactNode {
  return (
    <div>
      <h3>{heading}</h3>
      <p className="design-title">{title}</p>
      <PlainText text={text ?? ''} />
    </div>
  )
}

function Team({ design }: { design: DesignDetail }): ReactNode {
  const names = memberNames(design, 'zh')
  const team = inOrder(design.team)
  return (
    <section className="record-part">
      <h3>团队</h3>
      {team.length === 0 && <p className="soft">还没有人加入。</p>}
      <ul className="design-team">
        {team.map((member) => (
          <li key={member.id}>
            <span>
              {names.get(member.id)}{' '}
              <span className="small soft">
                {partyLabels[member.party].zh} · {partLabels[member.part].zh}
              </span>
            </span>
            {member.state === 'in' ? (
              <Chip tone="go">{memberStateLabels.in.zh}</Chip>
            ) : (
              <Waiting design={design} member={member} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who offers is answered in place; what was asked may be taken back. */
function Waiting({ design, member }: { design: DesignDetail; member: TeamMember }): ReactNode {
  const { code, can } = design
  const answer = useCommand(answerMember)
  const takeBack = useCommand(leaveTeam)
  const error = answer.error ?? takeBack.error
  const fixed = { code, memberId: member.id }
  return (
    <span className="design-chips">
      <Chip tone="wait">{memberStateLabels[member.state].zh}</Chip>
      {member.state === 'offered' ? (
        <>
          <ActionButton
            kind="primary"
            refusal={can.invite}
            showReason={false}
            loading={answer.isPending}
            onClick={() => answer.mutate({ ...fixed, accept: true })}
          >
            请加入
          </ActionButton>
          <ActionButton
            refusal={can.invite}
            showReason={false}
            loading={answer.isPending}
            onClick={() => answer.mutate({ ...fixed, accept: false })}
          >
            谢绝
          </ActionButton>
        </>
      ) : (
        <ActionButton
          refusal={can.invite}
          showReason={false}
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate(fixed)}
        >
          收回邀请
        </ActionButton>
      )}
      {error && (
        <span role="alert" className="small">
          {errorWords(error)}
        </span>
      )}
    </span>
  )
}

function Duties({ design }: { design: DesignDetail }): ReactNode {
  const names = memberNames(design, 'zh')
  return (
    <section className="record-part">
      <h3>谁做什么</h3>
      {design.duties.length === 0 ? (
        <p className="soft">还没有分工。</p>
      ) : (
        <ul className="design-team">
          {design.duties.map(({ task, parts }) => (
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
      )}
      {design.can.duties === null && (
        <p className="small">
          <a href={`/designs/${design.code}/duties`} target="_blank" rel="noreferrer">
            在门户上改分工 ↗
          </a>
        </p>
      )}
    </section>
  )
}
