import type { DeskDetail } from '../contract-desk.ts'

/** What every dialog of a record is given. */
export interface DeskDialogProps {
  problem: DeskDetail
  open: boolean
  onClose(): void
}
