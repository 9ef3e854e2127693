import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { awardLevels } from '../call/call.ts'
import { itemStates, noticeKinds, noticeStates, objectionStates, publicationKinds } from './notice.ts'

export const noticeItem = z.object({
  code: z.string(),
  kind: z.enum(noticeKinds),
  title: z.string(),
  state: z.enum(noticeStates),
  /** the platform whose call it is */
  issuer: z.string(),
  publishedOn: civilDay.nullable(),
  endsOn: civilDay.nullable(),
  endsAt: instant.nullable(),
  /** a calendar not yet announced may move the end */
  provisional: z.boolean(),
  items: z.number().int(),
  /** of them in effect, and fallen */
  effective: z.number().int(),
  cancelled: z.number().int(),
  /** objections with a name, but those taken back */
  objected: z.number().int(),
})
export type NoticeItem = z.output<typeof noticeItem>

/** What is under notice, one by one: a chosen application with its place and points. */
const itemShape = z.object({
  id,
  /** of its thread */
  code: z.string(),
  title: z.string(),
  organisation: z.string(),
  place: z.number().int(),
  meanHundredths: z.number().int(),
  level: z.enum(awardLevels),
  grantFen: z.number().int(),
  state: z.enum(itemStates),
  /** objections with a name that are not answered yet */
  openObjections: z.number().int(),
})

export const noticeCan = ['publish', 'object'] as const

export const noticeDetail = noticeItem.extend({
  body: z.string(),
  workingDays: z.number().int(),
  call: z.object({ code: z.string(), title: z.string() }).nullable(),
  lines: z.array(itemShape),
  /** what came of objections, without a word of who made them */
  objections: z.array(
    z.object({
      state: z.enum(objectionStates),
      codes: z.array(z.string()),
      answer: z.string().nullable(),
      receivedOn: civilDay,
      answeredOn: civilDay.nullable(),
    }),
  ),
  can: canShape(noticeCan),
})
export type NoticeDetail = z.output<typeof noticeDetail>

export const noticeFilters = {
  state: z.enum(noticeStates).optional(),
  kind: z.enum(noticeKinds).optional(),
}

export const listNotices = contract({
  id: 'notice.list',
  method: 'GET',
  path: '/notices',
  access: 'public',
  summary: '公示：正在公示的和已结束的，新的在前',
  input: z.object({ ...pageInput, ...noticeFilters }),
  output: listOf(noticeItem),
})

export const getNotice = contract({
  id: 'notice.get',
  method: 'GET',
  path: '/notices/{code}',
  access: 'public',
  summary: '一份公示：公示什么、到哪天、有什么异议和答复',
  input: z.object({ code: z.string().max(40) }),
  output: noticeDetail,
})

export const object = contract({
  id: 'notice.object',
  method: 'POST',
  path: '/notices/{code}/objections',
  access: 'public',
  summary: '提异议：写明姓名和联系方式的，答复前所涉项目不生效；不署名的作为线索',
  input: z.object({
    code: z.string().max(40),
    itemIds: z.array(id).max(50),
    text: z.string().trim().min(10).max(2000),
    anonymous: z.boolean().default(false),
    name: z.string().trim().max(40).default(''),
    contact: z.string().trim().max(120).default(''),
  }),
  output: z.object({
    id,
    state: z.enum(objectionStates),
    /** of the private link, shown this once */
    secret: z.string(),
    followUrl: z.string(),
    answerBy: civilDay,
  }),
  limit: { perMinute: 10 },
  status: 201,
})

export const ownObjection = z.object({
  id,
  state: z.enum(objectionStates),
  notice: z.object({ code: z.string(), title: z.string() }),
  codes: z.array(z.string()),
  /** of the projects, in the order of their codes */
  titles: z.array(z.string()),
  text: z.string(),
  answer: z.string().nullable(),
  receivedOn: civilDay,
  answerBy: civilDay,
  answeredOn: civilDay.nullable(),
  can: canShape(['withdraw'] as const),
})
export type OwnObjection = z.output<typeof ownObjection>

const own = { id, secret: z.string().max(100) }

export const getOwnObjection = contract({
  id: 'objection.get-own',
  method: 'GET',
  path: '/objections/{id}',
  access: { relation: 'objector' },
  summary: '凭异议链接查看答复',
  input: z.object(own),
  output: ownObjection,
})

export const withdrawObjection = contract({
  id: 'objection.withdraw',
  method: 'POST',
  path: '/objections/{id}/withdraw',
  access: { relation: 'objector' },
  summary: '撤回异议',
  input: z.object(own),
  output: z.object({ id, state: z.enum(objectionStates) }),
})

export const publicationItem = z.object({
  id,
  kind: z.enum(publicationKinds),
  title: z.string(),
  /** a page of the portal with the whole of it */
  link: z.string(),
  publishedOn: civilDay,
})
export type PublicationItem = z.output<typeof publicationItem>

export const listPublications = contract({
  id: 'publication.list',
  method: 'GET',
  path: '/publications',
  access: 'public',
  summary: '信息公开：生效之后公开的结果，新的在前',
  input: z.object(pageInput),
  output: listOf(publicationItem),
})
