import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packed, takesGzip } from './packed.ts'

test.each([
  ['gzip, deflate, br', true],
  ['br;q=1.0, GZIP;q=0.8', true],
  ['gzip;q=0', false],
  ['gzip; q=0.0', false],
  ['x-gzip-like', false],
  ['', false],
  [undefined, false],
])('%s: %s', (accepted, takes) => {
  expect(takesGzip(accepted)).toBe(takes)
})

test('a page is packed for who takes it, and is the same unpacked', async () => {
  const html = `<p>${'楼道 '.repeat(500)}</p>`
  const { body, encoding } = await packed(html, 'gzip', false)
  expect(encoding).toBe('gzip')
  expect(body.length).toBeLessThan(html.length / 3)
  expect(gunzipSync(body).toString()).toBe(html)
})

test('a page with a secret in it is never packed', async () => {
  expect(await packed('<p>s</p>', 'gzip', true)).toEqual({ body: '<p>s</p>', encoding: null })
})
