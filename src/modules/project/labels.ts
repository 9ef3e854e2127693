import type { Labels } from '../../base/label.ts'
import type { ProjectSort } from './contract.ts'
import type { MoneySource } from './money.ts'
import type { PlanAction, PlanState } from './plan.ts'
import type { ProjectAction, ProjectEventType, ProjectState } from './project.ts'

export const projectStateLabels = {
  pooled: { zh: '已入库', en: 'In the pool' },
  refining: { zh: '优化方案、核定预算', en: 'Plan and budget refined' },
  signing: { zh: '待签约', en: 'Agreement to be signed' },
  delivering: { zh: '实施中', en: 'Being delivered' },
  evaluating: { zh: '评价中', en: 'Being evaluated' },
  rectifying: { zh: '整改中', en: 'Being rectified' },
  closed: { zh: '已结项', en: 'Closed' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies Labels<ProjectState>

export const projectActionLabels = {
  refine: { zh: '优化方案', en: 'Refine' },
  approve: { zh: '核定方案和预算', en: 'Approve plan and budget' },
  sign: { zh: '签约', en: 'Sign' },
  evaluate: { zh: '进入评价', en: 'Evaluate' },
  rectify: { zh: '限期整改', en: 'Rectify' },
  close: { zh: '结项', en: 'Close' },
  end: { zh: '终止', en: 'End' },
  expire: { zh: '在库期满', en: 'Expire' },
} as const satisfies Labels<ProjectAction>

export const planStateLabels = {
  draft: { zh: '方案起草中', en: 'Plan being written' },
  submitted: { zh: '方案待核定', en: 'Plan to be approved' },
  returned: { zh: '方案退回修改', en: 'Plan sent back' },
  approved: { zh: '方案已核定', en: 'Plan approved' },
} as const satisfies Labels<PlanState>

/** @public The words on the arrows of docs/states.md. */
export const planActionLabels = {
  submit: { zh: '提交核定', en: 'Hand in' },
  return: { zh: '退回修改', en: 'Send back' },
  approve: { zh: '核定', en: 'Approve' },
} as const satisfies Labels<PlanAction>

export const projectSortLabels = {
  newest: { zh: '最新入库', en: 'Newest' },
  raised: { zh: '认购最多', en: 'Most pledged' },
  gap: { zh: '差得最少', en: 'Smallest gap' },
  deadline: { zh: '快到期', en: 'Expiring first' },
} as const satisfies Labels<ProjectSort>

export const moneySourceLabels = {
  fiscal: { zh: '财政资金', en: 'Public budget' },
  lottery: { zh: '福彩公益金', en: 'Welfare lottery' },
  donation: { zh: '社会捐赠', en: 'Donations' },
  enterprise: { zh: '企业认购', en: 'Enterprises' },
  own: { zh: '自筹', en: 'Found by the organisation itself' },
} as const satisfies Labels<MoneySource>

/** The five figures, in the words that are never merged or swapped (interface.md, Words). */
export const figureLabels = {
  budgetFen: { zh: '预算', en: 'Budget' },
  pledgedFen: { zh: '已认购', en: 'Pledged' },
  receivedFen: { zh: '已到账', en: 'Received' },
  allocatedFen: { zh: '已拨付', en: 'Allocated' },
  spentFen: { zh: '已支出', en: 'Spent' },
} as const satisfies Labels<string>

export const eventLabels = {
  'project.pooled': { zh: '入库', en: 'Entered the pool' },
  'project.refining': { zh: '优化方案', en: 'Plan being refined' },
  'plan.saved': { zh: '保存实施方案', en: 'Plan kept' },
  'plan.submitted': { zh: '提交实施方案', en: 'Plan handed in' },
  'plan.returned': { zh: '退回实施方案', en: 'Plan sent back' },
  'plan.check-overdue': { zh: '方案核定超期', en: 'Plan overdue' },
  'project.approved': { zh: '核定方案和预算', en: 'Plan and budget approved' },
  'project.signed': { zh: '签约', en: 'Agreement signed' },
  'project.evaluating': { zh: '进入评价', en: 'Evaluation begun' },
  'project.rectifying': { zh: '限期整改', en: 'To be rectified' },
  'project.closed': { zh: '结项', en: 'Closed' },
  'project.ended': { zh: '终止', en: 'Ended' },
  'project.expired': { zh: '在库期满', en: 'Expired' },
} as const satisfies Labels<ProjectEventType>

/** @public What a time limit is called where clocks are listed. */
export const deadlineLabels = {
  'project.expiry': { zh: '在库期满', en: 'Time in the pool ends' },
  'plan.check': { zh: '核定实施方案', en: 'Plan to be approved' },
} as const satisfies Labels<string>

export const refusalLabels = {
  'project.not-found': { zh: '没有这个项目，请核对编号', en: 'There is no such project: please check the code' },
  'project.not-deliverer': { zh: '只有实施方的人可以办', en: 'Only for members of the organisation that delivers it' },
  'plan.not-found': { zh: '实施方案还没有核定公开', en: 'The plan is not approved and published yet' },
  'plan.not-now': {
    zh: '钱找齐以后、签约以前才写实施方案',
    en: 'The plan is written once the money is found, before the agreement',
  },
  'plan.handed-in': {
    zh: '方案已经提交，等核定或退回后再改',
    en: 'The plan is handed in: it can be changed once it comes back',
  },
  'plan.not-handed-in': { zh: '方案还没有提交', en: 'The plan has not been handed in' },
  'plan.over': { zh: '项目已经不在优化方案这一步', en: 'The project is not at its plan any more' },
  'plan.changed-meanwhile': {
    zh: '同事刚刚改过这份方案，请打开最新的再改',
    en: 'A colleague has just changed this plan: please open the newest one',
  },
  'plan.own-work': {
    zh: '写方案的团队不能自己核定，请换一位同事',
    en: 'Who wrote the plan cannot approve it: please ask a colleague',
  },
} as const satisfies Labels<string>

export const faultLabels = {
  'plan.ends-before': { zh: '结束日期要在开始日期之后', en: 'It ends after it begins' },
  'plan.outside-term': { zh: '要在实施期内', en: 'Within the term' },
  'plan.out-of-order': { zh: '不早于前一个里程碑', en: 'Not before the milestone above' },
  'plan.no-share': { zh: '填 0 到 100 的整数', en: 'A whole number from 0 to 100' },
  'plan.too-early': { zh: '签约时最多拨付一半', en: 'At most half at signing' },
  'plan.too-little-kept': { zh: '最后一期至少留 10%', en: 'At least 10 % is kept for the end' },
  'plan.not-whole': { zh: '签约和各里程碑的比例合计要等于 100%', en: 'The shares come to 100 % together' },
  'plan.not-budget': { zh: '各项合计要等于认购的总额', en: 'The lines come to what was promised' },
  'plan.not-own-share': { zh: '自筹的部分要和申报时一样', en: 'The own share is what was applied with' },
} as const satisfies Labels<string>

export const fieldLabels = {
  version: { zh: '版本', en: 'Version' },
  reason: { zh: '原因', en: 'Reason' },
  startsOn: { zh: '开始日期', en: 'Begins' },
  endsOn: { zh: '结束日期', en: 'Ends' },
  goals: { zh: '目标', en: 'Goals' },
  milestones: { zh: '里程碑', en: 'Milestones' },
  budget: { zh: '预算', en: 'Budget' },
  signingPercent: { zh: '签约时拨付的比例', en: 'Paid at signing' },
  decision: { zh: '处理结果', en: 'Decision' },
  because: { zh: '退回的原因', en: 'Why it goes back' },
} as const satisfies Labels<string>

/** What the to-do list says of a plan that waits to be approved. */
export function todoWords({ organisation, again }: { organisation: string; again: boolean }): {
  action: string
  note: string
  from: string
} {
  const note = again ? '退回修改后再次提交；核定后按它生成协议。' : '看目标、里程碑、预算和分期；核定后按它生成协议。'
  return { action: '去核定', note, from: `来自 ${organisation}` }
}
