import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as desk from './commands/desk.ts'
import { enterForSomeone, reportProblem } from './commands/report.ts'
import * as reporter from './commands/reporter.ts'
import { reviewProblem } from './commands/review.ts'
import { supportProblem } from './commands/support.ts'
import { getDesk, pageDesk } from './queries/desk.ts'
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
  route(contracts.withdrawProblem, reporter.withdrawProblem),
  route(contracts.editProblemText, reporter.editProblemText),
  route(contracts.unfollowProblem, reporter.unfollowProblem),
  route(contracts.answerConsent, reporter.answerConsent),
  route(contracts.listDesk, pageDesk),
  route(contracts.getDesk, getDesk),
  route(contracts.enterForSomeone, enterForSomeone),
  route(contracts.reviewProblem, reviewProblem),
  route(contracts.classifyProblem, desk.classifyProblem),
  route(contracts.assignProblem, desk.assignProblem),
  route(contracts.passProblem, desk.passProblem),
  route(contracts.answerProblem, desk.answerProblem),
  route(contracts.adoptProblem, desk.adoptProblem),
  route(contracts.mergeProblem, desk.mergeProblem),
  route(contracts.noteProblem, desk.noteProblem),
  route(contracts.revealContact, desk.revealContact),
]
