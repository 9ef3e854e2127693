import { Checkbox, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { civilDate } from '../../../base/clock.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { useContract } from '../../../workbench/query.ts'
import { listOrganisations } from '../../people/contract-organisation.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import { fieldsOn } from '../../problem/problem.ts'
import { type ExpertItem, registerExpert, suspendExpert } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'

interface ExpertDialogProps {
  expert: ExpertItem
  open: boolean
  onClose(): void
}

/** What an expert knows and whom they work for: by it they are asked, or kept from judging. */
export function RegisterDialog({ expert: { personId, name, profile }, open, onClose }: ExpertDialogProps): ReactNode {
  const fields = fieldsOn(civilDate(serverNow()))
  return (
    <ActionDialog
      open={open}
      title={`登记专长：${name}`}
      intro="分派时按领域推荐；所在单位在方案团队里的，不能请来评。"
      contract={registerExpert}
      fixed={{ personId }}
      initial={{
        fields: profile?.fields ?? [],
        finance: profile?.finance ?? false,
        employerId: profile?.employer?.id ?? null,
      }}
      submitLabel="保存"
      doneMessage="已登记"
      changes={['review']}
      onClose={onClose}
    >
      <Form.Item name="fields" label={fieldLabels.fields.zh} rules={[{ required: true, message: '至少选一个领域' }]}>
        <Select
          autoFocus
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="可以选几个"
          options={fields.map(({ code }) => ({ value: code, label: problemFieldLabels[code]?.zh ?? code }))}
        />
      </Form.Item>
      <Form.Item name="employerId" label={fieldLabels.employerId.zh} extra="平台上核验过的组织；不在平台上的不填。">
        <EmployerSelect known={profile?.employer ?? null} />
      </Form.Item>
      <Form.Item name="finance" valuePropName="checked">
        <Checkbox>{fieldLabels.finance.zh}，能核预算</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

interface EmployerSelectProps {
  known: { id: string; name: string } | null
  /** given by the form */
  id?: string
  value?: string | null
  onChange?(value: string | null): void
}

function EmployerSelect({ known, value, onChange, ...rest }: EmployerSelectProps): ReactNode {
  const [sought, setSought] = useState('')
  const found = useContract(listOrganisations, { limit: 20, ...(sought ? { q: sought } : {}) }, { keepPrevious: true })
  const items = found.data?.items ?? []
  const all = known && !items.some(({ id }) => id === known.id) ? [known, ...items] : items
  return (
    <Select
      {...rest}
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSought }}
      loading={found.isFetching}
      placeholder="输入名称里的字"
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到'}
      options={all.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  )
}

export function SuspendDialog({ expert: { personId, name }, open, onClose }: ExpertDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`暂停邀请：${name}`}
      intro="暂停后不再出现在候选里；手里的份数照常评完。随时可以恢复。"
      contract={suspendExpert}
      fixed={{ personId }}
      submitLabel="暂停邀请"
      danger
      doneMessage="已暂停"
      changes={['review']}
      onClose={onClose}
    >
      <Form.Item
        name="because"
        label={fieldLabels.because.zh}
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明原因' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：本人申请休息半年" />
      </Form.Item>
    </ActionDialog>
  )
}

export function ResumeDialog({ expert: { personId, name }, open, onClose }: ExpertDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`恢复邀请：${name}`}
      intro="恢复后又会出现在候选里。"
      contract={suspendExpert}
      fixed={{ personId, because: null }}
      submitLabel="恢复邀请"
      doneMessage="已恢复"
      changes={['review']}
      onClose={onClose}
    />
  )
}
