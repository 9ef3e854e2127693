import type { Id } from '../base/context.ts'
import { recordDonation } from '../modules/fund/contract.ts'
import { enterDesignation } from '../modules/fund/contract-desk.ts'
import type { TestApp } from './app.ts'
import { dayIn } from './calls.ts'
import { given, openedFunds, type TestFunds } from './funds.ts'
import type { Factories, MatrixWorld } from './matrix.ts'
import { listed } from './matrix-exchange.ts'

/** one set for each program, its fund of the community with more than is set apart here */
const kept = new WeakMap<TestApp, Promise<TestFunds>>()
const note = '按认购书划拨'

async function filled(app: TestApp): Promise<TestFunds> {
  const made = await openedFunds(app)
  await given(app, made, made.micro, 10_000_000)
  return made
}

function funds({ app }: MatrixWorld): Promise<TestFunds> {
  const made = kept.get(app) ?? filled(app)
  kept.set(app, made)
  return made
}

async function entered(world: MatrixWorld): Promise<Id> {
  const { clerk, micro } = await funds(world)
  const wish = { id: micro, projectCode: await listed(world), amountFen: 100, note }
  return (await clerk.ok(enterDesignation, wish)).id
}

export const fundFactories: Factories = {
  'fund.list': () => ({ input: {}, at: null }),
  'fund.get': async (world) => ({ input: { id: (await funds(world)).micro }, at: world.nodes.community }),
  'fund.transfers': async (world) => ({ input: { id: (await funds(world)).micro }, at: world.nodes.community }),
  'donation.record': async (world) => {
    const { micro: fundId } = await funds(world)
    const input = { fundId, amountFen: 100, receivedOn: dayIn(world.app, -1), channel: 'cash-box', anonymous: true }
    return { input, at: world.nodes.community }
  },
  'fund.open': async (world) => {
    const { street: parentId, foundationId: holderId } = await funds(world)
    const areaId = world.app.area('禾花社区').id
    const words = { name: '某社区微基金', purpose: '楼道里的灯', feePermille: 0 }
    return { input: { ...words, level: 'micro', parentId, holderId, areaId }, at: world.nodes.community }
  },
  'designation.promised': async (world) => ({ input: { id: (await funds(world)).micro }, at: world.nodes.community }),
  'designation.enter': async (world) => {
    const { micro: id } = await funds(world)
    return { input: { id, projectCode: await listed(world), amountFen: 100, note }, at: world.nodes.community }
  },
  'designation.decide': async (world) => {
    const input = { id: await entered(world), decision: 'approve' }
    return { input, at: world.nodes.community, spent: true }
  },
  'designation.list': () => ({ input: {}, at: null }),
  'designation.get': async (world) => ({ input: { id: await entered(world) }, at: world.nodes.community }),
  'transfer.list': async (world) => ({ input: { id: (await funds(world)).micro }, at: world.nodes.community }),
  'donation.unname': async (world) => {
    const { clerk, micro: fundId } = await funds(world)
    const gift = { fundId, amountFen: 100, receivedOn: dayIn(world.app, -1), channel: 'bank' as const }
    const { transferId: id } = await clerk.ok(recordDonation, { ...gift, donorName: '某公司' })
    return { input: { id }, at: world.nodes.community, spent: true }
  },
  'transfer.correct': async (world) => {
    const made = await funds(world)
    const id = await given(world.app, made, made.micro, 100)
    return { input: { id, note: '重复登记了一次' }, at: world.nodes.community, spent: true }
  },
}
