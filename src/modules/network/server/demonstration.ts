import { addDays, civilDate } from '../../../base/clock.ts'
import { newId } from '../../../base/id.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { transact } from '../../../server/transact.ts'
import { foundAs, readFoundingFile } from './found.ts'
import { insertOperator } from './store.ts'

/** The real division of the district with its 13 platforms, as an operator would found it; made-up addresses and operators. */
export async function demonstrateNetwork(demonstration: Demonstration): Promise<void> {
  const division = demonstration.dataset('longgang/division.json')
  const founding = readFoundingFile({ ...(demonstration.dataset('longgang/founding.json') as object), division })
  const operators = demonstration.dataset('longgang/operators.json') as string[]
  // founded from the operator's shell, here as anywhere: the audit trail says so
  const ctx = demonstration.ctx({ days: 400 }, { requestId: 'shell' })
  demonstration.say(`建立网络：街道、社区、居委会和 ${founding.platforms.length} 个平台`)
  await transact(ctx, async (tx) => {
    const { platforms } = await foundAs(tx, demonstration.networkId, founding)
    const today = civilDate(demonstration.ctx({}).now)
    for (const [index, { id, kind }] of platforms.entries()) {
      await insertOperator(tx, {
        id: newId(ctx.now),
        platformId: id,
        operatorName: operators[index % operators.length] ?? '',
        creditCode: null,
        startsOn: addDays(today, -200),
        endsOn: addDays(today, 164),
        yearlyFeeFen: kind === 'headquarters' ? 120_000_000 : 45_000_000,
        deliverables: '日常运营；培育社区社会组织；组织项目大赛与路演；陪伴社区能人；每月区街联动交流。',
      })
    }
  })
}
