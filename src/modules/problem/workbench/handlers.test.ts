import { expect, it } from 'vitest'
import { recentHandlers, rememberHandler, usualHandlers } from './handlers.ts'

function shelf(content: string | null = null): Pick<Storage, 'getItem' | 'setItem'> {
  let kept = content
  return {
    getItem: () => kept,
    setItem: (_, value) => {
      kept = value
    },
  }
}

it('the unit named last comes first, each once, no more than eight', () => {
  const kept = shelf()
  for (const name of ['甲', '乙', '甲', '丙']) rememberHandler(name, kept)
  expect(recentHandlers(kept)).toEqual(['丙', '甲', '乙'])
  for (let n = 1; n <= 10; n += 1) rememberHandler(`第${n}办`, kept)
  expect(recentHandlers(kept)).toHaveLength(8)
  expect(recentHandlers(kept)[0]).toBe('第10办')
})

it.each(['', '{', '{"a":1}', '[1,2]'])('what is unreadable is as good as none: %s', (content) => {
  expect(recentHandlers(shelf(content))).toEqual([])
})

it('offers the offices of the place', () => {
  const place = { street: { id: '1', name: '平湖街道' }, community: { id: '2', name: '禾花社区' } }
  expect(usualHandlers(place)).toContain('平湖街道交安办')
  expect(usualHandlers(place)).toContain('禾花社区工作站')
  expect(usualHandlers({ street: null, community: null })).toEqual([])
})
