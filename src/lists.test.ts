import { afterAll, beforeAll, expect, it } from 'vitest'
import { modules } from './app.ts'
import { encodeCursor } from './base/pagination.ts'
import { contractOperator } from './modules/network/contract.ts'
import { decideOrganisation, registerOrganisation } from './modules/people/contract-organisation.ts'
import { testApp } from './testing/app.ts'
import { makePledge } from './modules/exchange/contract.ts'
import { funded, planned } from './testing/agreements.ts'
import { openedCall, sentApplication } from './testing/calls.ts'
import type { Client } from './testing/client.ts'
import { organisation, ready } from './testing/designs.ts'
import { filedCampaign } from './testing/exchange.ts'
import { matrixWorld, type MatrixWorld } from './testing/matrix.ts'
import { factories } from './testing/matrix-factories.ts'
import { pooledAtOnce } from './testing/projects.ts'
import { published, report } from './testing/problems.ts'
import { expert, objected, runOut, scoringReview, standingNotice } from './testing/reviews.ts'

/* Every list of the interface pages the same way: whatever the page's size, all of it, once, in one order. */

const app = await testApp()
afterAll(() => app.close())

interface Listed {
  items: { id?: string; code?: string; personId?: string; call?: { code: string } }[]
  nextCursor: string | null
  total?: { value: number; exact: boolean }
}

const lists = modules
  .flatMap((module) => module.routes ?? [])
  .map(({ contract }) => contract)
  .filter(({ method, output }) => method === 'GET' && 'shape' in output && 'nextCursor' in Object(output.shape))

let world: MatrixWorld
let readers: Client[]
beforeAll(async () => {
  world = await matrixWorld(app)
  readers = [app.stranger, world.manager, world.clerk, await app.staff('auditor', world.nodes.district)]
  for (let n = 0; n < 3; n++) {
    await published(app, world.clerk)
    await report(app)
    const founder = await app.resident()
    const areaId = app.area('禾花社区').id
    const { id } = await founder.ok(registerOrganisation, { name: `某社团 ${n}`, kind: 'community-group', areaId })
    await world.clerk.ok(decideOrganisation, { organisationId: id, decision: 'verify', reason: '资料齐全' })
  }
  const applicant = await organisation(app, 'social-organisation')
  readers.push(applicant.by)
  const call = await openedCall(app, world.manager, { perOrganisation: 3 })
  for (let n = 0; n < 3; n++) {
    await openedCall(app, world.manager)
    await sentApplication(app, world.clerk, call, await ready(app, world.clerk, applicant))
  }
  const [platform] = await app.ask<{ id: string }>(
    `select id from platform where network_id = $1 and path = $2 and kind = 'street'`,
    [app.stranger.networkId, world.nodes.street],
  )
  for (const year of [2027, 2028, 2029]) {
    const term = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
    const terms = { operatorName: '某社工中心', yearlyFeeFen: 1, deliverables: '日常运营', ...term }
    await world.manager.ok(contractOperator, { platformId: platform?.id ?? '', ...terms })
  }
  await judgedAndNoticed()
  await pooledAndPledged()
  await givenAndEntered()
  await plannedAndDrawn()
})

/** Three of everything that reviews and notices list; one expert has three applications on the desk. */
async function judgedAndNoticed(): Promise<void> {
  const { experts } = await scoringReview(app, world, { count: 3 })
  readers.push(...experts)
  for (let n = 0; n < 2; n++) {
    await expert(app, world.manager)
    await standingNotice(app, world)
  }
  await runOut(app, (await standingNotice(app, world)).notice)
  const { notice } = await standingNotice(app, world)
  for (let n = 0; n < 3; n++) await objected(app.stranger, notice)
}

/** Three funds; in one of them three gifts, and three times money set apart. */
async function givenAndEntered(): Promise<void> {
  for (let n = 0; n < 3; n++)
    for (const id of ['donation.unname', 'designation.get']) await factories[id]?.(world, world.clerk)
}

/** Three projects that look for money, one enterprise that pledged to each, three campaigns. */
async function pooledAndPledged(): Promise<void> {
  const teams = []
  for (let n = 0; n < 3; n++) teams.push(await ready(app, world.clerk))
  await pooledAtOnce(app, world, teams, { totalFen: null })
  const { id: organisationId, by } = await organisation(app, 'enterprise')
  readers.push(by)
  for (const { code } of teams) await by.ok(makePledge, { code, organisationId, amountFen: 10_000 })
  for (let n = 0; n < 3; n++) await filedCampaign(app, world.clerk)
}

/** Three agreements that one enterprise pays all of. */
async function plannedAndDrawn(): Promise<void> {
  const teams = []
  for (let n = 0; n < 3; n++) teams.push(await ready(app, world.clerk))
  await pooledAtOnce(app, world, teams, { totalFen: null })
  const company = await organisation(app, 'enterprise')
  readers.push(company.by)
  for (const team of teams) {
    await funded(app, team, [company], 600_000)
    await planned(app, world, team)
  }
}

it('finds the lists of the interface', () => {
  expect(lists.length).toBeGreaterThanOrEqual(8)
})

it.each(lists.map((contract) => ({ id: contract.id, contract })))(
  '$id answers the same in pages of two and of a hundred',
  async ({ contract }) => {
    const sample = await factories[contract.id]?.(world, world.clerk)
    const input = { ...sample?.input, q: undefined }
    const pageOf = async (reader: Client, more: object) => (await reader.ok(contract, { ...input, ...more })) as Listed
    const read = async (reader: Client, limit: number): Promise<string[]> => {
      const keys: string[] = []
      let cursor: string | undefined
      do {
        const page = await pageOf(reader, { limit, ...(cursor ? { cursor } : {}) })
        expect(page.items.length).toBeLessThanOrEqual(limit)
        keys.push(...page.items.map((item) => String(item.id ?? item.code ?? item.personId ?? item.call?.code)))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return keys
    }
    let reader = app.stranger
    let whole: string[] = []
    for (const each of readers) {
      if ((await each.call(contract, input)).status !== 200) continue
      const seen = await read(each, 100)
      if (seen.length > whole.length) [reader, whole] = [each, seen]
    }
    expect(whole.length).toBeGreaterThan(2)
    expect(new Set(whole).size).toBe(whole.length)
    expect(await read(reader, 2)).toEqual(whole)
    const { total } = await pageOf(reader, { limit: 1 })
    if (total) expect(total).toEqual({ value: whole.length, exact: true })
    for (const cursor of ['x', encodeCursor('no-such-order', ['a'])]) {
      expect(await reader.refused(contract, { ...input, cursor })).toMatchObject({
        status: 422,
        fields: { cursor: 'cursor.invalid' },
      })
    }
    expect((await reader.refused(contract, { ...input, limit: 101 })).fields).toHaveProperty('limit')
    expect((await reader.refused(contract, { ...input, limit: 0 })).fields).toHaveProperty('limit')
  },
)
