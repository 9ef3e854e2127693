import type { AgreementFacts, PaperParty } from '../modules/agreement/agreement.ts'
import { type BudgetLine, budgetCategories, budgetSums, mostLines } from '../modules/call/budget.ts'
import { moneySources } from '../modules/project/money.ts'
import { mostGoals, mostMilestones, tranchesOf } from '../modules/project/plan.ts'

const deliverer: PaperParty = {
  role: 'deliverer',
  name: '同行社会工作服务中心',
  creditCode: '52440307MJL678900N',
  pays: [],
}

/** One payer, three goals' worth of a page: what most agreements look like. */
export const plainFacts: AgreementFacts = {
  template: '2026-1',
  code: 'LG-26-0501',
  drawnOn: '2026-11-22',
  project: {
    code: 'LG-26-0398',
    title: '斑马线小讲解员',
    summary: '请孩子和家长做斑马线讲解员，上学、放学时轮流值守，教货车司机和行人看懂“停、看、让”。',
    place: '白坭坑社区',
  },
  parties: [
    {
      role: 'payer',
      name: '白坭坑物流园管理有限公司',
      creditCode: '91440307MA5EABCD1X',
      pays: [{ source: 'enterprise', amountFen: 2_000_000, basis: '' }],
    },
    deliverer,
    { role: 'platform', name: '平湖分部（和合社工服务社）', creditCode: '53440300MJL246809L', pays: [] },
  ],
  startsOn: '2026-12-01',
  endsOn: '2027-11-30',
  budgetFen: 3_045_678,
  ownFen: 1_045_678,
  grantFen: 2_000_000,
  goals: [{ text: '每个上学日早晚都有人值守', target: '值守 180 天，签到表可查' }],
  budget: [
    { item: '讲解员培训老师课酬', category: 'staff', amountFen: 800_000, source: 'grant' },
    { item: '志愿者保险', category: 'activities', amountFen: 500_000, source: 'grant' },
    { item: '场地和茶水', category: 'activities', amountFen: 1_045_678, source: 'own' },
    { item: '马甲、手旗、展板', category: 'materials', amountFen: 700_000, source: 'grant' },
  ],
  tranches: [
    { title: '签约', dueOn: '2026-12-01', evidence: '盖章生效的协议', sharePercent: 50, amountFen: 1_000_000 },
    { title: '完成两期培训', dueOn: '2027-04-30', evidence: '签到表、课后测评', sharePercent: 40, amountFen: 800_000 },
    { title: '结项', dueOn: '2027-11-30', evidence: '结项报告、费用明细', sharePercent: 10, amountFen: 200_000 },
  ],
}

const longName = '龙岗区平湖街道白坭坑社区居民委员会与山厦社区联合发起的木棉里公益基金会社区专项基金管理委员会'

const fullBudget: BudgetLine[] = Array.from({ length: mostLines }, (_, index) => ({
  item: `第 ${index + 1} 项：${'课酬、教具、交通和餐饮补助'.repeat((index % 5) + 1)}`,
  category: budgetCategories[index % budgetCategories.length]!,
  amountFen: 12_345_678 + index * 1_000_001,
  source: index % 3 === 0 ? 'own' : 'grant',
}))

const full = budgetSums(fullBudget)

function fullPayers(): PaperParty[] {
  const each = Math.floor(full.grantFen / 6)
  return Array.from({ length: 6 }, (_, index) => ({
    role: 'payer',
    name: index === 2 ? longName : `某某第 ${index + 1} 付款单位`,
    creditCode: index === 5 ? null : '91440307MA5EABCD1X',
    pays: [
      {
        source: moneySources[index % 4]!,
        amountFen: index === 0 ? full.grantFen - 5 * each : each,
        basis: index % 4 < 2 ? '社会治理创新大赛资金安排（演示文号 0009）' : '',
      },
    ],
  }))
}

function fullTranches(): AgreementFacts['tranches'] {
  const milestones = Array.from({ length: mostMilestones }, (_, index) => ({
    title: `第 ${index + 1} 个里程碑：完成这一阶段的服务，通过社区验收`,
    dueOn: `2027-0${index + 1}-28`,
    evidence: '签到表、现场照片、服务记录、费用明细和票据，'.repeat(index === 4 ? 18 : 2),
    sharePercent: 10,
  }))
  const amounts = tranchesOf(full.grantFen, { signingPercent: 20, milestones })
  const signing = { title: '签约', dueOn: '2027-01-01', evidence: '盖章生效的协议', sharePercent: 20 }
  return [signing, ...milestones].map((tranche, index) => ({ ...tranche, amountFen: amounts[index]! }))
}

/** As much as the rules allow of everything, with long names. */
export const fullFacts: AgreementFacts = {
  ...plainFacts,
  code: 'LG-26-0502',
  project: {
    ...plainFacts.project,
    title: '面向平湖街道各社区青少年和家长的交通安全体验课程与斑马线讲解员长期培育计划（第二期）',
    summary: plainFacts.project.summary.repeat(8),
  },
  parties: [...fullPayers(), deliverer, { role: 'platform', name: longName, creditCode: null, pays: [] }],
  budgetFen: full.totalFen,
  ownFen: full.ownFen,
  grantFen: full.grantFen,
  goals: Array.from({ length: mostGoals }, (_, index) => ({
    text: `第 ${index + 1} 个目标：${'让每一个路口都有人看护、有人讲解。'.repeat(4)}`,
    target: '抽样调查满意度 85% 以上，有效样本不少于 200 份。'.repeat(2),
  })),
  budget: fullBudget,
  tranches: fullTranches(),
}
