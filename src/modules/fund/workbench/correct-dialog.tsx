import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import type { TransferItem } from '../contract.ts'
import { correctTransfer } from '../contract-desk.ts'
import { transferWords } from './desk-words.ts'

export interface TransferDialogProps {
  /** null: closed */
  item: TransferItem | null
  onClose(): void
}

/** 更正: nothing booked is changed, another transfer takes it back. */
export function CorrectDialog({ item, onClose }: TransferDialogProps): ReactNode {
  return (
    <ActionDialog
      open={item !== null}
      title="更正这笔账"
      intro={
        <>
          <p>{item && transferWords(item)}</p>
          <p>
            旧账不改：另记一笔方向相反、金额相同的，说明写在账上，谁都看得到。
            {item?.kind === 'designation' && '管理费一起退回。'}
            要记对的，再登记一次。
          </p>
        </>
      }
      contract={correctTransfer}
      fixed={item ? { id: item.id } : {}}
      submitLabel="更正"
      danger
      doneMessage="已更正"
      changes={['fund', 'designation', 'project', 'exchange']}
      onClose={onClose}
    >
      <Form.Item
        name="note"
        label="错在哪里"
        extra="自己登记的，要由另一个人更正。"
        rules={[{ required: true, whitespace: true, min: 4, message: '请写错在哪里，至少 4 个字' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：把 500 元记成了 5,000 元" />
      </Form.Item>
    </ActionDialog>
  )
}
