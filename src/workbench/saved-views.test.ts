import { describe, expect, test } from 'vitest'
import { dropView, putView, readViews, refuseViewName, type SavedView, writeViews } from './saved-views.ts'

/** What a browser keeps, for as long as the test. */
function shelf(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) }
}

const late: SavedView = { name: '逾期', query: 'state=late' }

test('views are kept per list', () => {
  const browser = shelf()
  writeViews(browser, 'problems', [late])
  expect(readViews(browser, 'problems')).toEqual([late])
  expect(readViews(browser, 'people')).toEqual([])
})

test.each(['{', 'null', '5', '{"name":"x"}', '[1,null,{"name":"x"}]'])(
  'what is unreadable is as good as none: %s',
  (text) => {
    const browser = shelf()
    browser.setItem('chuangyi.views.problems', text)
    expect(readViews(browser, 'problems')).toEqual([])
  },
)

test('a name that is there gets the new query in its place', () => {
  const own = putView([late, { name: '本周', query: 'sort=deadline' }], {
    name: ' 逾期 ',
    query: 'state=late&field=law',
  })
  expect(own).toEqual([
    { name: '逾期', query: 'state=late&field=law' },
    { name: '本周', query: 'sort=deadline' },
  ])
  expect(dropView(own, '逾期').map(({ name }) => name)).toEqual(['本周'])
})

describe('refuseViewName', () => {
  const many = Array.from({ length: 20 }, (_, n) => ({ name: `视图${n}`, query: `field=${n}` }))

  test.each([
    ['a name', [], '逾期', true],
    ['none', [], '  ', false],
    ['a long one', [], '一二三四五六七八九十一二三四五六七八九十一', false],
    ['one more when the shelf is full', many, '新的', false],
    ['one that is there, though the shelf is full', many, '视图3', true],
  ])('%s', (_, views, name, allowed) => {
    expect(refuseViewName(views, name) === null).toBe(allowed)
  })
})
