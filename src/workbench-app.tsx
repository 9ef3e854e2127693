import './workbench/no-eval.ts'
import { agreementSection } from './modules/agreement/workbench/section.ts'
import { applicationSection, callSection } from './modules/call/workbench/section.ts'
import { designSection } from './modules/design/workbench/section.ts'
import { exchangeSection } from './modules/exchange/workbench/section.ts'
import { designationSection, fundSection } from './modules/fund/workbench/section.ts'
import { networkSection } from './modules/network/workbench/section.ts'
import { noticeSection, objectionSection } from './modules/notice/workbench/section.ts'
import { auditSection } from './modules/people/workbench/audit-section.ts'
import { organisationSection, peopleSection } from './modules/people/workbench/section.ts'
import { problemSection } from './modules/problem/workbench/section.ts'
import { projectSection } from './modules/project/workbench/section.ts'
import { expertSection, reviewSection, scoringSection } from './modules/review/workbench/section.ts'
import type { WorkbenchSection } from './workbench/section.ts'
import { startWorkbench } from './workbench/start.tsx'

/** The rooms of the workbench, in the order of the side bar. */
const sections: WorkbenchSection[] = [
  problemSection,
  designSection,
  callSection,
  applicationSection,
  scoringSection,
  reviewSection,
  expertSection,
  noticeSection,
  objectionSection,
  projectSection,
  exchangeSection,
  agreementSection,
  fundSection,
  designationSection,
  networkSection,
  organisationSection,
  peopleSection,
  auditSection,
]

startWorkbench(sections)
