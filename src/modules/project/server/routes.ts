import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import { endProject } from './commands/project.ts'
import { getProject } from './queries/detail.ts'
import { pageDeskProjects, pageProjects } from './queries/lists.ts'

export const projectRoutes: Route[] = [
  route(contracts.listProjects, pageProjects),
  route(contracts.getProject, getProject),
  route(contracts.endProject, endProject),
  route(contracts.listDeskProjects, pageDeskProjects),
]
