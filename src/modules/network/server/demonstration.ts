import { addDays, civilDate } from '../../../base/clock.ts'
import { newId } from '../../../base/id.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { transact } from '../../../server/transact.ts'
import { type Division, foundNetwork, type NewPlatform, openPlatform } from './load.ts'
import { type Area, insertOperator } from './store.ts'

interface NetworkData {
  network: { code: string; name: string; shortName: string; englishName: string; codePrefix: string }
  headquarters: { code: string; name: string; address: string; phone: string; hours: string }
  branchHours: string
  thematic: { code: string; name: string; theme: string; address: string; phone: string; hours: string }
  operators: string[]
}

/** 13 platforms: headquarters, a branch in each street, the culture branch. */
function platformsOf(data: NetworkData, areas: readonly Area[]): NewPlatform[] {
  const district = areas.find(({ level }) => level === 'district')
  if (!district) throw new Error('the division has no district')
  const branches = areas
    .filter(({ level }) => level === 'street')
    .map((street, index): NewPlatform => ({
      code: `b${String(index + 1).padStart(2, '0')}`,
      name: `${street.name.replace(/街道$/, '')}分部`,
      kind: 'street',
      theme: null,
      address: `${street.name}党群服务中心二楼`,
      phone: `0755-2800${String(index + 1).padStart(4, '0')}`,
      hours: data.branchHours,
      area: street,
    }))
  return [
    { ...data.headquarters, kind: 'headquarters', theme: null, area: district },
    ...branches,
    { ...data.thematic, kind: 'thematic', area: district },
  ]
}

/** The real division of the district, with made-up addresses and operators. */
export async function demonstrateNetwork(demonstration: Demonstration): Promise<void> {
  const division = demonstration.dataset('longgang/division.json') as Division
  const data = demonstration.dataset('longgang/network.json') as NetworkData
  // founded from the operator's shell, here as anywhere: the audit trail says so
  const ctx = demonstration.ctx({ days: 400 }, { requestId: 'shell' })
  demonstration.say('建立网络：街道、社区、居委会和 13 个平台')
  await transact(ctx, async (tx) => {
    const areas = await foundNetwork(tx, { id: demonstration.networkId, ...data.network }, division)
    const today = civilDate(demonstration.ctx({}).now)
    for (const [index, platform] of platformsOf(data, areas).entries()) {
      const { id } = await openPlatform(tx, platform)
      await insertOperator(tx, {
        id: newId(ctx.now),
        platformId: id,
        operatorName: data.operators[index % data.operators.length] ?? '',
        creditCode: null,
        startsOn: addDays(today, -200),
        endsOn: addDays(today, 164),
        yearlyFeeFen: platform.kind === 'headquarters' ? 120_000_000 : 45_000_000,
        deliverables: '日常运营；培育社区社会组织；组织项目大赛与路演；陪伴社区能人；每月区街联动交流。',
      })
    }
  })
}
