import { type ReactNode, useState } from 'react'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { useWhole } from '../../../workbench/query.ts'
import { EmptyState, Loaded } from '../../../workbench/states.tsx'
import { type ExpertItem, listExperts } from '../contract-desk.ts'
import { RegisterDialog, ResumeDialog, SuspendDialog } from './expert-dialogs.tsx'
import { ExpertChip, fieldNames } from './expert-standing.tsx'

/** One expert of the register. */
export function ExpertRecord({ personId }: { personId: string }): ReactNode {
  const all = useWhole(listExperts, {})
  return (
    <Loaded query={all} lines={8}>
      {(experts) => {
        const expert = experts.find((one) => one.personId === personId)
        return expert ? (
          <Expert key={personId} expert={expert} />
        ) : (
          <EmptyState title="没有这位专家" hint="可能角色已收回。" />
        )
      }}
    </Loaded>
  )
}

function Expert({ expert }: { expert: ExpertItem }): ReactNode {
  const { name, profile, open, judged } = expert
  const [act, setAct] = useState<'register' | 'suspend' | 'resume' | null>(null)
  const close = () => setAct(null)
  const suspended = profile?.suspendedBecause ?? null
  return (
    <>
      <RecordPanel
        code="评审专家"
        title={name}
        tags={<ExpertChip profile={profile} />}
        {...(suspended ? { answer: <p>暂停原因：{suspended}</p> } : {})}
        actions={[
          {
            key: 'register',
            label: profile ? '修改专长和单位' : '登记专长',
            refusal: null,
            onClick: () => setAct('register'),
          },
          ...(profile
            ? [
                suspended
                  ? { key: 'resume', label: '恢复邀请', refusal: null, onClick: () => setAct('resume') }
                  : {
                      key: 'suspend',
                      label: '暂停邀请',
                      refusal: null,
                      kind: 'danger' as const,
                      onClick: () => setAct('suspend'),
                    },
              ]
            : []),
        ]}
        facts={[
          { label: '专长领域', value: fieldNames(profile?.fields ?? []) || '未登记' },
          { label: '财务专家', value: profile ? (profile.finance ? '是' : '否') : '未登记' },
          { label: '所在单位', value: profile?.employer?.name ?? '未登记' },
          { label: '手里', value: `${open} 份` },
          { label: '评过', value: `${judged} 份` },
        ]}
      />
      <RegisterDialog expert={expert} open={act === 'register'} onClose={close} />
      <SuspendDialog expert={expert} open={act === 'suspend'} onClose={close} />
      <ResumeDialog expert={expert} open={act === 'resume'} onClose={close} />
    </>
  )
}
