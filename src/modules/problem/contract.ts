import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { ageBands, channels, consents, outsideBodies, problemKinds, problemStates, reviews, withholdReasons } from './problem.ts'

/* What a record shows */

const area = z.object({ id, name: z.string() })

const photo = z.object({ id, url: z.string(), thumbnailUrl: z.string(), width: z.number().int(), height: z.number().int() })

/** A row of the public list. */
export const problemItem = z.object({
  code: z.string(),
  kind: z.enum(problemKinds),
  title: z.string(),
  excerpt: z.string(),
  state: z.enum(problemStates),
  field: z.string(),
  community: area.nullable(),
  street: area.nullable(),
  supportCount: z.number().int(),
  reportedAt: instant,
  /** the day by which we promised an answer; null once nothing is owed */
  dueOn: civilDay.nullable(),
  overdue: z.boolean(),
})
export type ProblemItem = z.output<typeof problemItem>

const threadEntry = z.object({ id, at: instant, type: z.string(), public: z.record(z.string(), z.unknown()) })
export type ThreadEntry = z.output<typeof threadEntry>

export const problemDetail = z.object({
  code: z.string(),
  /** codes that were merged into this one */
  aliases: z.array(z.string()),
  kind: z.enum(problemKinds),
  state: z.enum(problemStates),
  review: z.enum(reviews),
  /** null until reviewed, and when withheld */
  title: z.string().nullable(),
  description: z.string().nullable(),
  field: z.string(),
  area,
  community: area.nullable(),
  street: area.nullable(),
  supportCount: z.number().int(),
  reportedAt: instant,
  dueOn: civilDay.nullable(),
  overdue: z.boolean(),
  handler: z.string().nullable(),
  answer: z.object({ text: z.string(), at: instant, by: z.string() }).nullable(),
  outside: z.object({ body: z.enum(outsideBodies), receipt: z.string(), expectedOn: civilDay.nullable() }).nullable(),
  photos: z.array(photo),
  thread: z.array(threadEntry),
})
export type ProblemDetail = z.output<typeof problemDetail>

/* The public */

export const problemSorts = ['newest', 'deadline', 'support'] as const

const filters = {
  q: z.string().trim().max(100).optional(),
  kind: z.enum(problemKinds).optional(),
  field: z.string().max(40).optional(),
  /** a street or a community */
  area: id.optional(),
  state: z.enum(problemStates).optional(),
}

export const listProblems = contract({
  id: 'problem.list',
  method: 'GET',
  path: '/problems',
  access: 'public',
  summary: '搜索已公开的反映、点子和企业难题，可按领域、地点、状态筛选',
  input: z.object({
    ...pageInput,
    ...filters,
    /** by relevance when searching, else newest first; `deadline` lists only what still awaits an answer */
    sort: z.enum(problemSorts).optional(),
  }),
  output: listOf(problemItem),
})

const title = z.string().trim().min(2).max(60)
const description = z.string().trim().max(2000).default('')
const contact = z.string().trim().max(120)

export const reportFields = {
  kind: z.enum(problemKinds).default('problem'),
  title,
  description,
  areaId: id,
  /** where exactly, in words */
  place: z.string().trim().max(80).default(''),
  field: z.string().max(40).default('other'),
  /** a phone number or an e-mail address; optional: the code and the secret link are enough to follow */
  contact: contact.optional(),
  photoIds: z.array(id).max(4).default([]),
  ageBand: z.enum(ageBands).default('adult'),
  guardianName: z.string().trim().max(30).optional(),
  guardianPhone: z.string().trim().max(20).optional(),
  /** for a company's problem brief: the organisation it is a member of */
  organisationId: id.optional(),
}

export const reported = z.object({
  code: z.string(),
  /** opens the private side of the follow page; shown this once */
  secret: z.string(),
  followUrl: z.string(),
  state: z.enum(problemStates),
  dueOn: civilDay,
  /** this year's days off are not announced yet: the day may move */
  dueProvisional: z.boolean(),
})
export type Reported = z.output<typeof reported>

export const reportProblem = contract({
  id: 'problem.report',
  method: 'POST',
  path: '/problems',
  access: 'public',
  summary: '反映一件事、出一个点子，或代表企业提出难题；不需要账号',
  input: z.object(reportFields),
  output: reported,
  limit: { perMinute: 10 },
})

export const getProblem = contract({
  id: 'problem.get',
  method: 'GET',
  path: '/problems/{code}',
  access: 'public',
  summary: '按编号查看一件事：状态随时可查，文字经审核后显示',
  input: z.object({ code: z.string().max(40) }),
  output: problemDetail,
})

export const findSimilar = contract({
  id: 'problem.similar',
  method: 'GET',
  path: '/problems/similar',
  access: 'public',
  summary: '输入时找出相近的、已公开的反映',
  input: z.object({ text: z.string().trim().max(200), areaId: id.optional() }),
  output: z.object({ items: z.array(problemItem) }),
  limit: { perMinute: 60 },
})

export const supportProblem = contract({
  id: 'problem.support',
  method: 'POST',
  path: '/problems/{code}/support',
  access: 'public',
  summary: '我也是：同一件事不必再报一遍，留下联系方式即可一起收到进展',
  input: z.object({
    code: z.string().max(40),
    contact: contact.optional(),
    /** made by the device, so that one device counts once */
    device: z.string().max(64).optional(),
  }),
  output: z.object({
    code: z.string(),
    supportCount: z.number().int(),
    /** false when this person, device or contact had already said so */
    counted: z.boolean(),
    secret: z.string().nullable(),
  }),
  limit: { perMinute: 10 },
})

/* The reporter, by secret link */

const held = { code: z.string().max(40), secret: z.string().max(100) }

export const reporterActions = ['reopen', 'confirm', 'withdraw', 'edit'] as const

export const followProblem = contract({
  id: 'problem.follow',
  method: 'POST',
  path: '/problems/{code}/follow',
  access: { relation: 'reporter' },
  summary: '凭密码链接查看自己反映的内容、联系方式掩码和可做的事',
  input: z.object(held),
  output: z.object({
    problem: problemDetail,
    role: z.enum(['reporter', 'supporter', 'guardian']),
    original: z.object({ title: z.string(), description: z.string() }).nullable(),
    withheldBecause: z.enum(withholdReasons).nullable(),
    contactMasked: z.string().nullable(),
    consent: z.enum(consents),
    can: canShape(reporterActions),
  }),
  status: 200,
  limit: { perMinute: 30 },
})
export type Followed = z.output<typeof followProblem.output>

const done = z.object({ code: z.string(), state: z.enum(problemStates), dueOn: civilDay.nullable() })

export const reopenProblem = contract({
  id: 'problem.reopen',
  method: 'POST',
  path: '/problems/{code}/reopen',
  access: { relation: 'reporter' },
  summary: '还没解决：说明原因后重新办理，答复时限重新起算',
  input: z.object({ ...held, reason: z.string().trim().min(2).max(500) }),
  output: done,
  status: 200,
  limit: { perMinute: 10 },
})

export const confirmProblem = contract({
  id: 'problem.confirm',
  method: 'POST',
  path: '/problems/{code}/confirm',
  access: { relation: 'reporter' },
  summary: '已经解决',
  input: z.object(held),
  output: done,
  status: 200,
  limit: { perMinute: 10 },
})

export const withdrawProblem = contract({
  id: 'problem.withdraw',
  method: 'POST',
  path: '/problems/{code}/withdraw',
  access: { relation: 'reporter' },
  summary: '撤回自己的反映：文字和联系方式一并清除',
  input: z.object(held),
  output: done,
  status: 200,
  limit: { perMinute: 10 },
})

export const editProblemText = contract({
  id: 'problem.edit-text',
  method: 'POST',
  path: '/problems/{code}/text',
  access: { relation: 'reporter' },
  summary: '公开之前改写自己的文字，重新进入审核',
  input: z.object({ ...held, title, description }),
  output: done,
  status: 200,
  limit: { perMinute: 10 },
})

export const unfollowProblem = contract({
  id: 'problem.unfollow',
  method: 'POST',
  path: '/problems/{code}/unfollow',
  access: { relation: 'reporter' },
  summary: '不再接收进展：清除留下的联系方式，凭链接仍可查看',
  input: z.object(held),
  output: z.object({ code: z.string() }),
  status: 200,
  limit: { perMinute: 10 },
})

/** The guardian's answer, by the link sent to the guardian's phone. */
export const answerConsent = contract({
  id: 'problem.answer-consent',
  method: 'POST',
  path: '/problems/{code}/consent',
  access: { relation: 'guardian' },
  summary: '监护人同意或不同意孩子的点子；不同意则清除全部内容',
  input: z.object({ ...held, agree: z.boolean() }),
  output: done,
  status: 200,
  limit: { perMinute: 10 },
})

/* Staff */

export const deskActions = ['review', 'classify', 'assign', 'pass', 'answer', 'adopt', 'merge', 'note', 'contact'] as const

export const deskItem = problemItem.extend({
  review: z.enum(reviews),
  channel: z.enum(channels),
  dueAt: instant.nullable(),
  ownerName: z.string().nullable(),
  reopenCount: z.number().int(),
  minor: z.boolean(),
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
  history: z.array(z.object({ id, at: instant, type: z.string(), by: z.string().nullable(), public: z.record(z.string(), z.unknown()) })),
  can: canShape(deskActions),
})
export type DeskDetail = z.output<typeof deskDetail>

export const getDesk = contract({
  id: 'problem.desk-get',
  method: 'GET',
  path: '/desk/problems/{code}',
  access: { permission: 'problem.read' },
  summary: '工作台：一件事的全部内容、经过和可做的事；未成年人的记录每次打开都留痕',
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
  status: 200,
})

export const classifyProblem = contract({
  id: 'problem.classify',
  method: 'POST',
  path: '/desk/problems/{code}/classify',
  access: { permission: 'problem.triage' },
  summary: '更正领域或地点',
  input: z.object({ ...onDesk, field: z.string().max(40), areaId: id }),
  output: done,
  status: 200,
})

export const assignProblem = contract({
  id: 'problem.assign',
  method: 'POST',
  path: '/desk/problems/{code}/assign',
  access: { permission: 'problem.triage' },
  summary: '交办：指定承办单位，可指定承办人',
  input: z.object({ ...onDesk, handler: z.string().trim().min(2).max(40), ownerPersonId: id.optional(), platformId: id.optional() }),
  output: done,
  status: 200,
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
  status: 200,
})

export const answerProblem = contract({
  id: 'problem.answer',
  method: 'POST',
  path: '/desk/problems/{code}/answer',
  access: { permission: 'problem.answer' },
  summary: '答复反映人；答复公开',
  input: z.object({ ...onDesk, text: z.string().trim().min(5).max(2000) }),
  output: done,
  status: 200,
})

export const adoptProblem = contract({
  id: 'problem.adopt',
  method: 'POST',
  path: '/desk/problems/{code}/adopt',
  access: { permission: 'problem.triage' },
  summary: '采纳：进入方案设计，并告诉反映人接下来做什么',
  input: z.object({ ...onDesk, text: z.string().trim().min(5).max(2000) }),
  output: done,
  status: 200,
})

export const mergeProblem = contract({
  id: 'problem.merge',
  method: 'POST',
  path: '/desk/problems/{code}/merge',
  access: { permission: 'problem.triage' },
  summary: '并入另一件相同的事；原编号继续有效，指向那一件',
  input: z.object({ ...onDesk, targetCode: z.string().max(40) }),
  output: done,
  status: 200,
})

export const noteProblem = contract({
  id: 'problem.note',
  method: 'POST',
  path: '/desk/problems/{code}/notes',
  access: { permission: 'problem.answer' },
  summary: '内部备注，不公开',
  input: z.object({ ...onDesk, text: z.string().trim().min(1).max(1000) }),
  output: z.object({ id }),
})

export const revealContact = contract({
  id: 'problem.contact',
  method: 'POST',
  path: '/desk/problems/{code}/contact',
  access: { permission: 'problem.contact' },
  summary: '查看反映人的联系方式；每次查看都留痕',
  input: z.object({ ...onDesk, purpose: z.string().trim().min(2).max(100) }),
  output: z.object({ contact: z.string().nullable() }),
  status: 200,
})
