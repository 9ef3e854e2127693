import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { unnameGiver } from '../contract-desk.ts'
import type { TransferDialogProps } from './correct-dialog.tsx'
import { transferWords } from './desk-words.ts'

/** 隐去姓名: who gave it no longer wants to be named; the account itself stays as it is. */
export function UnnameDialog({ item, onClose }: TransferDialogProps): ReactNode {
  return (
    <ActionDialog
      open={item !== null}
      title="隐去捐赠人姓名"
      intro={
        <>
          <p>{item && transferWords(item)}</p>
          <p>捐赠人不想再留名时用。账上改为“不留名”，金额和日期不变；去掉的姓名找不回来。</p>
        </>
      }
      contract={unnameGiver}
      fixed={item ? { id: item.id } : {}}
      submitLabel="隐去姓名"
      danger
      doneMessage="姓名已隐去"
      changes={['transfer']}
      onClose={onClose}
    />
  )
}
