import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, listOf, pageInput } from '../../base/list.ts'
import { accountKinds, channels, fundLevels, transferKinds } from './fund.ts'

const fen = z.number().int()
const named = z.object({ id, name: z.string() })

/** A fund with everything below it. */
export const fundItem = z.object({
  id,
  name: z.string(),
  level: z.enum(fundLevels),
  parentId: id.nullable(),
  holder: named,
  area: named,
  purpose: z.string(),
  feePermille: z.number().int(),
  /** gifts since it was opened */
  gifts: z.number().int(),
  givenFen: fen,
  /** what is there now: given and moved in, less fee and what was paid out */
  heldFen: fen,
  feeFen: fen,
  paidFen: fen,
  closed: z.boolean(),
})
export type FundItem = z.output<typeof fundItem>

export const fundMonth = z.object({
  month: civilDay,
  gifts: z.number().int(),
  givenFen: fen,
  feeFen: fen,
  paidFen: fen,
})
export type FundMonth = z.output<typeof fundMonth>

export const fundDetail = fundItem.extend({
  /** not yet set apart for a project, in this fund itself */
  freeFen: fen,
  parent: named.nullable(),
  children: z.array(z.object({ id, name: z.string(), level: z.enum(fundLevels) })),
  /** the latest first, at most twenty-four */
  months: z.array(fundMonth),
})
export type FundDetail = z.output<typeof fundDetail>

const side = z.object({
  kind: z.enum(accountKinds),
  fund: named,
  project: z.object({ code: z.string(), title: z.string() }).nullable(),
})

export const transferItem = z.object({
  id,
  bookedOn: civilDay,
  kind: z.enum(transferKinds),
  amountFen: fen,
  from: side,
  to: side,
  note: z.string(),
  /** the transfer it takes back */
  correctsId: id.nullable(),
  /** of a gift; null for who wants no name */
  donor: z.string().nullable(),
  channel: z.enum(channels).nullable(),
})
export type TransferItem = z.output<typeof transferItem>

export const listFunds = contract({
  id: 'fund.list',
  method: 'GET',
  path: '/funds',
  access: 'public',
  summary: '专项基金、街道专账、社区微基金：收了多少、拨了多少、还有多少',
  input: z.object({ ...pageInput, parent: id.optional() }),
  output: listOf(fundItem),
})

export const getFund = contract({
  id: 'fund.get',
  method: 'GET',
  path: '/funds/{id}',
  access: 'public',
  summary: '一个基金的账：余额、按月收支、下设的专账',
  input: z.object({ id }),
  output: fundDetail,
})

export const listTransfers = contract({
  id: 'fund.transfers',
  method: 'GET',
  path: '/funds/{id}/transfers',
  access: 'public',
  summary: '一个基金的每一笔进出，最近的在前；改错另记一笔，从不改旧的',
  input: z.object({ ...pageInput, id }),
  output: listOf(transferItem),
})

export const recordDonation = contract({
  id: 'donation.record',
  method: 'POST',
  path: '/donations',
  access: { permission: 'fund.record' },
  summary: '登记基金会已经收到的一笔捐赠；平台自己从不收款',
  input: z.object({
    fundId: id,
    /** restricted to this project */
    projectCode: z.string().max(40).optional(),
    amountFen: z.number().int(),
    /** the day the foundation had it */
    receivedOn: civilDay,
    channel: z.enum(channels),
    /** of the bank or the channel: the same one is recorded once */
    reference: z.string().trim().min(1).max(80).optional(),
    donorName: z.string().trim().max(60).optional(),
    anonymous: z.boolean().default(false),
  }),
  output: z.object({ id, transferId: id, amountFen: fen, receivedOn: civilDay }),
  status: 201,
})
