import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { isInternalAddress, post } from './outbound.ts'

const seen: string[] = []
const server: Server = createServer((request, response) => {
  seen.push(request.url ?? '')
  if (request.url === '/slow') return // never answers
  if (request.url === '/trickle') {
    response.writeHead(200)
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
    return
  }
  if (request.url === '/large') return response.end(Buffer.alloc(200_000))
  if (request.url === '/redirect') return response.writeHead(307, { location: '/elsewhere' }).end()
  request.pipe(response)
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const { port } = server.address() as AddressInfo
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function call(path: string, more: { host?: string; mayBeInternal?: boolean; timeoutMs?: number } = {}) {
  return post({
    url: new URL(path, `http://${more.host ?? '127.0.0.1'}:${port}`),
    headers: { 'content-type': 'text/plain' },
    body: '路灯',
    timeoutMs: more.timeoutMs ?? 5_000,
    mostAnswerBytes: 100_000,
    mayBeInternal: more.mayBeInternal ?? true,
  })
}

test('sends the body and takes the answer', async () => {
  expect(await call('/echo')).toEqual({ status: 200, text: '路灯' })
})

test('does not follow a redirect', async () => {
  expect(await call('/redirect')).toMatchObject({ status: 307 })
  expect(seen).not.toContain('/elsewhere')
})

test('gives up on silence, and on an answer that never ends', async () => {
  await expect(call('/slow', { timeoutMs: 150 })).rejects.toMatchObject({ code: 'timeout' })
  await expect(call('/trickle', { timeoutMs: 150 })).rejects.toMatchObject({ code: 'timeout' })
})

test('takes no answer without end', async () => {
  await expect(call('/large')).rejects.toMatchObject({ code: 'answer-too-large' })
})

test('tells when nobody is there', async () => {
  const url = new URL('http://127.0.0.1:1/')
  await expect(
    post({ url, headers: {}, body: '', timeoutMs: 2_000, mostAnswerBytes: 1, mayBeInternal: true }),
  ).rejects.toMatchObject({ code: 'unreachable' })
})

describe('guarded', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]', '127.1', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '0.0.0.0'])(
    'http://%s is not reached',
    async (host) => {
      const before = seen.length
      await expect(call('/echo', { host, mayBeInternal: false })).rejects.toMatchObject({ code: 'internal-address' })
      expect(seen.length).toBe(before)
    },
  )

  test.each([
    ['10.1.2.3', true],
    ['172.16.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['8.8.8.8', false],
    ['223.5.5.5', false],
    ['224.0.0.1', true],
    ['255.255.255.255', true],
    ['::', true],
    ['::1', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:0a00:1', true],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::a00:1', true],
    ['2002:a00:1::', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['2400:3200::1', false],
    ['not an address', true],
  ])('%s is internal: %s', (address, expected) => {
    expect(isInternalAddress(address)).toBe(expected)
  })
})
