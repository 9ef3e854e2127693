import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { budgetCategories, lineSources, mostLines } from '../call/budget.ts'
import { mostGoals, mostMilestones, planStates } from './plan.ts'
import { projectStates } from './project.ts'

const code = z.string().max(40)
const fen = z.number().int().nonnegative()
/** a draft is kept as far as it has come: an empty day is no fault until it is handed in */
const day = z.string().max(10).default('')
const text = (most: number) => z.string().trim().max(most)
const percent = z.number().int().min(0).max(100)

const goalShape = z.object({ text: text(200), target: text(200) })
const milestoneShape = z.object({ title: text(80), dueOn: day, evidence: text(400), sharePercent: percent })
const lineShape = z.object({
  item: text(80),
  category: z.enum(budgetCategories),
  amountFen: z.number().int(),
  source: z.enum(lineSources),
})

const planShape = {
  startsOn: day,
  endsOn: day,
  goals: z.array(goalShape).max(mostGoals),
  milestones: z.array(milestoneShape).max(mostMilestones),
  budget: z.array(lineShape).max(mostLines),
  signingPercent: percent,
}

const planCan = ['write', 'decide'] as const

export const planDetail = z.object({
  ...planShape,
  project: z.object({
    code,
    title: z.string(),
    state: z.enum(projectStates),
    organisation: z.object({ id, name: z.string() }),
  }),
  /** null while nothing was kept: what stands here comes of the application */
  state: z.enum(planStates).nullable(),
  version: z.number().int(),
  budgetFen: fen,
  ownFen: fen,
  /** what others promised: the budget without the own share; the tranches are cut of it */
  grantFen: fen,
  /** the budget that was applied with, for those who deliver and staff: what changed shows beside it */
  applied: z.array(lineShape).nullable(),
  /** in fen: at signing, then for each milestone */
  tranches: z.array(fen),
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  /** what staff wrote when they sent it back */
  returnedBecause: z.string().nullable(),
  /** until when it is looked at */
  checkBy: civilDay.nullable(),
  can: canShape(planCan),
})
export type PlanDetail = z.output<typeof planDetail>

export const getPlan = contract({
  id: 'plan.get',
  method: 'GET',
  path: '/projects/{code}/plan',
  access: 'public',
  summary: '项目的实施方案和核定预算；核定前只有实施方和工作人员能看',
  input: z.object({ code }),
  output: planDetail,
})

const written = { code, version: z.number().int(), ...planShape }
const done = z.object({ code, state: z.enum(planStates), version: z.number().int() })

export const savePlan = contract({
  id: 'plan.save',
  method: 'POST',
  path: '/projects/{code}/plan',
  access: { relation: 'deliverer' },
  summary: '保存实施方案的草稿',
  input: z.object(written),
  output: done,
  status: 200,
})

export const submitPlan = contract({
  id: 'plan.submit',
  method: 'POST',
  path: '/projects/{code}/plan/submit',
  access: { relation: 'deliverer' },
  summary: '提交实施方案：目标、里程碑、预算和分期都要齐全',
  input: z.object(written),
  output: done,
})

export const decidePlan = contract({
  id: 'plan.decide',
  method: 'POST',
  path: '/desk/projects/{code}/plan/decide',
  access: { permission: 'project.manage' },
  summary: '核定方案和预算，或写明原因退回',
  input: z.object({
    code,
    /** the one that was read: another one, handed in since, is not decided unread */
    version: z.number().int().optional(),
    decision: z.enum(['approve', 'return']),
    because: text(400).default(''),
  }),
  output: done,
})
