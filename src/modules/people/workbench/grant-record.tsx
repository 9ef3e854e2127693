import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { permissionLabels } from '../../../base/permission-labels.ts'
import { permissionsOf, roleLabels } from '../../../base/roles.ts'
import { DateText } from '../../../ui/time.tsx'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { useContract } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, Loaded } from '../../../workbench/states.tsx'
import { endGrant, getGrant, type GrantItem, resetSecondFactor } from '../contract.ts'
import { AuditLink } from './audit-link.tsx'

/** One role of one person: what it allows, who gave it and why, and how it ends. */
export function GrantRecord({ id }: { id: string }): ReactNode {
  const grant = useContract(getGrant, { grantId: id })
  if (grant.data === undefined && grant.error?.status === 404)
    return <EmptyState title="没有找到这个角色" hint="它可能已经结束，或者不在您的范围内。" />
  return (
    <Loaded query={grant} lines={8}>
      {(held) => <Opened key={id} grant={held} />}
    </Loaded>
  )
}

function Opened({ grant }: { grant: GrantItem }): ReactNode {
  const [act, setAct] = useState<'end' | 'reset' | null>(null)
  const { id, person, role, nodeName, can } = grant
  const navigate = useNavigate()
  const { search } = useLocation()
  const close = () => setAct(null)
  return (
    <>
      <RecordPanel
        code={person.contact ?? '没有联系方式'}
        title={person.name || '已注销'}
        answer={`${nodeName}，${roleLabels[role].zh}`}
        actions={[
          { key: 'end', label: '收回角色', refusal: can.end, kind: 'danger', onClick: () => setAct('end') },
          { key: 'reset', label: '清除两步验证', refusal: can.reset, onClick: () => setAct('reset') },
        ]}
        facts={[
          { label: '依据', value: grant.reason },
          { label: '授予人', value: grant.grantedBy ?? '系统设置' },
          { label: '授予时间', value: <DateText at={grant.grantedAt} kind="time" /> },
        ]}
      >
        <section className="record-part">
          <h3>可以做什么</h3>
          <ul>
            {permissionsOf(role).map((permission) => (
              <li key={permission}>{permissionLabels[permission].zh}</li>
            ))}
          </ul>
        </section>
        <AuditLink id={id} />
      </RecordPanel>
      <ActionDialog
        open={act === 'end'}
        title={`收回${person.name}的角色`}
        intro={`收回后，${person.name}不再能以${roleLabels[role].zh}的身份办理${nodeName}的事；办过的事照旧记在名下。`}
        contract={endGrant}
        fixed={{ grantId: id }}
        submitLabel="收回"
        danger
        doneMessage="角色已收回"
        onClose={close}
        onDone={() => void navigate({ pathname: '/people', search })}
      >
        <Reason />
      </ActionDialog>
      <ActionDialog
        open={act === 'reset'}
        title={`清除${person.name}的两步验证`}
        intro="只在本人丢了手机和备用码时使用，请先当面或电话核实。清除后，本人的所有登录立即结束，下次登录重新设置。"
        contract={resetSecondFactor}
        fixed={{ personId: person.id }}
        submitLabel="清除"
        danger
        doneMessage="两步验证已清除"
        onClose={close}
      >
        <Reason />
      </ActionDialog>
    </>
  )
}

function Reason(): ReactNode {
  return (
    <Form.Item name="reason" label="依据" rules={[{ required: true, whitespace: true, message: '请写明依据' }]}>
      <Input autoFocus maxLength={400} />
    </Form.Item>
  )
}
