import type { PlanDetail } from '../contract-plan.ts'
import type { ProjectDetail, ProjectItem } from '../contract.ts'

/** Invented records, for the tests of these pages alone. */
const streetId = '0192f0c1-0000-7000-8000-000000000010'
const communityId = '0192f0c1-0000-7000-8000-000000000011'
const deliverer = { id: '0192f0c1-0000-7000-8000-000000000030', name: '同行社会工作服务中心' }

export const sampleAreas = [
  { id: streetId, name: '平湖街道', level: 'street', parentId: null },
  { id: communityId, name: '禾花社区', level: 'community', parentId: streetId },
  { id: '0192f0c1-0000-7000-8000-000000000012', name: '白坭坑社区', level: 'community', parentId: streetId },
  { id: '0192f0c1-0000-7000-8000-000000000020', name: '坂田街道', level: 'street', parentId: null },
] as const

export function sampleItem(change: Partial<ProjectItem> = {}): ProjectItem {
  return {
    code: 'LG-26-0417',
    title: '校门口十分钟',
    excerpt: '上学放学各十分钟，家长、学校、交警轮流守住三个路口。',
    field: 'traffic-safety',
    areaId: communityId,
    community: { id: communityId, name: '禾花社区' },
    street: { id: streetId, name: '平湖街道' },
    state: 'pooled',
    level: 'carry-out',
    organisation: deliverer,
    budgetFen: 16_000_000,
    pledgedFen: 0,
    receivedFen: 0,
    allocatedFen: 0,
    spentFen: 0,
    gapFen: 16_000_000,
    pooledOn: '2026-09-17',
    expiresOn: '2028-09-17',
    ...change,
  }
}

/** As it may stand half-way through: something at every stage of the money. */
export const sampleMoney = {
  pledgedFen: 14_800_000,
  receivedFen: 14_150_000,
  allocatedFen: 8_000_000,
  spentFen: 7_236_050,
  gapFen: 1_200_000,
}

const office = '0192f0c1-0000-7000-8000-000000000041'
const drives = '0192f0c1-0000-7000-8000-000000000042'
const parent = '0192f0c1-0000-7000-8000-000000000043'

export function sampleProject(change: Partial<ProjectDetail> = {}): ProjectDetail {
  const item = sampleItem()
  return {
    ...item,
    id: '0192f0c1-0000-7000-8000-000000000001',
    aliases: ['LG-26-0401'],
    summary: item.excerpt,
    call: { code: 'LG-26-0050', title: '平湖街道社会治理创新大赛' },
    notice: { code: 'LG-26-0054' },
    team: [
      { id: parent, part: 'takes-part', party: 'public', organisation: null },
      { id: drives, part: 'drives', party: 'social', organisation: deliverer },
      {
        ...{ id: office, part: 'leads', party: 'government' },
        organisation: { id: '0192f0c1-0000-7000-8000-000000000031', name: '街道交通安全办公室' },
      },
    ],
    duties: [
      {
        task: '守路口、排班',
        parts: [
          { memberId: drives, role: 'accountable' },
          { memberId: parent, role: 'responsible' },
        ],
      },
    ],
    problems: [{ code: 'LG-26-0417', title: '校门口每天像打仗', supportCount: 46 }],
    endedBecause: null,
    thread: [
      {
        id: '0192f0c1-0000-7000-8000-000000000101',
        at: '2026-09-17T00:00:00.000Z',
        type: 'project.pooled',
        public: { budgetFen: item.budgetFen },
      },
    ],
    can: { end: { code: 'permission-missing' } },
    ...change,
  }
}

/** A plan that was approved, and is read by everybody. */
export function samplePlan(change: Partial<PlanDetail> = {}): PlanDetail {
  return {
    ...{ startsOn: '2026-12-01', endsOn: '2027-06-30', signingPercent: 50 },
    goals: [{ text: '放学时段路口秩序好起来', target: '乱停车每天少于 10 辆' }],
    milestones: [
      { title: '护学岗站起来', dueOn: '2027-01-31', evidence: '签到表、照片', sharePercent: 40 },
      { title: '一学期总结', dueOn: '2027-06-30', evidence: '总结报告', sharePercent: 10 },
    ],
    budget: [
      { item: '护学岗物资', category: 'materials', amountFen: 6_000_000, source: 'grant' },
      { item: '家委会配套', category: 'other', amountFen: 4_000_000, source: 'own' },
    ],
    project: { code: 'LG-26-0417', title: '校门口十分钟', state: 'signing', organisation: deliverer },
    ...{ state: 'approved', version: 3, budgetFen: 10_000_000, ownFen: 4_000_000, grantFen: 6_000_000, applied: null },
    tranches: [3_000_000, 2_400_000, 600_000],
    ...{ submittedAt: '2026-11-10T02:00:00.000Z', decidedAt: '2026-11-15T02:00:00.000Z' },
    ...{ returnedBecause: null, checkBy: null },
    can: { write: { code: 'project.not-deliverer' }, decide: { code: 'permission-missing' } },
    ...change,
  }
}
