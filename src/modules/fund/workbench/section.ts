import type { WorkbenchSection } from '../../../workbench/section.ts'
import { faultLabels, refusalLabels } from '../labels.ts'
import { fundThreadTexts } from '../thread-texts.ts'
import { fundActs } from './acts.ts'
import { todoLabels } from './desk-words.ts'

const words = { refusals: refusalLabels, faults: faultLabels, todos: todoLabels }

/** 基金账目: what each fund has, and every transfer of it. */
export const fundSection: WorkbenchSection = {
  key: 'funds',
  label: '基金账目',
  group: 'money',
  permission: 'fund.read',
  path: 'funds',
  load: () => import('./fund-pages.tsx'),
  words,
  threadTexts: fundThreadTexts,
  acts: fundActs,
}

/** 划款: money that is to be set apart for projects, entered by one and approved by another. */
export const designationSection: WorkbenchSection = {
  key: 'designations',
  label: '划款',
  group: 'money',
  permission: 'fund.read',
  path: 'designations',
  load: () => import('./designation-pages.tsx'),
  count: 'designation',
  words,
}
