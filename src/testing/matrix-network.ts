import { addPlace, contractOperator } from '../modules/network/contract.ts'
import type { Factories, MatrixWorld } from './matrix.ts'

const street = async ({ app, nodes }: MatrixWorld) => {
  const [platform] = await app.ask<{ id: string }>(
    `select id from platform where network_id = $1 and path = $2 and kind = 'street'`,
    [app.stranger.networkId, nodes.street],
  )
  return platform?.id ?? ''
}

let year = 2030

/** Terms of contracts that do not meet. */
function nextTerm() {
  year += 1
  return { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
}

const operator = { operatorName: '某社工中心', yearlyFeeFen: 1, deliverables: '日常运营' }

export const networkFactories: Factories = {
  'area.list': () => ({ input: { level: 'street' }, at: null }),
  'platform.list': () => ({ input: {}, at: null }),
  'area.add-place': ({ app, nodes }) => ({
    input: { parentId: app.areas.find(({ path }) => path === nodes.community)?.id, level: 'compound', name: '某大院' },
    at: nodes.community,
  }),
  'area.end-place': async ({ app, nodes, manager }) => {
    const parentId = app.areas.find(({ path }) => path === nodes.community)?.id ?? ''
    const place = await manager.ok(addPlace, { parentId, level: 'compound', name: '某大院' })
    return { input: { areaId: place.id }, at: nodes.community, spent: true }
  },
  'platform.change': async (world) => ({
    input: { platformId: await street(world), address: '某路 2 号', phone: '', hours: '' },
    at: world.nodes.street,
  }),
  'operator.list': async (world) => ({ input: { platformId: await street(world) }, at: world.nodes.street }),
  'operator.contract': async (world) => ({
    input: { platformId: await street(world), ...operator, ...nextTerm() },
    at: world.nodes.street,
    spent: true,
  }),
  'operator.end': async (world) => {
    const term = nextTerm()
    const input = { platformId: await street(world), ...operator, ...term }
    const { id } = await world.manager.ok(contractOperator, input)
    return { input: { contractId: id, endedOn: term.startsOn }, at: world.nodes.street, spent: true }
  },
}
