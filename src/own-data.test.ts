import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from './testing/app.ts'
import { published } from './testing/problems.ts'
import { organisation, shown } from './testing/designs.ts'
import { answerMember, getDesign, offerToJoin } from './modules/design/contract.ts'
import { getMyData } from './modules/people/contract.ts'
import { supportProblem } from './modules/problem/contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

it('whoever asks gets what the rooms keep of them, and no words of others', async () => {
  const me = await app.resident()
  const clerk = await app.staff('clerk', app.area('平湖街道').path)
  const own = await published(app, clerk, { title: '我家楼下的路灯' }, me)
  const others = await published(app, clerk, { title: '别人家的事' })
  await me.ok(supportProblem, { code: others.code })
  const driver = await organisation(app, 'social-organisation')
  const code = await shown(app, clerk, driver)
  const { memberId } = await me.ok(offerToJoin, { code })
  await driver.by.ok(answerMember, { code, memberId, accept: true })

  const { records } = await me.ok(getMyData, {})
  const titles = Object.fromEntries(records.map(({ key, items }) => [key, items.map(({ title }) => title)]))
  const { title } = await app.stranger.ok(getDesign, { code })
  expect(titles).toEqual({ problem: [others.code, '我家楼下的路灯'], design: [title] })
  expect(JSON.stringify(records)).not.toContain('别人家的事')
  expect(records[0]?.items[1]?.details).toMatchObject({ code: own.code, role: 'reporter' })
  const stranger = await app.resident()
  expect((await stranger.ok(getMyData, {})).records).toEqual([])
})
