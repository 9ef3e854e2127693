import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as stage from './commands/stage.ts'
import * as team from './commands/team.ts'
import * as words from './commands/words.ts'
import { getDesign } from './queries/detail.ts'
import { pageDesigns, pageDesk } from './queries/lists.ts'
import { findOpenings } from './queries/overview.ts'

export const designRoutes: Route[] = [
  route(contracts.listDesigns, pageDesigns),
  route(contracts.getDesign, getDesign),
  route(contracts.listOpenings, findOpenings),
  route(contracts.openDesign, stage.openDesign),
  route(contracts.joinProblem, stage.joinProblem),
  route(contracts.settleDesign, stage.settleDesign),
  route(contracts.reopenDesign, stage.reopenDesign),
  route(contracts.endDesign, stage.endDesign),
  route(contracts.inviteMember, team.inviteMember),
  route(contracts.offerToJoin, team.offerToJoin),
  route(contracts.answerMember, team.answerMember),
  route(contracts.leaveTeam, team.leaveTeam),
  route(contracts.setDuties, team.setDuties),
  route(contracts.editDesign, words.editDesign),
  route(contracts.listDesk, pageDesk),
  route(contracts.reviewDesign, words.reviewDesign),
]
