import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as desk from '../contract-desk.ts'
import * as applying from './commands/application.ts'
import * as calls from './commands/call.ts'
import * as checking from './commands/check.ts'
import { getApplication, pageDeskApplications, pageOwnApplications } from './queries/applications.ts'
import { getCall, pageCalls, pageDeskCalls } from './queries/calls.ts'
import { getTemplates } from './queries/templates.ts'

export const callRoutes: Route[] = [
  route(contracts.listCalls, pageCalls),
  route(contracts.getCall, getCall),
  route(contracts.startApplication, applying.startApplication),
  route(contracts.getApplication, getApplication),
  route(contracts.listOwnApplications, pageOwnApplications),
  route(contracts.saveApplication, applying.saveApplication),
  route(contracts.submitApplication, applying.submitApplication),
  route(contracts.withdrawApplication, applying.withdrawApplication),
  route(desk.draftCall, calls.draftCall),
  route(desk.editCall, calls.editCall),
  route(desk.openCall, calls.openCall),
  route(desk.cancelCall, calls.cancelCall),
  route(desk.finishCall, calls.finishCall),
  route(desk.listDeskCalls, pageDeskCalls),
  route(desk.listTemplates, getTemplates),
  route(desk.listDeskApplications, pageDeskApplications),
  route(desk.checkApplication, checking.checkApplication),
  route(desk.returnApplication, checking.returnApplication),
]
