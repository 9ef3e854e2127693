import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { noticeFilters, noticeItem } from './contract.ts'
import { noticeStates, objectionStates } from './notice.ts'

export const listDeskNotices = contract({
  id: 'notice.desk-list',
  method: 'GET',
  path: '/desk/notices',
  access: { permission: 'notice.read' },
  summary: '工作台：辖区内的公示，含没发布的',
  input: z.object({ ...pageInput, ...noticeFilters }),
  output: listOf(noticeItem),
})

export const publishNotice = contract({
  id: 'notice.publish',
  method: 'POST',
  path: '/desk/notices/{code}/publish',
  access: { permission: 'notice.publish' },
  summary: '发布公示，从下一个工作日起算',
  input: z.object({
    code: z.string().max(40),
    title: z.string().trim().min(4).max(80),
    body: z.string().trim().min(10).max(4000),
  }),
  output: z.object({ code: z.string(), state: z.enum(noticeStates), endsOn: civilDay }),
})

export const objectionItem = z.object({
  id,
  state: z.enum(objectionStates),
  notice: z.object({ code: z.string(), title: z.string() }),
  codes: z.array(z.string()),
  /** of the projects, in the order of their codes */
  titles: z.array(z.string()),
  dueAt: instant,
  receivedAt: instant,
})
export type ObjectionItem = z.output<typeof objectionItem>

export const listObjections = contract({
  id: 'objection.list',
  method: 'GET',
  path: '/desk/objections',
  access: { permission: 'notice.answer' },
  summary: '工作台：收到的异议和线索，先到期的在前',
  input: z.object({
    ...pageInput,
    state: z.enum(objectionStates).optional(),
    /** code of a notice */
    notice: z.string().max(40).optional(),
  }),
  output: listOf(objectionItem),
})

export const objectionDetail = objectionItem.extend({
  text: z.string(),
  /** masked; null for a lead */
  contact: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: civilDay.nullable(),
  can: canShape(['answer', 'contact'] as const),
})
export type ObjectionDetail = z.output<typeof objectionDetail>

export const getObjection = contract({
  id: 'objection.get',
  method: 'GET',
  path: '/desk/objections/{id}',
  access: { permission: 'notice.answer' },
  summary: '一条异议：针对什么、说了什么、谁不能答复',
  input: z.object({ id }),
  output: objectionDetail,
})

export const answerObjection = contract({
  id: 'objection.answer',
  method: 'POST',
  path: '/desk/objections/{id}/answer',
  access: { permission: 'notice.answer' },
  summary: '答复异议：成立则所涉项目不生效，不成立则照常；由没有参与评审的人答复',
  input: z.object({
    id,
    decision: z.enum(['uphold', 'reject', 'note']),
    answer: z.string().trim().min(10).max(2000),
  }),
  output: z.object({ id, state: z.enum(objectionStates) }),
})

export const revealObjector = contract({
  id: 'objection.contact',
  method: 'POST',
  path: '/desk/objections/{id}/contact',
  access: { permission: 'notice.answer' },
  summary: '查看异议人的姓名和联系方式，写明用途，留下记录',
  input: z.object({ id, purpose: z.string().trim().min(2).max(100) }),
  output: z.object({ name: z.string(), contact: z.string() }),
})
