import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../base/contract.ts'
import { todoContract } from '../../../base/todo.ts'
import { agreementsOf, funded, planned, scanOf } from '../../../testing/agreements.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { enterPublicMoney } from '../../exchange/contract-desk.ts'
import { createToken } from '../../people/contract.ts'
import {
  confirmAgreement,
  getAgreement,
  listDeskAgreements,
  listOwnAgreements,
  returnAgreement,
  scanAgreement,
} from '../contract.ts'
import { agreementOwnData } from './own-data.ts'
import { pageDeskAgreements, pageOwnAgreements } from './queries/lists.ts'

const app = await testApp()
afterAll(() => app.close())

/** In the order of the paper: a company, public money, who delivers, the platform. */
const [first, purse, deliverer, platform] = [0, 1, 2, 3]

let desk: Desk
let company: TestOrganisation
let office: TestOrganisation
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < 3; n++) teams.push(await ready(app, desk.clerk))
  company = await organisation(app, 'enterprise')
  office = await organisation(app, 'government-body')
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
  for (const team of teams) {
    await funded(app, team, [company], 200_000)
    const granted = { source: 'fiscal' as const, basis: '深龙财〔2026〕7 号' }
    await desk.manager.ok(enterPublicMoney, {
      code: team.code,
      organisationId: office.id,
      amountFen: 400_000,
      ...granted,
    })
    await app.runJobs()
    await planned(app, desk, team)
  }
})

const teamAt = (index: number) => teams[index]!

async function scanned(index: number): Promise<string> {
  const { drives } = teamAt(index)
  const code = await agreementsOf(app, teamAt(index))
  await drives.by.ok(scanAgreement, { code, position: deliverer, fileIds: [await scanOf(drives.by)] })
  return code
}

async function todos(by: Client) {
  const { items, counts } = await by.ok(todoContract, { limit: 100 })
  return {
    items: items.filter(({ kind }) => kind === 'agreement.confirm'),
    counts: counts.filter(({ key }) => key === 'agreement'),
  }
}

describe('public money', () => {
  it('is confirmed by staff for a payer that has nobody here, by another one than for the platform', async () => {
    const code = await scanned(0)
    const { parties } = await desk.clerk.ok(getAgreement, { code })
    expect(parties[purse]).toMatchObject({
      name: office.name,
      pays: [{ source: 'fiscal', basis: '深龙财〔2026〕7 号' }],
    })
    expect(parties.map(({ can }) => can.confirm?.code ?? null)).toEqual([
      ...['agreement.not-party', null, 'agreement.not-party', null],
    ])
    await desk.clerk.ok(confirmAgreement, { code, position: purse })
    expect(await desk.clerk.refused(confirmAgreement, { code, position: platform })).toMatchObject({
      ...{ status: 409, code: 'agreement.same-hands' },
    })
    await desk.manager.ok(confirmAgreement, { code, position: platform })
    expect(await company.by.ok(confirmAgreement, { code, position: first })).toMatchObject({ state: 'concluded' })
  })

  it('may be confirmed by its own people, too', async () => {
    const code = await scanned(1)
    await office.by.ok(confirmAgreement, { code, position: purse })
    const { parties } = await desk.clerk.ok(getAgreement, { code })
    expect(parties[purse]!.can.confirm).toEqual({ code: 'agreement.confirmed' })
  })
})

describe('what waits for staff', () => {
  it('is a scan that the platform, or public money, has not confirmed', async () => {
    const [, code] = [await todos(desk.clerk), await agreementsOf(app, teamAt(1))]
    expect(await todos(desk.clerk)).toMatchObject({
      items: [
        {
          code: teamAt(1).code,
          href: `/agreements/${code}`,
          dueAt: null,
          clock: null,
          from: `协议 ${code}`,
          refusal: null,
        },
      ],
      counts: [{ key: 'agreement', count: 1, late: 0 }],
    })
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect(await todos(far)).toEqual({ items: [], counts: [{ key: 'agreement', count: 0, late: 0 }] })
  })

  it('says why it waits for somebody else', async () => {
    const code = await scanned(2)
    await desk.clerk.ok(confirmAgreement, { code, position: platform })
    const { items } = await todos(desk.clerk)
    const mine = items.find((item) => item.href === `/agreements/${code}`)
    expect(mine).toMatchObject({ refusal: { code: 'agreement.same-hands' } })
    expect(mine!.note).toContain('财政资金')
    const theirs = (await todos(desk.manager)).items.find((item) => item.href === `/agreements/${code}`)
    expect(theirs!.refusal).toBeNull()
    expect((await desk.clerk.ok(todoContract, { limit: 1 })).nextCursor).not.toBeNull()
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: OutputOf<typeof todoContract> = await desk.clerk.ok(todoContract, {
        limit: 1,
        ...(cursor && { cursor }),
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen.filter((id) => id.startsWith('agreement:'))).toHaveLength(2)
  })

  it('not what came back, nor what stands', async () => {
    const code = await agreementsOf(app, teamAt(2))
    await company.by.ok(returnAgreement, { code, because: '第二页没有骑缝章' })
    expect((await todos(desk.manager)).items.map(({ href }) => href)).toEqual([
      `/agreements/${await agreementsOf(app, teamAt(1))}`,
    ])
  })
})

describe('lists', () => {
  it('of one’s organisations, the newest first, in two statements', async () => {
    const { items, total } = await withinBudget('list', company.by.ctx(), (ctx) =>
      pageOwnAgreements(ctx, { limit: 20 }),
    )
    expect(total).toEqual({ value: 3, exact: true })
    expect(items.map(({ state, parties, confirmed }) => [state, parties, confirmed])).toEqual([
      ['drawn', 4, 0],
      ['scanned', 4, 2],
      ['concluded', 4, 4],
    ])
    expect((await teamAt(0).drives.by.ok(listOwnAgreements, {})).items).toHaveLength(1)
    expect((await (await app.resident()).ok(listOwnAgreements, {})).items).toEqual([])
    const page = await company.by.ok(listOwnAgreements, { limit: 2 })
    const rest = await company.by.ok(listOwnAgreements, { limit: 2, cursor: page.nextCursor! })
    expect([...page.items, ...rest.items]).toEqual(items)
    const { token } = await company.by.ok(createToken, { name: '某程序', scopes: ['project.read'] })
    const program = app.stranger.with({ authorization: `Bearer ${token}` })
    expect((await program.refused(listOwnAgreements, {})).status).toBe(403)
  })

  it('of a place, by state and by what is looked for', async () => {
    const all = await withinBudget('list', desk.clerk.ctx(), (ctx) => pageDeskAgreements(ctx, { limit: 20 }))
    expect(all.items).toHaveLength(3)
    const { items } = await desk.clerk.ok(listDeskAgreements, { state: 'concluded' })
    expect(items.map(({ project }) => project.code)).toEqual([teamAt(0).code])
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await far.ok(listDeskAgreements, {})).items).toEqual([])
    const found = await desk.clerk.ok(listDeskAgreements, { q: teamAt(1).code })
    expect(found.items.map(({ project }) => project.code)).toEqual([teamAt(1).code])
  })
})

it('whoever asks gets what they uploaded and confirmed, and for whom', async () => {
  const mine = await agreementOwnData.load(teamAt(0).drives.by.ctx())
  expect(mine).toMatchObject([
    {
      details: { project: teamAt(0).code, part: 'scanned, confirmed', role: 'deliverer', party: teamAt(0).drives.name },
    },
  ])
  // the scan came back: that it was uploaded is kept
  expect(await agreementOwnData.load(teamAt(2).drives.by.ctx())).toMatchObject([
    { details: { part: 'scanned', role: null, party: null } },
  ])
  expect((await agreementOwnData.load(desk.clerk.ctx())).map(({ details }) => details.role)).toEqual(['payer'])
  expect(await agreementOwnData.load((await app.resident()).ctx())).toEqual([])
})
