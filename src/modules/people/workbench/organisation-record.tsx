import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { DateText } from '../../../ui/time.tsx'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { DueText } from '../../../workbench/due-text.tsx'
import { useContract } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, Loaded } from '../../../workbench/states.tsx'
import { fieldWords } from '../../../workbench/words.ts'
import { decideOrganisation, getRegistered, type OrganisationToStaff } from '../contract-organisation.ts'
import {
  memberRoleLabels,
  organisationActionLabels,
  organisationKindLabels,
  organisationStateLabels,
  partyLabels,
} from '../labels.ts'
import { kindRule } from '../organisation.ts'
import { AuditLink } from './audit-link.tsx'
import { stateTones } from './tones.ts'

/** An organisation as staff see it: what it is, what is doubtful, what they may decide. */
export function OrganisationRecord({ id }: { id: string }): ReactNode {
  const record = useContract(getRegistered, { organisationId: id })
  if (record.data === undefined && record.error?.status === 404)
    return <EmptyState title="没有找到这个组织" hint="它可能不在您的范围内。" />
  return (
    <Loaded query={record} lines={10}>
      {(organisation) => <Opened key={id} organisation={organisation} />}
    </Loaded>
  )
}

type Decision = 'verify' | 'refuse' | 'close'

function Opened({ organisation }: { organisation: OrganisationToStaff }): ReactNode {
  const [decision, setDecision] = useState<Decision | null>(null)
  const { id, name, state, can, creditCode } = organisation
  const action = (key: Decision, kind?: 'primary' | 'plain' | 'danger') => ({
    key,
    label: organisationActionLabels[key].zh,
    refusal: can[key],
    ...(kind ? { kind } : {}),
    onClick: () => setDecision(key),
  })
  return (
    <>
      <RecordPanel
        code={creditCode ?? '没有统一社会信用代码'}
        title={name}
        tags={<Chip tone={stateTones[state]}>{organisationStateLabels[state].zh}</Chip>}
        answer={answerFor(organisation)}
        actions={[action('verify', 'primary'), action('refuse'), action('close', 'danger')]}
        facts={factsOf(organisation)}
        {...(state === 'verified' ? { publicHref: `/organisations/${id}` } : {})}
      >
        {organisation.purpose && (
          <section className="record-part">
            <h3>做什么、帮谁</h3>
            <p>{organisation.purpose}</p>
          </section>
        )}
        <section className="record-part">
          <h3>成员</h3>
          <ul>
            {organisation.members.map(({ personId, name: member, role }) => (
              <li key={personId}>
                {member}，{memberRoleLabels[role].zh}
              </li>
            ))}
          </ul>
        </section>
        <AuditLink id={id} />
      </RecordPanel>
      <DecisionDialog organisation={organisation} decision={decision} onClose={() => setDecision(null)} />
    </>
  )
}

/** The first thing to know: until when, why it went back, and what needs a second look. */
function answerFor({
  creditCodeFault,
  creditCodeOverride,
  decisionReason,
  dueAt,
  state,
}: OrganisationToStaff): ReactNode {
  if (state === 'refused') return `已退回：${decisionReason ?? ''}`
  if (!dueAt) return null
  if (!creditCodeFault) return <DueText dueAt={dueAt} clock="promised" />
  return (
    <>
      <DueText dueAt={dueAt} clock="promised" />
      <p>
        {fieldWords(creditCodeFault)}。{creditCodeOverride ? `说明：${creditCodeOverride}` : '没有写说明。'}
      </p>
    </>
  )
}

function factsOf(organisation: OrganisationToStaff): { label: string; value: ReactNode }[] {
  const {
    kind,
    area,
    creditCode,
    creditCodeOverride,
    website,
    phone,
    address,
    createdAt,
    decidedAt,
    decidedBy,
    decisionReason,
  } = organisation
  const facts: ({ label: string; value: ReactNode } | null)[] = [
    {
      label: '类别',
      value: [...new Set([organisationKindLabels[kind].zh, partyLabels[kindRule(kind).party].zh])].join('，'),
    },
    { label: '所在地', value: area.name },
    creditCode ? { label: '信用代码', value: <CheckedCode organisation={organisation} /> } : null,
    creditCodeOverride ? { label: '代码说明', value: creditCodeOverride } : null,
    website
      ? {
          label: '网站',
          value: (
            <a href={website} target="_blank" rel="noreferrer nofollow">
              {website}
            </a>
          ),
        }
      : null,
    phone ? { label: '电话', value: phone } : null,
    address ? { label: '地址', value: address } : null,
    { label: '提交', value: <DateText at={createdAt} kind="time" /> },
    decidedAt
      ? {
          label: '核验',
          value: (
            <>
              {decidedBy}，<DateText at={decidedAt} kind="time" />
            </>
          ),
        }
      : null,
    decisionReason ? { label: '依据或理由', value: decisionReason } : null,
  ]
  return facts.filter((fact) => fact !== null)
}

/** The code, and whether its check characters agree (GB 32100). */
function CheckedCode({ organisation }: { organisation: OrganisationToStaff }): ReactNode {
  const { creditCode, creditCodeFault } = organisation
  return (
    <>
      <Code>{creditCode ?? ''}</Code>{' '}
      <span className="small soft">{creditCodeFault ? fieldWords(creditCodeFault) : '校验相符'}</span>
    </>
  )
}

const dialogs: Record<Decision, { title: string; intro: string; label: string; placeholder: string; done: string }> = {
  verify: {
    title: '核验通过',
    intro: '通过后对外公开，并通知它的管理员。',
    label: '核对了什么',
    placeholder: '例如：登记证书原件，与公示系统一致',
    done: '已核验，对方会收到通知',
  },
  refuse: {
    title: '退回',
    intro: '对方会看到您写的理由，改好后可以再次提交。',
    label: '哪里要改',
    placeholder: '例如：名称与登记证书不一致，证书上是……',
    done: '已退回，对方会收到通知',
  },
  close: {
    title: '注销',
    intro: '注销后不能再以它的名义办事；办过的事和公开记录都保留。',
    label: '依据',
    placeholder: '例如：登记机关 2026 年 11 月注销公告',
    done: '已注销',
  },
}

function DecisionDialog({
  organisation,
  decision,
  onClose,
}: {
  organisation: OrganisationToStaff
  decision: Decision | null
  onClose(): void
}): ReactNode {
  const { id, name, creditCodeFault, creditCodeOverride } = organisation
  const shown = decision ?? 'verify'
  const words = dialogs[shown]
  return (
    <ActionDialog
      open={decision !== null}
      title={`${words.title}：${name}`}
      intro={words.intro}
      contract={decideOrganisation}
      fixed={{ organisationId: id, decision: shown }}
      submitLabel={words.title}
      danger={shown === 'close'}
      doneMessage={words.done}
      onClose={onClose}
    >
      <Form.Item name="reason" label={words.label} rules={[{ required: true, whitespace: true, message: '请写明' }]}>
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder={words.placeholder} />
      </Form.Item>
      {shown === 'verify' && creditCodeFault && (
        <Form.Item
          name="creditCodeOverride"
          label="代码校验不符，看过哪份证书"
          {...(creditCodeOverride ? { initialValue: creditCodeOverride } : {})}
          rules={[{ required: true, whitespace: true, message: '早期试点的代码才可能校验不符，请写明证书' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}
