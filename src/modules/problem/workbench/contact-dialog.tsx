import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { PurposeField } from '../../../workbench/purpose-field.tsx'
import { revealContact } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import type { DeskDialogProps } from './dialog-props.ts'

const purposes = ['核实情况', '约时间上门看', '告知办理结果', '补充材料']

/** The reporter's contact, for a stated purpose. It stays in sight as long as the record is open, and nowhere else. */
export function ContactDialog({
  problem,
  open,
  onClose,
  onContact,
}: DeskDialogProps & { onContact(contact: string | null): void }): ReactNode {
  const { code } = problem
  return (
    <ActionDialog
      open={open}
      title={`查看联系方式 ${code}`}
      intro="谁、什么时候、为了什么看过，都会留痕；反映人可以要求告知。只用来办这件事，不要转给别人。"
      contract={revealContact}
      fixed={{ code }}
      submitLabel="查看"
      doneMessage="已显示，这次查看已留痕"
      onClose={onClose}
      onDone={({ contact }) => onContact(contact)}
    >
      <PurposeField label={fieldLabels.purpose?.zh} usual={purposes} />
    </ActionDialog>
  )
}
