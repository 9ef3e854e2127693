import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as desk from '../contract-desk.ts'
import { fileCampaign, setCampaign } from './commands/campaign.ts'
import { enterPublicMoney, makePledge, withdrawPledge } from './commands/pledge.ts'
import { getListing } from './queries/listing.ts'
import { pageDeskListings, pageExchange } from './queries/listings.ts'
import { pageCampaigns, pageOwnPledges } from './queries/pledges.ts'

export const exchangeRoutes: Route[] = [
  route(contracts.listExchange, pageExchange),
  route(contracts.getListing, getListing),
  route(contracts.makePledge, makePledge),
  route(contracts.withdrawPledge, withdrawPledge),
  route(contracts.listOwnPledges, pageOwnPledges),
  route(desk.listDeskListings, pageDeskListings),
  route(desk.enterPublicMoney, enterPublicMoney),
  route(desk.fileCampaign, fileCampaign),
  route(desk.listCampaigns, pageCampaigns),
  route(desk.setCampaign, setCampaign),
]
