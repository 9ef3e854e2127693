import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { newPhone } from '../../../testing/actors.ts'
import { lastSms, published, report } from '../../../testing/problems.ts'
import { followProblem, sendLink, supportProblem, unfollowProblem } from '../contract.ts'
import { mergeProblem } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())
const clerk = await app.staff('clerk', app.area('平湖街道').path)

/** Asks as a stranger at an address of its own, and lets the jobs run. */
async function ask(code: string, contact: string) {
  const answer = await app.stranger.with({}, `203.0.113.${Math.trunc(Math.random() * 250)}`).send({
    method: 'POST',
    url: `/api/v1/problems/${code}/link`,
    body: { contact },
  })
  await app.runJobs()
  return answer
}

it('a lost link goes to the contact that was left, and opens what is theirs', async () => {
  const phone = newPhone()
  const { code, secret } = await report(app, { contact: phone })
  const { status, body } = await ask(code.toLowerCase(), phone)
  expect([status, body]).toEqual([200, { code }])
  const sms = await lastSms(app, phone)
  expect(sms.secret).toBe(secret)
  expect(await app.stranger.ok(followProblem, { code, secret: sms.secret ?? '' })).toMatchObject({ role: 'reporter' })
  expect(await app.ask(`select 1 from event where type = 'problem.link-asked'`)).toHaveLength(1)
})

it('once a day, however often it is asked for', async () => {
  const phone = newPhone()
  const { code } = await report(app, { contact: phone })
  await ask(code, phone)
  const { count } = await lastSms(app, phone)
  await ask(code, phone)
  expect((await lastSms(app, phone)).count).toBe(count)
  app.clock.advance({ days: 1 })
  await ask(code, phone)
  expect((await lastSms(app, phone)).count).toBe(count + 1)
})

it('the answer does not tell whether a contact was left: nobody is written to who did not leave it here', async () => {
  const [left, other] = [newPhone(), newPhone()]
  const { code } = await report(app, { contact: left })
  const elsewhere = await report(app, { contact: other })
  const known = await ask(code, left)
  const unknown = await ask(code, other)
  const noSuch = await ask('LG-26-9999', other)
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
  expect(noSuch.status).toBe(404)
  expect((await lastSms(app, other)).count).toBe(0)
  await ask(elsewhere.code, other)
  expect((await lastSms(app, other)).count).toBe(1)
})

it('of a joined report and of a neighbour too; not once the contact is forgotten', async () => {
  const [phone, neighbour] = [newPhone(), newPhone()]
  const target = await published(app, clerk)
  const { code, secret } = await report(app, { contact: phone })
  await clerk.ok(mergeProblem, { code, targetCode: target.code })
  await ask(code, phone)
  expect((await lastSms(app, phone)).secret).toBe(secret)
  await app.stranger.ok(supportProblem, { code: target.code, contact: neighbour })
  await ask(target.code, neighbour)
  const { secret: own, count } = await lastSms(app, neighbour)
  expect(await app.stranger.ok(followProblem, { code: target.code, secret: own ?? '' })).toMatchObject({
    role: 'supporter',
  })
  await app.stranger.ok(unfollowProblem, { code: target.code, secret: own ?? '' })
  app.clock.advance({ days: 1 })
  await ask(target.code, neighbour)
  expect((await lastSms(app, neighbour)).count).toBe(count)
})

it('what is no number and no address is named at the field', async () => {
  const { code } = await report(app)
  expect(await app.stranger.refused(sendLink, { code, contact: '不是号码' })).toMatchObject({
    status: 422,
    fields: { contact: 'contact-format' },
  })
})
