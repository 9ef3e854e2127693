import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { decidePlan, type PlanDetail } from '../contract-plan.ts'
import { fieldLabels } from '../labels.ts'

interface DecidePlanProps {
  plan: PlanDetail
  open: boolean
  onClose(): void
}

const changes = ['project', 'agreement']

/** 核定: from then on it is what was agreed, and the paper of three sides is drawn from it. */
export function ApprovePlanDialog({ plan: { project, version, grantFen }, open, onClose }: DecidePlanProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`核定方案和预算：${project.title}`}
      intro={`核定后不能再改，谁都看得到；系统按它生成三方协议，资助 ${formatFen(grantFen)} 按里程碑分期拨付。`}
      contract={decidePlan}
      fixed={{ code: project.code, version, decision: 'approve' }}
      submitLabel="核定"
      doneMessage="方案和预算已核定，协议马上生成"
      changes={changes}
      onClose={onClose}
    />
  )
}

/** 退回修改: with what is to be mended; it may be handed in again. */
export function ReturnPlanDialog({ plan: { project, version }, open, onClose }: DecidePlanProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`退回修改：${project.title}`}
      intro={`${project.organisation.name}改好后可以再提交。原因只有实施方和工作人员看得到。`}
      contract={decidePlan}
      fixed={{ code: project.code, version, decision: 'return' }}
      submitLabel="退回修改"
      doneMessage="已退回，实施方会收到通知"
      changes={changes}
      onClose={onClose}
    >
      <Form.Item
        name="because"
        label={fieldLabels.because.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明要改什么' }]}
      >
        <Input.TextArea
          autoFocus
          rows={4}
          maxLength={400}
          placeholder={'例如：\n一、第一个里程碑写明交哪几样材料\n二、物资费比申报多，说明原因'}
        />
      </Form.Item>
    </ActionDialog>
  )
}
