import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { formShape } from '../../base/form-shape.ts'
import { id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { awardLevels } from '../call/call.ts'
import { budgetLine, rulesShape } from '../call/contract.ts'
import { decisionBodies, outcomes } from './decision.ts'
import { assignmentStates, reviewStates } from './review.ts'

const tenths = z.number().int().min(0).max(1000)

/** One line of the published ranking: scores without names, so that anybody can compute it again. */
export const rankingLine = z.object({
  place: z.number().int(),
  code: z.string(),
  title: z.string(),
  /** in tenths of a point, by the experts' numbers; the same number is not the same expert on another line */
  scores: z.array(tenths),
  meanHundredths: z.number().int(),
  spreadTenths: z.number().int(),
  proposed: z.enum(awardLevels).nullable(),
  outcome: z.enum(outcomes),
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

/* Judging */

export const assignmentItem = z.object({
  id,
  state: z.enum(assignmentStates),
  call: z.object({ code: z.string(), title: z.string() }),
  title: z.string(),
  dueAt: instant,
  /** of the points given so far, in tenths */
  pointsTenths: tenths.nullable(),
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
    })
    .nullable(),
  rules: rulesShape,
  rubric: formShape,
  scores: z.record(z.string(), z.unknown()),
  comment: z.string(),
  because: z.string().nullable(),
  /** where it stands among the expert's own, and the ones before and after it */
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
  access: { permission: 'review.score' },
  summary: '一份请我评的申报；声明没有利益冲突后才能看到内容',
  input: z.object(onAssignment),
  output: assignmentDetail,
})

export const declareInterest = contract({
  id: 'review.declare',
  method: 'POST',
  path: '/desk/assignments/{id}/declaration',
  access: { permission: 'review.score' },
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
  access: { permission: 'review.score' },
  summary: '保存没打完的分',
  input: z.object({ ...onAssignment, ...score }),
  output: done,
})

export const submitScore = contract({
  id: 'review.submit-score',
  method: 'POST',
  path: '/desk/assignments/{id}/submit',
  access: { permission: 'review.score' },
  summary: '提交打分和意见，提交后不能再改',
  input: z.object({ ...onAssignment, ...score }),
  output: done,
})

export const abstain = contract({
  id: 'review.abstain',
  method: 'POST',
  path: '/desk/assignments/{id}/abstain',
  access: { permission: 'review.score' },
  summary: '不评这一份，写明原因，由工作人员另请专家',
  input: z.object({ ...onAssignment, reason: z.string().trim().min(2).max(400) }),
  output: done,
})
