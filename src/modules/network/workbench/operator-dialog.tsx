import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { YuanInput } from '../../../workbench/yuan-input.tsx'
import { contractOperator, type PlatformItem } from '../contract.ts'
import { fieldLabels } from '../labels.ts'

interface OperatorDialogProps {
  platform: PlatformItem
  open: boolean
  onClose(): void
}

/** The contract by which a social organisation runs a platform. It is a public act; the fee stays inside. */
export function OperatorDialog({ platform, open, onClose }: OperatorDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`登记运营合同：${platform.name}`}
      intro="机构和期限会公开，也写进公开记录；服务费只有管理人员看得到。同一天只能有一个运营方。"
      contract={contractOperator}
      fixed={{ platformId: platform.id }}
      submitLabel="登记"
      doneMessage="合同已登记"
      changes={['platform']}
      onClose={onClose}
    >
      <Form.Item
        name="operatorName"
        label={fieldLabels.operatorName?.zh}
        rules={[{ required: true, min: 2, max: 80, whitespace: true, message: '请写机构全称' }]}
      >
        <Input autoFocus autoComplete="off" placeholder="与登记证书上的名称一致" />
      </Form.Item>
      <Form.Item
        name="creditCode"
        label={fieldLabels.creditCode?.zh}
        normalize={(text: string) => text.replaceAll(/[\s-]/g, '').toUpperCase() || undefined}
      >
        <Input autoComplete="off" maxLength={24} placeholder="18 位" />
      </Form.Item>
      <div className="network-line">
        <Form.Item
          name="startsOn"
          label={fieldLabels.startsOn?.zh}
          rules={[{ required: true, message: '请填开始日期' }]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="endsOn"
          label={fieldLabels.endsOn?.zh}
          rules={[{ required: true, message: '请填结束日期，这一天也算在内' }]}
        >
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item
        name="yearlyFeeFen"
        label={fieldLabels.yearlyFeeFen?.zh}
        rules={[{ required: true, message: '请填金额，例如 450000' }]}
      >
        <YuanInput per="一年" />
      </Form.Item>
      <Form.Item
        name="deliverables"
        label={fieldLabels.deliverables?.zh}
        rules={[{ required: true, whitespace: true, message: '请写服务内容' }]}
      >
        <Input.TextArea
          rows={3}
          maxLength={2000}
          placeholder="例如：日常运营；培育社区社会组织；每月一次区街联动交流"
        />
      </Form.Item>
    </ActionDialog>
  )
}
