import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { formShape } from '../../base/form-shape.ts'
import { id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { awardLevels } from '../call/call.ts'
import { budgetLine, rulesShape } from '../call/contract.ts'
import { parties } from '../people/organisation.ts'
import { decisionBodies, outcomes } from './decision.ts'
import { assignmentStates } from './review.ts'

const tenths = z.number().int().min(0).max(1000)

/** One line of the published ranking: scores without names, so that anybody can compute it again. */
const rankingLine = z.object({
  place: z.number().int(),
  code: z.string(),
  title: z.string(),
  /** in tenths of a point, by the experts' numbers; the same number is not the same expert on another line */
  scores: z.array(tenths),
  meanHundredths: z.number().int(),
  spreadTenths: z.number().int(),
  proposed: z.enum(awardLevels).nullable(),
  outcome: z.enum(outcomes),
  /** what it is granted when it is chosen */
  grantFen: z.number().int().nullable(),
  /** why the meeting departed from the ranking */
  because: z.string().nullable(),
})

export const decisionShape = z.object({
  body: z.enum(decisionBodies),
  metOn: z.iso.date(),
  minutesNumber: z.string(),
})

export const publicRanking = z.object({
  call: z.object({ code: z.string(), title: z.string() }),
  /** the platform whose call it is */
  issuer: z.string(),
  decision: decisionShape,
  /** experts who declared a conflict or were kept from judging by data: how many, never who */
  conflicts: z.number().int(),
  lines: z.array(rankingLine),
})
export type PublicRanking = z.output<typeof publicRanking>

export const getRanking = contract({
  id: 'review.ranking',
  method: 'GET',
  path: '/calls/{code}/ranking',
  access: 'public',
  summary: '审定后的排名：不记名的每一个分数，任何人都能重新算一遍',
  input: z.object({ code: z.string().max(40) }),
  output: publicRanking,
})

/** What an applicant reads of their own: each score by criterion with its words, and nobody's name. */
export const ownResult = z.object({
  place: z.number().int(),
  /** how many applications were judged, and how many chosen */
  of: z.number().int(),
  chosen: z.number().int(),
  meanHundredths: z.number().int(),
  outcome: z.enum(outcomes),
  because: z.string().nullable(),
  rubric: formShape,
  judged: z.array(z.object({ pointsTenths: tenths, scores: z.record(z.string(), z.unknown()), comment: z.string() })),
})
export type OwnResult = z.output<typeof ownResult>

export const getOwnResult = contract({
  id: 'review.own-result',
  method: 'GET',
  path: '/applications/{id}/result',
  access: { relation: 'applicant' },
  summary: '本组织申报的评审结果：名次、每项得分和意见，审定之后可看',
  input: z.object({ id }),
  output: ownResult,
})

/* Judging */

export const assignmentItem = z.object({
  id,
  state: z.enum(assignmentStates),
  call: z.object({ code: z.string(), title: z.string() }),
  title: z.string(),
  dueAt: instant,
  /** the sum, once it was sent in, in tenths */
  pointsTenths: tenths.nullable(),
  /** criteria that have points so far, and how many there are */
  given: z.number().int(),
  criteria: z.number().int(),
})
export type AssignmentItem = z.output<typeof assignmentItem>

export const listAssignments = contract({
  id: 'review.assignments',
  method: 'GET',
  path: '/desk/assignments',
  access: { permission: 'review.score' },
  summary: '请我评的申报：先到期的在前',
  input: z.object({ ...pageInput, state: z.enum(assignmentStates).optional() }),
  output: listOf(assignmentItem),
})

export const assignmentCan = ['declare', 'score', 'submit', 'abstain', 'conflict'] as const

export const assignmentDetail = assignmentItem.extend({
  version: z.number().int(),
  /** null until the expert has declared: nobody reads what they may not judge */
  application: z
    .object({
      summary: z.string(),
      form: formShape,
      answers: z.record(z.string(), z.unknown()),
      files: z.array(z.object({ id, kind: z.string(), name: z.string().nullable(), bytes: z.number().int() })),
      budget: z.array(budgetLine),
      totalFen: z.number().int(),
      grantFen: z.number().int(),
      ownFen: z.number().int(),
      staffFen: z.number().int(),
      /** who applies; null where the call is judged blind */
      organisation: z.string().nullable(),
      /** how many of each party are in the team; nobody is named */
      team: z.partialRecord(z.enum(parties), z.number().int()),
    })
    .nullable(),
  rules: rulesShape,
  rubric: formShape,
  scores: z.record(z.string(), z.unknown()),
  comment: z.string(),
  because: z.string().nullable(),
  /** where it stands among the expert's own of this review, and the ones before and after it */
  position: z.object({ index: z.number().int(), of: z.number().int(), previous: id.nullable(), next: id.nullable() }),
  can: canShape(assignmentCan),
})
export type AssignmentDetail = z.output<typeof assignmentDetail>

const onAssignment = { id }
const done = z.object({ id, state: z.enum(assignmentStates), version: z.number().int() })

export const getAssignment = contract({
  id: 'review.assignment',
  method: 'GET',
  path: '/desk/assignments/{id}',
  access: { relation: 'expert' },
  summary: '一份请我评的申报；声明没有利益冲突后才能看到内容',
  input: z.object(onAssignment),
  output: assignmentDetail,
})

export const declareInterest = contract({
  id: 'review.declare',
  method: 'POST',
  path: '/desk/assignments/{id}/declaration',
  access: { relation: 'expert' },
  summary: '声明与这份申报有没有利益冲突；有冲突即刻回避',
  input: z.object({ ...onAssignment, conflict: z.boolean(), because: z.string().trim().max(400).default('') }),
  output: done,
})

const score = {
  scores: z.record(z.string().max(64), z.unknown()),
  comment: z.string().trim().max(2000),
  version: z.number().int(),
}

export const saveScore = contract({
  id: 'review.save-score',
  method: 'POST',
  path: '/desk/assignments/{id}/draft',
  access: { relation: 'expert' },
  summary: '保存没打完的分',
  input: z.object({ ...onAssignment, ...score }),
  output: done,
})

export const submitScore = contract({
  id: 'review.submit-score',
  method: 'POST',
  path: '/desk/assignments/{id}/submit',
  access: { relation: 'expert' },
  summary: '提交打分和意见，提交后不能再改',
  input: z.object({ ...onAssignment, ...score }),
  output: done,
})

export const abstain = contract({
  id: 'review.abstain',
  method: 'POST',
  path: '/desk/assignments/{id}/abstain',
  access: { relation: 'expert' },
  summary: '不评这一份，写明原因，由工作人员另请专家',
  input: z.object({ ...onAssignment, reason: z.string().trim().min(2).max(400) }),
  output: done,
})
