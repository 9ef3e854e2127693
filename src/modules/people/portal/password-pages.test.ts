import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { meContract } from '../../../base/me.ts'
import { systemContext } from '../../../server/jobs.ts'
import { transact } from '../../../server/transact.ts'
import { type TestApp, testApp } from '../../../testing/app.ts'
import { mailBody, smtpServer, type TestSmtpServer } from '../../../testing/smtp-server.ts'
import { addPerson } from '../contract.ts'
import { setUpPerson } from '../server/commands/setup.ts'

let app: TestApp
let smtp: TestSmtpServer

beforeAll(async () => {
  smtp = await smtpServer()
  app = await testApp({ settings: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'notice@example.org' } })
})
beforeEach(() => app.ask('delete from auth.attempt'))
afterAll(async () => {
  await app.close()
  smtp.close()
})

const old = 'three quiet rivers'
const chosen = 'seven slow lanterns'

/** A form sent by a browser without script. */
const post = (url: string, fields: Record<string, string>, address = '203.0.113.5') =>
  app.stranger.with({}, address).send({
    method: 'POST',
    url,
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const open = (url: string) => app.stranger.send({ url })
const signIn = (login: string, password: string) => post('/sign-in/password', { login, password })

let number = 0
async function someone(): Promise<{ id: string; email: string }> {
  const email = `someone-${(number += 1)}@example.org`
  const ctx = systemContext(app.platform, app.stranger.networkId, 'test')
  const id = await transact(ctx, (tx) => setUpPerson(tx, { name: '某人', email, password: old }))
  return { id, email }
}

/** Asks for a link, and reads it from the mail that came. */
async function linkFor(email: string, lang: '' | '/en' = ''): Promise<string> {
  expect((await post(`${lang}/sign-in/forgotten`, { email })).status).toBe(303)
  await app.runJobs()
  const mail = smtp.received.at(-1)!
  expect(mail.to).toEqual([email])
  return /http:\/\/own\.test(\S*\/sign-in\/new-password\/[\w-]{22})/.exec(mailBody(mail.raw))![1]!
}

describe('a forgotten password, by mail', () => {
  it('is asked for on a page that answers alike for every address; one that is known gets a mail', async () => {
    const { email } = await someone()
    expect((await open('/sign-in/password')).text).toContain('/sign-in/forgotten')
    const before = smtp.received.length
    const answers = []
    for (const address of [email, 'nobody@example.org', ` ${email.toUpperCase()} `]) {
      const { status, headers, text } = await post('/sign-in/forgotten', { email: address })
      answers.push(JSON.stringify([status, headers.location, text]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('/sign-in/forgotten?done=sent')
    await app.runJobs()
    expect(smtp.received.slice(before).map(({ to }) => to)).toEqual([[email], [email]])
    expect((await open('/sign-in/forgotten?done=sent')).text).toContain('30 分钟内有效')
    expect(await post('/sign-in/forgotten', { email: 'not an address' })).toMatchObject({ status: 422 })
    const [queued] = await app.ask<{ n: number }>(
      `select count(*)::int as n from graphile_worker._private_jobs where payload::text like '%example.org%'`,
    )
    expect(queued).toEqual({ n: 0 })
  })

  it('is replaced once by whoever has the link; every sign-in ends and the old password with them', async () => {
    const { id, email } = await someone()
    const session = (await signIn(email, old)).headers['set-cookie']
    const cookie = [session ?? []]
      .flat()
      .map((line) => String(line).split(';')[0])
      .join('; ')
    expect((await app.stranger.with({ cookie }).call(meContract, {})).body).toMatchObject({ person: { id } })

    const url = await linkFor(email)
    expect(await open(url)).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-store' } })
    // a refused password leaves the link as it was
    expect((await post(url, { password: '1234567890' })).text).toContain('太容易猜到')
    expect(await post(url, { password: chosen })).toMatchObject({
      status: 303,
      headers: { location: '/sign-in/password?done=password' },
    })
    expect((await app.stranger.with({ cookie }).call(meContract, {})).status).toBe(401)
    expect((await signIn(email, old)).status).toBe(422)
    expect(await signIn(email, chosen)).toMatchObject({ status: 303, headers: { location: '/me' } })
    expect((await post(url, { password: 'another good one' })).status).toBe(409)
    const again = await open(url)
    expect(again.status).toBe(404)
    expect(again.text).toContain('链接失效了')

    const events = await app.ask<{ type: string; whole: string }>(
      `select type, e::text as whole from event e where subject_id = $1 and type like 'security.%' order by id`,
      [id],
    )
    expect(events.map(({ type }) => type)).toEqual(['security.password-link-sent', 'security.password-reset'])
    expect(events.map(({ whole }) => whole).join()).not.toContain(email)
  })

  it('is one of two who come with the link at once', async () => {
    const { email } = await someone()
    const url = await linkFor(email)
    const answers = await Promise.all([chosen, 'four loud kettles'].map((password) => post(url, { password })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  })

  it('opens no second step, and for half an hour; a newer link ends the older', async () => {
    const { id, email } = await someone()
    const first = await linkFor(email)
    const second = await linkFor(email)
    expect((await open(first)).status).toBe(404)
    await app.ask(
      `update auth."user" set "twoFactorEnabled" = true where id = (select user_id from person where id = $1)`,
      [id],
    )
    expect((await post(second, { password: chosen })).status).toBe(303)
    expect((await signIn(email, chosen)).headers.location).toBe('/sign-in/second-factor')

    const third = await linkFor(email)
    const [{ minutes } = { minutes: 0 }] = await app.ask<{ minutes: number }>(
      `select round(extract(epoch from max("expiresAt") - now()) / 60)::int as minutes from auth.verification
        where identifier like 'password-link:%'`,
    )
    expect(minutes).toBe(30)
    await app.ask(`update auth.verification set "expiresAt" = now() where identifier like 'password-link:%'`)
    expect((await open(third)).status).toBe(404)
    expect((await post(third, { password: chosen })).status).toBe(409)
  })

  it('speaks English to who asked in English, and offers no way to stop what is sent once', async () => {
    const { email } = await someone()
    const url = await linkFor(email, '/en')
    expect(url).toMatch(/^\/en\//)
    expect((await open(url)).text).toContain('Choose a new password')
    const { raw } = smtp.received.at(-1)!
    expect(raw).not.toMatch(/^List-Unsubscribe:/m)
    expect(mailBody(raw)).not.toContain('stop these mails')
  })

  it('makes the account of a colleague who was only written down', async () => {
    const admin = await app.staff('admin', app.areas.find(({ level }) => level === 'district')!.path)
    const email = 'colleague@example.org'
    const { id } = await admin.ok(addPerson, { name: '某同事', contact: email })
    expect((await post(await linkFor(email), { password: chosen })).status).toBe(303)
    expect(await signIn(email, chosen)).toMatchObject({ status: 303, headers: { location: '/me' } })
    expect(await app.ask('select count(*)::int as n from person where id = $1 and user_id is not null', [id])).toEqual([
      { n: 1 },
    ])
  })

  it('is asked for a few times an hour, known or not, and opens at its own network’s door alone', async () => {
    const { email } = await someone()
    for (const address of [email, 'stranger@example.org']) {
      const statuses: number[] = []
      for (let n = 0; n < 4; n++) statuses.push((await post('/sign-in/forgotten', { email: address })).status)
      expect(statuses).toEqual([303, 303, 303, 429])
    }
    await app.ask('delete from auth.attempt')
    // the links asked for above go out before the one that ends them, whichever of their mails comes first
    await app.runJobs()
    const url = await linkFor(email)
    expect((await app.strangerElsewhere.send({ url })).status).toBe(404)
    const elsewhere = await app.strangerElsewhere.send({
      method: 'POST',
      url,
      body: new URLSearchParams({ password: chosen }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(elsewhere.status).toBe(409)
    expect((await open(url)).status).toBe(200)
  })
})
