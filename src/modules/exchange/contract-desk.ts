import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, listOf, pageInput } from '../../base/list.ts'
import { campaignItem, listingItem } from './contract.ts'
import { publicSources } from '../project/money.ts'
import { listingStates } from './exchange.ts'

const code = z.string().max(40)
const fen = z.number().int().nonnegative()

export const listDeskListings = contract({
  id: 'exchange.desk-list',
  method: 'GET',
  path: '/desk/exchange',
  access: { permission: 'project.read' },
  summary: '工作台：辖区内项目的认购情况',
  input: z.object({ ...pageInput, state: z.enum(listingStates).optional() }),
  output: listOf(listingItem),
})

export const enterPublicMoney = contract({
  id: 'pledge.enter',
  method: 'POST',
  path: '/desk/exchange/{code}/pledges',
  access: { permission: 'exchange.manage' },
  summary: '登记财政资金或福彩公益金：写明出资单位、金额和依据文件',
  input: z.object({
    code,
    source: z.enum(publicSources),
    organisationId: id,
    amountFen: z.number().int(),
    basis: z.string().trim().min(4).max(200),
  }),
  output: z.object({ id, code, amountFen: fen, gapFen: fen }),
  status: 201,
})

export const fileCampaign = contract({
  id: 'campaign.file',
  method: 'POST',
  path: '/desk/campaigns',
  access: { permission: 'exchange.manage' },
  summary: '登记一次已备案的公开募捐：备案编号、资格证书号、指定渠道',
  input: z.object({
    charityId: id,
    areaId: id,
    title: z.string().trim().min(2).max(80),
    filingNumber: z.string().trim().min(1).max(60),
    licenceNumber: z.string().trim().min(1).max(60),
    channelName: z.string().trim().min(2).max(40),
    channelUrl: z.string().trim().max(300),
    startsOn: civilDay,
    endsOn: civilDay,
  }),
  output: z.object({ id }),
  status: 201,
})

export const listCampaigns = contract({
  id: 'campaign.list',
  method: 'GET',
  path: '/desk/campaigns',
  access: { permission: 'project.read' },
  summary: '已备案的公开募捐',
  input: z.object(pageInput),
  output: listOf(campaignItem),
})

export const setCampaign = contract({
  id: 'exchange.set-campaign',
  method: 'POST',
  path: '/desk/exchange/{code}/campaign',
  access: { permission: 'exchange.manage' },
  summary: '把项目挂到一次已备案的公开募捐下；不挂就只面向企业认购',
  input: z.object({ code, campaignId: id.nullable() }),
  output: z.object({ code, campaignId: id.nullable() }),
})
