import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import { confirmAgreement, returnAgreement, scanAgreement } from './commands/agreement.ts'
import { getAgreement } from './queries/agreement.ts'
import { pageDeskAgreements, pageOwnAgreements } from './queries/lists.ts'

export const agreementRoutes: Route[] = [
  route(contracts.getAgreement, getAgreement),
  route(contracts.listOwnAgreements, pageOwnAgreements),
  route(contracts.listDeskAgreements, pageDeskAgreements),
  route(contracts.scanAgreement, scanAgreement),
  route(contracts.confirmAgreement, confirmAgreement),
  route(contracts.returnAgreement, returnAgreement),
]
