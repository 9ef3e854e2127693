import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getAudit, listAudit } from '../base/audit.ts'
import { answerProblem, assignProblem } from '../modules/problem/contract-desk.ts'
import { reportProblem } from '../modules/problem/contract.ts'
import { addPerson, findPerson, giveGrant } from '../modules/people/contract.ts'
import { testApp, type TestApp } from '../testing/app.ts'
import type { Client } from '../testing/client.ts'
import { withinBudget } from '../testing/query-budget.ts'
import { pageAudit, readAudit } from './audit.ts'

let app: TestApp
let auditor: Client
let ofStreet: Client
let clerk: Client
let resident: Client
let code: string
let elsewhere: string

const everything = { limit: 100 }
const typesOf = (items: readonly { type: string }[]) => items.map(({ type }) => type)

beforeAll(async () => {
  app = await testApp()
  const district = app.areas.find(({ level }) => level === 'district')!
  const [street, other] = [app.area('平湖街道'), app.area('坂田街道')]
  auditor = await app.staff('auditor', district.path)
  ofStreet = await app.staff('auditor', street.path)
  clerk = await app.staff('clerk', street.path, { name: '某经办人' })
  resident = await app.resident({ name: '某反映人' })
  const report = async (areaId: string, who: Client) =>
    (await who.ok(reportProblem, { title: '路灯不亮', description: '晚上特别黑，走路看不清。', areaId })).code
  code = await report(street.id, resident)
  elsewhere = await report(other.id, app.stranger)
  await clerk.ok(assignProblem, { code, handler: '平湖街道交安办' })
  await clerk.ok(answerProblem, { code, text: '灯已经修好，请看看是否还有不亮的。' })
})
afterAll(() => app.close())

describe('the audit trail', () => {
  it('is read within reach, and by nobody who may not', async () => {
    const seen = await ofStreet.ok(listAudit, everything)
    expect(seen.items.filter((item) => item.code === code).map(({ type }) => type)).toEqual([
      'problem.answered',
      'problem.assigned',
      'problem.reported',
    ])
    expect(seen.items.some((item) => item.code === elsewhere)).toBe(false)
    expect(seen.items.every(({ place }) => place !== null && place !== '龙岗区')).toBe(true)
    const whole = await auditor.ok(listAudit, everything)
    expect(whole.items.some((item) => item.code === elsewhere)).toBe(true)
    expect((await ofStreet.ok(listAudit, { ...everything, q: elsewhere })).items).toEqual([])
    const { id } = whole.items.find((item) => item.code === elsewhere)!
    expect(await ofStreet.refused(getAudit, { eventId: id })).toMatchObject({ status: 404 })
    expect(await clerk.refused(listAudit, everything)).toMatchObject({ status: 403 })
    expect(await app.stranger.refused(listAudit, everything)).toMatchObject({ status: 401 })
  })

  it('names who acted in office, and no resident', async () => {
    const { items } = await auditor.ok(listAudit, { ...everything, q: code })
    expect(items.map(({ actorKind, actor }) => [actorKind, actor?.name ?? null])).toEqual([
      ['staff', '某经办人'],
      ['staff', '某经办人'],
      ['resident', null],
    ])
    expect(JSON.stringify(items)).not.toContain('某反映人')
    expect(JSON.stringify(items)).not.toContain(resident.personId)
    const [stranger] = (await auditor.ok(listAudit, { ...everything, q: elsewhere })).items
    expect(stranger).toMatchObject({ actorKind: 'unknown', actor: null })
    expect((await auditor.ok(listAudit, { ...everything, person: resident.personId! })).items).toEqual([])
  })

  it('holds names of personal columns and reasons, not values', async () => {
    const contact = '13800138000'
    const { code: withContact } = await app.stranger.ok(reportProblem, {
      title: '井盖松动',
      description: '车一过就响，怕掉下去。',
      areaId: app.area('平湖街道').id,
      contact,
    })
    const [reported] = (await auditor.ok(listAudit, { q: withContact })).items
    expect(reported).toMatchObject({ type: 'problem.reported', privatePart: { columns: ['contact'] } })
    expect(JSON.stringify(reported)).not.toContain(contact)
  })

  it('shows what concerns a person to who audits the whole network, and to no street', async () => {
    const admin = await app.staff('admin', app.areas.find(({ level }) => level === 'district')!.path)
    const { person } = await admin.ok(findPerson, { contact: '13912340000' })
    expect(person).toBeNull()
    const added = await admin.ok(addPerson, { name: '某同事', contact: '13912340000' })
    await admin.ok(findPerson, { contact: '13912340000' })
    for (const reader of [auditor, admin]) {
      const { items } = await reader.ok(listAudit, { ...everything, q: added.id })
      expect(items.map(({ type, place, actorKind }) => [type, place, actorKind])).toEqual([
        ['person.looked-up', '龙岗区', 'staff'],
        ['person.added', '龙岗区', 'staff'],
      ])
      expect(JSON.stringify(items)).not.toContain('某同事')
      expect((await reader.ok(getAudit, { eventId: items[0]!.id })).type).toBe('person.looked-up')
    }
    expect((await ofStreet.ok(listAudit, { ...everything, q: added.id })).items).toEqual([])
  })

  it.each([
    { filter: () => ({ type: 'problem' }), finds: ['problem.answered', 'problem.assigned', 'problem.reported'] },
    { filter: () => ({ type: 'problem.ass' }), finds: [] },
    { filter: () => ({ type: 'problem.assigned' }), finds: ['problem.assigned'] },
    { filter: () => ({ person: clerk.personId! }), finds: ['problem.answered', 'problem.assigned'] },
    { filter: () => ({ to: '2020-01-01' }), finds: [] },
    { filter: () => ({ q: '不是编号' }), finds: [] },
    { filter: () => ({ area: app.area('坂田街道').path }), finds: [] },
  ])('is filtered: $finds', async ({ filter, finds }) => {
    const asked = filter()
    const { items, total } = await ofStreet.ok(listAudit, {
      ...everything,
      ...asked,
      ...('q' in asked ? {} : { q: code }),
    })
    expect(typesOf(items)).toEqual(finds)
    expect(total).toEqual({ value: finds.length, exact: true })
  })

  it('finds what happened on a day in China, and to one record', async () => {
    const { items } = await auditor.ok(listAudit, { ...everything, q: code })
    const day = new Date(Date.parse(items[0]!.at) + 8 * 3_600_000).toISOString().slice(0, 10)
    expect((await auditor.ok(listAudit, { ...everything, q: code, from: day, to: day })).items).toHaveLength(3)
    expect((await auditor.ok(listAudit, { ...everything, q: items[0]!.subjectId })).items).toEqual(items)
  })

  it('pages newest first without a gap, and within the budget', async () => {
    const admin = await app.staff('admin', app.areas[0]!.path)
    for (const role of ['clerk', 'operator', 'auditor'] as const) {
      const path = app.area('平湖街道').path
      await admin.ok(giveGrant, { personId: resident.personId!, role, path, reason: '按分工' })
    }
    const whole = await auditor.ok(listAudit, everything)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await withinBudget('list', auditor.ctx(), (ctx) =>
        pageAudit(ctx, { limit: 2, ...(cursor ? { cursor } : {}) }),
      )
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(whole.items.map(({ id }) => id))
    expect(paged).toEqual(paged.toSorted().toReversed())
    expect(whole.total).toEqual({ value: paged.length, exact: true })
    const one = await withinBudget('detail', auditor.ctx(), (ctx) => readAudit(ctx, { eventId: paged[0]! }))
    expect(one).toEqual(whole.items[0])
    expect(await auditor.refused(listAudit, { cursor: 'made-up' })).toMatchObject({ code: 'cursor.invalid' })
  })
})
