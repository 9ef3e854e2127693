import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { transferItem } from './contract.ts'
import { designationStates, fundLevels } from './fund.ts'

const fen = z.number().int()
const named = z.object({ id, name: z.string() })

export const openFund = contract({
  id: 'fund.open',
  method: 'POST',
  path: '/desk/funds',
  access: { permission: 'fund.manage' },
  summary: '设立专项基金、街道专账或社区微基金',
  input: z.object({
    name: z.string().trim().min(2).max(60),
    level: z.enum(fundLevels),
    parentId: id.nullable().default(null),
    holderId: id,
    areaId: id,
    purpose: z.string().trim().min(4).max(400),
    feePermille: z.number().int().min(0).max(100),
  }),
  output: z.object({ id }),
  status: 201,
})

export const designationItem = z.object({
  id,
  fund: named,
  project: z.object({ code: z.string(), title: z.string() }),
  amountFen: fen,
  feeFen: fen,
  state: z.enum(designationStates),
  note: z.string(),
  enteredAt: instant,
  decidedAt: instant.nullable(),
  decidedBecause: z.string().nullable(),
  /** the day it was taken back */
  correctedOn: civilDay.nullable(),
  can: canShape(['decide'] as const),
})
export type DesignationItem = z.output<typeof designationItem>

/** What the foundation promised to a project, and what it set apart for it so far from any of its funds. */
const promise = { promisedFen: fen, setApartFen: fen }

export const designationDetail = designationItem.extend(promise)
export type DesignationDetail = z.output<typeof designationDetail>

export const promisedItem = z.object({ code: z.string(), title: z.string(), ...promise })
export type PromisedItem = z.output<typeof promisedItem>

export const listPromised = contract({
  id: 'designation.promised',
  method: 'GET',
  path: '/desk/funds/{id}/promised',
  access: { permission: 'fund.read' },
  summary: '持有这个基金的基金会认购了、还没有划够的项目，最多五十个',
  input: z.object({ id }),
  output: z.object({ items: z.array(promisedItem) }),
})

export const enterDesignation = contract({
  id: 'designation.enter',
  method: 'POST',
  path: '/desk/funds/{id}/designations',
  access: { permission: 'fund.record' },
  summary: '为一个项目划出一笔钱，等另一个人审批',
  input: z.object({
    id,
    projectCode: z.string().max(40),
    amountFen: z.number().int(),
    note: z.string().trim().min(4).max(400),
  }),
  output: z.object({ id, feeFen: fen }),
  status: 201,
})

export const decideDesignation = contract({
  id: 'designation.decide',
  method: 'POST',
  path: '/desk/designations/{id}/decide',
  access: { permission: 'fund.approve' },
  summary: '批准或退回划款；登记的人不能批',
  input: z.object({
    id,
    decision: z.enum(['approve', 'refuse']),
    because: z.string().trim().max(400).default(''),
  }),
  output: z.object({ id, state: z.enum(designationStates) }),
})

export const listDesignations = contract({
  id: 'designation.list',
  method: 'GET',
  path: '/desk/designations',
  access: { permission: 'fund.read' },
  summary: '划款：等审批的和办完的',
  input: z.object({ ...pageInput, state: z.enum(designationStates).optional() }),
  output: listOf(designationItem),
})

export const getDesignation = contract({
  id: 'designation.get',
  method: 'GET',
  path: '/desk/designations/{id}',
  access: { permission: 'fund.read' },
  summary: '一笔划款：多少、给哪个项目、审批结果',
  input: z.object({ id }),
  output: designationDetail,
})

export const bookedItem = transferItem.extend({
  /** the day it was taken back */
  correctedOn: civilDay.nullable(),
  can: canShape(['correct', 'unname'] as const),
})
export type BookedItem = z.output<typeof bookedItem>

export const listBooked = contract({
  id: 'transfer.list',
  method: 'GET',
  path: '/desk/funds/{id}/transfers',
  access: { permission: 'fund.read' },
  summary: '一个基金的每一笔进出，和能对它做什么',
  input: z.object({ ...pageInput, id }),
  output: listOf(bookedItem),
})

export const correctTransfer = contract({
  id: 'transfer.correct',
  method: 'POST',
  path: '/desk/transfers/{id}/correct',
  access: { permission: 'fund.approve' },
  summary: '更正：另记一笔相反的，写明原因，划款的管理费一起更正；登记的人不能自己更正',
  input: z.object({ id, note: z.string().trim().min(4).max(400) }),
  output: z.object({ id }),
})

export const unnameGiver = contract({
  id: 'donation.unname',
  method: 'POST',
  path: '/desk/transfers/{id}/unname',
  access: { permission: 'fund.record' },
  summary: '按捐赠人的要求隐去姓名；金额和日期不变，去掉后不能恢复',
  input: z.object({ id }),
  output: z.object({ id }),
})
