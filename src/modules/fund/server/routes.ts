import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as desk from '../contract-desk.ts'
import { recordDonation, unnameGiver } from './commands/donation.ts'
import { correctTransfer, decideDesignation, enterDesignation, openFund } from './commands/fund.ts'
import { getDesignation, pageDesignations, promisedBy } from './queries/designations.ts'
import { getFund, pageFunds } from './queries/funds.ts'
import { pageBooked, pageTransfers } from './queries/transfers.ts'

export const fundRoutes: Route[] = [
  route(contracts.listFunds, pageFunds),
  route(contracts.getFund, getFund),
  route(contracts.listTransfers, pageTransfers),
  route(contracts.recordDonation, recordDonation),
  route(desk.openFund, openFund),
  route(desk.listPromised, promisedBy),
  route(desk.enterDesignation, enterDesignation),
  route(desk.decideDesignation, decideDesignation),
  route(desk.listDesignations, pageDesignations),
  route(desk.getDesignation, getDesignation),
  route(desk.listBooked, pageBooked),
  route(desk.correctTransfer, correctTransfer),
  route(desk.unnameGiver, unnameGiver),
]
