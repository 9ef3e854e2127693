import type { Role } from '../../base/roles.ts'

/** Made-up people of the demonstration. Numbers 19900000000 to 19900000099 are used by nobody else here. */
export interface DemonstrationPerson {
  key: string
  name: string
  phone: string
  role?: Role
  /** names of the node from the street down; none for the district */
  node?: readonly string[]
  /** a thematic branch instead of an area */
  platform?: string
}

/** Shown by the start and offered by the sign-in page. */
export interface DemonstrationSignIn {
  who: string
  phone: string
  email: string
  password: string
}

export const demonstrationPassword = 'chuangyi-demo'

export const demonstrationPeople: readonly DemonstrationPerson[] = [
  { key: 'admin', name: '演示·系统管理员', phone: '19900000001', role: 'admin' },
  { key: 'hq', name: '演示·总部管理员', phone: '19900000002', role: 'hq-manager' },
  { key: 'operator-hq', name: '演示·总部运营', phone: '19900000017', role: 'operator', platform: 'hq' },
  { key: 'clerk-pinghu', name: '演示·平湖街道工作人员', phone: '19900000003', role: 'clerk', node: ['平湖街道'] },
  { key: 'operator-pinghu', name: '演示·平湖分部运营', phone: '19900000004', role: 'operator', node: ['平湖街道'] },
  {
    key: 'worker-hehua',
    name: '演示·禾花社区工作人员',
    phone: '19900000005',
    role: 'community-worker',
    node: ['平湖街道', '禾花社区'],
  },
  { key: 'clerk-bantian', name: '演示·坂田街道工作人员', phone: '19900000006', role: 'clerk', node: ['坂田街道'] },
  { key: 'operator-culture', name: '演示·文化分部运营', phone: '19900000007', role: 'operator', platform: 'culture' },
  { key: 'auditor', name: '演示·审计员', phone: '19900000008', role: 'auditor' },
  { key: 'resident', name: '演示·居民', phone: '19900000010' },
  { key: 'company', name: '演示·企业联系人', phone: '19900000011' },
  { key: 'neighbour', name: '演示·邻居', phone: '19900000012' },
  { key: 'committee', name: '演示·居委会联系人', phone: '19900000013' },
  { key: 'expert-1', name: '演示·评审专家一', phone: '19900000014', role: 'expert' },
  { key: 'expert-2', name: '演示·评审专家二', phone: '19900000015', role: 'expert' },
  { key: 'expert-3', name: '演示·评审专家三', phone: '19900000016', role: 'expert' },
  { key: 'foundation', name: '演示·基金会联系人', phone: '19900000018' },
  { key: 'cooperative', name: '演示·股份合作公司联系人', phone: '19900000019' },
  { key: 'foundation-clerk', name: '演示·基金会经办', phone: '19900000020', role: 'foundation-clerk' },
  { key: 'foundation-approver', name: '演示·基金会审批', phone: '19900000021', role: 'foundation-approver' },
]

/** A mailbox that cannot exist (RFC 2606). */
export function emailOf({ key }: Pick<DemonstrationPerson, 'key'>): string {
  return `${key}@demo.invalid`
}

const shown = new Set([
  'hq',
  'clerk-pinghu',
  'operator-pinghu',
  'worker-hehua',
  'operator-culture',
  'admin',
  'resident',
  'company',
  'expert-1',
  'foundation-clerk',
  'foundation-approver',
])

/** What the start prints and the sign-in page offers. */
export const demonstrationSignIns: readonly DemonstrationSignIn[] = demonstrationPeople
  .filter(({ key }) => shown.has(key))
  .map((person) => ({
    who: person.name.replace('演示·', ''),
    phone: person.phone,
    email: emailOf(person),
    password: demonstrationPassword,
  }))
