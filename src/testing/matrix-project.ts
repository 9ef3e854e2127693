import type { TestApp } from './app.ts'
import { ready } from './designs.ts'
import type { Factories, MatrixWorld } from './matrix.ts'
import { pooledAtOnce } from './projects.ts'

/** brought into the pool together, a handful for each program: ending uses one up for each who may */
const handful = 7
const kept = new WeakMap<TestApp, string[]>()

async function waiting({ app, clerk, manager }: MatrixWorld): Promise<string[]> {
  const codes = kept.get(app) ?? []
  kept.set(app, codes)
  if (codes.length > 0) return codes
  const teams = []
  for (let n = 0; n < handful; n++) teams.push(await ready(app, clerk))
  await pooledAtOnce(app, { clerk, manager }, teams)
  codes.push(...teams.map(({ code }) => code))
  return codes
}

const reason = '场地到期，另外找不到能用的地方。'

export const projectFactories: Factories = {
  'project.list': () => ({ input: {}, at: null }),
  'project.get': async (world) => {
    const [code] = await waiting(world)
    return { input: { code }, at: world.nodes.community }
  },
  'project.desk-list': () => ({ input: {}, at: null }),
  'project.end': async (world) => {
    const code = (await waiting(world)).pop()
    return { input: { code, reason }, at: world.nodes.community, spent: true }
  },
}
