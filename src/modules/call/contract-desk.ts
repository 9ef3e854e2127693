import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { formShape } from '../../base/form-shape.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { applicationStates } from './application.ts'
import { callKinds, callStates } from './call.ts'
import { applicationItem, callFilters, callItem, rulesShape, verdictShape } from './contract.ts'

const done = z.object({ code: z.string(), state: z.enum(callStates) })
const onCall = { code: z.string().max(40) }

const terms = {
  title: z.string().trim().min(4).max(60),
  purpose: z.string().trim().min(10).max(4000),
  /** where projects may be: the district, or a street of those who run it */
  areaId: id,
  /** the last day to apply, until 18:00 */
  closesOn: civilDay,
}

export const draftCall = contract({
  id: 'call.draft',
  method: 'POST',
  path: '/desk/calls',
  access: { permission: 'call.manage' },
  summary: '从模板起草一次征集',
  input: z.object({ ...terms, kind: z.enum(callKinds), platformId: id }),
  output: done,
  status: 201,
})

export const editCall = contract({
  id: 'call.edit',
  method: 'POST',
  path: '/desk/calls/{code}',
  access: { permission: 'call.manage' },
  summary: '修改还没发布的征集：日期、金额、申报表、评分标准',
  input: z.object({ ...onCall, ...terms, rules: rulesShape, form: formShape, rubric: formShape }),
  output: done,
})

export const openCall = contract({
  id: 'call.open',
  method: 'POST',
  path: '/desk/calls/{code}/open',
  access: { permission: 'call.manage' },
  summary: '发布征集：从此申报表、评分标准和规则不再改动',
  input: z.object(onCall),
  output: done,
})

export const cancelCall = contract({
  id: 'call.cancel',
  method: 'POST',
  path: '/desk/calls/{code}/cancel',
  access: { permission: 'call.manage' },
  summary: '取消征集并写明原因；已交的申报退回，方案可另报',
  input: z.object({ ...onCall, reason: z.string().trim().min(4).max(400) }),
  output: done,
})

export const finishCall = contract({
  id: 'call.finish',
  method: 'POST',
  path: '/desk/calls/{code}/finish',
  access: { permission: 'call.manage' },
  summary: '没有符合条件的申报时结束征集',
  input: z.object(onCall),
  output: done,
})

export const listDeskCalls = contract({
  id: 'call.desk-list',
  method: 'GET',
  path: '/desk/calls',
  access: { permission: 'call.read' },
  summary: '工作台：我办理的征集，含草稿',
  input: z.object({ ...pageInput, ...callFilters }),
  output: listOf(callItem.extend({ submittedCount: z.number().int() })),
})

const templateShape = z.object({
  kind: z.enum(callKinds),
  label: z.object({ zh: z.string(), en: z.string() }),
  hint: z.object({ zh: z.string(), en: z.string() }),
  rules: rulesShape,
  form: formShape,
  rubric: formShape,
})

export const listTemplates = contract({
  id: 'call.templates',
  method: 'GET',
  path: '/desk/call-templates',
  access: { permission: 'call.manage' },
  summary: '可用的征集模板，以及我能办理征集的平台',
  input: z.object({}),
  output: z.object({
    templates: z.array(templateShape),
    /** with the area each stands for: the district for headquarters and thematic branches */
    platforms: z.array(z.object({ id, name: z.string(), areaId: id })),
  }),
})

export const deskApplicationItem = applicationItem.extend({
  /** by when it is to be checked; null when it is not waiting */
  dueAt: instant.nullable(),
})
export type DeskApplicationItem = z.output<typeof deskApplicationItem>

export const listDeskApplications = contract({
  id: 'application.desk-list',
  method: 'GET',
  path: '/desk/applications',
  access: { permission: 'call.read' },
  summary: '工作台：我办理的征集收到的申报，先到期的在前',
  input: z.object({
    ...pageInput,
    call: z.string().max(40).optional(),
    state: z.enum(applicationStates).optional(),
  }),
  output: listOf(deskApplicationItem),
})

const checked = z.object({ id, state: z.enum(applicationStates) })

export const checkApplication = contract({
  id: 'application.check',
  method: 'POST',
  path: '/desk/applications/{id}/check',
  access: { permission: 'call.check' },
  summary: '资格审查：逐条核对，全部符合即通过，有一条不符合即不通过并写明原因',
  input: z.object({ id, verdicts: z.array(verdictShape).max(20) }),
  output: checked,
})

export const returnApplication = contract({
  id: 'application.return',
  method: 'POST',
  path: '/desk/applications/{id}/return',
  access: { permission: 'call.check' },
  summary: '退回补正一次，写明缺什么',
  input: z.object({ id, reason: z.string().trim().min(4).max(1000) }),
  output: checked,
})
