import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stableJson } from './stable-json.ts'

test('the order of keys makes no difference, the order of a list does', () => {
  expect(stableJson({ b: [2, 1], a: { d: null, c: 'x' } })).toBe('{"a":{"c":"x","d":null},"b":[2,1]}')
  expect(stableJson({ b: 1, a: undefined })).toBe('{"b":1}')
  expect(stableJson([1, 2])).not.toBe(stableJson([2, 1]))
})

test('what it writes is the value it was given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
