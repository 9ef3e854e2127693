import type { Followed, ProblemDetail, ProblemItem } from '../contract.ts'
import type { ReportChoices } from './report-form.tsx'

/** Invented records, for the tests of these pages alone. */
const streetId = '0192f0c1-0000-7000-8000-000000000010'
const communityId = '0192f0c1-0000-7000-8000-000000000011'

export const sampleChoices: ReportChoices = {
  areas: [
    { id: streetId, name: '平湖街道', level: 'street', parentId: null },
    { id: communityId, name: '禾花社区', level: 'community', parentId: streetId },
    { id: '0192f0c1-0000-7000-8000-000000000012', name: '白坭坑社区', level: 'community', parentId: streetId },
    { id: '0192f0c1-0000-7000-8000-000000000020', name: '坂田街道', level: 'street', parentId: null },
    {
      id: '0192f0c1-0000-7000-8000-000000000021',
      name: '五和社区',
      level: 'community',
      parentId: '0192f0c1-0000-7000-8000-000000000020',
    },
  ],
  fields: [
    'correction',
    'mental-health',
    'legal-aid',
    'mediation',
    'traffic-safety',
    'fraud-prevention',
    'fire-safety',
    'other',
  ].map((code) => ({ code })),
  organisations: [{ id: '0192f0c1-0000-7000-8000-000000000030', name: '某某精密制造有限公司' }],
}

export function sampleItem(change: Partial<ProblemItem> = {}): ProblemItem {
  return {
    code: 'LG-26-0398',
    kind: 'problem',
    title: '电动车把楼道堵得只剩一条缝',
    excerpt: '3 栋 2 单元一楼常年停着七八辆电动车，晚上还有人拉线充电，老人买菜回来要侧着身子走。',
    state: 'handling',
    field: 'fire-safety',
    community: { id: communityId, name: '禾花社区' },
    street: { id: streetId, name: '平湖街道' },
    supportCount: 46,
    reportedAt: '2026-11-18T02:30:00.000Z',
    dueOn: '2026-11-25',
    overdue: false,
    ...change,
  }
}

const thread: ProblemDetail['thread'] = [
  {
    id: '0192f0c1-0000-7000-8000-000000000101',
    at: '2026-11-18T02:30:00.000Z',
    type: 'problem.reported',
    public: { kind: 'problem', channel: 'web' },
  },
  {
    id: '0192f0c1-0000-7000-8000-000000000102',
    at: '2026-11-18T06:10:00.000Z',
    type: 'problem.published',
    public: { title: '电动车把楼道堵得只剩一条缝' },
  },
  {
    id: '0192f0c1-0000-7000-8000-000000000103',
    at: '2026-11-19T01:05:00.000Z',
    type: 'problem.assigned',
    public: { handler: '平湖街道消安办', dueOn: '2026-11-25' },
  },
  {
    id: '0192f0c1-0000-7000-8000-000000000104',
    at: '2026-11-20T03:00:00.000Z',
    type: 'problem.joined',
    public: { code: 'LG-26-0401', supportCount: 46 },
  },
]

const answered: ProblemDetail['thread'][number] = {
  id: '0192f0c1-0000-7000-8000-000000000105',
  at: '2026-11-21T01:00:00.000Z',
  type: 'problem.answered',
  public: {
    by: '平湖街道消安办',
    late: false,
    text: '11 月 20 日已会同物业清走楼道内电动车 8 辆，拆除私拉电线 3 处。\n12 月 10 日前在 3 栋东侧加装充电车棚 24 位，建好前请停到南门临时停放点。',
  },
}

export function sampleProblem(change: Partial<ProblemDetail> = {}): ProblemDetail {
  const { excerpt, ...item } = sampleItem()
  return {
    ...item,
    aliases: ['LG-26-0401'],
    review: 'published',
    textErased: false,
    description: `${excerpt}\n希望能有个固定停放充电的地方，再管一管拉线的。`,
    area: { id: communityId, name: '禾花社区' },
    handler: '平湖街道消安办',
    answer: null,
    outside: null,
    photos: [],
    thread,
    ...change,
  }
}

export function sampleAnswered(): ProblemDetail {
  const { text, by } = answered.public as { text: string; by: string }
  return sampleProblem({
    state: 'answered',
    dueOn: null,
    answer: { text, by, at: answered.at },
    thread: [...thread, answered],
  })
}

const notPossible = { code: 'state.not-possible' }

export function sampleFollowed(change: Partial<Followed> = {}): Followed {
  return {
    problem: sampleProblem(),
    role: 'reporter',
    original: { title: '电动车把楼道堵得只剩一条缝', description: '3 栋 2 单元一楼常年停着七八辆电动车。' },
    withheldBecause: null,
    contactMasked: '138****1234',
    consent: 'not-needed',
    can: {
      reopen: notPossible,
      confirm: notPossible,
      withdraw: null,
      erase: { code: 'problem.erase-by-withdrawing' },
      edit: { code: 'problem.text-published' },
    },
    ...change,
  }
}
