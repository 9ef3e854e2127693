import type { ComponentType } from 'react'
import type { Permission } from '../base/roles.ts'
import type { ThreadTexts } from '../base/thread.ts'
import type { SectionActs } from './acts.ts'
import type { SectionWords } from './words.ts'

/** The headings of the side bar, in order. The first stands without a heading, below the to-do list. */
export const sectionGroups = {
  intake: null,
  calls: '比赛与资助',
  projects: '项目',
  money: '资金',
  network: '网络',
} as const

export type SectionGroup = keyof typeof sectionGroups

export interface SearchHit {
  id: string
  title: string
  /** code, state, place: what tells it from the next */
  note?: string
  /** below /workbench, e.g. `/problems/LG-26-0398` */
  href: string
}

/** What a module contributes to the workbench; composed in src/workbench-app.tsx. */
export interface WorkbenchSection {
  key: string
  label: string
  group: SectionGroup
  /** who sees it at all; every act inside is decided by the server anew */
  permission: Permission
  /** first segment below /workbench, e.g. `problems`; the section routes everything under it itself */
  path: string
  /** loaded when it is first opened */
  load(): Promise<{ default: ComponentType }>
  /** the queue of GET /todo whose number stands beside the label */
  count?: string
  /** records the search dialog may offer */
  search?: (text: string, signal: AbortSignal) => Promise<SearchHit[]>
  words?: SectionWords
  /** the steps it adds to threads */
  threadTexts?: ThreadTexts
  /** how the audit trail tells what happened here */
  acts?: SectionActs
}
