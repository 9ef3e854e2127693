import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { bareNetwork } from '../../testing/bare-network.ts'
import { createSmsGateway } from './gateway.ts'
import { createSmsSimulator, listSimulatedSms } from './simulator.ts'
import { platformSmsTexts } from './sms.ts'

const message = { phone: '13800001234', template: 'sign-in-code', params: { code: '246810', minutes: '5' } }

describe('the gateway', async () => {
  let received: { headers: IncomingHttpHeaders; body: string }[] = []
  let status = 200
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body })
      response.writeHead(status).end('{"phone":"13800001234"}')
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  afterAll(() => server.close())
  beforeEach(() => {
    received = []
    status = 200
  })

  const options = { token: 'a token', signature: '【某某区】', texts: platformSmsTexts }
  const gateway = createSmsGateway({ ...options, url: `http://127.0.0.1:${port}/send` })

  test('is given number, template, words and sign, signed over what it reads', async () => {
    await gateway.send({ ...message, id: 'one' })
    const [{ headers, body }] = received as [(typeof received)[0]]
    expect(JSON.parse(body)).toEqual({
      id: 'one',
      ...message,
      text: '验证码 246810，5 分钟内有效。不是您本人操作，请不用理会，也不要告诉别人。',
      signature: '【某某区】',
    })
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.')
    const expected = createHmac('sha256', 'a token').update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${expected}`)
    expect(headers['webhook-id']).toBe('one')
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60)
    expect(JSON.stringify(headers)).not.toContain('a token')
  })

  test('a message without id gets one of its own', async () => {
    await gateway.send(message)
    await gateway.send(message)
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
  })

  test.each([
    [400, true],
    [422, true],
    [401, false],
    [429, false],
    [500, false],
    [302, false],
  ])('answering %i is for good: %s; its words, which hold the number, are not repeated', async (answer, permanent) => {
    status = answer
    const failure = await gateway.send(message).catch((error: unknown) => error as Error)
    expect(failure).toMatchObject({ code: `sms.status-${answer}`, permanent })
    expect(String(failure)).not.toContain('13800001234')
  })

  test('gone, it may be back later', async () => {
    const gone = createSmsGateway({ ...options, url: 'http://127.0.0.1:1/' })
    await expect(gone.send(message)).rejects.toMatchObject({ code: 'sms.unreachable', permanent: false })
  })

  test('a name that resolves to this machine is not followed', async () => {
    const disguised = createSmsGateway({ ...options, url: `https://localhost:${port}/` })
    await expect(disguised.send(message)).rejects.toMatchObject({ code: 'sms.internal-address', permanent: false })
    expect(received).toEqual([])
  })

  test.each(['http://sms.example.cn/', 'http://8.8.8.8/', 'ftp://10.0.0.1/', 'http://localhost/'])(
    '%s is no address for it',
    (url) => {
      expect(() => createSmsGateway({ ...options, url })).toThrow(/https/)
    },
  )

  test('an unknown template is a defect', async () => {
    await expect(gateway.send({ ...message, template: 'nothing' })).rejects.toThrow(/without words: nothing/)
  })
})

describe('the simulator', async () => {
  const net = await bareNetwork()
  afterAll(() => net.close())
  const simulator = createSmsSimulator({ db: net.db, clock: net.clock, texts: platformSmsTexts, demonstration: true })

  test('shows what would have been sent, newest first, of one number or all', async () => {
    await simulator.send(message)
    net.clock.advance({ seconds: 5 })
    await simulator.send({ ...message, params: { code: '135790', minutes: '5' } })
    await simulator.send({ ...message, phone: '13900005678' })
    const own = await listSimulatedSms(net.ctx(), '13800001234')
    expect(own.map((sms) => sms.text.slice(0, 10))).toEqual(['验证码 135790', '验证码 246810'])
    expect(own[0]?.createdAt).toEqual(net.clock.now())
    expect(await listSimulatedSms(net.ctx(), null)).toHaveLength(3)
  })

  test('keeps the last two hundred', async () => {
    for (let n = 0; n < 210; n += 1) await simulator.send(message)
    const [row] = await net.ask<{ count: string }>('select count(*) from sms_simulated')
    expect(Number(row?.count)).toBe(200)
  })

  test('does not exist outside the demonstration', () => {
    expect(() =>
      createSmsSimulator({ db: net.db, clock: net.clock, texts: platformSmsTexts, demonstration: false }),
    ).toThrow(/demonstration/)
  })
})
