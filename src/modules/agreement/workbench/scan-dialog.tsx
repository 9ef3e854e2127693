import { Form, Radio } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { FilesInput } from '../../../workbench/files-input.tsx'
import { mostScans } from '../agreement.ts'
import { scanAgreement } from '../contract.ts'
import { fieldLabels, partyRoleLabels } from '../labels.ts'
import { ownParties } from './agreement-acts.ts'
import type { AgreementDialogProps } from './return-dialog.tsx'

const fileWords = { choose: '选 PDF 或照片', measure: '个', nameOf: (number: number) => `第 ${number} 个` }

/** 上传扫描件: the whole sealed paper; whoever hands it in confirms it for one party with it. */
export function ScanDialog({ agreement, open, onClose }: AgreementDialogProps): ReactNode {
  const { code, project } = agreement
  const own = ownParties(agreement)
  return (
    <ActionDialog
      open={open}
      title={`上传扫描件：${project.title}`}
      intro="每一页都要在里面，章要看得清。上传就代表所选的一方确认，别的各方会收到通知来核对。"
      contract={scanAgreement}
      fixed={{ code }}
      initial={own.length === 1 && own[0] ? { position: own[0].position } : {}}
      submitLabel="上传并确认"
      doneMessage="扫描件已上传，等别的各方确认"
      changes={['project']}
      onClose={onClose}
    >
      <Form.Item name="position" label="代表哪一方" rules={[{ required: true, message: '请选代表哪一方' }]}>
        <Radio.Group
          options={own.map(({ position, role, name }) => ({
            value: position,
            label: `${name}，${partyRoleLabels[role].zh}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="fileIds"
        label={fieldLabels.fileIds.zh}
        extra="一份 PDF，或者逐页拍的照片，最多 12 个。"
        rules={[{ required: true, type: 'array', min: 1, message: '请先选扫描件' }]}
      >
        <FilesInput
          most={mostScans}
          kind="paper"
          accept="application/pdf,image/*"
          words={fileWords}
          className="agreement-files"
        />
      </Form.Item>
    </ActionDialog>
  )
}
