import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { projectFilters, projectItem } from '../project/contract.ts'
import { moneySources } from '../project/money.ts'
import { listingStates, pledgeStates } from './exchange.ts'

const fen = z.number().int().nonnegative()
const code = z.string().max(40)
const named = z.object({ id, name: z.string() })

/** A campaign as everybody may read it: where gifts go, and by which filing. */
export const campaignItem = z.object({
  id,
  title: z.string(),
  charity: named,
  filingNumber: z.string(),
  licenceNumber: z.string(),
  channelName: z.string(),
  channelUrl: z.string(),
  startsOn: civilDay,
  endsOn: civilDay,
})
export type CampaignItem = z.output<typeof campaignItem>

export const listingItem = projectItem
  .pick({
    code: true,
    title: true,
    excerpt: true,
    field: true,
    areaId: true,
    community: true,
    street: true,
  })
  .extend({
    ...projectItem.pick({
      organisation: true,
      budgetFen: true,
      pledgedFen: true,
      receivedFen: true,
      allocatedFen: true,
      spentFen: true,
      gapFen: true,
    }).shape,
    state: z.enum(listingStates),
    /** the call that chose it pays for it, and nobody else is looked for */
    callPays: z.boolean(),
    closesOn: civilDay,
    /** promises that stand */
    pledges: z.number().int(),
    /** null: 仅面向企业认购，不向公众募捐 */
    campaign: campaignItem.nullable(),
  })
export type ListingItem = z.output<typeof listingItem>

export const pledgeItem = z.object({
  id,
  source: z.enum(moneySources),
  organisation: named,
  amountFen: fen,
  state: z.enum(pledgeStates),
  /** for public money: the document that grants it */
  basis: z.string(),
  madeOn: civilDay,
  endedBecause: z.string().nullable(),
})
export type PledgeItem = z.output<typeof pledgeItem>

/** a reader promises; staff enter public money, and say whether a campaign stands behind it */
const listingCan = ['pledge', 'enter', 'set-campaign'] as const

export const listingDetail = listingItem.extend({
  pledgesMade: z.array(pledgeItem),
  /** promised, by where the money comes from; sources of which nothing is promised are left out */
  sources: z.array(z.object({ source: z.enum(moneySources), amountFen: fen })),
  can: canShape(listingCan),
})
export type ListingDetail = z.output<typeof listingDetail>

export const exchangeSorts = ['gap', 'deadline', 'newest'] as const
export type ExchangeSort = (typeof exchangeSorts)[number]

export const listExchange = contract({
  id: 'exchange.list',
  method: 'GET',
  path: '/exchange',
  access: 'public',
  summary: '项目交易所：正在找钱的项目，预算、已认购、已到账、还差多少',
  input: z.object({
    ...pageInput,
    field: projectFilters.field,
    area: projectFilters.area,
    /** the smallest gap first, unless told */
    sort: z.enum(exchangeSorts).optional(),
  }),
  output: listOf(listingItem),
})

export const getListing = contract({
  id: 'exchange.get',
  method: 'GET',
  path: '/exchange/{code}',
  access: 'public',
  summary: '一个项目的认购情况：谁认购了多少、钱从哪里来、还差多少',
  input: z.object({ code }),
  output: listingDetail,
})

export const makePledge = contract({
  id: 'pledge.make',
  method: 'POST',
  path: '/exchange/{code}/pledges',
  access: 'signed-in',
  summary: '代表企业或基金会认购：先到先得，不超过还差的数',
  input: z.object({ code, organisationId: id, amountFen: z.number().int() }),
  output: z.object({ id, code, amountFen: fen, gapFen: fen }),
  limit: { perMinute: 10 },
  status: 201,
})

export const withdrawPledge = contract({
  id: 'pledge.withdraw',
  method: 'POST',
  path: '/pledges/{id}/withdraw',
  access: { relation: 'giver' },
  summary: '撤回认购：项目还在找钱时可以',
  input: z.object({ id }),
  output: z.object({ id, state: z.enum(pledgeStates) }),
})

export const ownPledge = pledgeItem.extend({
  project: z.object({ code, title: z.string() }),
  can: canShape(['withdraw'] as const),
})
export type OwnPledge = z.output<typeof ownPledge>

export const listOwnPledges = contract({
  id: 'pledge.own-list',
  method: 'GET',
  path: '/pledges',
  access: 'signed-in',
  summary: '我代表的组织的认购',
  input: z.object(pageInput),
  output: listOf(ownPledge),
})
