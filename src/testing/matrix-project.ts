import { decidePlan, getPlan, submitPlan } from '../modules/project/contract-plan.ts'
import { funded, wholePlan } from './agreements.ts'
import type { TestApp } from './app.ts'
import { organisation, ready, type WholeTeam } from './designs.ts'
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

/** All of their money is found: one whose plan is written, one whose plan is looked at, one whose plan is approved. */
const refined = new WeakMap<TestApp, Promise<[WholeTeam, WholeTeam, WholeTeam]>>()

async function refine({ app, clerk, manager }: MatrixWorld): Promise<[WholeTeam, WholeTeam, WholeTeam]> {
  const teams: [WholeTeam, WholeTeam, WholeTeam] = [
    ...([await ready(app, clerk), await ready(app, clerk), await ready(app, clerk)] as const),
  ]
  await pooledAtOnce(app, { clerk, manager }, teams, { totalFen: null })
  const company = await organisation(app, 'enterprise')
  for (const team of teams) await funded(app, team, [company], 600_000)
  await teams[2].drives.by.ok(submitPlan, await planOf(app, teams[2]))
  await clerk.ok(decidePlan, { code: teams[2].code, decision: 'approve' })
  return teams
}

function refining(world: MatrixWorld): Promise<[WholeTeam, WholeTeam, WholeTeam]> {
  const teams = refined.get(world.app) ?? refine(world)
  refined.set(world.app, teams)
  return teams
}

async function planOf(app: TestApp, team: WholeTeam) {
  const { budgetFen: _, ...plan } = await wholePlan(app, team)
  return plan
}

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
  'plan.get': async (world) => {
    const [, , approved] = await refining(world)
    return { input: { code: approved.code }, at: world.nodes.community }
  },
  'plan.save': async (world) => {
    const [written] = await refining(world)
    return { input: await planOf(world.app, written), holder: written.drives.by }
  },
  'plan.submit': async (world) => {
    const [written] = await refining(world)
    return { input: await planOf(world.app, written), holder: written.drives.by }
  },
  'plan.decide': async (world) => {
    const [, looked] = await refining(world)
    const { code, drives } = looked
    const { state } = await drives.by.ok(getPlan, { code })
    if (state !== 'submitted') await drives.by.ok(submitPlan, await planOf(world.app, looked))
    const input = { code, decision: 'return', because: '目标没有写怎样算达到' }
    return { input, at: world.nodes.community, spent: true }
  },
}
