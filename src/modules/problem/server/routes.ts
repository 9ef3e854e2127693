import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as deskContracts from '../contract-desk.ts'
import * as desk from './commands/desk.ts'
import * as erase from './commands/erase.ts'
import { sendLink } from './commands/link.ts'
import { enterForSomeone, reportProblem } from './commands/report.ts'
import * as reporter from './commands/reporter.ts'
import { reviewProblem } from './commands/review.ts'
import { supportProblem } from './commands/support.ts'
import { listAlike } from './queries/alike.ts'
import { countDesk, getDesk, pageDesk } from './queries/desk.ts'
import { getProblem } from './queries/detail.ts'
import { followProblem } from './queries/following.ts'
import { findSimilar, pageProblems } from './queries/lists.ts'

export const problemRoutes: Route[] = [
  route(contracts.listProblems, pageProblems),
  route(contracts.findSimilar, findSimilar),
  route(contracts.reportProblem, reportProblem),
  route(contracts.getProblem, getProblem),
  route(contracts.supportProblem, supportProblem),
  route(contracts.followProblem, followProblem),
  route(contracts.reopenProblem, reporter.reopenProblem),
  route(contracts.confirmProblem, reporter.confirmProblem),
  route(contracts.withdrawProblem, erase.withdrawProblem),
  route(contracts.eraseProblemText, erase.eraseProblemText),
  route(contracts.editProblemText, reporter.editProblemText),
  route(contracts.unfollowProblem, reporter.unfollowProblem),
  route(contracts.sendLink, sendLink),
  route(contracts.answerConsent, erase.answerConsent),
  route(deskContracts.listDesk, pageDesk),
  route(deskContracts.countDesk, countDesk),
  route(deskContracts.getDesk, getDesk),
  route(deskContracts.listAlike, listAlike),
  route(deskContracts.enterForSomeone, enterForSomeone),
  route(deskContracts.reviewProblem, reviewProblem),
  route(deskContracts.classifyProblem, desk.classifyProblem),
  route(deskContracts.assignProblem, desk.assignProblem),
  route(deskContracts.passProblem, desk.passProblem),
  route(deskContracts.answerProblem, desk.answerProblem),
  route(deskContracts.adoptProblem, desk.adoptProblem),
  route(deskContracts.mergeProblem, desk.mergeProblem),
  route(deskContracts.noteProblem, desk.noteProblem),
  route(deskContracts.revealContact, desk.revealContact),
]
