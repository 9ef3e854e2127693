import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Services } from '../../base/context.ts'
import { newId } from '../../base/id.ts'
import { messageKind, type MessageKinds } from '../../base/message.ts'
import { bareNetwork } from '../../testing/bare-network.ts'
import { mailBody, smtpServer } from '../../testing/smtp-server.ts'
import { createMailer } from '../mail/mail.ts'
import { createSmsGateway } from '../sms/gateway.ts'
import { transact } from '../transact.ts'
import { deliver, messageJobs } from './deliver.ts'
import { type Contact, messageDesk, smsTextsOf } from './desk.ts'
import { eraseMessagesOf, listInbox, markMessagesRead, unreadCount } from './inbox.ts'
import { type Message, notify, type Recipient } from './notify.ts'

const kinds: MessageKinds = {
  'test.answered': messageKind<{ code: string; days: number }>({
    zh: ({ code, days }) => ({ title: `${code} 有答复了`, body: `我们晚了 ${days} 天，抱歉。` }),
    en: ({ code, days }) => ({ title: `${code} was answered`, body: `We are ${days} days late. Sorry.` }),
    sms: ({ code }, link) => `您反映的 ${code} 有答复了，查看：${link}`,
  }),
  'test.by-mail-only': messageKind({ zh: () => ({ title: '甲', body: '乙' }), en: () => ({ title: 'a', body: 'b' }) }),
}

/** What the mail server and the SMS gateway answer. */
let mailAnswer: number
let smsAnswer: number
const smtp = await smtpServer({
  onRcptTo: ({ address }, _session, done) =>
    mailAnswer === 250
      ? done()
      : done(Object.assign(new Error(`no such box: ${address}`), { responseCode: mailAnswer })),
})
const sms: { phone: string; text: string; id: string; params: unknown }[] = []
const gateway = createServer((request, response) => {
  void json(request).then((body) => {
    sms.push(body as (typeof sms)[0])
    response.writeHead(smsAnswer).end()
  })
})
await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))

const contacts = new Map<string, Contact>()
const siteName = '创益'
const net = await bareNetwork({
  messages: messageDesk([kinds], async (_ctx, personId) => contacts.get(personId) ?? null, siteName),
  mail: createMailer({
    url: `smtp://127.0.0.1:${smtp.port}`,
    from: 'notice@example.org',
    fromName: siteName,
    publicUrl: 'https://example.org',
  }),
  sms: createSmsGateway({
    url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
    token: 'a token',
    signature: '【某某区】',
    texts: smsTextsOf([kinds]),
  }),
})
afterAll(async () => {
  smtp.close()
  gateway.close()
  await net.close()
})
beforeEach(() => {
  mailAnswer = 250
  smsAnswer = 200
  smtp.received.length = 0
  sms.length = 0
})

const answered = (more: Partial<Message> = {}): Message => ({
  kind: 'test.answered',
  params: { code: 'LG-26-0398', days: 2 },
  link: '/problems/LG-26-0398',
  dedupeKey: newId(),
  ...more,
})

function person(contact?: Contact): { personId: string } {
  const personId = newId()
  if (contact) contacts.set(personId, contact)
  return { personId }
}

async function tell(to: Recipient | Recipient[], message = answered()): Promise<void> {
  await transact(net.ctx(), (tx) => notify(tx, to, message))
}

interface Row {
  id: string
  state: string
  channel: string | null
  failure: string | null
  attempts: number
  sealed_contact: string | null
}

const deliveries = (dedupeKey: string) =>
  net.ask<Row>('select * from delivery where dedupe_key like $1 order by id', [`${dedupeKey}:%`])

/** All jobs are run at once here, also those the backoff would hold back. */
async function runJobsNow(): Promise<void> {
  await net.ask('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  await net.runJobs({ ...messageJobs })
  // the queue notes a failure a moment after the run has ended
  await vi.waitFor(async () => {
    expect(await net.ask('select id from graphile_worker._private_jobs where locked_at is not null')).toEqual([])
  })
}

describe('someone with an account', () => {
  test('finds it in the inbox, in the language read, newest first, a page at a time', async () => {
    const to = person()
    const ctx = net.ctx(to)
    for (const code of ['LG-26-0001', 'LG-26-0002', 'LG-26-0003']) {
      net.clock.advance({ seconds: 1 })
      await tell(to, answered({ params: { code, days: 1 } }))
    }
    expect(await unreadCount(ctx)).toBe(3)
    const first = await listInbox(ctx, { lang: 'zh', limit: 2 })
    expect(first.items.map(({ title }) => title)).toEqual(['LG-26-0003 有答复了', 'LG-26-0002 有答复了'])
    expect(first.items[0]).toMatchObject({ read: false, link: '/problems/LG-26-0398', body: '我们晚了 1 天，抱歉。' })
    const rest = await listInbox(ctx, { lang: 'en', limit: 2, cursor: first.nextCursor ?? undefined })
    expect(rest.items.map(({ title }) => title)).toEqual(['LG-26-0001 was answered'])
    expect(rest.nextCursor).toBeNull()
  })

  test('marks own messages as read, nobody else’s', async () => {
    const [one, two] = [person(), person()]
    await tell([one, two])
    const [message] = (await listInbox(net.ctx(one), { lang: 'zh' })).items
    expect(await transact(net.ctx(two), (tx) => markMessagesRead(tx, [message!.id]))).toBe(0)
    expect(await transact(net.ctx(one), (tx) => markMessagesRead(tx, [message!.id, 'nonsense']))).toBe(1)
    expect([await unreadCount(net.ctx(one)), await unreadCount(net.ctx(two))]).toEqual([0, 1])
    expect(await transact(net.ctx(two), (tx) => markMessagesRead(tx, 'all'))).toBe(1)
    expect((await listInbox(net.ctx(one), { lang: 'zh' })).items[0]?.read).toBe(true)
  })

  test('a stranger has no inbox, and sees nobody’s', async () => {
    await expect(listInbox(net.ctx(), { lang: 'zh' })).rejects.toMatchObject({ kind: 'unauthenticated' })
    expect(await unreadCount(net.ctx())).toBe(0)
    const to = person()
    await tell(to)
    expect((await listInbox(net.ctx(person()), { lang: 'zh' })).items).toEqual([])
    expect((await listInbox(net.ctx({ ...to, networkId: newId() }), { lang: 'zh' })).items).toEqual([])
  })

  test('gets a mail where that is what was chosen', async () => {
    await tell(person({ lang: 'en', mail: 'resident@example.com' }))
    await runJobsNow()
    const [mail] = smtp.received
    expect(mail?.to).toEqual(['resident@example.com'])
    const body = mailBody(mail?.raw ?? '')
    expect(body).toContain('We are 2 days late. Sorry.')
    expect(body).toContain('https://example.org/problems/LG-26-0398')
    expect(sms).toEqual([])
  })

  test('who wants the inbox only is sent nothing', async () => {
    const message = answered()
    await tell(person(), message)
    await runJobsNow()
    expect(await deliveries(message.dedupeKey)).toMatchObject([{ state: 'dropped', failure: 'inbox-only' }])
    expect([smtp.received, sms]).toEqual([[], []])
  })

  test('erased: inbox and what was on its way are gone', async () => {
    const to = person({ lang: 'zh', mail: 'resident@example.com' })
    const message = answered()
    await tell(to, message)
    await transact(net.ctx(), (tx) => eraseMessagesOf(tx, to.personId))
    await runJobsNow()
    expect(await deliveries(message.dedupeKey)).toEqual([])
    expect((await listInbox(net.ctx(to), { lang: 'zh' })).items).toEqual([])
    expect(smtp.received).toEqual([])
  })
})

describe('someone without', () => {
  const phone = { contact: { lang: 'zh' as const, phone: '13800001234' }, link: '/follow/LG-26-0398?s=secret' }

  test('gets a text message with the link of their own, and the number is forgotten', async () => {
    const message = answered()
    await tell(phone, message)
    const [waiting] = await deliveries(message.dedupeKey)
    expect(JSON.stringify(waiting)).not.toMatch(/13800001234|secret/)
    await runJobsNow()
    expect(sms).toMatchObject([
      {
        id: waiting?.id,
        phone: '13800001234',
        text: '您反映的 LG-26-0398 有答复了，查看：https://example.org/follow/LG-26-0398?s=secret',
        params: { code: 'LG-26-0398', days: '2', link: 'https://example.org/follow/LG-26-0398?s=secret' },
      },
    ])
    expect(await deliveries(message.dedupeKey)).toMatchObject([{ state: 'sent', channel: 'sms', sealed_contact: null }])
  })

  test('gets a mail that says how to stop them', async () => {
    await tell({ contact: { lang: 'zh', mail: 'r@example.com' }, link: '/follow/LG-26-0398?s=x' })
    await runJobsNow()
    expect(smtp.received[0]?.raw).toContain('List-Unsubscribe: <https://example.org/follow/LG-26-0398?s=x>')
  })

  test('a kind without words for phones is not sent to one', async () => {
    const message = answered({ kind: 'test.by-mail-only', params: {} })
    await tell(phone, message)
    await runJobsNow()
    expect(await deliveries(message.dedupeKey)).toMatchObject([{ state: 'dropped', failure: 'no-address' }])
    expect(sms).toEqual([])
  })
})

describe('once', () => {
  test('the same key reaches the same people once, and new ones too', async () => {
    const [one, two] = [
      person({ lang: 'zh', mail: 'one@example.com' }),
      person({ lang: 'zh', mail: 'two@example.com' }),
    ]
    const phone = { contact: { lang: 'zh' as const, phone: '13800001234' } }
    const message = answered()
    await tell([one, phone], message)
    await tell([one, two, phone], message)
    await runJobsNow()
    expect(smtp.received.map(({ to }) => to[0]).toSorted()).toEqual(['one@example.com', 'two@example.com'])
    expect(sms).toHaveLength(1)
    expect(await unreadCount(net.ctx(one))).toBe(1)
  })

  test('ten workers at once send one mail', async () => {
    const message = answered()
    await tell(person({ lang: 'zh', mail: 'r@example.com' }), message)
    const [row] = await deliveries(message.dedupeKey)
    await Promise.allSettled(Array.from({ length: 10 }, () => deliver(net.ctx(), row!.id)))
    await deliver(net.ctx(), row!.id)
    expect(smtp.received).toHaveLength(1)
  })

  test('nothing is sent for a command that fails', async () => {
    const message = answered()
    await expect(
      transact(net.ctx(), async (tx) => {
        await notify(tx, person({ lang: 'zh', mail: 'r@example.com' }), message)
        throw new Error('refused')
      }),
    ).rejects.toThrow('refused')
    await runJobsNow()
    expect(await deliveries(message.dedupeKey)).toEqual([])
    expect(smtp.received).toEqual([])
  })

  test('a worker that died while sending is followed by another after five minutes, under the same id', async () => {
    const message = answered()
    await tell(person({ lang: 'zh', mail: 'r@example.com' }), message)
    const [row] = await deliveries(message.dedupeKey)
    await net.ask("update delivery set state = 'sending', attempts = 1, tried_at = $2 where id = $1", [
      row?.id,
      net.clock.now(),
    ])
    await expect(deliver(net.ctx(), row!.id)).rejects.toThrow('another worker')
    net.clock.advance({ minutes: 5 })
    await deliver(net.ctx(), row!.id)
    expect(smtp.received[0]?.raw).toContain(`Message-ID: <${row?.id}@example.org>`)
  })
})

describe('when it cannot be sent', () => {
  test('for now: it is tried again, and goes out', async () => {
    const message = answered()
    mailAnswer = 450
    await tell(person({ lang: 'zh', mail: 'r@example.com' }), message)
    await runJobsNow()
    expect(await deliveries(message.dedupeKey)).toMatchObject([{ state: 'waiting', failure: 'mail.450', attempts: 1 }])
    mailAnswer = 250
    await runJobsNow()
    expect(await deliveries(message.dedupeKey)).toMatchObject([{ state: 'sent', failure: null, attempts: 2 }])
    expect(smtp.received).toHaveLength(1)
  })

  test('for good: it is given up at once', async () => {
    const message = answered()
    mailAnswer = 550
    await tell(person({ lang: 'zh', mail: 'r@example.com' }), message)
    await runJobsNow()
    mailAnswer = 250
    await runJobsNow()
    expect(await deliveries(message.dedupeKey)).toMatchObject([{ state: 'failed', failure: 'mail.550', attempts: 1 }])
    expect(smtp.received).toEqual([])
  })

  test('ten times: it is given up, and the number forgotten', async () => {
    const message = answered()
    smsAnswer = 500
    await tell({ contact: { lang: 'zh', phone: '13800001234' } }, message)
    for (let round = 0; round < 12; round += 1) await runJobsNow()
    expect(sms).toHaveLength(10)
    expect(await deliveries(message.dedupeKey)).toMatchObject([
      { state: 'failed', failure: 'sms.status-500', attempts: 10, sealed_contact: null },
    ])
  })

  test('what the queue keeps of a failure holds no address', async () => {
    mailAnswer = 450
    await tell(person({ lang: 'zh', mail: 'planted@example.com' }))
    await runJobsNow()
    const rows = await net.ask<{ last_error: string }>('select * from graphile_worker._private_jobs')
    expect(rows.some(({ last_error }) => last_error?.includes('mail.450'))).toBe(true)
    expect(JSON.stringify(rows)).not.toContain('planted@example.com')
  })

  test('mail that is not set up leaves the message in the inbox', async () => {
    const to = person({ lang: 'zh', mail: 'r@example.com' })
    const message = answered()
    await tell(to, message)
    const [row] = await deliveries(message.dedupeKey)
    const services: Services = { ...net.services, mail: null }
    await deliver({ ...net.ctx(), services }, row!.id)
    expect(await deliveries(message.dedupeKey)).toMatchObject([{ state: 'dropped', failure: 'mail-not-set-up' }])
    expect((await listInbox(net.ctx(to), { lang: 'zh' })).items).toHaveLength(1)
  })
})

test('done deliveries are forgotten after ninety days', async () => {
  const old = answered()
  await tell(person(), old)
  await runJobsNow()
  net.clock.advance({ days: 91 })
  for (let n = 0; n < 20; n += 1) await tell(person())
  await runJobsNow()
  expect(await deliveries(old.dedupeKey)).toEqual([])
})

test('an undeclared kind, or one declared twice, is a defect', async () => {
  await expect(tell(person(), answered({ kind: 'test.unknown' }))).rejects.toThrow(/not declared/)
  expect(() => messageDesk([kinds, kinds], async () => null, siteName)).toThrow(/declared twice/)
})
