import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pino from 'pino'
import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { meContract } from '../../base/me.ts'
import { AppError } from '../../base/refusal.ts'
import { listAreas } from '../../modules/network/contract.ts'
import { registerOrganisation } from '../../modules/people/contract-organisation.ts'
import { makeCreditCode } from '../../base/credit-code.ts'
import { getProblem, listProblems, reportProblem } from '../../modules/problem/contract.ts'
import { testApp } from '../../testing/app.ts'
import type { Client } from '../../testing/client.ts'
import { createClient } from '../../testing/client.ts'
import { published, report, reportInput } from '../../testing/problems.ts'
import { sql } from '../database.ts'
import { route } from '../module.ts'
import { networkFinder } from './networks.ts'
import { createServer } from './server.ts'

const app = await testApp()
afterAll(() => app.close())
const { stranger } = app
const resident = await app.resident()

describe('a refusal', () => {
  it('is a problem document with the id of the request, not kept by any cache', async () => {
    const { status, headers, body } = await stranger.send({ url: '/api/v1/me' })
    expect(status).toBe(401)
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(body).toEqual({
      type: 'about:blank',
      title: 'unauthenticated',
      status: 401,
      code: 'sign-in-required',
      requestId: headers['x-request-id'],
    })
  })

  it.each([
    ['an endpoint that is none', { url: '/api/v1/nothing' }, 404, 'endpoint.not-found'],
    [
      'a method an endpoint does not have',
      { url: '/api/v1/problems', method: 'DELETE' as const },
      404,
      'endpoint.not-found',
    ],
    ['a path that cannot be decoded', { url: '/api/v1/problems/%E0%A4%A' }, 422, 'request.bad-url'],
    ['a code longer than any', { url: `/api/v1/problems/${'9'.repeat(300)}` }, 404, null],
    [
      'a host that is no network’s',
      { url: '/api/v1/problems', headers: { host: 'nowhere.test' } },
      404,
      'network.not-found',
    ],
  ])('%s', async (_what, request, status, code) => {
    const answer = await stranger.send(request)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toMatch(/json/)
    if (code) expect(answer.body).toMatchObject({ code })
  })

  it('of a broken constraint is a conflict under its name', async () => {
    const input = {
      name: '某社工中心',
      kind: 'social-organisation' as const,
      creditCode: makeCreditCode('52', '440307', 'MJL00099'),
      areaId: app.area('禾花社区').id,
    }
    await resident.ok(registerOrganisation, input)
    expect(await resident.refused(registerOrganisation, input)).toMatchObject({
      status: 409,
      code: 'constraint.organisation_credit_code',
    })
  })
})

describe('what goes wrong inside', () => {
  const lines: string[] = []
  const secretWords = '数据库口令 hunter2'
  const failures: Record<string, () => Promise<unknown>> = {
    defect: async () => {
      throw new TypeError(secretWords)
    },
    deadlock: async () => {
      throw Object.assign(new Error(secretWords), { code: '40P01' })
    },
    serialization: async () => {
      throw Object.assign(new Error(secretWords), { code: '40001' })
    },
    slow: async () => {
      throw Object.assign(new Error(secretWords), { code: '57014' })
    },
    constraint: async () => {
      throw Object.assign(new Error(secretWords), { code: '23514', constraint: 'thing_state' })
    },
    unnamed: async () => {
      throw Object.assign(new Error(secretWords), { code: '23502' })
    },
    statement: (): Promise<unknown> => app.platform.db.rows(sql('test.broken', `select '${secretWords}' / 0`)),
    limited: async () => {
      throw new AppError('too-many', { code: 'too-many-requests', params: { retryAfterSeconds: 17 } })
    },
    more: async () => ({ ok: true, password: secretWords }),
    less: async () => ({ password: secretWords }),
    // thrown, but no error: nothing to read from it
    silent: () =>
      new Promise((_resolve, reject) => {
        Reflect.apply(reject, undefined, [null])
      }),
  }
  const failing = Object.entries(failures).map(([name, handle]) =>
    route(
      contract({
        id: `test.${name}`,
        method: 'GET',
        path: `/fail/${name}`,
        access: 'public',
        summary: '',
        input: z.object({}),
        output: z.object({ ok: z.boolean() }),
      }),
      async () => (await handle()) as { ok: boolean },
    ),
  )
  let server: FastifyInstance
  let client: Client
  const platform = () => ({
    ...app.platform,
    findNetwork: networkFinder(app.platform.db),
    readSession: app.platform.signIn.readSession,
    visitorKey: 'a key',
    log: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }),
    publicUrl: 'https://own.test',
    trustProxy: 0,
    metricsToken: null,
    demonstration: false,
  })
  beforeAll(async () => {
    ;({ app: server } = await createServer({ ...platform(), modules: [{ name: 'test', routes: failing }] }))
    client = createClient({
      app: server,
      host: 'own.test',
      networkId: stranger.networkId,
      personId: null,
      grants: [],
      context: () => stranger.ctx(),
    })
  })
  afterAll(() => server.close())

  it.each(['defect', 'unnamed', 'statement', 'silent'])(
    '%s is told without a word of it; the log has it under the same id',
    async (name) => {
      lines.length = 0
      const { status, headers, body, text } = await client.send({ url: `/api/v1/fail/${name}` })
      expect(status).toBe(500)
      expect(body).toEqual({
        type: 'about:blank',
        title: 'Internal error',
        status: 500,
        code: 'internal',
        requestId: headers['x-request-id'],
      })
      expect(text).not.toMatch(/hunter2|Error|at /)
      expect(lines.join('')).toContain(String(headers['x-request-id']))
    },
  )

  it.each([
    ['deadlock', 503, 'database-busy'],
    ['serialization', 503, 'database-busy'],
    ['slow', 503, 'database-slow'],
    ['constraint', 409, 'constraint.thing_state'],
  ])('%s is %i', async (name, status, code) => {
    const answer = await client.send({ url: `/api/v1/fail/${name}` })
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code })])
    expect(answer.text).not.toContain('hunter2')
    expect(answer.headers['retry-after']).toBe(status === 503 ? '5' : undefined)
  })

  it('too many names when to come again', async () => {
    expect(await client.send({ url: '/api/v1/fail/limited' })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '17' },
    })
  })

  it('of an answer only what the contract promises is sent, and nothing when that is missing', async () => {
    expect(await client.send({ url: '/api/v1/fail/more' })).toMatchObject({ status: 200, text: '{"ok":true}' })
    const { status, text } = await client.send({ url: '/api/v1/fail/less' })
    expect([status, text]).toEqual([500, expect.not.stringContaining('hunter2')])
  })

  it('says over HTTPS that it wants to be reached so only', async () => {
    expect((await client.send({ url: '/healthz' })).headers['strict-transport-security']).toMatch(/max-age=\d+/)
    expect((await stranger.send({ url: '/healthz' })).headers['strict-transport-security']).toBeUndefined()
  })

  it('an endpoint without declared access stops the server from starting', async () => {
    const open = contract({
      id: 'test.open',
      method: 'GET',
      path: '/open',
      access: undefined as never,
      summary: '',
      input: z.object({}),
      output: z.object({}),
    })
    const starting = createServer({
      ...platform(),
      modules: [{ name: 'test', routes: [route(open, async () => ({}))] }],
    })
    await expect(starting).rejects.toThrow('test.open declares no access')
  })
})

describe('every answer', () => {
  it.each([
    ['a page', '/', 200],
    ['the same in English', '/en', 200],
    ['a page that is none', '/nothing', 404],
    ['JSON', '/api/v1/problems', 200],
    ['a refusal', '/api/v1/me', 401],
    ['a redirect', '/me/data', 303],
    ['a built file', '/assets/main-1.js', 200],
    ['the workbench', '/workbench/problems', 200],
    ['health', '/healthz', 200],
    ['the description', '/api/v1/openapi.json', 200],
    ['an unknown host', '/api/v1/problems', 404],
  ])('carries the headers that protect it: %s', async (what, url, status) => {
    const answer = await stranger.send({ url, ...(what === 'an unknown host' ? { headers: { host: 'x.test' } } : {}) })
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    })
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe|\*|http:/)
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(answer.headers['x-powered-by'] ?? answer.headers['server']).toBeUndefined()
  })

  it('has an id of our own making, not the caller’s', async () => {
    const { headers } = await stranger.send({ url: '/healthz', headers: { 'x-request-id': 'forged' } })
    expect(headers['x-request-id']).not.toBe('forged')
  })

  it('to somebody signed in, or to a write, is kept by no cache', async () => {
    expect((await resident.call(listProblems, {})).headers['cache-control']).toBe('no-store')
    expect((await stranger.call(reportProblem, reportInput(app))).headers['cache-control']).toBe('no-store')
    expect((await resident.send({ url: '/' })).headers['cache-control']).toMatch(/no-store/)
  })
})

describe('reading again', () => {
  it('costs nothing when nothing has changed', async () => {
    const { code } = await report(app)
    const url = `/api/v1/problems/${code}`
    const first = await stranger.send({ url })
    const etag = String(first.headers['etag'])
    expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await stranger.send({ url, headers: { 'if-none-match': etag } })
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag])
    await published(app, await app.staff('clerk', app.area('平湖街道').path))
    expect((await stranger.send({ url, headers: { 'if-none-match': '"another"' } })).status).toBe(200)
  })

  it('HEAD answers as GET does, without the body', async () => {
    for (const url of ['/', '/api/v1/areas', '/api/v1/openapi.json', '/healthz']) {
      const [get, head] = [await stranger.send({ url }), await stranger.send({ url, method: 'HEAD' })]
      expect([head.status, head.text, head.headers['content-type']], url).toEqual([
        get.status,
        '',
        get.headers['content-type'],
      ])
    }
    expect((await stranger.send({ url: '/api/v1/me', method: 'HEAD' })).status).toBe(401)
  })
})

describe('networks', () => {
  it('are told apart by host, whatever its case and port', async () => {
    const { code } = await report(app)
    for (const host of ['own.test', 'own.test:3000', 'OWN.test']) {
      expect((await stranger.with({ host }).call(getProblem, { code })).status, host).toBe(200)
    }
    expect((await app.strangerElsewhere.call(getProblem, { code })).status).toBe(404)
    const names = async (by: Client) => (await by.ok(listAreas, { level: 'street' })).items.map(({ id }) => id)
    const [here, there] = [await names(stranger), await names(app.strangerElsewhere)]
    expect(here.filter((id) => there.includes(id))).toEqual([])
  })

  it('a session of one opens nothing in the other', async () => {
    expect((await resident.call(meContract, {})).status).toBe(200)
    expect((await resident.with({ host: 'other.test' }).call(meContract, {})).status).toBe(401)
  })
})

describe('operations', () => {
  it('says that it lives and is ready, at any host', async () => {
    for (const url of ['/healthz', '/readyz'])
      expect(await stranger.send({ url, headers: { host: '127.0.0.1:3000' } })).toMatchObject({
        status: 200,
        body: { ok: true },
      })
  })

  it('measures by operation: no code, path or address is in the metrics', async () => {
    const { code, secret } = await report(app)
    await stranger.send({ url: `/follow/${code}?s=${secret}` })
    const { text } = await stranger.with({}, '127.0.0.1').send({ url: '/metrics' })
    expect(text).toContain('operation="problem.report"')
    expect(text).toContain('chuangyi_jobs_waiting')
    expect(text).not.toContain(code)
    expect(text).not.toMatch(/\b10\.\d+\.\d+\.\d+/)
  })

  it.each<[string, string, Record<string, string>, number]>([
    ['this machine', '127.0.0.1', {}, 200],
    ['this machine over IPv6', '::1', {}, 200],
    ['the network', '10.1.2.3', {}, 404],
    ['a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, 404],
    ['a proxy that says so otherwise', '127.0.0.1', { forwarded: 'for=203.0.113.9' }, 404],
    ['a monitor', '10.1.2.3', { authorization: 'Bearer a token of the monitor' }, 200],
    [
      'a monitor through the proxy',
      '127.0.0.1',
      { 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer a token of the monitor' },
      200,
    ],
    ['somebody with another token', '10.1.2.3', { authorization: 'Bearer another token' }, 404],
    ['somebody with half of it', '10.1.2.3', { authorization: 'Bearer a token' }, 404],
  ])('are read by %s: %s %o answers %i', async (_who, address, headers, status) => {
    const monitored = createServer({
      ...app.platform,
      findNetwork: networkFinder(app.platform.db),
      readSession: app.platform.signIn.readSession,
      visitorKey: 'a key',
      publicUrl: 'https://own.test',
      trustProxy: 0,
      metricsToken: 'a token of the monitor',
      demonstration: false,
      modules: [],
    })
    const { app: server } = await monitored
    const answer = await server.inject({ url: '/metrics', remoteAddress: address, headers })
    expect(answer.statusCode).toBe(status)
    if (status === 404) expect(answer.payload).not.toContain('chuangyi_')
    await server.close()
  })

  it('are not read with an empty token where none is set', async () => {
    for (const authorization of ['Bearer ', 'Bearer null', ''])
      expect((await stranger.send({ url: '/metrics', headers: { authorization } })).status).toBe(404)
  })
})
