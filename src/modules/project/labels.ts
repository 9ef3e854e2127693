import type { Labels } from '../../base/label.ts'
import type { ProjectSort } from './contract.ts'
import type { MoneySource } from './money.ts'
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
} as const satisfies Labels<string>

export const refusalLabels = {
  'project.not-found': { zh: '没有这个项目，请核对编号', en: 'There is no such project: please check the code' },
} as const satisfies Labels<string>

export const fieldLabels = {
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies Labels<string>
