import type { Labels } from '../../base/label.ts'
import type { ApplicationAction, ApplicationState } from './application.ts'
import type { BudgetCategory, LineSource } from './budget.ts'
import type { AwardLevel, CallAction, CallEventType, CallKind, CallState } from './call.ts'
import type { applicationCan, callCan } from './contract.ts'
import type { EligibilityRule } from './eligibility.ts'

export const callKindLabels = {
  competition: { zh: '创新大赛', en: 'Competition' },
  grant: { zh: '公益创投', en: 'Venture philanthropy' },
} as const satisfies Labels<CallKind>

export const callStateLabels = {
  draft: { zh: '起草中', en: 'Draft' },
  open: { zh: '正在征集', en: 'Open' },
  checking: { zh: '资格审查', en: 'Checking who may apply' },
  reviewing: { zh: '专家评审', en: 'Under review' },
  deciding: { zh: '等待审定', en: 'Waiting for the decision' },
  noticed: { zh: '公示中', en: 'Under public notice' },
  done: { zh: '已结束', en: 'Ended' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Labels<CallState>

export const callActionLabels = {
  edit: { zh: '修改', en: 'Change' },
  apply: { zh: '申报', en: 'Apply' },
  open: { zh: '发布征集', en: 'Open' },
  close: { zh: '截止', en: 'Close' },
  review: { zh: '开始评审', en: 'Begin the review' },
  decide: { zh: '交审定', en: 'Hand on for decision' },
  notice: { zh: '公示', en: 'Give public notice' },
  finish: { zh: '结束征集', en: 'End' },
  cancel: { zh: '取消征集', en: 'Cancel' },
} as const satisfies Labels<CallAction | (typeof callCan)[number]>

export const applicationStateLabels = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待资格审查', en: 'Waiting to be checked' },
  returned: { zh: '退回补正', en: 'Returned to be completed' },
  eligible: { zh: '资格审查通过', en: 'Eligible' },
  ineligible: { zh: '资格审查未通过', en: 'Not eligible' },
  reviewing: { zh: '评审中', en: 'Under review' },
  proposed: { zh: '拟入选', en: 'Proposed' },
  chosen: { zh: '入选', en: 'Chosen' },
  unchosen: { zh: '未入选', en: 'Not chosen' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Labels<ApplicationState>

/** @public What may be done with an application: drawn in docs/states.md. */
export const applicationActionLabels = {
  write: { zh: '填写', en: 'Write' },
  check: { zh: '资格审查', en: 'Check' },
  submit: { zh: '提交', en: 'Send in' },
  return: { zh: '退回补正', en: 'Return' },
  correct: { zh: '补正后提交', en: 'Send in again' },
  pass: { zh: '通过', en: 'Pass' },
  refuse: { zh: '不通过', en: 'Refuse' },
  lapse: { zh: '逾期作废', en: 'Lapse' },
  review: { zh: '进入评审', en: 'Go to review' },
  propose: { zh: '拟入选', en: 'Propose' },
  choose: { zh: '入选', en: 'Choose' },
  'pass-over': { zh: '不入选', en: 'Pass over' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Labels<ApplicationAction | (typeof applicationCan)[number]>

export const awardLevelLabels = {
  pool: { zh: '入库', en: 'Enters the pool' },
  'carry-out': { zh: '实施', en: 'Carried out' },
} as const satisfies Labels<AwardLevel>

export const budgetCategoryLabels = {
  staff: { zh: '人员', en: 'Staff' },
  services: { zh: '专业服务', en: 'Professional services' },
  activities: { zh: '活动', en: 'Activities' },
  materials: { zh: '物资', en: 'Materials' },
  transport: { zh: '交通', en: 'Transport' },
  publicity: { zh: '宣传', en: 'Publicity' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Labels<BudgetCategory>

export const lineSourceLabels = {
  grant: { zh: '申请资助', en: 'Asked of the call' },
  own: { zh: '自筹', en: 'Found elsewhere' },
} as const satisfies Labels<LineSource>

/** What each rule asks, as a condition that reads well beside 符合 or 不符合. */
export const eligibilityRuleLabels = {
  kind: { zh: '组织类型在征集范围内', en: 'The kind of organisation may apply' },
  field: { zh: '项目领域在征集范围内', en: 'The field is one the call is about' },
  place: { zh: '项目地点在征集范围内', en: 'The place is one the call is for' },
  team: { zh: '团队各方到齐', en: 'The team is whole' },
  apart: { zh: '与征集的组织方没有关联', en: 'It has no part in running the call' },
  count: { zh: '申报数量没有超限', en: 'No more applications than one may make' },
} as const satisfies Labels<EligibilityRule>

export const eventLabels = {
  'call.drafted': { zh: '起草征集', en: 'Call drafted' },
  'call.edited': { zh: '修改征集', en: 'Call changed' },
  'call.discarded': { zh: '征集草稿作废', en: 'Draft given up' },
  'call.opened': { zh: '发布征集', en: 'Call opened' },
  'call.closed': { zh: '征集截止', en: 'Call closed' },
  'call.finished': { zh: '征集结束', en: 'Call ended' },
  'call.cancelled': { zh: '取消征集', en: 'Call cancelled' },
  'application.started': { zh: '开始写申报', en: 'Application begun' },
  'application.saved': { zh: '保存申报草稿', en: 'Application saved' },
  'application.submitted': { zh: '提交申报', en: 'Application sent in' },
  'application.returned': { zh: '退回补正', en: 'Application returned' },
  'application.corrected': { zh: '补正后提交', en: 'Application completed' },
  'application.passed': { zh: '资格审查通过', en: 'Found eligible' },
  'application.refused': { zh: '资格审查未通过', en: 'Found not eligible' },
  'application.withdrawn': { zh: '撤回申报', en: 'Application withdrawn' },
  'application.discarded': { zh: '申报草稿作废', en: 'Draft discarded' },
  'application.lapsed': { zh: '补正逾期', en: 'Not completed in time' },
  'application.check-overdue': { zh: '资格审查超期', en: 'Check overdue' },
  'application.proposed': { zh: '拟入选', en: 'Proposed' },
  'application.chosen': { zh: '入选', en: 'Chosen' },
  'application.unchosen': { zh: '未入选', en: 'Not chosen' },
} as const satisfies Labels<CallEventType>

/** @public What a time limit is called where clocks are listed. */
export const deadlineLabels = {
  'call.close': { zh: '征集截止', en: 'The call closes' },
  'application.check': { zh: '完成资格审查', en: 'Eligibility checked' },
  'application.correct': { zh: '补正', en: 'Application completed' },
} as const satisfies Labels<string>

export const refusalLabels = {
  'call.not-found': { zh: '没有这次征集，请核对编号', en: 'There is no such call: please check the code' },
  'call.frozen': {
    zh: '征集已经发布，申报表、评分标准和规则不能再改',
    en: 'The call is open: form, rubric and rules stay as they are',
  },
  'call.closed': { zh: '征集已经截止', en: 'The call has closed' },
  'call.window': {
    zh: '从发布到截止至少要留 {days} 天，请把截止日期往后放',
    en: 'At least {days} days must lie between opening and closing: please choose a later day',
  },
  'call.rubric-invalid': { zh: '评分标准还有问题，请按提示改', en: 'The rubric needs mending' },
  'call.rubric-points': {
    zh: '评分标准合计 {points} 分，要正好 100 分',
    en: 'The rubric comes to {points} points; it must be 100',
  },
  'call.unchecked': {
    zh: '还有 {count} 份申报没有完成资格审查',
    en: '{count} applications are still to be checked',
  },
  'call.none-eligible': { zh: '没有符合条件的申报，可以直接结束征集', en: 'No application is eligible: end the call' },
  'call.some-eligible': {
    zh: '有 {count} 份申报符合条件，请进入评审',
    en: '{count} applications are eligible: begin the review',
  },
  'constraint.call_frozen': {
    zh: '征集已经发布，申报表、评分标准和规则不能再改',
    en: 'The call is open: form, rubric and rules stay as they are',
  },
  'application.not-found': { zh: '没有这份申报', en: 'There is no such application' },
  'application.not-applicant': { zh: '这一步由申报的组织来做', en: 'This is for the organisation that applies' },
  'application.sent': {
    zh: '申报已经提交，或已经结束，不能再改',
    en: 'It was sent in or has ended, and stays as it is',
  },
  'application.correction-over': { zh: '补正期限已过', en: 'The time to complete it has passed' },
  'application.changed-meanwhile': {
    zh: '同事刚刚保存过，请刷新后再改，以免互相覆盖',
    en: 'A colleague saved it meanwhile: please reload before you go on',
  },
  'application.rules': {
    zh: '还不符合征集条件，请看“申报条件”里打叉的几条',
    en: 'It does not meet the call’s conditions yet: see those that are marked',
  },
  'application.returned-once': {
    zh: '已经退回补正过一次，请直接作出审查结论',
    en: 'It was returned once already: please decide',
  },
  'application.own': {
    zh: '您属于申报团队，不能审查这份申报，请交给同事',
    en: 'You belong to its team: a colleague must check it',
  },
  'constraint.application_once': {
    zh: '这个方案已有一份申报在进行，先撤回那一份才能另报',
    en: 'This design applies elsewhere already: withdraw that application first',
  },
  'constraint.application_four_eyes': {
    zh: '提交的人不能自己审查',
    en: 'Who sent it in does not check it',
  },
  'budget.asks-nothing': {
    zh: '预算里还没有申请资助的支出，请至少填一行',
    en: 'The budget asks for nothing yet: please add a line',
  },
  'budget.ceiling': {
    zh: '申请资助 {asked}，超过每个项目最高 {most}',
    en: 'It asks for {asked}; one project gets {most} at most',
  },
  'budget.own-low': {
    zh: '自筹 {own}，按 {percent}% 的要求至少要 {least}',
    en: '{own} is found elsewhere; at {percent}% it must be {least} at least',
  },
  'budget.staff-high': {
    zh: '人员支出 {staff}，按资助额 {percent}% 的上限最多 {most}',
    en: 'Staff comes to {staff}; at {percent}% of the grant it may be {most} at most',
  },
} as const satisfies Labels<string>

export const faultLabels = {
  'call.criterion': { zh: '评分项要必填，从 0 分起，有满分', en: 'A criterion is required, from 0 to its points' },
  'call.points': { zh: '合计要正好 100 分', en: 'Points must come to 100' },
  'call.asks-person': {
    zh: '申报表不收个人信息，请去掉这一项',
    en: 'The form asks for no personal data: please remove it',
  },
  'call.question-twice': { zh: '每一条只问一次', en: 'Ask each once' },
  'call.award-twice': { zh: '同一等次只能有一行', en: 'Each level once' },
  'call.award': { zh: '分数线在 0 到 100 之间，名额至少 1 个', en: 'A line between 0 and 100, and one place at least' },
  'call.total-below-ceiling': { zh: '总金额要不少于单个项目上限', en: 'The sum must cover one project' },
  'call.percent': { zh: '请填 0 到 99 之间的整数', en: 'A whole number from 0 to 99' },
  'call.experts-odd': { zh: '专家人数要是单数', en: 'An odd number of experts' },
  'call.area': { zh: '请选平台服务范围内的地点', en: 'Choose a place the platform serves' },
  'budget.asks-nothing': { zh: '至少要有一行申请资助', en: 'Ask for something' },
  'budget.ceiling': { zh: '超过单个项目上限', en: 'Above the ceiling' },
  'budget.own-low': { zh: '自筹不够', en: 'Too little found elsewhere' },
  'budget.staff-high': { zh: '人员支出过高', en: 'Too much for staff' },
  'application.reason': { zh: '不符合的要写明原因', en: 'Say why not' },
  'platform-not-found': { zh: '请选一个平台', en: 'Choose a platform' },
} as const satisfies Labels<string>

export const fieldLabels = {
  title: { zh: '征集名称', en: 'Title' },
  purpose: { zh: '征集说明', en: 'What it is for' },
  kind: { zh: '模板', en: 'Template' },
  platformId: { zh: '由哪个平台办理', en: 'Run by' },
  areaId: { zh: '项目地点', en: 'Where projects may be' },
  closesOn: { zh: '截止日期', en: 'Closes on' },
  rules: { zh: '规则', en: 'Rules' },
  form: { zh: '申报表', en: 'Form' },
  rubric: { zh: '评分标准', en: 'Rubric' },
  fields: { zh: '征集的领域', en: 'Fields' },
  questions: { zh: '人工核对的条件', en: 'Conditions a person checks' },
  organisationKinds: { zh: '可以申报的组织', en: 'Who may apply' },
  totalFen: { zh: '总金额', en: 'Sum of the call' },
  ceilingFen: { zh: '单个项目上限', en: 'Ceiling' },
  ownPercent: { zh: '自筹不低于', en: 'Found elsewhere, at least' },
  staffPercent: { zh: '人员支出不高于', en: 'Staff, at most' },
  awards: { zh: '等次', en: 'Award levels' },
  experts: { zh: '每份申报的专家人数', en: 'Experts for each application' },
  noticeDays: { zh: '公示工作日', en: 'Working days of public notice' },
  correctDays: { zh: '补正工作日', en: 'Working days to complete' },
  checkDays: { zh: '审查工作日', en: 'Working days to check' },
  reason: { zh: '原因', en: 'Reason' },
  designCode: { zh: '方案', en: 'Design' },
  organisationId: { zh: '申报的组织', en: 'Organisation' },
  answers: { zh: '申报内容', en: 'Answers' },
  budget: { zh: '预算', en: 'Budget' },
  version: { zh: '版本', en: 'Version' },
  verdicts: { zh: '审查意见', en: 'Findings' },
} as const satisfies Labels<string>

/** What the to-do list says of an application that waits to be checked. */
export function todoWords({ corrected, call }: { corrected: boolean; call: string }): {
  action: string
  note: string
  from: string
} {
  const note = corrected ? '补正后再次提交，逐条核对即可作出结论。' : '逐条核对申报条件；缺材料可退回补正一次。'
  return { action: '去审查', note, from: `来自 ${call}` }
}
