import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { done, filters, problemDetail, problemItem, problemSorts, reported, reportFields, title } from './contract.ts'
import { ageBands, channels, consents, outsideBodies, reviews, withholdReasons } from './problem.ts'

/* What staff see and do: the whole record, within their reach. */

const deskActions = ['review', 'classify', 'assign', 'pass', 'answer', 'adopt', 'merge', 'note', 'contact'] as const

export const deskItem = problemItem.extend({
  review: z.enum(reviews),
  channel: z.enum(channels),
  dueAt: instant.nullable(),
  ownerName: z.string().nullable(),
  reopenCount: z.number().int(),
  minor: z.boolean(),
  consent: z.enum(consents),
  photoCount: z.number().int(),
})
export type DeskItem = z.output<typeof deskItem>

export const deskQueues = ['review', 'triage', 'handling', 'passed', 'overdue', 'all'] as const

export const listDesk = contract({
  id: 'problem.desk-list',
  method: 'GET',
  path: '/desk/problems',
  access: { permission: 'problem.read' },
  summary: '工作台：辖区内的全部反映，含未审核的',
  input: z.object({
    ...pageInput,
    ...filters,
    queue: z.enum(deskQueues).default('all'),
    sort: z.enum(problemSorts).default('deadline'),
  }),
  output: listOf(deskItem),
})

export const listAlike = contract({
  id: 'problem.desk-alike',
  method: 'GET',
  path: '/desk/problems/{code}/alike',
  access: { permission: 'problem.read' },
  summary: '工作台：同一街道里和这一件说法相近、还能并案的，含没审核的',
  input: z.object({ code: z.string().max(40) }),
  output: z.object({ items: z.array(deskItem) }),
})

const counted = z.object({ value: z.number().int(), exact: z.boolean() })

export const countDesk = contract({
  id: 'problem.desk-count',
  method: 'GET',
  path: '/desk/problem-counts',
  access: { permission: 'problem.read' },
  summary: '工作台：各队列的件数',
  input: z.object({ area: id.optional() }),
  output: z.object({
    review: counted,
    triage: counted,
    handling: counted,
    passed: counted,
    overdue: counted,
    all: counted,
  }),
})
export type DeskCounts = z.output<typeof countDesk.output>

export const deskDetail = problemDetail.extend({
  original: z.object({ title: z.string(), description: z.string(), place: z.string() }).nullable(),
  channel: z.enum(channels),
  consent: z.enum(consents),
  ageBand: z.enum(ageBands),
  withheldBecause: z.enum(withholdReasons).nullable(),
  organisationId: id.nullable(),
  dueAt: instant.nullable(),
  ownerPersonId: id.nullable(),
  ownerName: z.string().nullable(),
  contactMasked: z.string().nullable(),
  reopenCount: z.number().int(),
  mergedInto: z.string().nullable(),
  notes: z.array(z.object({ id, at: instant, by: z.string(), text: z.string() })),
  history: z.array(
    z.object({
      id,
      at: instant,
      type: z.string(),
      by: z.string().nullable(),
      public: z.record(z.string(), z.unknown()),
      /** why it was reopened or withheld, what a contact was read for: for staff, never public */
      reason: z.string().nullable(),
    }),
  ),
  /** photographs that the public does not see, or not yet */
  hiddenPhotoIds: z.array(id),
  can: canShape(deskActions),
})
export type DeskDetail = z.output<typeof deskDetail>

export const getDesk = contract({
  id: 'problem.desk-get',
  method: 'GET',
  path: '/desk/problems/{code}',
  access: { permission: 'problem.read' },
  summary: '工作台：一件事的全部内容、经过和可做的事；未成年人的记录谁打开都留痕（同一人一小时记一次）',
  input: z.object({ code: z.string().max(40) }),
  output: deskDetail,
})

const onDesk = { code: z.string().max(40) }

export const enterForSomeone = contract({
  id: 'problem.enter',
  method: 'POST',
  path: '/desk/problems',
  access: { permission: 'problem.enter' },
  summary: '代不上网的居民登记：口述、电话或上门',
  input: z.object({ ...reportFields, channel: z.enum(['walk-in', 'phone', 'visit']) }),
  output: reported,
  status: 201,
})

export const reviewProblem = contract({
  id: 'problem.review',
  method: 'POST',
  path: '/desk/problems/{code}/review',
  access: { permission: 'problem.review' },
  summary: '审核文字和照片：公开（可隐去个人信息）或暂不公开并说明原因',
  input: z.object({
    ...onDesk,
    decision: z.enum(['publish', 'withhold']),
    /** the wording shown in public, when it differs from the original */
    publicTitle: title.optional(),
    publicDescription: z.string().trim().max(2000).optional(),
    /** photographs that stay unpublished */
    hiddenPhotoIds: z.array(id).default([]),
    reason: z.enum(withholdReasons).optional(),
  }),
  output: done,
})

export const classifyProblem = contract({
  id: 'problem.classify',
  method: 'POST',
  path: '/desk/problems/{code}/classify',
  access: { permission: 'problem.triage' },
  summary: '更正领域或地点',
  input: z.object({ ...onDesk, field: z.string().max(40), areaId: id }),
  output: done,
})

export const assignProblem = contract({
  id: 'problem.assign',
  method: 'POST',
  path: '/desk/problems/{code}/assign',
  access: { permission: 'problem.triage' },
  summary: '交办：指定承办单位，可指定承办人',
  input: z.object({
    ...onDesk,
    handler: z.string().trim().min(2).max(40),
    ownerPersonId: id.optional(),
    platformId: id.optional(),
  }),
  output: done,
})

export const passProblem = contract({
  id: 'problem.pass',
  method: 'POST',
  path: '/desk/problems/{code}/pass',
  access: { permission: 'problem.triage' },
  summary: '转 12345、网格或信访，登记受理号；办结情况继续跟',
  input: z.object({
    ...onDesk,
    body: z.enum(outsideBodies),
    receipt: z.string().trim().min(2).max(40),
    expectedOn: civilDay.optional(),
  }),
  output: done,
})

export const answerProblem = contract({
  id: 'problem.answer',
  method: 'POST',
  path: '/desk/problems/{code}/answer',
  access: { permission: 'problem.answer' },
  summary: '答复反映人；答复公开',
  input: z.object({ ...onDesk, text: z.string().trim().min(5).max(2000) }),
  output: done,
})

export const adoptProblem = contract({
  id: 'problem.adopt',
  method: 'POST',
  path: '/desk/problems/{code}/adopt',
  access: { permission: 'problem.triage' },
  summary: '采纳：进入方案设计，并告诉反映人接下来做什么',
  input: z.object({ ...onDesk, text: z.string().trim().min(5).max(2000) }),
  output: done,
})

export const mergeProblem = contract({
  id: 'problem.merge',
  method: 'POST',
  path: '/desk/problems/{code}/merge',
  access: { permission: 'problem.triage' },
  summary: '并入另一件相同的事；原编号继续有效，指向那一件',
  input: z.object({ ...onDesk, targetCode: z.string().max(40) }),
  output: done,
})

export const noteProblem = contract({
  id: 'problem.note',
  method: 'POST',
  path: '/desk/problems/{code}/notes',
  access: { permission: 'problem.answer' },
  summary: '内部备注，不公开',
  input: z.object({ ...onDesk, text: z.string().trim().min(1).max(1000) }),
  output: z.object({ id }),
  status: 201,
})

export const revealContact = contract({
  id: 'problem.contact',
  method: 'POST',
  path: '/desk/problems/{code}/contact',
  access: { permission: 'problem.contact' },
  summary: '查看反映人的联系方式；每次查看都留痕',
  input: z.object({ ...onDesk, purpose: z.string().trim().min(2).max(100) }),
  output: z.object({ contact: z.string().nullable() }),
})
