import { Checkbox, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { civilDate } from '../../../base/clock.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { YuanInput } from '../../../workbench/yuan-input.tsx'
import { type FundDetail, recordDonation } from '../contract.ts'
import { channels } from '../fund.ts'
import { channelLabels, fieldLabels } from '../labels.ts'

export interface FundDialogProps {
  fund: FundDetail
  open: boolean
  onClose(): void
}

/** Left empty is not given at all. */
const orNothing = (value: string): string | undefined => value || undefined

/** 登记捐赠: what the foundation has received already; nothing is collected here (慈善法 §27). */
export function DonationDialog({ fund: { id, name }, open, onClose }: FundDialogProps): ReactNode {
  const today = civilDate(serverNow())
  return (
    <ActionDialog
      open={open}
      title={`登记捐赠：${name}`}
      intro="只登记基金会已经收到的钱，平台不收款。登记后这笔捐赠写在公开的账上，不能改，只能更正。"
      contract={recordDonation}
      fixed={{ fundId: id }}
      initial={{ receivedOn: today, channel: 'bank', anonymous: false }}
      submitLabel="登记"
      doneMessage="捐赠已登记"
      changes={['fund', 'transfer', 'project', 'exchange']}
      onClose={onClose}
    >
      <div className="field-row">
        <Form.Item
          name="amountFen"
          label={fieldLabels.amountFen.zh}
          rules={[{ required: true, message: '请填金额，例如 500' }]}
        >
          <YuanInput />
        </Form.Item>
        <Form.Item
          name="receivedOn"
          label={fieldLabels.receivedOn.zh}
          rules={[{ required: true, message: '请选日期' }]}
        >
          <Input type="date" max={today} />
        </Form.Item>
      </div>
      <Form.Item name="channel" label={fieldLabels.channel.zh} rules={[{ required: true }]}>
        <Radio.Group options={channels.map((value) => ({ value, label: channelLabels[value].zh }))} />
      </Form.Item>
      <Form.Item
        name="reference"
        label={fieldLabels.reference.zh}
        extra="银行或募捐平台给的编号；同一个编号只登记一次。"
        normalize={orNothing}
      >
        <Input maxLength={80} />
      </Form.Item>
      <GiverFields />
      <Form.Item
        name="projectCode"
        label={fieldLabels.projectCode.zh}
        extra="捐赠人指定给某个项目时填项目编号；互联网募捐平台的钱只能给挂了备案的项目。"
        normalize={orNothing}
      >
        <Input maxLength={40} placeholder="例如：LG-26-0042" />
      </Form.Item>
    </ActionDialog>
  )
}

/** Who wants no name gives none: the field goes. */
function GiverFields(): ReactNode {
  return (
    <>
      <Form.Item name="anonymous" valuePropName="checked">
        <Checkbox>捐赠人不留名</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['anonymous']}>
        {(form) =>
          form.getFieldValue('anonymous') !== true && (
            <Form.Item
              name="donorName"
              label={fieldLabels.donorName.zh}
              extra="照捐赠人同意公开的称呼写，谁都看得到。"
              normalize={orNothing}
            >
              <Input maxLength={60} />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  )
}
