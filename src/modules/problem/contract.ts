import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { normaliseEmail, normalisePhone } from '../../base/mask.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { ageBands, consents, outsideBodies, problemKinds, problemStates, reviews, withholdReasons } from './problem.ts'

/* What a record shows */

const area = z.object({ id, name: z.string() })

const photo = z.object({
  id,
  url: z.string(),
  thumbnailUrl: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})

/** A row of the public list. */
export const problemItem = z.object({
  code: z.string(),
  kind: z.enum(problemKinds),
  /** empty once its reporter had the words erased */
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

export const problemDetail = z.object({
  code: z.string(),
  /** codes that were merged into this one */
  aliases: z.array(z.string()),
  kind: z.enum(problemKinds),
  state: z.enum(problemStates),
  review: z.enum(reviews),
  /** null until reviewed, when withheld, and once erased */
  title: z.string().nullable(),
  description: z.string().nullable(),
  /** whoever reported it had their own words and photographs erased; the matter itself goes on */
  textErased: z.boolean(),
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

export const filters = {
  q: z.string().trim().max(100).optional(),
  kind: z.enum(problemKinds).optional(),
  field: z.string().max(40).optional(),
  /** the district, a street or a community */
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

export const title = z.string().trim().min(2).max(60)
const description = z.string().trim().max(2000).default('')
/** A phone number or an e-mail address: judged with the other fields, so that all that is wrong is said at once. */
const contact = z
  .string()
  .trim()
  .max(120)
  .refine((text) => text === '' || (text.includes('@') ? normaliseEmail(text) : normalisePhone(text)) !== null, {
    params: { code: 'contact-format' },
  })

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
  status: 201,
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
    /** made by the device, to tell it from others at the same address */
    device: z.string().max(64).optional(),
  }),
  output: z.object({
    code: z.string(),
    supportCount: z.number().int(),
    /**
     * opens the private side of the follow page; null for who was counted before, and where a contact was left: its
     * link comes with the first message
     */
    secret: z.string().nullable(),
  }),
  limit: { perMinute: 10 },
  status: 201,
})

/* The reporter, by secret link */

const held = { code: z.string().max(40), secret: z.string().max(100) }

const reporterActions = ['reopen', 'confirm', 'withdraw', 'erase', 'edit'] as const

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
  limit: { perMinute: 30 },
})
export type Followed = z.output<typeof followProblem.output>

export const done = z.object({ code: z.string(), state: z.enum(problemStates), dueOn: civilDay.nullable() })

export const reopenProblem = contract({
  id: 'problem.reopen',
  method: 'POST',
  path: '/problems/{code}/reopen',
  access: { relation: 'reporter' },
  summary: '还没解决：说明原因后重新办理，答复时限重新起算',
  input: z.object({ ...held, reason: z.string().trim().min(2).max(500) }),
  output: done,
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
  limit: { perMinute: 10 },
})

export const withdrawProblem = contract({
  id: 'problem.withdraw',
  method: 'POST',
  path: '/problems/{code}/withdraw',
  access: { relation: 'reporter' },
  summary: '撤回自己的反映：文字和联系方式一并清除；已有邻居加入的不能撤回，可以删去自己写的',
  input: z.object(held),
  output: done,
  limit: { perMinute: 10 },
})

export const eraseProblemText = contract({
  id: 'problem.erase-text',
  method: 'POST',
  path: '/problems/{code}/erase',
  access: { relation: 'reporter' },
  summary: '删去自己写的文字、照片和联系方式；这件事和编号还在',
  input: z.object(held),
  output: done,
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
  limit: { perMinute: 10 },
})

/** For who lost the link: it goes to the contact that was left, never into the answer. */
export const sendLink = contract({
  id: 'problem.send-link',
  method: 'POST',
  path: '/problems/{code}/link',
  access: 'public',
  summary: '链接丢了：把查进展的链接再发到留过的手机号或邮箱；不管号码对不对，回答都一样',
  input: z.object({ code: z.string().max(40), contact: z.string().trim().min(1).max(254) }),
  output: z.object({ code: z.string() }),
  limit: { perMinute: 5 },
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
  limit: { perMinute: 10 },
})
