import type { Id } from '../base/context.ts'
import { recordDonation } from '../modules/fund/contract.ts'
import { openFund } from '../modules/fund/contract-desk.ts'
import type { FundLevel } from '../modules/fund/fund.ts'
import { fundLevelLabels } from '../modules/fund/labels.ts'
import type { TestApp } from './app.ts'
import { dayIn } from './calls.ts'
import type { Client } from './client.ts'
import { organisation } from './designs.ts'

/** A foundation with a fund of each level, each below the one before, and who acts for it. */
export interface TestFunds {
  foundationId: Id
  /** who speaks for it, as a resident does */
  foundationBy: Client
  clerk: Client
  approver: Client
  special: Id
  street: Id
  micro: Id
}

export async function openedFunds(app: TestApp): Promise<TestFunds> {
  const district = app.area('龙岗区')
  const clerk = await app.staff('foundation-clerk', district.path)
  const approver = await app.staff('foundation-approver', district.path)
  const { id: foundationId, by: foundationBy } = await organisation(app, 'foundation')
  const open = async (level: FundLevel, parentId: Id | null, areaId: Id) => {
    const words = { name: `某${fundLevelLabels[level].zh}`, purpose: '支持社区治理创新项目', feePermille: 50 }
    return (await approver.ok(openFund, { ...words, level, parentId, areaId, holderId: foundationId })).id
  }
  const special = await open('special', null, district.id)
  const street = await open('street', special, app.area('平湖街道').id)
  const micro = await open('micro', street, app.area('禾花社区').id)
  return { foundationId, foundationBy, clerk, approver, special, street, micro }
}

/** A gift that came yesterday. @returns its transfer */
export async function given(
  app: TestApp,
  { clerk }: Pick<TestFunds, 'clerk'>,
  fundId: Id,
  amountFen: number,
  projectCode?: string,
): Promise<Id> {
  const gift = { fundId, amountFen, receivedOn: dayIn(app, -1), channel: 'bank' as const }
  return (await clerk.ok(recordDonation, { ...gift, ...(projectCode && { projectCode }) })).transferId
}
