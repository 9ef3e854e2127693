import type { Labels } from './label.ts'
import type { Permission } from './roles.ts'

/** What a permission lets its holder do: shown with roles, with API tokens and where it is missing. */
export const permissionLabels: Labels<Permission> = {
  'network.manage': { zh: '管理片区、平台和运营合同', en: 'Manage places, platforms and operators' },
  'people.read': { zh: '查看人员和组织', en: 'See people and organisations' },
  'people.grant': { zh: '授予和收回角色', en: 'Grant and withdraw roles' },
  'organisation.verify': { zh: '核验组织资料', en: 'Verify organisations' },
  'problem.read': { zh: '查看全部问题', en: 'See all problems' },
  'problem.contact': { zh: '查看反映人的联系方式', en: 'See how to reach the reporter' },
  'problem.enter': { zh: '代居民登记问题', en: 'Enter problems for others' },
  'problem.review': { zh: '审核公开内容', en: 'Review what becomes public' },
  'problem.triage': { zh: '分办、合并和转办', en: 'Assign, merge and pass on' },
  'problem.answer': { zh: '答复问题', en: 'Answer problems' },
  'design.read': { zh: '查看全部方案', en: 'See all designs' },
  'design.open': { zh: '发起方案、搭团队', en: 'Open designs and put teams together' },
  'design.review': { zh: '审核方案的公开文字', en: 'Review what a design says in public' },
  'call.read': { zh: '查看征集和申报', en: 'See calls and applications' },
  'call.manage': { zh: '发布和办理征集', en: 'Run calls' },
  'call.check': { zh: '资格审查', en: 'Check who may apply' },
  'review.read': { zh: '查看评审', en: 'See reviews' },
  'review.manage': { zh: '组织评审、分派专家', en: 'Run reviews and assign experts' },
  'review.decide': { zh: '登记审定结果', en: 'Record what was decided' },
  'review.score': { zh: '评审打分', en: 'Judge applications' },
  'notice.read': { zh: '查看公示', en: 'See notices' },
  'notice.publish': { zh: '发布公示', en: 'Publish notices' },
  'notice.answer': { zh: '答复异议', en: 'Answer objections' },
  'project.read': { zh: '查看项目', en: 'See projects' },
  'project.manage': { zh: '办理项目', en: 'Manage projects' },
  'exchange.manage': { zh: '登记资金和募捐备案', en: 'Enter money and campaigns' },
  'dashboard.read': { zh: '查看数据看板', en: 'See the dashboard' },
  'audit.read': { zh: '查看操作记录', en: 'See the audit trail' },
}
