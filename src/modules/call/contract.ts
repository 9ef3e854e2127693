import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { formShape } from '../../base/form-shape.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { parties, organisationKinds } from '../people/organisation.ts'
import { applicationStates } from './application.ts'
import { budgetCategories, lineSources, mostLines } from './budget.ts'
import { awardLevels, callKinds, callStates } from './call.ts'
import { eligibilityRules } from './eligibility.ts'

const named = z.object({ id, name: z.string() })
const fen = z.number().int().nonnegative()
const label = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(400) })

/** As CallRules: what a call goes by. */
export const rulesShape = z.object({
  fields: z.array(z.string().max(40)).max(20),
  organisationKinds: z.array(z.enum(organisationKinds)).max(20),
  demand: z.object({
    leads: z.boolean(),
    drives: z.boolean(),
    parties: z.partialRecord(z.enum(parties), z.number().int().min(1).max(9)),
  }),
  perOrganisation: z.number().int().min(1).max(20),
  totalFen: fen.nullable(),
  ceilingFen: fen,
  ownPercent: z.number().int(),
  staffPercent: z.number().int().nullable(),
  questions: z.array(z.object({ key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), label })).max(20),
  awards: z
    .array(z.object({ level: z.enum(awardLevels), least: z.number().int(), places: z.number().int().nullable() }))
    .max(awardLevels.length),
  experts: z.number().int().min(1).max(15),
  blind: z.boolean(),
  spread: z.number().int().min(1).max(100),
  days: z.object({
    correct: z.number().int().max(20),
    check: z.number().int().max(40),
    notice: z.number().int().max(30),
  }),
  source: z.string().max(200),
})

export const callItem = z.object({
  code: z.string(),
  title: z.string(),
  kind: z.enum(callKinds),
  state: z.enum(callStates),
  platform: named,
  area: named,
  fields: z.array(z.string()),
  ceilingFen: fen,
  totalFen: fen.nullable(),
  opensOn: civilDay.nullable(),
  closesAt: instant,
  /** how many applied; null while the window is open, so that nobody bets on it */
  submittedCount: z.number().int().nullable(),
})
export type CallItem = z.output<typeof callItem>

export const callCan = ['edit', 'open', 'cancel', 'finish', 'apply'] as const

export const callDetail = callItem.extend({
  purpose: z.string(),
  rules: rulesShape,
  form: formShape,
  rubric: formShape,
  /** SHA-256 over rules, form and rubric as they were when it opened */
  digest: z.string().nullable(),
  cancelledBecause: z.string().nullable(),
  thread: z.array(z.object({ id, at: instant, type: z.string(), public: z.record(z.string(), z.unknown()) })),
  can: canShape(callCan),
})
export type CallDetail = z.output<typeof callDetail>

export const callFilters = {
  state: z.enum(callStates).optional(),
  kind: z.enum(callKinds).optional(),
  /** the district or a street: calls for it, above and below */
  area: id.optional(),
}

export const listCalls = contract({
  id: 'call.list',
  method: 'GET',
  path: '/calls',
  access: 'public',
  summary: '公开过的征集，新的在前',
  input: z.object({ ...pageInput, ...callFilters }),
  output: listOf(callItem),
})

export const getCall = contract({
  id: 'call.get',
  method: 'GET',
  path: '/calls/{code}',
  access: 'public',
  summary: '一次征集：面向谁、多少钱、什么时候截止、按什么评',
  input: z.object({ code: z.string().max(40) }),
  output: callDetail,
})

/* Applying */

export const budgetLine = z.object({
  item: z.string().trim().max(60),
  category: z.enum(budgetCategories),
  amountFen: z.number().int(),
  source: z.enum(lineSources),
})

const evidenceShape = z.object({
  rule: z.enum(eligibilityRules),
  holds: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})

export const verdictShape = z.object({
  key: z.string().max(40),
  holds: z.boolean(),
  because: z.string().trim().max(400).default(''),
})

export const applicationItem = z.object({
  id,
  state: z.enum(applicationStates),
  call: z.object({ code: z.string(), title: z.string(), closesAt: instant }),
  /** of its design */
  code: z.string(),
  title: z.string(),
  organisation: named,
  totalFen: fen,
  grantFen: fen,
  submittedAt: instant.nullable(),
  /** until when what was returned can be mended */
  correctBy: instant.nullable(),
})
export type ApplicationItem = z.output<typeof applicationItem>

export const applicationCan = ['write', 'submit', 'withdraw', 'check', 'return'] as const

export const applicationDetail = applicationItem.extend({
  /** counts up with each change: who writes names the one they read */
  version: z.number().int(),
  /** of its design: what it proposes */
  summary: z.string(),
  form: formShape,
  answers: z.record(z.string(), z.unknown()),
  files: z.array(z.object({ id, kind: z.string(), name: z.string().nullable(), bytes: z.number().int() })),
  budget: z.array(budgetLine),
  ownFen: fen,
  /** of what is asked of the call */
  staffFen: fen,
  rules: rulesShape,
  /** what the rules find now while it is written, and found when it was sent in afterwards */
  evidence: z.array(evidenceShape),
  verdicts: z.array(verdictShape),
  returnedBecause: z.string().nullable(),
  checkedAt: instant.nullable(),
  /** the reader acts for the organisation that applies */
  mine: z.boolean(),
  can: canShape(applicationCan),
})
export type ApplicationDetail = z.output<typeof applicationDetail>

const onApplication = { id }
const done = z.object({ id, state: z.enum(applicationStates), version: z.number().int() })
const content = {
  answers: z.record(z.string().max(64), z.unknown()),
  budget: z.array(budgetLine).max(mostLines),
  version: z.number().int(),
}

export const startApplication = contract({
  id: 'application.start',
  method: 'POST',
  path: '/calls/{code}/applications',
  access: 'signed-in',
  summary: '带着一个成形的方案申报：由牵头或主导的组织的成员',
  input: z.object({ code: z.string().max(40), designCode: z.string().max(40), organisationId: id }),
  output: done,
  limit: { perMinute: 10 },
  status: 201,
})

export const getApplication = contract({
  id: 'application.get',
  method: 'GET',
  path: '/applications/{id}',
  access: { relation: 'applicant' },
  summary: '一份申报：申报方和办理征集的工作人员可看',
  input: z.object(onApplication),
  output: applicationDetail,
})

export const listOwnApplications = contract({
  id: 'application.own-list',
  method: 'GET',
  path: '/applications',
  access: 'signed-in',
  summary: '我代表的组织的申报',
  input: z.object(pageInput),
  output: listOf(applicationItem),
})

export const saveApplication = contract({
  id: 'application.save',
  method: 'POST',
  path: '/applications/{id}/draft',
  access: { relation: 'applicant' },
  summary: '保存草稿，可以没写完',
  input: z.object({ ...onApplication, ...content }),
  output: done,
})

export const submitApplication = contract({
  id: 'application.submit',
  method: 'POST',
  path: '/applications/{id}/submit',
  access: { relation: 'applicant' },
  summary: '提交申报，或提交补正后的申报',
  input: z.object({ ...onApplication, ...content }),
  output: done,
})

export const withdrawApplication = contract({
  id: 'application.withdraw',
  method: 'POST',
  path: '/applications/{id}/withdraw',
  access: { relation: 'applicant' },
  summary: '撤回申报，方案回到商量',
  input: z.object(onApplication),
  output: done,
})
