import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { civilDate } from '../../../base/clock.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { endOperator, type OperatorItem } from '../contract.ts'
import { fieldLabels } from '../labels.ts'

/** The last day of a contract that ends before its term is over. */
export function EndOperatorDialog({ operator, onClose }: { operator: OperatorItem; onClose(): void }): ReactNode {
  const { id, operatorName, startsOn, endsOn } = operator
  const today = civilDate(serverNow())
  const initial = today < startsOn ? startsOn : today > endsOn ? endsOn : today
  return (
    <ActionDialog
      open
      title={`提前终止：${operatorName}`}
      intro="终止日期当天仍由它运营，第二天起空缺，可以登记新的合同。终止写进公开记录，不能撤销。"
      contract={endOperator}
      fixed={{ contractId: id }}
      initial={{ endedOn: initial }}
      submitLabel="终止合同"
      danger
      doneMessage="合同已终止"
      changes={['platform']}
      onClose={onClose}
    >
      <Form.Item name="endedOn" label={fieldLabels.endedOn?.zh} rules={[{ required: true, message: '请填最后一天' }]}>
        <Input type="date" min={startsOn} max={endsOn} autoFocus />
      </Form.Item>
    </ActionDialog>
  )
}
