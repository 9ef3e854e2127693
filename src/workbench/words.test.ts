import { expect, test } from 'vitest'
import { faultLabels } from '../base/fault.ts'
import { fieldWords, refusalWords, registerWords, todoWords } from './words.ts'

test('a module adds its words and cannot change those of the platform', () => {
  registerWords({
    refusals: { 'problem.closed': { zh: '{code} 已于 {closedOn} 办结', en: '' }, 'not-found': { zh: '改写', en: '' } },
    faults: { required: { zh: '改写', en: '' }, 'reply-empty': { zh: '写一两句', en: '' } },
    todos: { 'problem.answer': { zh: '答复', en: '' } },
  })
  expect(refusalWords({ code: 'problem.closed', params: { code: 'LG-26-0398', closedOn: '2026-11-21' } })).toBe(
    'LG-26-0398 已于 2026年11月21日 办结',
  )
  expect(refusalWords({ code: 'not-found' })).not.toBe('改写')
  expect(fieldWords('required')).toBe(faultLabels.required.zh)
  expect(fieldWords('reply-empty')).toBe('写一两句')
  expect(todoWords('problem.answer')).toBe('答复')
})

test('what nobody has words for can still be quoted', () => {
  expect(refusalWords({ code: 'x.unheard-of' })).toContain('x.unheard-of')
  expect(fieldWords('x.unheard-of')).toContain('x.unheard-of')
  expect(todoWords('x.unheard-of')).toBeNull()
})

test('a parameter that is missing or no value leaves its place empty', () => {
  expect(refusalWords({ code: 'too-many-requests', params: { retryAfterSeconds: {} } })).toBe(
    '操作太频繁，请  秒后再试',
  )
})
