import type { Labels } from '../../base/label.ts'
import type { Party } from '../people/organisation.ts'
import type { designCan } from './contract.ts'
import type { DesignAction, DesignEventType, DesignState, DutyRole, MemberPart, MemberState } from './design.ts'

export const designStateLabels = {
  forming: { zh: '商量中', en: 'Forming' },
  ready: { zh: '方案成形', en: 'Ready' },
  applied: { zh: '已申报', en: 'Applied' },
  ended: { zh: '已中止', en: 'Ended' },
} as const satisfies Labels<DesignState>

/** Its steps, and what else a reader may do with it, as its `can` names it. */
export const designActionLabels = {
  edit: { zh: '修改文字', en: 'Change the words' },
  review: { zh: '审核文字', en: 'Review the words' },
  invite: { zh: '邀请组织', en: 'Ask an organisation' },
  offer: { zh: '我想参与', en: 'Offer to join' },
  joinProblem: { zh: '并入问题', en: 'Let another problem join' },
  duties: { zh: '定分工', en: 'Say who does what' },
  settle: { zh: '定下方案', en: 'Settle' },
  reopen: { zh: '回到商量', en: 'Reopen' },
  apply: { zh: '申报', en: 'Apply' },
  end: { zh: '不再做下去', en: 'End' },
} as const satisfies Labels<DesignAction | (typeof designCan)[number]>

export const partLabels = {
  leads: { zh: '主导', en: 'leads' },
  drives: { zh: '牵头', en: 'drives' },
  'takes-part': { zh: '参与', en: 'takes part' },
} as const satisfies Labels<MemberPart>

export const memberStateLabels = {
  invited: { zh: '已邀请', en: 'Asked' },
  offered: { zh: '想参与', en: 'Offers to join' },
  in: { zh: '在团队里', en: 'In the team' },
  declined: { zh: '没有加入', en: 'Declined' },
  left: { zh: '已退出', en: 'Left' },
} as const satisfies Labels<MemberState>

export const partyLabels = {
  government: { zh: '党委政府', en: 'Government' },
  social: { zh: '社会组织', en: 'Social organisations' },
  enterprise: { zh: '企业', en: 'Enterprises' },
  public: { zh: '居民', en: 'Residents' },
} as const satisfies Labels<Party>

/** What a team may still lack: parts and parties. */
export const lackLabels: Labels<string> = {
  leads: { zh: '主导单位', en: 'a body that leads' },
  drives: { zh: '牵头的社会组织', en: 'a social organisation that drives' },
  government: { zh: '党委政府', en: 'government' },
  social: { zh: '社会组织', en: 'a social organisation' },
  enterprise: { zh: '企业', en: 'an enterprise' },
  public: { zh: '居民代表', en: 'residents' },
}

export const dutyRoleLabels = {
  responsible: { zh: '做', en: 'does it' },
  accountable: { zh: '负责', en: 'answers for it' },
  consulted: { zh: '商量', en: 'is asked' },
  informed: { zh: '知情', en: 'is told' },
} as const satisfies Labels<DutyRole>

export const eventLabels = {
  'design.opened': { zh: '发起方案', en: 'Design opened' },
  'design.problem-joined': { zh: '并入问题', en: 'Problem joined' },
  'design.text-edited': { zh: '修改方案文字', en: 'Words changed' },
  'design.published': { zh: '公开方案', en: 'Published' },
  'design.withheld': { zh: '方案文字暂不公开', en: 'Withheld' },
  'design.member-invited': { zh: '邀请加入团队', en: 'Member asked' },
  'design.member-offered': { zh: '申请加入团队', en: 'Offered to join' },
  'design.member-joined': { zh: '加入团队', en: 'Joined the team' },
  'design.member-declined': { zh: '没有加入团队', en: 'Did not join' },
  'design.member-left': { zh: '退出团队', en: 'Left the team' },
  'design.duties-set': { zh: '定下分工', en: 'Duties set' },
  'design.settled': { zh: '方案成形', en: 'Design settled' },
  'design.reopened': { zh: '回到商量', en: 'Design reopened' },
  'design.applied': { zh: '方案申报', en: 'Design applied' },
  'design.ended': { zh: '中止方案', en: 'Design ended' },
} as const satisfies Labels<DesignEventType>

export const refusalLabels = {
  'design.not-found': { zh: '没有这个方案，请核对编号', en: 'There is no such design: please check the code' },
  'design.member.not-found': { zh: '团队里没有这一位', en: 'There is no such member' },
  'design.not-team': {
    zh: '只有主导方、牵头方和当地工作人员能这样做',
    en: 'Only who leads or drives it, and local staff, may do this',
  },
  'design.opener': {
    zh: '发起方案要代表一个通过核验的组织；还没有登记的，先登记组织',
    en: 'A design is opened for a verified organisation: please register yours first',
  },
  'design.not-yours': { zh: '这一步由申报环节完成', en: 'This step is taken by the application' },
  'design.answer-own': { zh: '邀请由受邀的组织自己答复', en: 'Who was asked answers for themselves' },
  'design.member-answered': { zh: '已经答复过了，请刷新页面', en: 'This was answered already: please reload the page' },
  'design.answers-nothing': {
    zh: '先并入至少一件已采纳的问题',
    en: 'Let it answer at least one adopted problem first',
  },
  'design.not-reviewed': { zh: '方案文字审核公开后才能定下', en: 'Its words must be reviewed and public first' },
  'design.mix': {
    zh: '团队还缺人：主导方、牵头方和居民代表都要有',
    en: 'The team is not whole: it needs who leads, who drives, and residents',
  },
  'design.not-ready': {
    zh: '方案还没有成形，定下以后才能申报',
    en: 'The design is not settled yet; it can apply once it is',
  },
  'design.in-person': {
    zh: '加入团队要本人登录后办理，接口令牌不能代办',
    en: 'Sign in yourself to join a team; an API token cannot do it',
  },
  'design.words-changed': {
    zh: '团队刚刚改过文字，请重新读一遍再公开',
    en: 'The team has changed the words: please read them again before you publish',
  },
  'design.settled': { zh: '方案已定下；要改，先回到商量', en: 'It is settled; reopen it to change something' },
  'design.duties-open': {
    zh: '有的分工还没人负责或没人做，先把分工补齐',
    en: 'A task has nobody who does it or answers for it: please complete who does what',
  },
  'design.of-age': {
    zh: '未满 18 岁，请和监护人一起由组织报名',
    en: 'Under 18: please join through an organisation, with your guardian',
  },
  'design.problem-taken': {
    zh: '{code} 已有方案在商量，请到那个方案里参与',
    en: 'Another design answers {code}: please join that one',
  },
} as const satisfies Labels<string>

export const faultLabels = {
  'design.member-twice': { zh: '已经在团队里，或已邀请', en: 'In the team, or asked, already' },
  'design.leads-party': { zh: '主导方要是党委政府一方的单位', en: 'A government body leads' },
  'design.drives-party': { zh: '牵头方要是社会组织', en: 'A social organisation drives' },
  'design.part-taken': { zh: '这个位置已有人，先请对方退出', en: 'This part is taken' },
  'design.duty-outsider': { zh: '只能分给团队里的人', en: 'Only members of the team' },
  'design.duty-twice': { zh: '同一方只填一次', en: 'Each member once' },
  'design.duty-accountable': { zh: '有且只有一方负责', en: 'Exactly one answers for it' },
  'design.duty-responsible': { zh: '还没有人做这件事', en: 'Nobody does it yet' },
  'design.problem-taken': { zh: '已有方案在商量这件事', en: 'Another design answers it' },
  'design.not-steering': {
    zh: '只有主导方或牵头方可以代表方案申报',
    en: 'Only who leads or drives it applies with it',
  },
  'organisation.not-verified': { zh: '这个组织还没有通过核验', en: 'This organisation has not been verified yet' },
  'not-adopted': { zh: '这件事还没有被采纳', en: 'Not adopted yet' },
} as const satisfies Labels<string>

export const fieldLabels = {
  title: { zh: '方案叫什么', en: 'What it is called' },
  summary: { zh: '打算怎么做', en: 'What it proposes' },
  problemCodes: { zh: '为哪件事', en: 'For which problem' },
  problemCode: { zh: '哪一件事', en: 'Which problem' },
  organisationId: { zh: '哪个组织', en: 'Which organisation' },
  part: { zh: '在团队里做什么', en: 'Part in the team' },
  accept: { zh: '是否接受', en: 'Answer' },
  duties: { zh: '谁做什么', en: 'Who does what' },
  reason: { zh: '原因', en: 'Reason' },
  decision: { zh: '审核意见', en: 'Decision' },
  because: { zh: '不公开的原因', en: 'Why it is not shown' },
  wordsVersion: { zh: '读到的版本', en: 'Version that was read' },
} as const satisfies Labels<string>

/** What the to-do list says of a design: what is to be done, what is to be known, whom it comes from. */
export function todoWords(
  kind: 'review' | 'offer',
  { shown, members }: { shown: boolean; members: number },
): { action: string; note: string; from: string } {
  if (kind === 'offer')
    return { action: '去答复', note: '团队还没有主导方和牵头方，由工作人员答复。', from: `${members} 位想参与` }
  const note = shown ? '改过的文字，看过才能公开；现在公开的是改之前的。' : '看过方案文字才能公开。'
  return { action: '去审核', note, from: '来自 方案团队' }
}
