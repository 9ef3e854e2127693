import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { parties } from '../people/organisation.ts'
import { problemStates, reviews, withholdReasons } from '../problem/problem.ts'
import { designStates, dutyRoles, memberParts, memberStates } from './design.ts'

const area = z.object({ id, name: z.string() })
const counts = z.record(z.enum(parties), z.number().int())

/** A row of the public list. */
export const designItem = z.object({
  code: z.string(),
  title: z.string(),
  excerpt: z.string(),
  state: z.enum(designStates),
  field: z.string(),
  community: area.nullable(),
  street: area.nullable(),
  openedAt: instant,
  /** members of each of the four parties */
  parties: counts,
  /** parts and parties the usual mix still lacks: `leads`, `drives`, `public` */
  lacks: z.array(z.string()),
  /** problems it answers */
  answers: z.number().int(),
})
export type DesignItem = z.output<typeof designItem>

export const teamMember = z.object({
  id,
  part: z.enum(memberParts),
  party: z.enum(parties),
  state: z.enum(memberStates),
  /** null for a person: in public a neighbour, never a name */
  organisation: area.nullable(),
  since: instant,
  /** it is the reader, or an organisation the reader acts for */
  mine: z.boolean(),
})
export type TeamMember = z.output<typeof teamMember>

const dutyShape = z.object({
  task: z.string().trim().min(2).max(60),
  parts: z
    .array(z.object({ memberId: id, role: z.enum(dutyRoles) }))
    .min(1)
    .max(20),
})

export const designCan = [
  'edit',
  'review',
  'invite',
  'offer',
  'joinProblem',
  'duties',
  'settle',
  'reopen',
  'end',
] as const

export const designDetail = z.object({
  code: z.string(),
  /** codes of the problems that joined it */
  aliases: z.array(z.string()),
  state: z.enum(designStates),
  review: z.enum(reviews),
  /** null until reviewed and while withheld, but for its team and staff */
  title: z.string().nullable(),
  summary: z.string().nullable(),
  /** what the public reads, to those who read the words as they are now: the two may differ until these are reviewed */
  /** counts up with each change of the words */
  wordsVersion: z.number().int(),
  publicWords: z.object({ title: z.string(), summary: z.string() }).nullable(),
  withheldBecause: z.enum(withholdReasons).nullable(),
  /** its words, or new ones since they were published, wait to be reviewed; false for who reads the public side */
  awaitsReview: z.boolean(),
  field: z.string(),
  community: area.nullable(),
  street: area.nullable(),
  openedAt: instant,
  problems: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      state: z.enum(problemStates),
      supportCount: z.number().int(),
    }),
  ),
  /** who is in it; who was asked or offers to come is shown to those who act for the team and to themselves */
  team: z.array(teamMember),
  parties: counts,
  lacks: z.array(z.string()),
  duties: z.array(dutyShape),
  endedBecause: z.string().nullable(),
  thread: z.array(z.object({ id, at: instant, type: z.string(), public: z.record(z.string(), z.unknown()) })),
  /** the reader leads, drives, or is staff of the place */
  steers: z.boolean(),
  can: canShape(designCan),
})
export type DesignDetail = z.output<typeof designDetail>

const designFilters = {
  q: z.string().trim().max(100).optional(),
  field: z.string().max(40).optional(),
  /** the district, a street or a community */
  area: id.optional(),
  state: z.enum(designStates).optional(),
}

export const listDesigns = contract({
  id: 'design.list',
  method: 'GET',
  path: '/designs',
  access: 'public',
  summary: '正在商量和已经成形的方案，可按领域、地点、状态筛选',
  input: z.object({ ...pageInput, ...designFilters }),
  output: listOf(designItem),
})

const onDesign = { code: z.string().max(40) }

export const getDesign = contract({
  id: 'design.get',
  method: 'GET',
  path: '/designs/{code}',
  access: 'public',
  summary: '按编号查看一个方案：回应哪些问题、团队是谁、谁做什么；并入的编号同样能查',
  input: z.object(onDesign),
  output: designDetail,
})

export const openProblem = z.object({
  code: z.string(),
  title: z.string(),
  field: z.string(),
  supportCount: z.number().int(),
  community: area.nullable(),
  street: area.nullable(),
})
export type OpenProblem = z.output<typeof openProblem>

export const listOpenings = contract({
  id: 'design.openings',
  method: 'GET',
  path: '/design-openings',
  access: 'public',
  summary: '已采纳、还没有方案的问题：可按编号或文字找，最多 30 件',
  input: z.object({ q: z.string().trim().max(100).optional() }),
  output: z.object({ items: z.array(openProblem) }),
})

const words = { title: z.string().trim().min(2).max(60), summary: z.string().trim().min(10).max(4000) }
const done = z.object({ code: z.string(), state: z.enum(designStates) })

export const openDesign = contract({
  id: 'design.open',
  method: 'POST',
  path: '/designs',
  access: 'signed-in',
  summary: '为已采纳的问题发起一个方案：组织的成员，或当地工作人员',
  input: z.object({
    ...words,
    /** adopted problems; the code of the first goes on as the design's */
    problemCodes: z.array(z.string().max(40)).min(1).max(5),
    /** the organisation one acts for; staff may leave it out */
    organisationId: id.optional(),
  }),
  output: done,
  limit: { perMinute: 10 },
  status: 201,
})

export const joinProblem = contract({
  id: 'design.join-problem',
  method: 'POST',
  path: '/designs/{code}/problems',
  access: { relation: 'team' },
  summary: '把另一件已采纳的问题并进来，它的编号从此也指向这个方案',
  input: z.object({ ...onDesign, problemCode: z.string().max(40) }),
  output: done,
})

export const editDesign = contract({
  id: 'design.edit',
  method: 'POST',
  path: '/designs/{code}/text',
  access: { relation: 'team' },
  summary: '修改方案的名称和说明；公开前要重新审核',
  input: z.object({ ...onDesign, ...words }),
  output: done,
})

export const inviteMember = contract({
  id: 'design.invite',
  method: 'POST',
  path: '/designs/{code}/members',
  access: { relation: 'team' },
  summary: '邀请一个组织主导、牵头或参与',
  input: z.object({ ...onDesign, organisationId: id, part: z.enum(memberParts) }),
  output: z.object({ memberId: id }),
  status: 201,
})

export const offerToJoin = contract({
  id: 'design.offer',
  method: 'POST',
  path: '/designs/{code}/offers',
  access: 'signed-in',
  summary: '我想参与：居民本人，或代表一个组织',
  input: z.object({ ...onDesign, organisationId: id.optional() }),
  output: z.object({ memberId: id }),
  limit: { perMinute: 10 },
  status: 201,
})

const onMember = { ...onDesign, memberId: id }

export const answerMember = contract({
  id: 'design.answer-member',
  method: 'POST',
  path: '/designs/{code}/members/{memberId}/answer',
  access: 'signed-in',
  summary: '受邀的组织答复邀请，或由主导、牵头方答复想参与的人',
  input: z.object({ ...onMember, accept: z.boolean() }),
  output: z.object({ memberId: id, state: z.enum(memberStates) }),
})

export const leaveTeam = contract({
  id: 'design.leave',
  method: 'POST',
  path: '/designs/{code}/members/{memberId}/leave',
  access: 'signed-in',
  summary: '退出团队，或收回还没答复的邀请',
  input: z.object(onMember),
  output: z.object({ memberId: id, state: z.enum(memberStates) }),
})

export const setDuties = contract({
  id: 'design.set-duties',
  method: 'POST',
  path: '/designs/{code}/duties',
  access: { relation: 'team' },
  summary: '定下谁做什么：每件事有人做，有且只有一方负责',
  input: z.object({ ...onDesign, duties: z.array(dutyShape).max(30) }),
  output: done,
})

export const settleDesign = contract({
  id: 'design.settle',
  method: 'POST',
  path: '/designs/{code}/settle',
  access: { relation: 'team' },
  summary: '方案成形：团队齐了，可以去申报',
  input: z.object(onDesign),
  output: done,
})

export const reopenDesign = contract({
  id: 'design.reopen',
  method: 'POST',
  path: '/designs/{code}/reopen',
  access: { relation: 'team' },
  summary: '回到商量：改团队、改分工、并入问题',
  input: z.object(onDesign),
  output: done,
})

export const endDesign = contract({
  id: 'design.end',
  method: 'POST',
  path: '/designs/{code}/end',
  access: { relation: 'team' },
  summary: '不再做下去，并说明原因；回应的问题可以另起方案',
  input: z.object({ ...onDesign, reason: z.string().trim().min(4).max(400) }),
  output: done,
})

/* What staff see and do */

export const listDesk = contract({
  id: 'design.desk-list',
  method: 'GET',
  path: '/desk/designs',
  access: { permission: 'design.read' },
  summary: '工作台：辖区内的全部方案，含没审核的',
  /** `pending` are also those with new words since they were published */
  input: z.object({ ...pageInput, ...designFilters, review: z.enum(reviews).optional() }),
  output: listOf(designItem.extend({ review: z.enum(reviews), awaitsReview: z.boolean() })),
})

export const reviewDesign = contract({
  id: 'design.review',
  method: 'POST',
  path: '/desk/designs/{code}/review',
  access: { permission: 'design.review' },
  summary: '审核方案的公开文字：公开，或写明原因暂不公开',
  input: z.object({
    ...onDesign,
    decision: z.enum(['publish', 'withhold']),
    because: z.enum(withholdReasons).optional(),
    /** of the words that were read: changed since, nothing is published */
    wordsVersion: z.number().int().optional(),
  }),
  output: done,
})
