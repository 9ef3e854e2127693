import { makePledge } from '../modules/exchange/contract.ts'
import type { TestApp } from './app.ts'
import { organisation, ready } from './designs.ts'
import { filedCampaign, filing } from './exchange.ts'
import type { Factories, MatrixWorld } from './matrix.ts'
import { pooledAtOnce } from './projects.ts'

/** one for each program: it lacks sixty times what is promised to it here */
const kept = new WeakMap<TestApp, Promise<string>>()
const amountFen = 10_000

async function list({ app, clerk, manager }: MatrixWorld): Promise<string> {
  const team = await ready(app, clerk)
  await pooledAtOnce(app, { clerk, manager }, [team], { totalFen: null })
  return team.code
}

/** The code of a project at the exchange. */
export function listed(world: MatrixWorld): Promise<string> {
  const code = kept.get(world.app) ?? list(world)
  kept.set(world.app, code)
  return code
}

export const exchangeFactories: Factories = {
  'exchange.list': () => ({ input: {}, at: null }),
  'exchange.get': async (world) => ({ input: { code: await listed(world) }, at: world.nodes.community }),
  'pledge.make': async (world, self) => {
    const { id } = await organisation(world.app, 'enterprise', self)
    return { input: { code: await listed(world), organisationId: id, amountFen } }
  },
  'pledge.withdraw': async (world) => {
    const { id: organisationId, by } = await organisation(world.app, 'enterprise')
    const { id } = await by.ok(makePledge, { code: await listed(world), organisationId, amountFen })
    return { input: { id }, holder: by }
  },
  'pledge.own-list': () => ({ input: {} }),
  'exchange.desk-list': () => ({ input: {}, at: null }),
  'pledge.enter': async (world) => {
    const { id: organisationId } = await organisation(world.app, 'government-body')
    const input = {
      code: await listed(world),
      organisationId,
      amountFen,
      source: 'fiscal',
      basis: '深龙财〔2026〕7 号',
    }
    return { input, at: world.nodes.community }
  },
  'campaign.file': async ({ app, nodes }) => ({ input: await filing(app), at: nodes.street, spent: true }),
  'campaign.list': () => ({ input: {}, at: null }),
  'exchange.set-campaign': async (world) => {
    const campaignId = await filedCampaign(world.app, world.clerk)
    return { input: { code: await listed(world), campaignId }, at: world.nodes.community }
  },
}
