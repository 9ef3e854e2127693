import { AutoComplete, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { type Fen, formatFen } from '../../../base/money.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { useContract } from '../../../workbench/query.ts'
import { YuanInput } from '../../../workbench/yuan-input.tsx'
import { enterDesignation, listPromised } from '../contract-desk.ts'
import { feeOf } from '../fund.ts'
import { fieldLabels } from '../labels.ts'
import { feeWords, promisedWords } from './desk-words.ts'
import type { FundDialogProps } from './donation-dialog.tsx'

/** 登记划款: money of a fund for one project; it moves when another person approves it. */
export function DesignateDialog({ fund, open, onClose }: FundDialogProps): ReactNode {
  const { id, name, freeFen, feePermille } = fund
  const promised = useContract(listPromised, { id }, { enabled: open }).data?.items ?? []
  return (
    <ActionDialog
      open={open}
      title={`登记划款：${name}`}
      intro={`待安排 ${formatFen(freeFen)}。登记后等另一个人审批，批准了钱才划入项目专账。`}
      contract={enterDesignation}
      fixed={{ id }}
      submitLabel="登记"
      doneMessage="已登记，等另一个人审批"
      changes={['fund']}
      onClose={onClose}
    >
      <Form.Item
        name="projectCode"
        label="给哪个项目"
        extra={promised.length > 0 ? '点开是基金会认购了、还没有划够的；别的项目填编号。' : '填项目编号。'}
        rules={[{ required: true, whitespace: true, message: '请填项目编号' }]}
      >
        <AutoComplete
          autoFocus
          options={promised.map((item) => ({ value: item.code, label: promisedWords(item) }))}
          placeholder="例如：LG-26-0042"
        />
      </Form.Item>
      <Form.Item name="amountFen" label="划入项目的金额" rules={[{ required: true, message: '请填金额，例如 10000' }]}>
        <YuanInput />
      </Form.Item>
      <Form.Item noStyle dependencies={['amountFen']}>
        {(form) => <Fee amountFen={form.getFieldValue('amountFen') as Fen | undefined} feePermille={feePermille} />}
      </Form.Item>
      <Form.Item
        name="note"
        label={fieldLabels.note.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写依据和用处，至少 4 个字' }]}
      >
        <Input.TextArea rows={3} maxLength={400} placeholder="例如：按协议第一期，用于场地" />
      </Form.Item>
    </ActionDialog>
  )
}

/** What leaves the fund beside it, before it is sent. */
function Fee({ amountFen, feePermille }: { amountFen: Fen | undefined; feePermille: number }): ReactNode {
  if (feePermille === 0) return <p className="small soft">这个基金不收管理费。</p>
  const words = `管理费：${feeWords(feePermille)}`
  if (amountFen === undefined || amountFen <= 0) return <p className="small soft">{words}。</p>
  const feeFen = feeOf(amountFen, feePermille)
  return (
    <p className="small soft">
      {words}，{formatFen(feeFen)}；基金共支出 {formatFen(amountFen + feeFen)}。
    </p>
  )
}
