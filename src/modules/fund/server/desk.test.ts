import { afterAll, beforeAll, expect, it } from 'vitest'
import { todoContract } from '../../../base/todo.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { ready } from '../../../testing/designs.ts'
import { given, openedFunds, type TestFunds } from '../../../testing/funds.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import { makePledge } from '../../exchange/contract.ts'
import { getMyData } from '../../people/contract.ts'
import { decideDesignation, enterDesignation, getDesignation, listPromised } from '../contract-desk.ts'
import { getDesignation as queryDesignation, pageDesignations, promisedBy } from './queries/designations.ts'

const app = await testApp()
afterAll(() => app.close())

let funds: TestFunds
let projectCode: string
beforeAll(async () => {
  funds = await openedFunds(app)
  await given(app, funds, funds.micro, 1_000_000)
  const { path } = app.area('平湖街道')
  const desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  const team = await ready(app, desk.clerk)
  await pooledOf(app, desk, [team], { totalFen: null })
  projectCode = team.code
})

const note = '按认购书划拨'
const enter = (by: Client, amountFen: number) =>
  by.ok(enterDesignation, { id: funds.micro, projectCode, amountFen, note })

async function waiting(who: Client) {
  const { items, counts } = await who.ok(todoContract, {})
  return { items, count: counts.find(({ key }) => key === 'designation') }
}

it('what was entered waits for a second person, until it is decided', async () => {
  const { clerk, approver } = funds
  const { id } = await enter(clerk, 20_000)
  const { items, count } = await waiting(approver)
  expect(items).toMatchObject([
    {
      ...{ id: `designation:${id}`, kind: 'designation.approve', code: projectCode, refusal: null, dueAt: null },
      ...{ href: `/designations/${id}`, note: '划入项目专账 ¥200，另计管理费 ¥10。' },
    },
  ])
  expect(count).toEqual({ key: 'designation', count: 1, late: 0 })
  expect((await waiting(clerk)).items).toEqual([])
  const beside = await app.staff('foundation-approver', app.area('坂田街道').path)
  expect((await waiting(beside)).items).toEqual([])
  await approver.ok(decideDesignation, { id, decision: 'approve' })
  expect(await waiting(approver)).toEqual({ items: [], count: { key: 'designation', count: 0, late: 0 } })
})

it('who entered it sees it with why it is not theirs to approve', async () => {
  const { path } = app.area('龙岗区')
  const both = await app.staff('foundation-clerk', path)
  await app.ask(
    `insert into role_grant select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'role', 'foundation-approver'))).*
       from role_grant g where g.person_id = $1`,
    [both.personId],
  )
  const { id } = await enter(both, 300)
  expect((await waiting(both)).items).toMatchObject([{ refusal: { code: 'fund.same-hands' } }])
  expect((await both.ok(getDesignation, { id })).can.decide).toMatchObject({ code: 'fund.same-hands' })
  await funds.approver.ok(decideDesignation, { id, decision: 'refuse', because: '资料不全' })
})

it('is read by those it is within reach of, with what was decided', async () => {
  const { clerk, approver } = funds
  const { id } = await enter(clerk, 500)
  expect(await approver.ok(getDesignation, { id })).toMatchObject({
    ...{ id, project: { code: projectCode }, amountFen: 500, feeFen: 25, state: 'entered', note, decidedAt: null },
    can: { decide: null },
  })
  expect((await clerk.ok(getDesignation, { id })).can.decide).toMatchObject({ code: 'permission-missing' })
  const beside = await app.staff('foundation-approver', app.area('坂田街道').path)
  expect((await beside.refused(getDesignation, { id })).status).toBe(404)
  const silent = await approver.refused(decideDesignation, { id, decision: 'refuse' })
  expect(silent.fields).toEqual({ because: 'required' })
  await approver.ok(decideDesignation, { id, decision: 'refuse', because: '金额对不上' })
  const decided = await clerk.ok(getDesignation, { id })
  expect(decided).toMatchObject({ state: 'refused', decidedBecause: '金额对不上' })
  expect(decided.decidedAt).not.toBeNull()
})

it('is held against what the foundation promised', async () => {
  const { clerk, approver, micro, foundationId, foundationBy } = funds
  const { id } = await enter(clerk, 5_000)
  expect(await approver.ok(getDesignation, { id })).toMatchObject({ promisedFen: 0, setApartFen: 20_000 })
  expect((await clerk.ok(listPromised, { id: micro })).items).toEqual([])
  await foundationBy.ok(makePledge, { code: projectCode, organisationId: foundationId, amountFen: 60_000 })
  expect(await approver.ok(getDesignation, { id })).toMatchObject({ promisedFen: 60_000, setApartFen: 20_000 })
  expect((await clerk.ok(listPromised, { id: micro })).items).toMatchObject([
    { code: projectCode, promisedFen: 60_000, setApartFen: 20_000 },
  ])
  const beside = await app.staff('foundation-clerk', app.area('坂田街道').path)
  expect((await beside.refused(listPromised, { id: micro })).status).toBe(404)
  await approver.ok(decideDesignation, { id, decision: 'approve' })
  expect(await approver.ok(getDesignation, { id })).toMatchObject({ setApartFen: 25_000 })
})

it('keeps to its budget', async () => {
  const ctx = funds.approver.ctx()
  const { items } = await withinBudget('list', ctx, (inner) => pageDesignations(inner, { limit: 20 }))
  const id = items[0]?.id ?? ''
  expect((await withinBudget('detail', ctx, (inner) => queryDesignation(inner, { id }))).id).toBe(id)
  const promised = await withinBudget('list', ctx, (inner) => promisedBy(inner, { id: funds.micro }))
  expect(promised.items).toHaveLength(1)
})

it('is told to those who entered or decided it, with their own words and without who gave', async () => {
  const { clerk, approver } = funds
  const mine = async (who: Client) =>
    (await who.ok(getMyData, {})).records.find(({ key }) => key === 'fund')?.items.map(({ details }) => details)
  const entered = await mine(clerk)
  expect(entered).toHaveLength(3)
  // both in one moment of the tests' clock: in either order
  expect(entered?.map((details) => details.amount).toSorted()).toEqual(['¥200.00', '¥5.00', '¥50.00'])
  expect(entered?.[0]).toMatchObject({ code: projectCode, part: 'entered', words: note })
  expect(await mine(approver)).toEqual(
    expect.arrayContaining([expect.objectContaining({ part: 'decided', words: '金额对不上' })]),
  )
  expect(await mine(await app.staff('foundation-clerk', app.area('龙岗区').path))).toBeUndefined()
})
