import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from './app.ts'
import type { Contract } from './base/contract.ts'
import { covers } from './base/path.ts'
import { permissionRoles } from './base/roles.ts'
import { testApp } from './testing/app.ts'
import type { Client } from './testing/client.ts'
import {
  type Cell,
  cellsAround,
  type Factory,
  matrixCells,
  matrixWorld,
  type MatrixWorld,
  type Sample,
} from './testing/matrix.ts'
import { factories } from './testing/matrix-factories.ts'
import { upload } from './testing/problems.ts'

/* Every endpoint × everyone who might try, as its contract declares. An endpoint without a sample fails. */

const app = await testApp()
afterAll(() => app.close())

/** Takes a file besides its fields: tried below by itself. */
const uploads = ['file.upload']

const contracts = modules.flatMap((module) => module.routes ?? []).map(({ contract }) => contract)

let world: MatrixWorld
let cells: Cell[]
beforeAll(async () => {
  world = await matrixWorld(app)
  cells = await matrixCells(world)
})

const isDone = (status: number) => status >= 200 && status < 300

/** What the contract says of this cell; null: it may. */
function refusalOf({ access }: Contract, cell: Cell, sample: Sample): readonly number[] | null {
  // a record of one network does not exist for another; an input that names it is refused as such
  const unknown = cell.elsewhere && sample.at !== null ? [404, 422] : null
  if (access === 'public') return unknown
  if (access === 'signed-in') return cell.client.personId ? unknown : [401]
  if ('relation' in access) return [401, 403, 404]
  if (!cell.client.personId) return [401]
  const holds =
    cell.grant !== null && (permissionRoles[access.permission] as readonly string[]).includes(cell.grant.role)
  if (!cell.grant || !holds) return [403]
  if (unknown) return unknown
  return sample.at && !covers(cell.grant.path, sample.at) ? [404] : null
}

/** Runs one endpoint over its cells; answers where it did not behave as declared. */
async function tryAll(
  contract: Contract,
  factory: Factory,
  tried: (sample: Sample) => readonly Cell[],
): Promise<string[]> {
  const aboutSelf = contract.access === 'signed-in'
  const somebody = await app.resident()
  const wrong: string[] = []
  let sample: Sample | null = await factory(world, somebody)
  for (const cell of tried(sample)) {
    if (!sample || (aboutSelf && cell.client.personId)) sample = await factory(world, cell.client)
    const refusal = refusalOf(contract, cell, sample)
    const input = refusal && sample.others ? sample.others : sample.input
    const { status, body } = await cell.client.call(contract, input)
    const asDeclared = refusal ? refusal.includes(status) : isDone(status)
    if (!asDeclared)
      wrong.push(`${cell.name}: ${status} ${JSON.stringify(body)}, declared ${refusal?.join(' or ') ?? 'allowed'}`)
    if (!refusal && sample.spent) sample = null
  }
  if (sample?.holder) {
    const { status } = await sample.holder.call(contract, sample.input)
    if (!isDone(status)) wrong.push(`the one it is for: ${status}`)
  }
  return wrong
}

/** An account of the other network at this network's door is nobody here. */
function atOurDoor({ client }: Cell): Client {
  return client.with({ host: 'own.test' })
}

// whoever first needs what jobs make runs all that the others left behind
describe('the matrix', { timeout: 60_000 }, () => {
  it('has a sample for every endpoint', () => {
    expect(contracts.map(({ id }) => id).toSorted()).toEqual([...Object.keys(factories), ...uploads].toSorted())
  })

  it('has no endpoint with two names or without access', () => {
    expect(new Set(contracts.map(({ id }) => id)).size).toBe(contracts.length)
    expect(contracts.filter(({ access }) => !access)).toEqual([])
  })

  const tried = contracts.filter(({ id }) => !uploads.includes(id))
  it.each(tried.map((contract) => ({ id: contract.id, access: JSON.stringify(contract.access), contract })))(
    '$id is for $access only',
    async ({ contract }) => {
      const factory = factories[contract.id]
      if (!factory) throw new Error(`${contract.id} has no sample`)
      const own = contract.access === 'signed-in' ? await selves() : null
      expect(await tryAll(contract, factory, ({ at }) => own ?? cellsAround(cells, world.nodes, at))).toEqual([])
    },
  )

  /** For what everyone does with what is theirs: nobody, and somebody who is not needed later. */
  async function selves(): Promise<Cell[]> {
    const resident = { name: 'resident', client: await app.resident(), grant: null, elsewhere: false }
    return [...cells.filter(({ client, elsewhere }) => client.personId === null && !elsewhere), resident]
  }

  it('an account of the other network is nobody at this one’s door', async () => {
    const closed = tried.filter(
      ({ access }) => access !== 'public' && !(typeof access === 'object' && 'relation' in access),
    )
    const foreign = cells.find(({ elsewhere, grant }) => elsewhere && grant?.role === 'hq-manager') as Cell
    const wrong: string[] = []
    for (const contract of closed) {
      const sample = await factories[contract.id]?.(world, await app.resident())
      const { status } = await atOurDoor(foreign).call(contract, sample?.input ?? {})
      if (status !== 401) wrong.push(`${contract.id}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  it('anyone may upload a photograph', async () => {
    for (const client of [app.stranger, world.clerk, app.strangerElsewhere])
      expect(await upload(client)).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the doors of pages', () => {
  const closed = modules.flatMap((module) => module.pages ?? []).filter(({ access }) => access !== 'public')

  it('there are some', () => {
    expect(closed.length).toBeGreaterThan(5)
  })

  it.each(closed.map((page) => ({ path: page.path, page })))(
    '$path asks a stranger to sign in and come back',
    async ({ page }) => {
      const url = page.path.replaceAll(/:\w+/g, '01900000-0000-7000-8000-00000000abcd')
      for (const prefix of ['', '/en']) {
        for (const method of page.post ? (['GET', 'POST'] as const) : (['GET'] as const)) {
          const { status, headers } = await app.stranger.send({ method, url: prefix + url })
          expect(status).toBe(303)
          expect(String(headers['location'])).toMatch(new RegExp(`^${prefix}/sign-in\\?next=`))
        }
      }
      const { status, headers } = await world.clerk.send({ url })
      expect([200, 303, 403, 404]).toContain(status)
      expect(String(headers['location'] ?? '')).not.toContain('/sign-in')
    },
  )
})

describe('threads', () => {
  const shown = modules.flatMap(({ events = {} }) =>
    Object.entries(events).flatMap(([type, kind]) => (kind.thread ? [type] : [])),
  )

  it.each(shown)('%s, a step of a thread, has words in both languages', (type) => {
    for (const [lang, word] of [
      ['zh', /\p{Script=Han}/u],
      ['en', /[a-z]/],
    ] as const)
      expect(app.platform.services.tellThread({ type, public: {} }, lang)?.title).toMatch(word)
  })
})
