import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, listOf, pageInput } from '../../base/list.ts'
import { areaLevels, placeLevels, platformKinds } from './network.ts'

export const areaItem = z.object({
  id,
  code: z.string(),
  name: z.string(),
  level: z.enum(areaLevels),
  parentId: id.nullable(),
})
export type AreaItem = z.output<typeof areaItem>

export const listAreas = contract({
  id: 'area.list',
  method: 'GET',
  path: '/areas',
  access: 'public',
  summary: '列出网络中的区、街道、社区、居委会和社区以下的地方',
  input: z.object({ ...pageInput, level: z.enum(areaLevels).optional(), parentId: id.optional() }),
  output: listOf(areaItem),
})

const operator = z.object({
  id,
  operatorName: z.string(),
  startsOn: civilDay,
  endsOn: civilDay,
  endedOn: civilDay.nullable(),
})

export const platformItem = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(platformKinds),
  theme: z.string().nullable(),
  areaId: id,
  areaName: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: z.string(),
  operator: operator.nullable(),
})
export type PlatformItem = z.output<typeof platformItem>

export const listPlatforms = contract({
  id: 'platform.list',
  method: 'GET',
  path: '/platforms',
  access: 'public',
  summary: '列出总部和各分部，及现任运营机构',
  input: z.object({ ...pageInput, limit: pageInput.limit.default(100) }),
  output: listOf(platformItem),
})

export const addPlace = contract({
  id: 'area.add-place',
  method: 'POST',
  path: '/areas',
  access: { permission: 'network.manage' },
  summary: '在社区以下新增小片区或大院/楼宇',
  input: z.object({ parentId: id, level: z.enum(placeLevels), name: z.string().trim().min(1).max(40) }),
  output: areaItem,
  status: 201,
})

export const endPlace = contract({
  id: 'area.end-place',
  method: 'POST',
  path: '/areas/{areaId}/end',
  access: { permission: 'network.manage' },
  summary: '停用社区以下的一个地方；历史记录照旧',
  input: z.object({ areaId: id }),
  output: areaItem,
})

export const changePlatform = contract({
  id: 'platform.change',
  method: 'PATCH',
  path: '/platforms/{platformId}',
  access: { permission: 'network.manage' },
  summary: '更新平台的地址、电话和开放时间',
  input: z.object({
    platformId: id,
    address: z.string().trim().max(120),
    phone: z.string().trim().max(40),
    hours: z.string().trim().max(120),
  }),
  output: z.object({ id }),
})

export const contractOperator = contract({
  id: 'operator.contract',
  method: 'POST',
  path: '/platforms/{platformId}/operators',
  access: { permission: 'network.manage' },
  summary: '登记平台的运营合同：机构、期限、服务内容和年度服务费',
  input: z.object({
    platformId: id,
    operatorName: z.string().trim().min(2).max(80),
    creditCode: z.string().trim().toUpperCase().max(18).optional(),
    startsOn: civilDay,
    endsOn: civilDay,
    yearlyFeeFen: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    deliverables: z.string().trim().min(1).max(2000),
  }),
  output: z.object({ id }),
  status: 201,
})

export const operatorItem = operator.extend({
  creditCode: z.string().nullable(),
  yearlyFeeFen: z.number().int(),
  deliverables: z.string(),
})
export type OperatorItem = z.output<typeof operatorItem>

export const listOperators = contract({
  id: 'operator.list',
  method: 'GET',
  path: '/platforms/{platformId}/operators',
  access: { permission: 'network.manage' },
  summary: '平台的全部运营合同：以前的、现在的和将来的',
  input: z.object({ ...pageInput, platformId: id }),
  output: listOf(operatorItem),
})

export const endOperator = contract({
  id: 'operator.end',
  method: 'POST',
  path: '/operators/{contractId}/end',
  access: { permission: 'network.manage' },
  summary: '提前终止一份运营合同',
  input: z.object({ contractId: id, endedOn: civilDay }),
  output: z.object({ id }),
})
