import type { phones, Visitor } from '../faces.ts'
import type { Held } from '../held/portal.ts'

/** A page as somebody sees it. */
export interface Place {
  /** also the picture's file name */
  name: string
  /** the pattern it is registered under; several places may share one */
  page: string
  /** where to go, in Chinese; the English one is the same below /en */
  path: string | ((held: Held) => string)
  who?: keyof typeof phones | 'stranger'
  /** what makes it show what it should, once it is open */
  after?(visitor: Visitor): Promise<void>
}
