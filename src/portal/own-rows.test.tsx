import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OwnRows } from './own-rows.tsx'

const rows = (n: number) => Array.from({ length: n }, (_, index) => <li key={index}>第 {index} 个</li>)
const home = { lang: 'zh' as const, link: (path: string) => path }
const html = (n: number, whole: boolean) =>
  renderToStaticMarkup(<OwnRows home={{ ...home, mine: { whole, href: '/me?whole=1' } }} rows={rows(n)} />)
const count = (text: string) => text.split('<li>').length - 1

test('a few stand as they are', () => {
  expect(count(html(8, false))).toBe(8)
  expect(html(8, false)).not.toContain('全部列出')
})

test('of many the first eight, and the way to all', () => {
  expect(count(html(11, false))).toBe(8)
  expect(html(11, false)).toContain('<a href="/me?whole=1">还有 3 个，全部列出</a>')
  expect(count(html(11, true))).toBe(11)
  expect(html(11, true)).not.toContain('全部列出')
})
