import type { ReactNode } from 'react'
import type { DeskDetail } from '../contract-desk.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { ClassifyDialog } from './classify-dialog.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import type { DeskAct } from './desk-acts.ts'
import type { DeskDialogProps } from './dialog-props.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { PassDialog } from './pass-dialog.tsx'

interface DeskDialogsProps {
  problem: DeskDetail
  act: DeskAct | null
  onClose(): void
  onContact(contact: string | null): void
}

/** Every act on a record has its dialog; one is open at a time. */
export function DeskDialogs({ problem, act, onClose, onContact }: DeskDialogsProps): ReactNode {
  const shared = (mine: DeskAct): DeskDialogProps => ({ problem, open: act === mine, onClose })
  return (
    <>
      <AssignDialog {...shared('assign')} />
      <PassDialog {...shared('pass')} />
      <AnswerDialog {...shared('answer')} kind="answer" />
      <AnswerDialog {...shared('adopt')} kind="adopt" />
      <MergeDialog {...shared('merge')} />
      <ClassifyDialog {...shared('classify')} />
      <NoteDialog {...shared('note')} />
      <ContactDialog {...shared('contact')} onContact={onContact} />
    </>
  )
}
