import type { Contract } from '../base/contract.ts'
import type { Path } from '../base/path.ts'
import { type Role, roleLabels } from '../base/roles.ts'
import type { TestApp } from './app.ts'
import type { Client } from './client.ts'

/* What the generated matrix endpoint × role × place stands on: src/app.test.ts. */

/** Where records stand, and where those stand who try to reach them. */
export interface Nodes {
  district: Path
  street: Path
  /** another street */
  otherStreet: Path
  community: Path
  /** another community of the same street */
  otherCommunity: Path
  /** below the community */
  committee: Path
}

export interface MatrixWorld {
  app: TestApp
  nodes: Nodes
  /** who prepares records: allowed everything a record needs */
  clerk: Client
  manager: Client
  admin: Client
}

export async function matrixWorld(app: TestApp): Promise<MatrixWorld> {
  const [street, community] = [app.area('平湖街道'), app.area('禾花社区')]
  const committee = app.areas.find(({ level, path }) => level === 'committee' && path.startsWith(community.path))
  if (!committee) throw new Error('the division has no committee there')
  const district = '/440307/'
  const nodes: Nodes = {
    district,
    street: street.path,
    otherStreet: app.area('坂田街道').path,
    community: community.path,
    otherCommunity: app.area('平湖社区').path,
    committee: committee.path,
  }
  const [clerk, manager, admin] = [
    await app.staff('clerk', street.path),
    await app.staff('hq-manager', district),
    await app.staff('admin', district),
  ]
  return { app, nodes, clerk, manager, admin }
}

/** One who tries: how they are called in a failure, and what they hold. */
export interface Cell {
  name: string
  client: Client
  grant: { role: Role; path: Path; node: keyof Nodes } | null
  /** an account of the other network, at its own door */
  elsewhere: boolean
}

/** Each role on each node, residents, strangers, and each role at the top of the other network. */
export async function matrixCells({ app, nodes }: MatrixWorld): Promise<Cell[]> {
  const roles = Object.keys(roleLabels) as Role[]
  const cells: Cell[] = [
    { name: 'stranger', client: app.stranger, grant: null, elsewhere: false },
    { name: 'resident', client: await app.resident(), grant: null, elsewhere: false },
    { name: 'stranger of the other network', client: app.strangerElsewhere, grant: null, elsewhere: true },
    {
      name: 'resident of the other network',
      client: await app.resident({ network: 'other' }),
      grant: null,
      elsewhere: true,
    },
  ]
  for (const role of roles) {
    for (const [node, path] of Object.entries(nodes) as [keyof Nodes, Path][]) {
      cells.push({
        name: `${role} of the ${node}`,
        client: await app.staff(role, path),
        grant: { role, path, node },
        elsewhere: false,
      })
    }
    // the same path as here: only the network keeps them apart
    const client = await app.staff(role, nodes.district, { network: 'other' })
    const grant = { role, path: nodes.district, node: 'district' as const }
    cells.push({ name: `${role} of the other network`, client, grant, elsewhere: true })
  }
  return cells
}

/** The record's own node, one below it, the one above it, and one beside it. */
const around: Record<'community' | 'street' | 'none', readonly (keyof Nodes)[]> = {
  community: ['community', 'committee', 'street', 'otherCommunity'],
  street: ['street', 'community', 'district', 'otherStreet'],
  none: ['district', 'committee'],
}

/** Those for whom a record at this place makes a difference. */
export function cellsAround(cells: readonly Cell[], { community, street }: Nodes, at: Path | null | undefined): Cell[] {
  const nodes = around[at === community ? 'community' : at === street ? 'street' : 'none']
  return cells.filter(({ grant, elsewhere }) => grant === null || elsewhere || nodes.includes(grant.node))
}

type Input = Record<string, unknown>

/**
 * A request that succeeds for whoever is entitled to it.
 *
 * - `at`: the record's place, or `null` when the endpoint is about no single record (lists, searches);
 * - `holder`: for a relation, the one it holds for; everyone else must be refused with `others` or the same input;
 * - `spent`: a success uses the record up, so the next one who is entitled gets another.
 */
export interface Sample {
  input: Input
  at?: Path | null
  holder?: Client
  others?: Input
  spent?: boolean
}

/** Makes a sample; for endpoints about oneself, of the one who asks. */
export type Factory = (world: MatrixWorld, self: Client) => Promise<Sample> | Sample

export type Factories = Readonly<Record<Contract['id'], Factory>>
