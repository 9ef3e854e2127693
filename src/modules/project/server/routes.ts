import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as plan from '../contract-plan.ts'
import { decidePlan, savePlan, submitPlan } from './commands/plan.ts'
import { endProject } from './commands/project.ts'
import { getProject } from './queries/detail.ts'
import { pageDeskProjects, pageProjects } from './queries/lists.ts'
import { getPlan } from './queries/plan.ts'

export const projectRoutes: Route[] = [
  route(contracts.listProjects, pageProjects),
  route(contracts.getProject, getProject),
  route(contracts.endProject, endProject),
  route(contracts.listDeskProjects, pageDeskProjects),
  route(plan.getPlan, getPlan),
  route(plan.savePlan, savePlan),
  route(plan.submitPlan, submitPlan),
  route(plan.decidePlan, decidePlan),
]
