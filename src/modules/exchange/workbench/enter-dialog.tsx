import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { YuanInput } from '../../../workbench/yuan-input.tsx'
import { moneySourceLabels } from '../../project/labels.ts'
import { publicSources } from '../../project/money.ts'
import type { ListingDetail } from '../contract.ts'
import { enterPublicMoney } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import { OrganisationSelect } from './organisation-select.tsx'

export interface ListingDialogProps {
  listing: ListingDetail
  open: boolean
  onClose(): void
}

/** 登记财政、福彩资金: granted elsewhere, by a document that stands on the project's page with it. */
export function EnterDialog({ listing: { code, title, gapFen }, open, onClose }: ListingDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`登记财政、福彩资金：${title}`}
      intro={`还差 ${formatFen(gapFen)}。登记后计入已认购，不算到账；出资单位、金额和依据文件写在项目页上，谁都看得到。`}
      contract={enterPublicMoney}
      fixed={{ code }}
      initial={{ source: 'fiscal', amountFen: gapFen }}
      submitLabel="登记"
      doneMessage="已登记"
      changes={['exchange', 'project']}
      onClose={onClose}
    >
      <Form.Item name="source" label={fieldLabels.source.zh} rules={[{ required: true }]}>
        <Radio.Group options={publicSources.map((value) => ({ value, label: moneySourceLabels[value].zh }))} />
      </Form.Item>
      <Form.Item name="organisationId" label="出资单位" rules={[{ required: true, message: '请选出资单位' }]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="amountFen" label="金额" rules={[{ required: true, message: '请填金额，例如 12000' }]}>
        <YuanInput />
      </Form.Item>
      <Form.Item
        name="basis"
        label={fieldLabels.basis.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写文件名称和文号，至少 4 个字' }]}
      >
        <Input maxLength={200} placeholder="例如：关于下达 2027 年社区治理专项资金的通知（文号）" />
      </Form.Item>
    </ActionDialog>
  )
}
