import './workbench/no-eval.ts'
import { organisationSection, peopleSection } from './modules/people/workbench/section.ts'
import { problemSection } from './modules/problem/workbench/section.ts'
import type { WorkbenchSection } from './workbench/section.ts'
import { startWorkbench } from './workbench/start.tsx'

/** The rooms of the workbench, in the order of the side bar. */
const sections: WorkbenchSection[] = [problemSection, organisationSection, peopleSection]

startWorkbench(sections)
