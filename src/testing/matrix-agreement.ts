import { agreementsOf, funded, planned, scanOf } from './agreements.ts'
import type { TestApp } from './app.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from './designs.ts'
import type { Factories, MatrixWorld } from './matrix.ts'
import { confirmAgreement, scanAgreement } from '../modules/agreement/contract.ts'
import { pooledAtOnce } from './projects.ts'

/** In the order of the paper: who pays, who delivers, the platform. */
const [payer, deliverer, platform] = [0, 1, 2]

interface Signing {
  company: TestOrganisation
  /** one to be sealed, one to be confirmed, one to be sent back, one that stands */
  codes: [string, string, string, string]
  teams: WholeTeam[]
}

const kept = new WeakMap<TestApp, Promise<Signing>>()

async function scanned(app: TestApp, team: WholeTeam): Promise<string> {
  const code = await agreementsOf(app, team)
  const { by } = team.drives
  await by.ok(scanAgreement, { code, position: deliverer, fileIds: [await scanOf(by)] })
  return code
}

async function make({ app, clerk, manager }: MatrixWorld): Promise<Signing> {
  const teams: WholeTeam[] = []
  for (let n = 0; n < 4; n++) teams.push(await ready(app, clerk))
  await pooledAtOnce(app, { clerk, manager }, teams, { totalFen: null })
  const company = await organisation(app, 'enterprise')
  for (const team of teams) {
    await funded(app, team, [company], 600_000)
    await planned(app, { clerk, manager }, team)
  }
  const [first, second, third, last] = teams as [WholeTeam, WholeTeam, WholeTeam, WholeTeam]
  const stands = await scanned(app, last)
  await clerk.ok(confirmAgreement, { code: stands, position: platform })
  await company.by.ok(confirmAgreement, { code: stands, position: payer })
  const codes: Signing['codes'] = [
    ...([await agreementsOf(app, first), await scanned(app, second), await scanned(app, third), stands] as const),
  ]
  return { company, codes, teams }
}

/** One of each, for each program. */
function signing(world: MatrixWorld): Promise<Signing> {
  const made = kept.get(world.app) ?? make(world)
  kept.set(world.app, made)
  return made
}

export const agreementFactories: Factories = {
  'agreement.get': async (world) => ({ input: { code: (await signing(world)).codes[3] }, at: world.nodes.community }),
  'agreement.own-list': () => ({ input: {} }),
  'agreement.desk-list': () => ({ input: {}, at: null }),
  'agreement.scan': async (world) => {
    const { codes, teams } = await signing(world)
    const holder = teams[0]!.drives.by
    return { input: { code: codes[0], position: deliverer, fileIds: [await scanOf(holder)] }, holder }
  },
  'agreement.confirm': async (world) => {
    const { codes, company } = await signing(world)
    return { input: { code: codes[1], position: payer }, holder: company.by }
  },
  'agreement.return': async (world) => {
    const { codes, company } = await signing(world)
    const because = '第二页没有骑缝章'
    // staff of the place are a party: under no code is there one for anybody
    return { input: { code: codes[2], because }, others: { code: 'LG-26-9999', because }, holder: company.by }
  },
}
