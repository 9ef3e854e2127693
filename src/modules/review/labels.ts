import type { Labels } from '../../base/label.ts'
import type { assignmentCan } from './contract.ts'
import type { reviewCan } from './contract-desk.ts'
import type { DecisionBody, Outcome } from './decision.ts'
import type {
  AssignmentAction,
  AssignmentState,
  ConflictKind,
  ReviewAction,
  ReviewEventType,
  ReviewState,
} from './review.ts'

export const reviewStateLabels = {
  assigning: { zh: '分派专家', en: 'Assigning experts' },
  scoring: { zh: '打分中', en: 'Scoring' },
  ranked: { zh: '待审定', en: 'Ranked' },
  decided: { zh: '已审定', en: 'Decided' },
} as const satisfies Labels<ReviewState>

export const reviewActionLabels = {
  assign: { zh: '分派专家', en: 'Assign experts' },
  begin: { zh: '开始打分', en: 'Begin scoring' },
  rank: { zh: '算出排名', en: 'Rank' },
  decide: { zh: '登记审定', en: 'Record the decision' },
} as const satisfies Labels<ReviewAction | (typeof reviewCan)[number]>

export const assignmentStateLabels = {
  assigned: { zh: '待声明', en: 'To be declared' },
  open: { zh: '待打分', en: 'To be scored' },
  submitted: { zh: '已打分', en: 'Scored' },
  abstained: { zh: '未评', en: 'Abstained' },
  conflicted: { zh: '已回避', en: 'In conflict' },
  released: { zh: '已取消', en: 'Released' },
} as const satisfies Labels<AssignmentState>

/** @public The words on the arrows of docs/states.md. */
export const assignmentActionLabels = {
  declare: { zh: '声明无利益冲突', en: 'Declare no interest' },
  score: { zh: '打分', en: 'Score' },
  submit: { zh: '提交打分', en: 'Send in' },
  abstain: { zh: '不评这一份', en: 'Abstain' },
  conflict: { zh: '我要回避', en: 'Declare a conflict' },
  release: { zh: '取消分派', en: 'Release' },
} as const satisfies Labels<AssignmentAction | (typeof assignmentCan)[number]>

/** Why data keeps an expert from an application, as the desk reads it. */
export const conflictLabels = {
  team: { zh: '本人在方案团队里', en: 'in the team in person' },
  member: { zh: '是申报方或团队成员单位的人', en: 'belongs to an organisation of the team' },
  'past-member': { zh: '三年内曾在申报方或团队成员单位', en: 'belonged to one in the last three years' },
  employer: { zh: '所在单位在方案团队里', en: 'works for an organisation of the team' },
  checked: { zh: '做过这份申报的资格审查', en: 'checked the application' },
} as const satisfies Labels<ConflictKind>

export const decisionBodyLabels = {
  directors: { zh: '主任办公会', en: 'Directors’ meeting' },
  'party-committee': { zh: '党工委会议', en: 'Party working committee' },
  'joint-meeting': { zh: '联席会议', en: 'Joint meeting' },
} as const satisfies Labels<DecisionBody>

export const outcomeLabels = {
  pool: { zh: '入库', en: 'Enters the pool' },
  'carry-out': { zh: '入库并实施', en: 'Carried out' },
  none: { zh: '不入选', en: 'Not chosen' },
  postponed: { zh: '缓议', en: 'Postponed' },
} as const satisfies Labels<Outcome>

export const eventLabels = {
  'expert.registered': { zh: '登记专家', en: 'Expert registered' },
  'expert.suspended': { zh: '暂停或恢复专家', en: 'Expert suspended or asked again' },
  'review.started': { zh: '开始评审', en: 'Review begun' },
  'review.expert-assigned': { zh: '分派专家', en: 'Expert assigned' },
  'review.expert-released': { zh: '取消分派', en: 'Expert released' },
  'review.begun': { zh: '开始打分', en: 'Scoring begun' },
  'review.declared': { zh: '声明无利益冲突', en: 'No interest declared' },
  'review.conflicted': { zh: '声明回避', en: 'Conflict declared' },
  'review.abstained': { zh: '不评', en: 'Abstained' },
  'review.score-saved': { zh: '保存打分', en: 'Score saved' },
  'review.scored': { zh: '提交打分', en: 'Score sent in' },
  'review.overdue': { zh: '打分超期', en: 'Scores overdue' },
  'review.ranked': { zh: '算出排名', en: 'Ranked' },
  'review.decided': { zh: '登记审定', en: 'Decided' },
} as const satisfies Labels<ReviewEventType>

/** @public What a time limit is called where clocks are listed. */
export const deadlineLabels = {
  'review.score': { zh: '打分截止', en: 'Scores due' },
} as const satisfies Labels<string>

export const refusalLabels = {
  'review.not-found': { zh: '没有这次评审', en: 'There is no such review' },
  'assignment.not-found': { zh: '没有这份评审任务', en: 'There is no such assignment' },
  'expert.not-found': { zh: '没有这位专家，请先授予评审专家角色', en: 'There is no such expert: give the role first' },
  'review.assigned-over': { zh: '排名已出，不能再分派', en: 'The scores are ranked: nobody is assigned any more' },
  'review.too-few-experts': {
    zh: '每份要请 {needed} 位专家，还差：{codes}',
    en: 'Each needs {needed} experts; lacking: {codes}',
  },
  'review.too-few-scores': {
    zh: '每份要有 {needed} 位专家的打分，还差：{codes}',
    en: 'Each needs {needed} scores; lacking: {codes}',
  },
  'review.due-passed': { zh: '打分截止日已过', en: 'The day for scores has passed' },
  'review.not-begun': { zh: '还没有开始打分', en: 'Scoring has not begun' },
  'review.scored': { zh: '排名已出，打分已结束', en: 'The scores are ranked' },
  'review.changed-meanwhile': {
    zh: '这份在另一个窗口保存过，请刷新后再改',
    en: 'It was saved in another window: please reload',
  },
  'review.decider': {
    zh: '您组织或参加了这次评审，不能登记审定，请交给同事',
    en: 'You ran this review or judged in it: a colleague must record the decision',
  },
  'constraint.review_four_eyes': {
    zh: '组织评审的人不能登记审定',
    en: 'Who ran the review does not record the decision',
  },
  'constraint.assignment_final': { zh: '打分已提交，不能再改', en: 'The score was sent in and stays as it is' },
  'constraint.assignment_once': { zh: '已请过这位专家', en: 'This expert was asked already' },
  'constraint.assignment_position': {
    zh: '同事刚刚也在分派，请再试一次',
    en: 'A colleague assigned as well: try again',
  },
} as const satisfies Labels<string>

export const faultLabels = {
  'review.no-expert': { zh: '请从名册里选一位专家', en: 'Choose an expert of the register' },
  'review.assign-self': { zh: '不能请自己', en: 'Nobody asks themselves' },
  'review.expert-suspended': { zh: '这位专家已暂停', en: 'This expert is suspended' },
  'review.expert-twice': { zh: '已请过这位专家', en: 'Asked already' },
  'review.expert-conflict': { zh: '有利益关联，要回避', en: 'In conflict' },
  'review.employer': { zh: '请选一家已核验的组织', en: 'Choose a verified organisation' },
  'review.no-such-award': { zh: '这次征集没有这个等次', en: 'The call has no such award' },
  'review.grant': {
    zh: '金额要大于 0，不超过申请数；不入选的不填',
    en: 'Above 0 and no more than asked; none if not chosen',
  },
  'review.departure': { zh: '与排名不一致，请写明理由', en: 'It departs from the ranking: say why' },
  'review.over-total': { zh: '合计超过征集总金额', en: 'More than the call has' },
} as const satisfies Labels<string>

export const fieldLabels = {
  dueOn: { zh: '打分截止日', en: 'Scores due on' },
  expertId: { zh: '专家', en: 'Expert' },
  applicationId: { zh: '申报', en: 'Application' },
  personId: { zh: '专家', en: 'Expert' },
  fields: { zh: '专长领域', en: 'Fields' },
  finance: { zh: '财务专家', en: 'Finance expert' },
  employerId: { zh: '所在单位', en: 'Employer' },
  because: { zh: '原因', en: 'Reason' },
  reason: { zh: '原因', en: 'Reason' },
  conflict: { zh: '利益冲突', en: 'Conflict of interest' },
  scores: { zh: '打分', en: 'Scores' },
  comment: { zh: '评审意见', en: 'Comment' },
  version: { zh: '版本', en: 'Version' },
  body: { zh: '哪个会议', en: 'Meeting' },
  metOn: { zh: '会议日期', en: 'Held on' },
  minutesNumber: { zh: '纪要文号', en: 'Number of the minutes' },
  lines: { zh: '逐项结果', en: 'Outcomes' },
} as const satisfies Labels<string>

/** What the to-do list says: of scores to give, of a review to staff. */
export function todoWords(
  step: 'score' | 'assign' | 'rank' | 'decide',
  call: string,
): { action: string; note: string; from: string } {
  const from = `来自 ${call}`
  if (step === 'score') return { action: '去打分', note: '先声明有没有利益冲突，再看内容打分。', from }
  if (step === 'assign') return { action: '去分派', note: '专家还没请齐，请齐后开始打分。', from }
  if (step === 'rank') return { action: '去排名', note: '打分已收齐，可以算出排名交审定。', from }
  return { action: '去登记', note: '排名已出，开会审定后登记结果。', from }
}
