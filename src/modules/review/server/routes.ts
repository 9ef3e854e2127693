import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as desk from '../contract-desk.ts'
import * as deciding from './commands/decide.ts'
import * as experts from './commands/expert.ts'
import * as reviewing from './commands/review.ts'
import * as scoring from './commands/score.ts'
import { getAssignment, pageAssignments } from './queries/assignments.ts'
import { candidatesFor, pageExperts } from './queries/experts.ts'
import { getOwnResult, getRanking } from './queries/ranking.ts'
import { getReview, pageReviews } from './queries/reviews.ts'

export const reviewRoutes: Route[] = [
  route(contracts.getRanking, getRanking),
  route(contracts.getOwnResult, getOwnResult),
  route(contracts.listAssignments, pageAssignments),
  route(contracts.getAssignment, getAssignment),
  route(contracts.declareInterest, scoring.declareInterest),
  route(contracts.saveScore, scoring.saveScore),
  route(contracts.submitScore, scoring.submitScore),
  route(contracts.abstain, scoring.abstain),
  route(desk.listExperts, pageExperts),
  route(desk.registerExpert, experts.registerExpert),
  route(desk.suspendExpert, experts.suspendExpert),
  route(desk.listReviews, pageReviews),
  route(desk.getReview, getReview),
  route(desk.startReview, reviewing.startReview),
  route(desk.listCandidates, candidatesFor),
  route(desk.assignExpert, reviewing.assignExpert),
  route(desk.releaseExpert, reviewing.releaseExpert),
  route(desk.beginScoring, reviewing.beginScoring),
  route(desk.rankScores, deciding.rankScores),
  route(desk.decide, deciding.decide),
]
