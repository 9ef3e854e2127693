import { Form, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { useContract } from '../../../workbench/query.ts'
import { listOrganisations } from '../../people/contract-organisation.ts'
import { organisationKindLabels } from '../../people/labels.ts'
import { inviteMember } from '../contract.ts'
import { memberParts } from '../design.ts'
import { fieldLabels, partLabels } from '../labels.ts'
import type { DeskDialogProps } from './dialog-props.ts'

const partHints = {
  leads: '主导（党委政府一方，只有一家）',
  drives: '牵头（社会组织，只有一家）',
  'takes-part': partLabels['takes-part'].zh,
} as const

/** Asks a verified organisation to lead, drive or take part. */
export function InviteDialog({ design: { code }, open, onClose }: DeskDialogProps): ReactNode {
  const [sought, setSought] = useState('')
  const found = useContract(
    listOrganisations,
    { limit: 20, ...(sought ? { q: sought } : {}) },
    { enabled: open, keepPrevious: true },
  )
  return (
    <ActionDialog
      open={open}
      title={`邀请组织 ${code}`}
      intro="对方会收到通知，在“我的”里答复。只能邀请核验过的组织。"
      contract={inviteMember}
      fixed={{ code }}
      initial={{ part: 'takes-part' }}
      submitLabel="发出邀请"
      doneMessage="邀请已发出"
      onClose={onClose}
    >
      <Form.Item
        name="organisationId"
        label={fieldLabels.organisationId.zh}
        rules={[{ required: true, message: '请选一个组织' }]}
      >
        <Select
          autoFocus
          showSearch={{ filterOption: false, onSearch: setSought }}
          loading={found.isFetching}
          placeholder="输入名称里的字"
          notFoundContent={found.isFetching ? '正在查找…' : '没有找到核验过的组织'}
          options={(found.data?.items ?? []).map(({ id, name, kind, area }) => ({
            value: id,
            label: `${name}（${organisationKindLabels[kind].zh} · ${area.name}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="part" label={fieldLabels.part.zh} rules={[{ required: true, message: '请选一项' }]}>
        <Radio.Group vertical options={memberParts.map((value) => ({ value, label: partHints[value] }))} />
      </Form.Item>
    </ActionDialog>
  )
}
