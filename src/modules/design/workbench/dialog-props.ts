import type { DesignDetail } from '../contract.ts'

/** What every dialog of a record is given. */
export interface DeskDialogProps {
  design: DesignDetail
  open: boolean
  onClose(): void
}
