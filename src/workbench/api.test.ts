import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../base/contract.ts'
import { ApiError, call, nextIntention, outcomeUnknown, placeInput, serverNow } from './api.ts'

const list = contract({
  id: 'problem.list',
  method: 'GET',
  path: '/problems',
  access: 'public',
  summary: '列表',
  input: z.object({ q: z.string().optional(), state: z.array(z.string()).optional(), limit: z.int().default(20) }),
  output: z.object({ items: z.array(z.string()) }),
})

const answer = contract({
  id: 'problem.answer',
  method: 'POST',
  path: '/problems/{code}/answers',
  access: { permission: 'problem.answer' },
  summary: '答复',
  input: z.object({ code: z.string(), text: z.string() }),
  output: z.object({ ok: z.boolean() }),
})

const drop = contract({
  ...answer,
  id: 'problem.drop',
  method: 'DELETE',
  path: '/problems/{code}',
  output: z.undefined(),
})

interface Seen {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

interface Reply {
  status: number
  body?: unknown
  headers?: Record<string, string>
  text?: string
  hangUp?: boolean
}

let server: Server
let origin: string
const seen: Seen[] = []
let reply: Reply = { status: 200 }

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      if (reply.hangUp) return void request.socket.destroy()
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      response.end(reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

beforeEach(() => {
  seen.length = 0
  reply = { status: 200 }
})

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('it succeeded')
}

describe('call', () => {
  test('a read goes into the query, lists repeated, nothing empty, no key', async () => {
    reply = { status: 200, body: { items: ['a'] } }
    expect(await call(list, { q: '电动车 堵', state: ['open', 'late'] }, { origin })).toEqual({ items: ['a'] })
    const [request] = seen
    const url = new URL(request!.url, origin)
    expect(url.pathname).toBe('/api/v1/problems')
    expect([...url.searchParams]).toEqual([
      ['q', '电动车 堵'],
      ['state', 'open'],
      ['state', 'late'],
    ])
    expect(request!.headers['idempotency-key']).toBeUndefined()
    expect(request!.headers['accept-language']).toBe('zh-CN')
    expect(request!.body).toBe('')
  })

  test('a write puts path names into the path and the rest into the body, with its key', async () => {
    reply = { status: 201, body: { ok: true } }
    expect(await call(answer, { code: 'LG-26-0398', text: '已清走' }, { origin, idempotencyKey: 'k1' })).toEqual({
      ok: true,
    })
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/api/v1/problems/LG-26-0398/answers',
      body: '{"text":"已清走"}',
    })
    expect(seen[0]!.headers['idempotency-key']).toBe('k1')
    expect(seen[0]!.headers['content-type']).toBe('application/json')
  })

  test('writes without a key of their own never share one', async () => {
    reply = { status: 201, body: { ok: true } }
    await call(answer, { code: 'A', text: 'x' }, { origin })
    await call(answer, { code: 'A', text: 'x' }, { origin })
    const keys = seen.map((request) => request.headers['idempotency-key'])
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[0]).not.toBe(keys[1])
  })

  test('a value cannot leave its place in the path', () => {
    expect(placeInput(drop, { code: '../me?x=1' }).url).toBe('/api/v1/problems/..%2Fme%3Fx%3D1')
    expect(() => placeInput(drop, { code: '' })).toThrow(/needs code/)
  })

  test('204 answers nothing', async () => {
    reply = { status: 204 }
    expect(await call(drop, { code: 'A', text: '' }, { origin })).toBeUndefined()
    expect(seen[0]!.method).toBe('DELETE')
  })

  test('problem details become an ApiError', async () => {
    const body = { code: 'input.invalid', params: { max: 3 }, fields: { text: 'required' }, requestId: 'r-1' }
    reply = { status: 422, body, headers: { 'content-type': 'application/problem+json' } }
    const error = await failure(call(answer, { code: 'A', text: '' }, { origin }))
    expect(error).toMatchObject({ status: 422, ...body })
    expect(outcomeUnknown(error)).toBe(false)
  })

  test.each([
    [401, 'sign-in-required', false, false],
    [404, 'not-found', false, false],
    [500, 'internal', false, true],
    [502, 'internal', true, true],
    [503, 'internal', true, true],
  ])('%i with a page of a proxy instead of details', async (status, code, transient, unknown) => {
    reply = { status, text: '<html>Bad gateway</html>' }
    const error = await failure(call(list, {}, { origin }))
    expect(error).toMatchObject({ status, code, transient, requestId: null })
    expect(outcomeUnknown(error)).toBe(unknown)
  })

  test('no answer at all', async () => {
    reply = { status: 200, hangUp: true }
    const error = await failure(call(answer, { code: 'A', text: 'x' }, { origin }))
    expect(error).toMatchObject({ status: 0, code: 'network-unreachable', transient: true })
    expect(outcomeUnknown(error)).toBe(true)
  })

  test('a call that was given up is no error of the network', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(call(list, {}, { origin, signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('the time is the server’s', async () => {
    const ahead = new Date(Date.now() + 3 * 86_400_000)
    reply = { status: 200, body: { items: [] }, headers: { date: ahead.toUTCString() } }
    await call(list, {}, { origin })
    expect(Math.abs(serverNow().getTime() - ahead.getTime())).toBeLessThan(5_000)
    reply = { status: 200, body: { items: [] } }
    await call(list, {}, { origin })
    expect(Math.abs(serverNow().getTime() - Date.now())).toBeLessThan(1_000)
  })
})

describe('nextIntention', () => {
  test('keeps its key for the same input and makes a new one for another', () => {
    const first = nextIntention(null, { text: 'a' })
    expect(nextIntention(first, { text: 'a' })).toBe(first)
    expect(nextIntention(first, { text: 'b' }).key).not.toBe(first.key)
    expect(nextIntention(null, { text: 'a' }).key).not.toBe(first.key)
  })
})
