import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as commands from './commands.ts'
import { pageAreas, pageOperators, pagePlatforms } from './queries.ts'

export const networkRoutes: Route[] = [
  route(contracts.listAreas, pageAreas),
  route(contracts.listPlatforms, pagePlatforms),
  route(contracts.addPlace, commands.addPlace),
  route(contracts.endPlace, commands.endPlace),
  route(contracts.changePlatform, commands.changePlatform),
  route(contracts.listOperators, pageOperators),
  route(contracts.contractOperator, commands.contractOperator),
  route(contracts.endOperator, commands.endOperator),
]
