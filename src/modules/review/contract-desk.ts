import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { awardLevels } from '../call/call.ts'
import { rulesShape } from '../call/contract.ts'
import { decisionShape } from './contract.ts'
import { decisionBodies, outcomes } from './decision.ts'
import { assignmentStates, conflictKinds, reviewStates } from './review.ts'

const code = { code: z.string().max(40) }

/* The register of experts */

export const expertItem = z.object({
  personId: id,
  name: z.string(),
  /** null: holds the role, but nothing is registered yet, so nothing can be assigned */
  profile: z
    .object({
      fields: z.array(z.string()),
      finance: z.boolean(),
      employer: z.object({ id, name: z.string() }).nullable(),
      suspendedBecause: z.string().nullable(),
    })
    .nullable(),
  /** applications on their desk now, and judged ever */
  open: z.number().int(),
  judged: z.number().int(),
})
export type ExpertItem = z.output<typeof expertItem>

export const listExperts = contract({
  id: 'expert.list',
  method: 'GET',
  path: '/desk/experts',
  access: { permission: 'review.manage' },
  summary: '专家名册：有评审专家角色的人，他们的专长和在手的份数',
  input: z.object({ ...pageInput, field: z.string().max(40).optional() }),
  output: listOf(expertItem),
})

export const registerExpert = contract({
  id: 'expert.register',
  method: 'POST',
  path: '/desk/experts/{personId}',
  access: { permission: 'review.manage' },
  summary: '登记或修改专家的专长、所在单位',
  input: z.object({
    personId: id,
    fields: z.array(z.string().max(40)).min(1).max(20),
    finance: z.boolean().default(false),
    employerId: id.nullable().default(null),
  }),
  output: z.object({ personId: id }),
})

export const suspendExpert = contract({
  id: 'expert.suspend',
  method: 'POST',
  path: '/desk/experts/{personId}/suspend',
  access: { permission: 'review.manage' },
  summary: '暂停或恢复请某位专家评审；暂停要写明原因',
  input: z.object({ personId: id, because: z.string().trim().min(2).max(400).nullable() }),
  output: z.object({ personId: id }),
})

/* A review */

export const reviewItem = z.object({
  call: z.object({ code: z.string(), title: z.string() }),
  state: z.enum(reviewStates),
  dueAt: instant,
  applications: z.number().int(),
  /** scores given, of those that are needed */
  submitted: z.number().int(),
  needed: z.number().int(),
})
export type ReviewItem = z.output<typeof reviewItem>

export const listReviews = contract({
  id: 'review.list',
  method: 'GET',
  path: '/desk/reviews',
  access: { permission: 'review.read' },
  summary: '我办理的评审',
  input: z.object({ ...pageInput, state: z.enum(reviewStates).optional() }),
  output: listOf(reviewItem),
})

export const reviewCan = ['assign', 'begin', 'rank', 'decide'] as const

const reviewedApplication = z.object({
  applicationId: id,
  code: z.string(),
  title: z.string(),
  organisation: z.string(),
  field: z.string(),
  grantFen: z.number().int(),
  ownFen: z.number().int(),
  assignments: z.array(
    z.object({
      id,
      position: z.number().int(),
      expert: z.object({ personId: id, name: z.string() }),
      state: z.enum(assignmentStates),
      /** shown once the scores are ranked, so that nobody is steered meanwhile */
      pointsTenths: z.number().int().nullable(),
      comment: z.string().nullable(),
      because: z.string().nullable(),
    }),
  ),
  ranking: z
    .object({
      place: z.number().int(),
      meanHundredths: z.number().int(),
      spreadTenths: z.number().int(),
      /** experts differ by more than the call lets pass without a joint discussion */
      wide: z.boolean(),
      proposed: z.enum(awardLevels).nullable(),
      outcome: z.enum(outcomes).nullable(),
      decidedGrantFen: z.number().int().nullable(),
      because: z.string().nullable(),
    })
    .nullable(),
})

export const reviewDetail = reviewItem.extend({
  experts: z.number().int(),
  blind: z.boolean(),
  /** what a decision goes by: lines, places and the money of the call; how far scores may lie apart */
  rules: rulesShape.pick({ awards: true, totalFen: true, spread: true }),
  lines: z.array(reviewedApplication),
  decision: decisionShape.nullable(),
  can: canShape(reviewCan),
})
export type ReviewDetail = z.output<typeof reviewDetail>

export const getReview = contract({
  id: 'review.get',
  method: 'GET',
  path: '/desk/reviews/{code}',
  access: { permission: 'review.read' },
  summary: '一次评审：每份申报请了谁、评到哪、排第几',
  input: z.object(code),
  output: reviewDetail,
})

const done = z.object({ code: z.string(), state: z.enum(reviewStates) })

export const startReview = contract({
  id: 'review.start',
  method: 'POST',
  path: '/desk/calls/{code}/review',
  access: { permission: 'review.manage' },
  summary: '资格审查全部完成后开始评审，定下打分截止日',
  input: z.object({ ...code, dueOn: civilDay }),
  output: done,
  status: 201,
})

export const candidate = z.object({
  personId: id,
  name: z.string(),
  fields: z.array(z.string()),
  finance: z.boolean(),
  open: z.number().int(),
  /** why data keeps them from this application */
  conflicts: z.array(z.enum(conflictKinds)),
  assigned: z.boolean(),
})
export type Candidate = z.output<typeof candidate>

export const listCandidates = contract({
  id: 'review.candidates',
  method: 'GET',
  path: '/desk/reviews/{code}/applications/{applicationId}/candidates',
  access: { permission: 'review.manage' },
  summary: '可以请来评这份申报的专家，以及要回避的和原因',
  input: z.object({ ...code, applicationId: id }),
  output: z.object({ items: z.array(candidate) }),
})

export const assignExpert = contract({
  id: 'review.assign',
  method: 'POST',
  path: '/desk/reviews/{code}/assignments',
  access: { permission: 'review.manage' },
  summary: '请一位专家评一份申报；有利益关联的不能请',
  input: z.object({ ...code, applicationId: id, expertId: id }),
  output: z.object({ id }),
  status: 201,
})

export const releaseExpert = contract({
  id: 'review.release',
  method: 'POST',
  path: '/desk/assignments/{id}/release',
  access: { permission: 'review.manage' },
  summary: '取消还没提交打分的分派',
  input: z.object({ id }),
  output: z.object({ id }),
})

export const beginScoring = contract({
  id: 'review.begin',
  method: 'POST',
  path: '/desk/reviews/{code}/begin',
  access: { permission: 'review.manage' },
  summary: '专家请齐后开始打分，并通知专家；截止日已过的，另定一天',
  input: z.object({ ...code, dueOn: civilDay.optional() }),
  output: done,
})

export const rankScores = contract({
  id: 'review.rank',
  method: 'POST',
  path: '/desk/reviews/{code}/rank',
  access: { permission: 'review.manage' },
  summary: '打分收齐后算出排名和建议等次',
  input: z.object(code),
  output: done,
})

export const decide = contract({
  id: 'review.decide',
  method: 'POST',
  path: '/desk/reviews/{code}/decision',
  access: { permission: 'review.decide' },
  summary: '登记审定：哪次会议、纪要文号、每份申报的结果；与排名不一致的逐条写明理由',
  input: z.object({
    ...code,
    body: z.enum(decisionBodies),
    metOn: civilDay,
    minutesNumber: z.string().trim().max(60),
    lines: z
      .array(
        z.object({
          applicationId: id,
          outcome: z.enum(outcomes),
          grantFen: z.number().int().nullable(),
          because: z.string().trim().max(200).default(''),
        }),
      )
      .max(500),
  }),
  output: done,
})
