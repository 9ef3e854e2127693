import type { Context } from '../../../base/context.ts'
import { makeCreditCode } from '../../../base/credit-code.ts'
import type { Path } from '../../../base/path.ts'
import type { Ago, Demonstration } from '../../../server/demonstration.ts'
import { transact } from '../../../server/transact.ts'
import { districtPath, getAreaByNames, getPlatformByCode } from '../../network/server/public.ts'
import { demonstrationPassword, demonstrationPeople, type DemonstrationPerson, emailOf } from '../demonstration.ts'
import type { OrganisationKind } from '../organisation.ts'
import { decideOrganisation, registerOrganisation } from './commands/organisation.ts'
import { setUpPerson, setUpStaff } from './commands/setup.ts'

async function nodeOf(ctx: Context, person: DemonstrationPerson): Promise<Path> {
  if (person.platform) return (await getPlatformByCode(ctx, person.platform)).path
  const [street, community] = person.node ?? []
  if (!street) return districtPath(ctx)
  return (community ? await getAreaByNames(ctx, community, street) : await getAreaByNames(ctx, street)).path
}

async function addPerson(demonstration: Demonstration, person: DemonstrationPerson): Promise<void> {
  // accounts come from the operator's shell, here as anywhere: the audit trail says so
  const ctx = demonstration.ctx({ days: 300 }, { requestId: 'shell' })
  const account = { name: person.name, phone: person.phone, email: emailOf(person), password: demonstrationPassword }
  if (!person.role) {
    const personId = await transact(ctx, (tx) => setUpPerson(tx, account))
    demonstration.actors.set(person.key, { personId, grants: [] })
    return
  }
  const path = await nodeOf(ctx, person)
  const { personId } = await setUpStaff(ctx, { ...account, role: person.role, path, reason: '演示' })
  demonstration.actors.set(person.key, { personId, grants: [{ role: person.role, path }] })
}

interface NewOrganisation {
  name: string
  kind: OrganisationKind
  street: string
  community: string | null
  purpose: string
  by: string
  verified: boolean
}

const organisations: readonly NewOrganisation[] = [
  {
    name: '同行社会工作服务中心',
    kind: 'social-organisation',
    street: '平湖街道',
    community: '平湖社区',
    purpose: '驻点社区，做青少年、长者和外来工友的陪伴与支持。',
    by: 'resident',
    verified: true,
  },
  {
    name: '白坭坑物流园管理有限公司',
    kind: 'enterprise',
    street: '平湖街道',
    community: '白坭坑社区',
    purpose: '物流园运营；愿意错峰出车、出停车位。',
    by: 'company',
    verified: true,
  },
  {
    name: '禾花社区党群服务中心',
    kind: 'party-service-centre',
    street: '平湖街道',
    community: '禾花社区',
    purpose: '社区居民的一站式服务与活动场地。',
    by: 'worker-hehua',
    verified: true,
  },
  {
    name: '禾花护学队',
    kind: 'community-group',
    street: '平湖街道',
    community: '禾花社区',
    purpose: '家长轮流守路口，上学放学各十分钟。',
    by: 'resident',
    verified: true,
  },
  {
    name: '邻里公益发展中心',
    kind: 'social-organisation',
    street: '坂田街道',
    community: '坂田社区',
    purpose: '楼长培训、社区议事、矛盾调处。',
    by: 'resident',
    verified: true,
  },
  {
    name: '坂田科创企业联合会',
    kind: 'social-organisation',
    street: '坂田街道',
    community: null,
    purpose: '联络辖区企业参与社区治理。',
    by: 'company',
    verified: false,
  },
  {
    name: '平湖街道交通安全办公室',
    kind: 'government-body',
    street: '平湖街道',
    community: null,
    purpose: '辖区道路交通安全综合协调。',
    by: 'operator-pinghu',
    verified: true,
  },
  {
    name: '山厦社区居民委员会',
    kind: 'residents-committee',
    street: '平湖街道',
    community: '山厦社区',
    purpose: '居民自治，也为园区里的青年工友服务。',
    by: 'committee',
    verified: true,
  },
  {
    name: '平南社区居民委员会',
    kind: 'residents-committee',
    street: '龙岗街道',
    community: '平南社区',
    purpose: '居民自治，组织楼长和业主一起管好自己的楼。',
    by: 'committee',
    verified: true,
  },
  {
    name: '岗头社区居民委员会',
    kind: 'residents-committee',
    street: '坂田街道',
    community: '岗头社区',
    purpose: '居民自治，照看辖区里需要帮一把的家庭。',
    by: 'committee',
    verified: true,
  },
  {
    name: '檐下安居公益服务中心',
    kind: 'social-organisation',
    street: '龙岗街道',
    community: '平南社区',
    purpose: '高层住宅的安全巡查与邻里宣传。',
    by: 'company',
    verified: true,
  },
  {
    name: '荷坳社区居民委员会',
    kind: 'residents-committee',
    street: '园山街道',
    community: '荷坳社区',
    purpose: '居民自治，和学校一起管好放学这条路。',
    by: 'committee',
    verified: true,
  },
  {
    name: '六约北社区居民委员会',
    kind: 'residents-committee',
    street: '横岗街道',
    community: '六约北社区',
    purpose: '居民自治，公交总站就在辖区里。',
    by: 'committee',
    verified: true,
  },
  {
    name: '丹竹头社区居民委员会',
    kind: 'residents-committee',
    street: '南湾街道',
    community: '丹竹头社区',
    purpose: '居民自治，和商铺、快递站都说得上话。',
    by: 'committee',
    verified: true,
  },
  {
    name: '大芬社区居民委员会',
    kind: 'residents-committee',
    street: '布吉街道',
    community: '大芬社区',
    purpose: '居民自治，老楼多、老邻居多。',
    by: 'committee',
    verified: true,
  },
  {
    name: '向阳花心理服务中心',
    kind: 'social-organisation',
    street: '横岗街道',
    community: '六约北社区',
    purpose: '为上夜班的、开车的、照顾人的人，留一个能说话的地方。',
    by: 'resident',
    verified: true,
  },
  {
    name: '木棉里公益基金会',
    kind: 'foundation',
    street: '龙岗街道',
    community: '平南社区',
    purpose: '资助社区里的人自己想出来的办法，看护孩子和照顾家人的人优先。',
    by: 'foundation',
    verified: true,
  },
  {
    name: '凤鸣里股份合作公司',
    kind: 'stock-cooperative',
    street: '园山街道',
    community: '荷坳社区',
    purpose: '村里的物业和铺面；每年拿出一部分收益，做家门口的事。',
    by: 'cooperative',
    verified: true,
  },
  {
    name: '晚风里餐饮管理有限公司',
    kind: 'enterprise',
    street: '龙岗街道',
    community: '平南社区',
    purpose: '街坊饭堂和夜宵档；晚上收档前后愿意帮着看一看路面。',
    by: 'cooperative',
    verified: true,
  },
  {
    name: '平湖街道公共服务办公室',
    kind: 'government-body',
    street: '平湖街道',
    community: null,
    purpose: '街道民生项目的资金安排与公共服务。',
    by: 'operator-pinghu',
    verified: true,
  },
]

const codePrefix: Partial<Record<OrganisationKind, '52' | '53' | '91' | 'N2' | '11'>> = {
  'social-organisation': '52',
  foundation: '53',
  enterprise: '91',
  'stock-cooperative': 'N2',
  'government-body': '11',
}

async function addOrganisation(
  demonstration: Demonstration,
  organisation: NewOrganisation,
  index: number,
): Promise<void> {
  const at = (ago: Ago, key: string) => demonstration.ctx(ago, demonstration.actors.get(key))
  const { name, kind, street, community, purpose, by } = organisation
  // what still waits was submitted lately: the demonstration is not late from its first day
  const registering = at({ days: organisation.verified ? 220 - index : 1 }, by)
  const area = community
    ? await getAreaByNames(registering, community, street)
    : await getAreaByNames(registering, street)
  const prefix = codePrefix[kind]
  const creditCode = prefix ? makeCreditCode(prefix, '440307', `MJL0${String(index).padStart(4, '0')}`) : ''
  const { id } = await registerOrganisation(registering, {
    name,
    kind,
    areaId: area.id,
    purpose,
    creditCode,
    creditCodeOverride: '',
    website: '',
    phone: '',
    address: '',
  })
  if (organisation.verified)
    await decideOrganisation(at({ days: 218 - index }, 'hq'), {
      organisationId: id,
      decision: 'verify',
      reason: '资料与登记信息一致',
    })
}

/** Staff of headquarters, two streets, a community and the culture branch; residents; organisations of several kinds. */
export async function demonstratePeople(demonstration: Demonstration): Promise<void> {
  demonstration.say('建立演示账号与机构')
  for (const person of demonstrationPeople) await addPerson(demonstration, person)
  for (const [index, organisation] of organisations.entries()) await addOrganisation(demonstration, organisation, index)
}
