import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transact } from '../../../server/transact.ts'
import { agreementsOf, funded, planned, scanOf } from '../../../testing/agreements.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { getListing } from '../../exchange/contract.ts'
import { createToken } from '../../people/contract.ts'
import { supportProblem } from '../../problem/contract.ts'
import { endProject, getProject } from '../../project/contract.ts'
import { confirmAgreement, getAgreement, returnAgreement, scanAgreement } from '../contract.ts'
import { drawAgreement } from './drawing.ts'
import { getAgreement as queryAgreement } from './queries/agreement.ts'

const app = await testApp()
afterAll(() => app.close())

/** In the order of the paper: two payers, who delivers, the platform. */
const [first, second, deliverer, platform] = [0, 1, 2, 3]
const because = '第二页没有骑缝章'

let desk: Desk
let company: TestOrganisation
let other: TestOrganisation
let neighbour: Client
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < 6; n++) teams.push(await ready(app, desk.clerk))
  neighbour = await app.resident()
  await neighbour.ok(supportProblem, { code: teams[0]!.code })
  company = await organisation(app, 'enterprise')
  other = await organisation(app, 'foundation')
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
  for (const team of teams) {
    await funded(app, team, [company, other], 600_000)
    await planned(app, desk, team)
  }
})

const teamAt = (index: number) => teams[index]!
const seen = (code: string, by: Client) => by.ok(getAgreement, { code })
const confirm = (by: Client, code: string, position: number) => by.call(confirmAgreement, { code, position })

/** Who delivers hands in the scan. @returns the code of the agreement */
async function scanned(index: number): Promise<string> {
  const { drives } = teamAt(index)
  const code = await agreementsOf(app, teamAt(index))
  await drives.by.ok(scanAgreement, { code, position: deliverer, fileIds: [await scanOf(drives.by)] })
  return code
}

/** What was told about agreements since asked last, in no order: the clock stands still. */
const heard = new Map<Client, number>()
async function told(by: Client): Promise<string[]> {
  await app.runJobs()
  const rows = await app.ask<{ kind: string }>(
    `select kind from message where person_id = $1 and kind like 'agreement.%' order by created_at, id`,
    [by.personId],
  )
  const before = heard.get(by) ?? 0
  heard.set(by, rows.length)
  return rows.length === before ? [] : rows.map(({ kind }) => kind).toSorted()
}

describe('drawing', () => {
  it('names every payer, who delivers, and the platform, with what was promised and approved', async () => {
    const code = await agreementsOf(app, teamAt(0))
    const drawn = await seen(code, company.by)
    expect(drawn).toMatchObject({
      ...{ state: 'drawn', budgetFen: 1_000_000, ownFen: 400_000, grantFen: 600_000, inside: true, scans: [] },
      ...{ scannedAt: null, concludedAt: null, returnedBecause: null },
    })
    expect(drawn.parties.map(({ role }) => role)).toEqual(['payer', 'payer', 'deliverer', 'platform'])
    expect(drawn.parties.map(({ pays }) => pays.map(({ amountFen }) => amountFen))).toEqual([
      ...[[300_000], [300_000], [], []],
    ])
    expect(drawn.parties[deliverer]!.name).toBe(teamAt(0).drives.name)
    expect(drawn.tranches.map(({ title, amountFen }) => [title, amountFen])).toEqual([
      ['签约', 300_000],
      ['护学岗站起来', 240_000],
      ['一学期总结', 60_000],
    ])
    expect(drawn.checkCode).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  })

  it('is once, however often the news of the plan comes', async () => {
    const { code } = teamAt(0)
    const [project] = await app.ask<{ id: string }>('select id from project where code = $1', [code])
    await Promise.all([1, 2].map(() => transact(desk.manager.ctx(), (tx) => drawAgreement(tx, project!.id))))
    expect(await app.ask('select from agreement where project_id = $1', [project!.id])).toHaveLength(1)
  })

  it('is for its parties and staff alone until it stands', async () => {
    const code = await agreementsOf(app, teamAt(0))
    const worker = await app.staff('community-worker', app.area('禾花社区').path)
    const far = await app.staff('clerk', app.area('坂田街道').path)
    for (const by of [company.by, other.by, teamAt(0).drives.by, desk.clerk, worker])
      expect((await seen(code, by)).inside).toBe(true)
    for (const by of [app.stranger, neighbour, teamAt(1).drives.by, teamAt(0).leads.by, far])
      expect(await by.refused(getAgreement, { code })).toMatchObject({ status: 404, code: 'agreement.not-found' })
  })

  it('who acts for a party is told to seal it', async () => {
    for (const { by } of [company, other]) expect(await told(by)).toEqual(Array(6).fill('agreement.to-seal'))
    expect(await told(teamAt(0).drives.by)).toEqual(['agreement.to-seal'])
    expect(await told(neighbour)).toEqual([])
  })
})

describe('scan and confirmations', () => {
  it('are for nobody else, nor for a program', async () => {
    const code = await agreementsOf(app, teamAt(0))
    const fileIds = [await scanOf(neighbour)]
    expect((await app.stranger.refused(scanAgreement, { code, position: deliverer, fileIds })).status).toBe(401)
    expect((await neighbour.refused(scanAgreement, { code, position: deliverer, fileIds })).status).toBe(404)
    // inside, but of another party, or without the right to stand for it
    const worker = await app.staff('community-worker', app.area('禾花社区').path)
    for (const by of [company.by, desk.clerk, worker])
      expect(await by.refused(scanAgreement, { code, position: deliverer, fileIds })).toMatchObject({
        ...{ status: 403, code: 'agreement.not-party' },
      })
    const staff = await app.staff('clerk', app.area('平湖街道').path)
    const { token } = await staff.ok(createToken, { name: '某程序', scopes: ['project.read', 'project.manage'] })
    const program = app.stranger.with({ authorization: `Bearer ${token}` })
    const seenBy = await seen(code, program)
    expect(seenBy.parties[platform]!.can).toMatchObject({ scan: { code: 'agreement.not-party' } })
    expect((await program.refused(scanAgreement, { code, position: platform, fileIds })).status).toBe(403)
    const mine = await teamAt(0).drives.by.ok(createToken, { name: '某程序', scopes: ['project.read'] })
    const ours = app.stranger.with({ authorization: `Bearer ${mine.token}` })
    expect((await ours.refused(getAgreement, { code })).status).toBe(404)
    expect((await seen(code, company.by)).state).toBe('drawn')
  })

  it('ask for at least one page, and at most twelve', async () => {
    const { drives } = teamAt(0)
    const code = await agreementsOf(app, teamAt(0))
    const input = { code, position: deliverer }
    expect((await drives.by.refused(scanAgreement, { ...input, fileIds: [] })).fields).toEqual({ fileIds: 'required' })
    const many = Array.from({ length: 13 }, () => '019a0000-0000-7000-8000-000000000000')
    expect((await drives.by.refused(scanAgreement, { ...input, fileIds: many })).status).toBe(422)
    expect((await company.by.refused(confirmAgreement, { code, position: first })).code).toBe(
      'agreement.nothing-to-confirm',
    )
  })

  it('with the last of them the agreement stands: what was promised is agreed, and delivery begins', async () => {
    const { drives, code: projectCode } = teamAt(0)
    const code = await scanned(0)
    expect(await told(company.by)).toContain('agreement.to-confirm')
    // who handed it in has confirmed with it
    expect(await told(drives.by)).toEqual([])
    expect((await seen(code, drives.by)).parties[deliverer]).toMatchObject({
      can: { confirm: { code: 'agreement.confirmed' } },
    })
    expect((await confirm(company.by, code, first)).status).toBe(200)
    expect((await confirm(company.by, code, first)).status).toBe(409)
    expect((await confirm(company.by, code, second)).status).toBe(403)
    expect((await confirm(desk.clerk, code, platform)).status).toBe(200)
    expect((await app.stranger.ok(getProject, { code: projectCode })).state).toBe('signing')
    expect(await other.by.ok(confirmAgreement, { code, position: second })).toEqual({ code, state: 'concluded' })
    const project = await app.stranger.ok(getProject, { code: projectCode })
    expect(project.state).toBe('delivering')
    expect(project.thread.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['agreement.drawn', 'agreement.concluded', 'project.signed']),
    )
    const { pledgesMade } = await app.stranger.ok(getListing, { code: projectCode })
    expect(pledgesMade.map(({ state }) => state)).toEqual(['agreed', 'agreed', 'agreed'])
  })

  it('then everybody reads what was agreed, without scan, names or times of those who confirmed', async () => {
    const code = await agreementsOf(app, teamAt(0))
    const open = await seen(code, app.stranger)
    expect(open).toMatchObject({ state: 'concluded', inside: false, scans: [] })
    expect(open.parties.map(({ confirmedAt }) => confirmedAt)).toEqual([null, null, null, null])
    const inside = await seen(code, company.by)
    expect(inside.parties.every(({ confirmedAt }) => confirmedAt !== null)).toBe(true)
    const [scan] = inside.scans
    const read = (by: Client) => by.send({ url: `/files/${scan!.id}` }).then(({ status }) => status)
    expect(await Promise.all([company.by, desk.clerk].map(read))).toEqual([200, 200])
    expect(await Promise.all([app.stranger, neighbour, teamAt(1).drives.by].map(read))).toEqual([404, 404, 404])
    expect((await confirm(other.by, code, second)).status).toBe(409)
    expect((await neighbour.refused(confirmAgreement, { code, position: second })).status).toBe(403)
  })

  it('parties and neighbours are told', async () => {
    expect(await told(other.by)).toContain('agreement.concluded')
    expect(await told(teamAt(0).drives.by)).toContain('agreement.concluded')
    expect(await told(neighbour)).toEqual(['agreement.begins'])
    expect(await app.violations()).toEqual([])
  })
})

describe('sending back', () => {
  it('says why, and nothing of the scan is confirmed any more', async () => {
    const { drives } = teamAt(1)
    const code = await scanned(1)
    await desk.clerk.ok(confirmAgreement, { code, position: platform })
    expect((await company.by.refused(returnAgreement, { code, because: '不对' })).fields).toEqual({
      because: 'required',
    })
    expect((await neighbour.refused(returnAgreement, { code, because })).status).toBe(404)
    expect(await company.by.ok(returnAgreement, { code, because })).toEqual({ code, state: 'drawn' })
    const back = await seen(code, drives.by)
    expect(back).toMatchObject({ state: 'drawn', returnedBecause: because })
    expect(back.parties.map(({ confirmedAt }) => confirmedAt)).toEqual([null, null, null, null])
    expect(await told(drives.by)).toContain('agreement.returned')
    expect(await company.by.refused(returnAgreement, { code, because })).toMatchObject({ status: 409 })
    const [event] = await app.ask<{ public: object }>(
      `select e.public_part as "public" from event e join agreement g on g.id = e.subject_id where e.type = 'agreement.returned' and g.code = $1`,
      [code],
    )
    expect(event).toEqual({ public: {} })
  })

  it('a new scan takes the place of the old one, and they are asked again', async () => {
    const code = await agreementsOf(app, teamAt(1))
    const before = await seen(code, company.by)
    await told(other.by)
    await company.by.ok(scanAgreement, { code, position: first, fileIds: [await scanOf(company.by)] })
    const again = await seen(code, company.by)
    expect(again).toMatchObject({ state: 'scanned', returnedBecause: null })
    expect(again.scans).toHaveLength(1)
    expect(again.scans).not.toEqual(before.scans)
    expect(await told(other.by)).toContain('agreement.to-confirm')
  })
})

describe('at once', () => {
  it('two parties confirm: it stands once', async () => {
    const code = await scanned(2)
    await desk.clerk.ok(confirmAgreement, { code, position: platform })
    const both = await Promise.all([confirm(company.by, code, first), confirm(other.by, code, second)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(both.map(({ body }) => body.state).toSorted()).toEqual(['concluded', 'scanned'])
    const events = await app.ask<{ type: string }>(
      `select e.type from event e join project p on p.thread_id = e.thread_id where p.code = $1 and e.type in ('agreement.concluded', 'project.signed')`,
      [teamAt(2).code],
    )
    expect(events).toHaveLength(2)
    expect(await app.violations()).toEqual([])
  })

  it('somebody of two payers confirms for one of them', async () => {
    const code = await scanned(3)
    await app.ask(
      `insert into membership (network_id, id, organisation_id, person_id, role, since)
       select network_id, gen_random_uuid(), id, $2, 'member', now() from organisation where id = $1`,
      [other.id, company.by.personId],
    )
    const both = await Promise.all([first, second].map((position) => confirm(company.by, code, position)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'agreement.same-hands' })
    const { parties } = await seen(code, company.by)
    const waits = parties.find(({ role, confirmedAt }) => role === 'payer' && confirmedAt === null)
    expect(waits?.can.confirm).toEqual({ code: 'agreement.same-hands' })
  })

  it('ended while the last confirms: either it stood before, or it never does', async () => {
    const { code: projectCode } = teamAt(4)
    const code = await scanned(4)
    await confirm(desk.clerk, code, platform)
    await confirm(company.by, code, first)
    const [ended, last] = await Promise.all([
      desk.manager.call(endProject, { code: projectCode, reason: '场地到期，另外找不到能用的地方。' }),
      confirm(other.by, code, second),
    ])
    expect(ended.status).toBe(200)
    await app.runJobs()
    const stood = last.status === 200
    expect((await seen(code, company.by)).state).toBe(stood ? 'ended' : 'void')
    if (!stood) expect(last.body).toMatchObject({ code: 'agreement.over' })
    expect((await app.stranger.ok(getProject, { code: projectCode })).state).toBe('ended')
    expect(await app.violations()).toEqual([])
  })
})

describe('a project that ends', () => {
  it('voids what waits for its seals: nobody signs it any more', async () => {
    const { code: projectCode } = teamAt(5)
    const code = await scanned(5)
    await desk.manager.ok(endProject, { code: projectCode, reason: '场地到期，另外找不到能用的地方。' })
    // also before the program has come round to it
    expect(await company.by.refused(confirmAgreement, { code, position: first })).toMatchObject({
      ...{ status: 409, code: 'agreement.over' },
    })
    await app.runJobs()
    expect(await seen(code, company.by)).toMatchObject({ state: 'void', can: { return: { code: 'agreement.over' } } })
    expect((await app.stranger.refused(getAgreement, { code })).status).toBe(404)
    expect(await app.violations()).toEqual([])
  })

  it('ends what stood, which everybody still reads', async () => {
    const code = await agreementsOf(app, teamAt(0))
    await desk.manager.ok(endProject, { code: teamAt(0).code, reason: '场地到期，另外找不到能用的地方。' })
    await app.runJobs()
    const ended = await seen(code, app.stranger)
    expect(ended).toMatchObject({ state: 'ended' })
    expect(ended.concludedAt).not.toBeNull()
    expect(await app.violations()).toEqual([])
  })
})

it('reading one is one statement', async () => {
  const code = await agreementsOf(app, teamAt(1))
  const detail = await withinBudget('detail', company.by.ctx(), (ctx) => queryAgreement(ctx, { code }))
  expect(detail.parties).toHaveLength(4)
})
