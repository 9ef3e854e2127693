import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { type DeskDetail, passProblem } from '../contract-desk.ts'
import { fieldLabels, outsideLabels } from '../labels.ts'
import { outsideBodies, type OutsideBody, outsideDeadline } from '../problem.ts'
import type { DeskDialogProps } from './dialog-props.ts'
import { ToldMessage } from './told.tsx'

const bodies = outsideBodies.map((value) => ({ value, label: outsideLabels[value].zh }))

/** 转外部: to whom, under which number, by when; we go on following it. */
export function PassDialog({ problem, open, onClose }: DeskDialogProps): ReactNode {
  const { code, outside } = problem
  const initial = outside
    ? { body: outside.body, receipt: outside.receipt, expectedOn: outside.expectedOn ?? undefined }
    : { body: outsideBodies[0] }
  return (
    <ActionDialog
      open={open}
      title={`转外部 ${code}`}
      intro="先在对方的系统里转办，拿到受理号再登记。转出后我们接着跟，到期会提醒您去问。"
      contract={passProblem}
      fixed={{ code }}
      initial={initial}
      submitLabel={outside ? '更新' : '转外部'}
      doneMessage={`${code} 的受理信息已登记`}
      onClose={onClose}
    >
      <Form.Item name="body" label={fieldLabels.body?.zh} rules={[{ required: true, message: '请选转给谁' }]}>
        <Radio.Group options={bodies} />
      </Form.Item>
      <Form.Item
        name="receipt"
        label={fieldLabels.receipt?.zh}
        rules={[{ required: true, min: 2, max: 40, whitespace: true, message: '请填对方给的受理号' }]}
      >
        <Input autoFocus placeholder="例如：0755-20261121-0086" autoComplete="off" />
      </Form.Item>
      <ExpectedField />
      <Preview problem={problem} />
    </ActionDialog>
  )
}

/** Without a date the usual term of that body counts. */
function ExpectedField(): ReactNode {
  const body = Form.useWatch<OutsideBody | undefined>('body')
  const usual = body ? outsideDeadline(serverNow(), body).on : null
  return (
    <Form.Item
      name="expectedOn"
      label={fieldLabels.expectedOn?.zh}
      extra={usual ? `不填就按惯例，${formatDate(usual, 'zh', 'short')}提醒您去问。` : ''}
      getValueFromEvent={(event: { target: { value: string } }) => event.target.value || undefined}
    >
      <Input type="date" min={civilDate(serverNow())} />
    </Form.Item>
  )
}

function Preview({ problem }: { problem: DeskDetail }): ReactNode {
  const body = Form.useWatch<OutsideBody | undefined>('body')
  const receipt = Form.useWatch<string | undefined>('receipt')?.trim()
  if (!body || !receipt) return null
  return (
    <ToldMessage
      problem={problem}
      kind="problem.passed"
      params={{ code: problem.code, body, receipt, expectedOn: '' }}
    />
  )
}
