import type { ReactNode } from 'react'
import type { Refusal } from '../base/refusal.ts'

export interface Column<Row> {
  key: string
  title: string
  /** the value as text, for the export and, unless `render` says more, for the eye */
  text(row: Row): string
  render?(row: Row): ReactNode
  /** false: offered in the chooser, not shown at first */
  shown?: boolean
  /** stays when a record is open beside the list */
  keep?: boolean
  /** figures stand at the end of the column */
  align?: 'end'
}

export interface Filter {
  /** name of the contract's input */
  key: string
  label: string
  options: { value: string; label: string }[]
  /** a day of the calendar instead of one of the options */
  input?: 'day'
  /** several may be chosen; the contract's input then takes a list */
  multiple?: boolean
}

/** The stations of the work that a list is divided into: one is always chosen, and filters stay when it changes. */
export interface Queues {
  /** name of the contract's input */
  key: string
  options: { value: string; label: string; count?: { value: number; exact: boolean }; late?: boolean }[]
  /** the one shown when the address names none */
  initial: string
}

/** A view that comes with the list; readers add their own. */
export interface ListView {
  name: string
  /** encoded as the address is: `state=open&sort=deadline` */
  query: string
}

export interface BulkAction<Row> {
  key: string
  label: string
  danger?: boolean
  /** why not for these rows; the whole act is refused when one of them is */
  refuse?(rows: readonly Row[]): Refusal
  /** opens a dialog or acts; `done` clears the selection */
  run(rows: readonly Row[], done: () => void): void
}
