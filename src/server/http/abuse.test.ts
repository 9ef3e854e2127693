import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../base/id.ts'
import { testApp } from '../../testing/app.ts'
import type { Client } from '../../testing/client.ts'
import { newSecret } from '../secrets/secrets.ts'

/* What no friend sends: writes made by other sites, too much of everything, bodies and bytes that are none. */

const app = await testApp()
afterAll(() => app.close())
const { stranger } = app
const resident = await app.resident()

const post = (by: Client, body: unknown, headers: Record<string, string> = {}, url = '/api/v1/problems') =>
  by.send({ method: 'POST', url, body, headers })

describe('a write another site made the browser send', () => {
  const own = 'http://own.test'
  it.each<[string, Record<string, string>, boolean]>([
    ['from our page', { origin: own, 'sec-fetch-site': 'same-origin' }, true],
    ['from our page, by an old browser', { origin: own, 'sec-fetch-site': '' }, true],
    ['same-origin without an origin', { 'sec-fetch-site': 'same-origin' }, true],
    ['from another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }, false],
    ['from another site, without saying so', { 'sec-fetch-site': 'cross-site' }, false],
    ['from a sister of our site', { origin: 'http://x.own.test', 'sec-fetch-site': 'same-site' }, false],
    ['from a page whose name begins like ours', { origin: 'http://own.test.evil.test', 'sec-fetch-site': '' }, false],
    ['from our host over another port', { origin: 'http://own.test:8080', 'sec-fetch-site': '' }, false],
    ['from nowhere (a file, a sandbox)', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
    ['from nowhere, saying it is ours', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, false],
    ['by a browser that leaves it empty', { 'sec-fetch-site': '' }, false],
  ])('%s', async (_what, headers, passes) => {
    for (const url of ['/api/v1/problems', '/report']) {
      const { status, body } = await post(resident, {}, headers, url)
      if (passes) expect(status, url).toBe(422)
      else expect(status, url).toBe(403)
      if (!passes && url.startsWith('/api')) expect(body).toMatchObject({ code: 'request.from-elsewhere' })
    }
  })

  it('a program without a cookie is no browser', async () => {
    expect((await post(stranger, {}, { 'sec-fetch-site': '' })).status).toBe(422)
  })

  it('reading is not writing', async () => {
    expect(
      (
        await resident.send({
          url: '/api/v1/me',
          headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
        })
      ).status,
    ).toBe(200)
  })

  it('and no other origin is allowed to read the answer', async () => {
    const { headers } = await stranger.send({ url: '/api/v1/problems', headers: { origin: 'https://evil.test' } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    const preflight = await stranger.send({
      method: 'OPTIONS',
      url: '/api/v1/problems',
      headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
    expect(preflight.status).toBeGreaterThanOrEqual(400)
  })
})

describe('too much', () => {
  it('of a body is 413, before it is read as anything', async () => {
    const big = JSON.stringify({ title: 'x'.repeat(600_000) })
    expect(await post(stranger, big, { 'content-type': 'application/json' })).toMatchObject({
      status: 413,
      body: { title: 'too-large' },
    })
    const form = `title=${'x'.repeat(600_000)}`
    expect(
      (await post(stranger, form, { 'content-type': 'application/x-www-form-urlencoded' }, '/report')).status,
    ).toBe(413)
  })

  it('of a photograph is 413', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), 'big.jpg')
    const encoded = new Response(form)
    const headers = { 'content-type': encoded.headers.get('content-type') as string }
    const answer = await post(stranger, Buffer.from(await encoded.arrayBuffer()), headers, '/api/v1/files')
    expect(answer).toMatchObject({ status: 413, body: { code: 'file.too-large' } })
  })

  it('from one address is 429 with the time to wait; another address, and who is signed in, are not held up', async () => {
    const eager = stranger.with({}, '198.51.100.7')
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) statuses.push((await post(eager, {})).status)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422))
    const refused = await post(eager, {})
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await post(stranger.with({}, '198.51.100.8'), {})).status).toBe(422)
    expect((await post(resident.with({}, '198.51.100.7'), {})).status).toBe(422)
    // a cookie that opens nothing is nobody’s
    expect((await post(eager.with({ cookie: 'chuangyi.session_token=x.y' }), {})).status).toBe(429)
  })

  it('from this machine begins at a hundred a minute in the demonstration', async () => {
    const own = stranger.with({}, '127.0.0.1')
    for (let n = 0; n < 100; n++) expect((await post(own, {})).status).toBe(422)
    expect((await post(own, {})).status).toBe(429)
  })
})

describe('a body that is none', () => {
  const json = { 'content-type': 'application/json' }
  it.each<[string, string, Record<string, string>]>([
    ['half of a JSON', '{"title": "x', json],
    ['no JSON', 'title=x', json],
    ['nothing, called JSON', '', json],
    ['an array', '[1, 2]', json],
    ['a text', '"text"', json],
    ['null', 'null', json],
    ['a prototype', '{"__proto__": {"title": "x"}}', json],
    ['a constructor', '{"constructor": {"prototype": {"title": "x"}}}', json],
    ['deeper than anyone needs', '['.repeat(200_000), json],
    ['deep and whole', `${'[{"a":'.repeat(40_000)}1${'}]'.repeat(40_000)}`, json],
    ['a deep field', `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, json],
    ['a list without end', JSON.stringify({ title: '路灯', areaId: 'x', photoIds: Array(50_000).fill('x') }), json],
    [
      'many unknown fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, n]))),
      json,
    ],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('latin1'), json],
    ['another kind', '<title>x</title>', { 'content-type': 'application/xml' }],
    ['a kind that is none', 'x', { 'content-type': 'x' }],
    ['a multipart without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
    [
      'a multipart cut short',
      '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nx',
      { 'content-type': 'multipart/form-data; boundary=b' },
    ],
  ])('%s', async (_what, body, headers) => {
    for (const url of ['/api/v1/problems', '/api/v1/files']) {
      const answer = await post(stranger, body, headers, url)
      expect(answer.status, `${url} ${answer.text}`).toBeGreaterThanOrEqual(400)
      expect(answer.status, `${url} ${answer.text}`).toBeLessThan(500)
      expect(answer.headers['content-type']).toMatch(/problem\+json/)
      expect(answer.body).toMatchObject({ code: expect.any(String), requestId: expect.any(String) })
    }
  })

  it('does not pollute anything', async () => {
    await post(stranger, '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}', json)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('over a real socket', () => {
  let port: number
  beforeAll(async () => {
    await app.web.listen({ port: 0, host: '127.0.0.1' })
    port = (app.web.server.address() as AddressInfo).port
  })

  /** What the server says to these bytes before it closes. */
  const say = (bytes: Buffer | string): Promise<string> =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (chunk) => chunks.push(chunk)).on('error', reject)
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
    })

  const get = (target: string, more = '') =>
    say(Buffer.from(`GET ${target} HTTP/1.1\r\nHost: own.test\r\nConnection: close\r\n${more}\r\n`, 'utf8'))

  it('a query in raw Chinese, as some tools send it, is found or refused, never a defect', async () => {
    const answer = await get('/api/v1/problems?q=路灯')
    expect(answer).toMatch(/^HTTP\/1\.1 (200|4\d\d) /)
    expect(answer).toMatch(/application\/(problem\+)?json/)
  })

  describe('a write that says nothing of where it comes from', () => {
    const fetched = ['Sec-Fetch-Site: same-origin']
    let cookie: string
    beforeAll(async () => {
      const token = newSecret()
      await app.ask(
        `insert into auth.session (id, token, "userId", "expiresAt", "updatedAt")
         select $1, $2, user_id, now() + interval '1 day', now() from person where id = $3`,
        [newId(), token, resident.personId],
      )
      cookie = `Cookie: ${app.platform.signIn.cookies.sessionCookie(token, 86_400).split(';')[0]}`
    })

    /** The headers as they are given, and no other: the test client would add where it comes from. */
    const patch = (...lines: string[]) =>
      say(
        [
          'PATCH /api/v1/me HTTP/1.1',
          'Host: own.test',
          'Connection: close',
          'Content-Type: application/json',
          'Content-Length: 2',
          ...lines,
          '',
          '{}',
        ].join('\r\n'),
      )

    it('is refused with the cookie of someone signed in: neither Origin nor Sec-Fetch-Site was sent', async () => {
      const answer = await patch(cookie)
      expect(answer).toMatch(/^HTTP\/1\.1 403 /)
      expect(answer).toContain('request.from-elsewhere')
    })

    it('is done when the same cookie comes from our own page', async () => {
      // past the guard and signed in: what is missing is the name
      expect(await patch(cookie, ...fetched)).toMatch(/^HTTP\/1\.1 422 /)
      expect(await patch(cookie, 'Origin: http://own.test')).toMatch(/^HTTP\/1\.1 422 /)
    })

    it('is nobody’s without the cookie', async () => {
      expect(await patch()).toMatch(/^HTTP\/1\.1 401 /)
    })
  })

  it.each([
    ['a header that is too long', () => get('/healthz', `X-Long: ${'x'.repeat(40_000)}\r\n`), 431],
    ['no HTTP at all', () => say('hello\r\n\r\n'), 400],
    ['two lengths', () => get('/healthz', 'Content-Length: 1\r\nContent-Length: 2\r\n'), 400],
    ['a path that cannot be decoded', () => get('/%E0%A4%A'), 422],
  ])('%s is answered as a problem and closed', async (_what, speak, status) => {
    const answer = await speak()
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toMatch(/application\/problem\+json/)
    expect(answer).toMatch(/x-content-type-options: nosniff/i)
  })
})
