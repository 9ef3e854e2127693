import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready } from '../../../testing/designs.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import { getProject } from '../../project/contract.ts'
import { getFund, listFunds, listTransfers, recordDonation } from '../contract.ts'
import {
  correctTransfer,
  decideDesignation,
  enterDesignation,
  getDesignation,
  listBooked,
  listDesignations,
  openFund,
  unnameGiver,
} from '../contract-desk.ts'
import { fundChecks } from './checks.ts'
import { getFund as queryFund, pageFunds } from './queries/funds.ts'
import { pageBooked, pageTransfers } from './queries/transfers.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let approver: Client
let code: string
/** 专项基金 → 街道专账 → 社区微基金 */
let special: string
let street: string
let micro: string
beforeAll(async () => {
  const district = app.area('龙岗区')
  clerk = await app.staff('foundation-clerk', district.path)
  approver = await app.staff('foundation-approver', district.path)
  const foundation = await organisation(app, 'foundation')
  const open = async (name: string, level: 'special' | 'street' | 'micro', parentId: string | null, areaId: string) =>
    (
      await approver.ok(openFund, {
        ...{ name, level, parentId, areaId, holderId: foundation.id, feePermille: 50 },
        purpose: '支持社区治理创新项目',
      })
    ).id
  special = await open('社会创新公益基金', 'special', null, district.id)
  street = await open('平湖专账', 'street', special, app.area('平湖街道').id)
  micro = await open('禾花微基金', 'micro', street, app.area('禾花社区').id)
  const { path } = app.area('平湖街道')
  const desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  const team = await ready(app, desk.clerk)
  await pooledOf(app, desk, [team], { totalFen: null })
  code = team.code
})

const gift = { channel: 'bank' as const, receivedOn: '2026-11-20' }
const given = (fundId: string, amountFen: number, more: object = {}) =>
  clerk.ok(recordDonation, { ...gift, fundId, amountFen, ...more })
const fund = (id: string) => app.stranger.ok(getFund, { id })

/** What doctor would find. */
async function violations(): Promise<string[]> {
  const found: string[] = []
  for (const { name, text } of fundChecks)
    for (const { detail } of await app.ask<{ detail: string }>(text)) found.push(`${name}: ${detail}`)
  return found
}

describe('a gift', () => {
  it('raises its fund and all above it, and stands in the open account by name or without', async () => {
    await given(micro, 12_345, { donorName: '某公司' })
    await given(micro, 5, { anonymous: true })
    await given(street, 100_000)
    expect(await fund(micro)).toMatchObject({ givenFen: 12_350, gifts: 2, heldFen: 12_350, freeFen: 12_350 })
    expect(await fund(street)).toMatchObject({ givenFen: 112_350, gifts: 3, freeFen: 100_000 })
    expect(await fund(special)).toMatchObject({
      ...{ givenFen: 112_350, gifts: 3, freeFen: 0, heldFen: 112_350 },
      months: [{ month: '2026-11-01', gifts: 3, givenFen: 112_350 }],
    })
    const { items } = await app.stranger.ok(listTransfers, { id: micro })
    expect(items.map(({ donor, amountFen, kind }) => [donor, amountFen, kind])).toEqual([
      [null, 5, 'donation'],
      ['某公司', 12_345, 'donation'],
    ])
    expect(await violations()).toEqual([])
  })

  it.each<[string, object, Record<string, string>]>([
    ['of nothing', { amountFen: 0 }, { amountFen: 'too-small' }],
    ['of half a fen', { amountFen: 1.5 }, { amountFen: 'invalid' }],
    ['of tomorrow', { receivedOn: '2027-12-31' }, { receivedOn: 'too-late' }],
    ['without a name, and with one', { anonymous: true, donorName: '林某' }, { donorName: 'fund.anonymous-name' }],
    ['for no project', { projectCode: 'LG-26-9999' }, { projectCode: 'fund.no-project' }],
    ['from the public without a filing', { channel: 'platform' }, { channel: 'fund.no-campaign' }],
  ])('%s is refused at its field', async (_name, change, fields) => {
    const refused = await clerk.refused(recordDonation, { ...gift, fundId: micro, amountFen: 100, ...change })
    expect(Object.keys(refused.fields)).toEqual(Object.keys(fields))
  })

  it('is recorded once for a reference, by who records for the foundation', async () => {
    await given(micro, 700, { reference: 'B-1' })
    const twice = await clerk.refused(recordDonation, { ...gift, fundId: micro, amountFen: 700, reference: 'B-1' })
    expect([twice.status, twice.code]).toEqual([409, 'constraint.donation_reference'])
    for (const by of [approver, await app.staff('clerk', app.area('平湖街道').path), await app.resident()])
      expect([403, 404]).toContain((await by.refused(recordDonation, { ...gift, fundId: micro, amountFen: 1 })).status)
    expect((await app.stranger.refused(recordDonation, { ...gift, fundId: micro, amountFen: 1 })).status).toBe(401)
  })

  it('is unnamed when who gave it asks, and counts as before', async () => {
    const { transferId } = await given(micro, 6_600, { donorName: '林某' })
    const before = await fund(micro)
    const line = async () =>
      (await clerk.ok(listBooked, { id: micro, limit: 100 })).items.find(({ id }) => id === transferId)
    expect(await line()).toMatchObject({
      donor: '林某',
      can: { unname: null, correct: { code: 'permission-missing' } },
    })
    expect((await approver.refused(unnameGiver, { id: transferId })).status).toBe(403)
    await clerk.ok(unnameGiver, { id: transferId })
    expect(await line()).toMatchObject({ donor: null, amountFen: 6_600, can: { unname: { code: 'fund.no-name' } } })
    expect((await clerk.refused(unnameGiver, { id: transferId })).code).toBe('fund.no-name')
    expect(await fund(micro)).toMatchObject({ givenFen: before.givenFen, gifts: before.gifts })
    const { items } = await app.stranger.ok(listTransfers, { id: micro, limit: 100 })
    expect(JSON.stringify(items)).not.toContain('林某')
    expect(await violations()).toEqual([])
  })

  it('for a project arrives there', async () => {
    await given(street, 30_000, { projectCode: code })
    expect(await app.stranger.ok(getProject, { code })).toMatchObject({ receivedFen: 30_000 })
    expect(await violations()).toEqual([])
  })

  it('many at once wait for nobody and sum to the fen', async () => {
    const before = await fund(special)
    const amounts = Array.from({ length: 24 }, (_, n) => 101 + n)
    await Promise.all(amounts.map((amountFen, n) => given([special, street, micro][n % 3] as string, amountFen)))
    const sum = amounts.reduce((all, each) => all + each, 0)
    expect(await fund(special)).toMatchObject({ givenFen: before.givenFen + sum, gifts: before.gifts + 24 })
    expect(await violations()).toEqual([])
  })
})

describe('money set apart', () => {
  const enter = (amountFen: number) =>
    clerk.ok(enterDesignation, { id: street, projectCode: code, amountFen, note: '按协议划拨' })

  it('is entered by one and approved by another, with its fee', async () => {
    const { receivedFen } = await app.stranger.ok(getProject, { code })
    const before = await fund(street)
    const { id, feeFen } = await enter(20_000)
    expect(feeFen).toBe(1_000)
    expect((await clerk.refused(decideDesignation, { id, decision: 'approve' })).status).toBe(403)
    expect(await approver.ok(decideDesignation, { id, decision: 'approve' })).toEqual({ id, state: 'approved' })
    expect(await fund(street)).toMatchObject({
      freeFen: before.freeFen - 21_000,
      feeFen: 1_000,
      heldFen: before.heldFen - 1_000,
    })
    expect((await app.stranger.ok(getProject, { code })).receivedFen).toBe(receivedFen + 20_000)
    expect(await violations()).toEqual([])
  })

  it('nobody both enters and approves, whatever roles they hold', async () => {
    const both = await app.staff('foundation-clerk', app.area('龙岗区').path)
    await app.ask(
      `insert into role_grant select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'role', 'foundation-approver'))).*
         from role_grant g where g.person_id = $1`,
      [both.personId],
    )
    const { id } = await both.ok(enterDesignation, {
      id: street,
      projectCode: code,
      amountFen: 100,
      note: '按协议划拨',
    })
    expect((await both.refused(decideDesignation, { id, decision: 'approve' })).code).toBe('fund.same-hands')
    const mine = (await both.ok(listDesignations, { state: 'entered' })).items.find((item) => item.id === id)
    expect(mine?.can.decide).toMatchObject({ code: 'fund.same-hands' })
    expect(await approver.ok(decideDesignation, { id, decision: 'refuse', because: '资料不全' })).toMatchObject({
      state: 'refused',
    })
  })

  it('two approvals at once move it once', async () => {
    const second = await app.staff('foundation-approver', app.area('龙岗区').path)
    const { receivedFen } = await app.stranger.ok(getProject, { code })
    const { id } = await enter(5_000)
    const both = await Promise.all(
      [approver, second].map((by) =>
        by.call(decideDesignation, { id, decision: 'approve' }).then(({ status }) => status),
      ),
    )
    expect(both.toSorted()).toEqual([200, 409])
    expect((await app.stranger.ok(getProject, { code })).receivedFen).toBe(receivedFen + 5_000)
    expect(await violations()).toEqual([])
  })

  it('never more than there is, with two at once', async () => {
    const { freeFen } = await fund(street)
    const most = Math.floor((freeFen * 1000) / 1050)
    const [one, two] = [await enter(most), await enter(most)]
    const over = await clerk.refused(enterDesignation, {
      id: street,
      projectCode: code,
      amountFen: freeFen,
      note: '按协议划拨',
    })
    expect(over.fields).toEqual({ amountFen: 'fund.overdrawn' })
    const both = await Promise.all(
      [one, two].map(({ id }) =>
        approver.call(decideDesignation, { id, decision: 'approve' }).then(({ status }) => status),
      ),
    )
    expect(both.toSorted()).toEqual([200, 422])
    expect((await fund(street)).freeFen).toBeGreaterThanOrEqual(0)
    expect(await violations()).toEqual([])
  })
})

describe('a mistake', () => {
  it('is put right by another transfer, not by who booked it, once', async () => {
    const { transferId } = await given(micro, 9_900)
    const before = await fund(micro)
    const note = '把 99 元记成了 9900 元'
    const { id } = await approver.ok(correctTransfer, { id: transferId, note })
    expect(await fund(micro)).toMatchObject({
      givenFen: before.givenFen - 9_900,
      gifts: before.gifts - 1,
      freeFen: before.freeFen - 9_900,
    })
    expect((await approver.refused(correctTransfer, { id: transferId, note })).code).toBe('fund.corrected')
    expect((await approver.refused(correctTransfer, { id, note })).code).toBe('fund.corrected')
    const { items } = await app.stranger.ok(listTransfers, { id: micro, limit: 100 })
    expect(items.find((item) => item.id === id)).toMatchObject({ kind: 'correction', correctsId: transferId, note })
    expect(await violations()).toEqual([])
  })

  it('of a gift that was meant for a project comes off what it received', async () => {
    const { receivedFen } = await app.stranger.ok(getProject, { code })
    const { transferId } = await given(street, 4_400, { projectCode: code })
    await approver.ok(correctTransfer, { id: transferId, note: '记错了项目' })
    expect((await app.stranger.ok(getProject, { code })).receivedFen).toBe(receivedFen)
    expect(await violations()).toEqual([])
  })

  it('of money set apart takes its fee back with it, and its project tells so', async () => {
    await given(street, 5_000)
    const [before, { receivedFen }] = [await fund(street), await app.stranger.ok(getProject, { code })]
    const wish = { id: street, projectCode: code, amountFen: 2_000, note: '按协议划拨' }
    const { id: designationId } = await clerk.ok(enterDesignation, wish)
    await approver.ok(decideDesignation, { id: designationId, decision: 'approve' })
    const { items } = await approver.ok(listBooked, { id: street, limit: 100 })
    const moved = items.find(({ kind, amountFen }) => kind === 'designation' && amountFen === 2_000)
    const fee = items.find(({ kind, amountFen }) => kind === 'fee' && amountFen === 100)
    expect([moved?.can.correct?.code, fee?.can.correct?.code]).toEqual(['fund.same-hands', 'fund.fee-follows'])
    const note = '划错了项目'
    expect((await approver.refused(correctTransfer, { id: fee?.id ?? '', note })).code).toBe('fund.fee-follows')
    const second = await app.staff('foundation-approver', app.area('龙岗区').path)
    await second.ok(correctTransfer, { id: moved?.id ?? '', note })
    expect(await fund(street)).toMatchObject({
      freeFen: before.freeFen,
      feeFen: before.feeFen,
      heldFen: before.heldFen,
    })
    expect(await app.stranger.ok(getProject, { code })).toMatchObject({ receivedFen })
    const corrected = (await second.ok(listBooked, { id: street, limit: 100 })).items.filter(
      ({ correctedOn }) => correctedOn,
    )
    expect(corrected.map(({ id }) => id)).toEqual(expect.arrayContaining([moved?.id, fee?.id]))
    expect((await second.ok(getDesignation, { id: designationId })).correctedOn).not.toBeNull()
    const told = await app.ask<{ type: string }>(`select type from event where type = 'fund.designation-corrected'`)
    expect(told).toHaveLength(1)
    expect(await violations()).toEqual([])
  })

  it('two at once correct it once', async () => {
    const { transferId } = await given(micro, 1_100)
    const both = await Promise.all(
      [1, 2].map(() =>
        approver.call(correctTransfer, { id: transferId, note: '重复登记' }).then(({ status }) => status),
      ),
    )
    expect(both.toSorted()).toEqual([200, 409])
    expect(await violations()).toEqual([])
  })
})

describe('whatever is done', () => {
  it('everything sums to zero, and each figure is its transfers', async () => {
    const act = fc.oneof(
      fc.record({ what: fc.constant('give' as const), fund: fc.nat(2), fen: fc.integer({ min: 1, max: 99_999 }) }),
      fc.record({ what: fc.constant('set-apart' as const), fund: fc.nat(2), fen: fc.integer({ min: 1, max: 50_000 }) }),
      fc.record({ what: fc.constant('correct' as const), fund: fc.nat(2), fen: fc.nat(5) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        for (const { what, fund: nth, fen } of acts) {
          const id = [special, street, micro][nth] as string
          if (what === 'give') await given(id, fen)
          if (what === 'set-apart') {
            const entered = await clerk.call(enterDesignation, {
              id,
              projectCode: code,
              amountFen: fen,
              note: '按协议划拨',
            })
            if (entered.status === 201)
              await approver.call(decideDesignation, { id: entered.body.id, decision: 'approve' })
          }
          if (what === 'correct') {
            const { items } = await app.stranger.ok(listTransfers, { id })
            const one = items[fen]
            if (one) await approver.call(correctTransfer, { id: one.id, note: '登记有误' })
          }
        }
        expect(await violations()).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

describe('reading', () => {
  it('keeps to its budget', async () => {
    const ctx = app.stranger.ctx()
    const funds = await withinBudget('list', ctx, (inner) => pageFunds(inner, { limit: 20 }))
    expect(funds.total).toEqual({ value: 3, exact: true })
    expect((await withinBudget('detail', ctx, (inner) => queryFund(inner, { id: special }))).id).toBe(special)
    const transfers = await withinBudget('list', ctx, (inner) => pageTransfers(inner, { id: special, limit: 20 }))
    expect(transfers.items).not.toEqual([])
    const booked = await withinBudget('list', approver.ctx(), (inner) => pageBooked(inner, { id: special, limit: 20 }))
    expect(booked.items).toHaveLength(transfers.items.length)
  })

  it('goes through every transfer of a fund once', async () => {
    const all = (await app.stranger.ok(listTransfers, { id: street, limit: 100 })).items.map(({ id }) => id)
    const walked: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await app.stranger.ok(listTransfers, { id: street, limit: 3, cursor })
      walked.push(...page.items.map(({ id }) => id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(walked).toEqual(all)
    expect(new Set(all).size).toBe(all.length)
  })

  it('a fund that is not there is not there', async () => {
    const id = '01900000-0000-7000-8000-00000000abcd'
    expect((await app.stranger.refused(getFund, { id })).status).toBe(404)
    expect((await app.stranger.refused(listTransfers, { id })).status).toBe(404)
  })

  it('lists funds from the top', async () => {
    expect((await app.stranger.ok(listFunds, {})).items.map(({ level }) => level)).toEqual([
      'special',
      'street',
      'micro',
    ])
    expect((await app.stranger.ok(listFunds, { parent: street })).items.map(({ id }) => id)).toEqual([micro])
  })
})
