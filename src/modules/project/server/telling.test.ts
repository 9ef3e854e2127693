import { afterAll, beforeAll, expect, it } from 'vitest'
import { newPhone } from '../../../testing/actors.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { adopted, ready, type WholeTeam } from '../../../testing/designs.ts'
import { lastSms } from '../../../testing/problems.ts'
import { pooled, pooledOf } from '../../../testing/projects.ts'
import { type Desk } from '../../../testing/reviews.ts'
import { joinProblem, reopenDesign, settleDesign } from '../../design/contract.ts'
import { supportProblem } from '../../problem/contract.ts'
import { endProject } from '../contract.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
let team: WholeTeam
/** of a second problem that the project answers too */
let otherCode: string
let ofBoth: Client
let ofOther: Client
const phone = newPhone()
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  team = await ready(app, desk.clerk)
  const { by } = team.leads
  otherCode = (await adopted(app, desk.clerk)).code
  await by.ok(reopenDesign, { code: team.code })
  await by.ok(joinProblem, { code: team.code, problemCode: otherCode })
  await by.ok(settleDesign, { code: team.code })
  ;[ofBoth, ofOther] = [await app.resident(), await app.resident()]
  for (const code of [team.code, otherCode]) await ofBoth.ok(supportProblem, { code })
  await ofOther.ok(supportProblem, { code: otherCode })
  await app.stranger.ok(supportProblem, { code: team.code, contact: phone })
  await pooledOf(app, desk, [team])
})

const title = '护学路口'

async function toldTo({ personId }: Client) {
  await app.runJobs()
  return app.ask<{ kind: string; link: string }>(
    `select kind, params, link from message where person_id = $1 and kind like 'project.%' order by id`,
    [personId],
  )
}

const pooledNews = (problem: string) => ({
  ...{ kind: 'project.news-pooled', params: { problem, title }, link: `/projects/${team.code}` },
})

it('neighbours of every problem it answers hear once that it is in the pool, by the code they know', async () => {
  expect(await toldTo(ofOther)).toEqual([pooledNews(otherCode)])
  expect(await toldTo(ofBoth)).toEqual([pooledNews(team.code)])
})

it('are led to its page', async () => {
  const [message] = await toldTo(ofOther)
  const page = await app.stranger.send({ url: message!.link })
  expect(page.status).toBe(200)
  expect(page.text).toContain(title)
})

it('hear that it was ended, also who left a telephone number alone; of the pool these read nothing twice', async () => {
  const before = await lastSms(app, phone)
  expect(before.text).toContain(`${team.code}，方案正式入选`)
  await desk.clerk.ok(endProject, { code: team.code, reason: '场地到期，另外找不到能用的地方。' })
  expect((await toldTo(ofBoth)).map(({ kind }) => kind)).toEqual(['project.news-pooled', 'project.news-ended'])
  const after = await lastSms(app, phone)
  expect(after.text).toContain(`为 ${team.code} 做的项目“${title}”终止了`)
  expect(after.text).toContain(`/projects/${team.code}`)
  expect(after.count).toBe(before.count + 1)
})

it('whoever follows nothing of it hears nothing', async () => {
  const other = await pooled(app, desk)
  expect(other.code).not.toBe(team.code)
  expect(await toldTo(ofOther)).toHaveLength(2)
})
