import type { ReactNode } from 'react'
import type { OutputOf } from '../../../base/contract.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { PurposeField } from '../../../workbench/purpose-field.tsx'
import { type ObjectionDetail, revealObjector } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'

export type Objector = OutputOf<typeof revealObjector>

const purposes = ['核实异议的情况', '请异议人补充材料', '当面听取意见']

interface ContactDialogProps {
  objection: ObjectionDetail
  open: boolean
  onClose(): void
  onContact(objector: Objector): void
}

/** Who objects, for a stated purpose. It stays in sight as long as the record is open, and nowhere else. */
export function ContactDialog({ objection: { id }, open, onClose, onContact }: ContactDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title="查看姓名和联系方式"
      intro="谁、什么时候、为了什么看过，都会留痕。只用来办这条异议，不要告诉申报方，也不要写进答复。"
      contract={revealObjector}
      fixed={{ id }}
      submitLabel="查看"
      doneMessage="已显示，这次查看已留痕"
      onClose={onClose}
      onDone={onContact}
    >
      <PurposeField label={fieldLabels.purpose.zh} usual={purposes} />
    </ActionDialog>
  )
}
