import { expect, it } from 'vitest'
import { plainFacts } from '../../../testing/agreement-facts.ts'
import { checkCode } from './check-code.ts'

it('is four groups of four, the same in whatever order the facts are kept, and another for a changed fen', () => {
  const code = checkCode(plainFacts)
  expect(code).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  expect(checkCode(Object.fromEntries(Object.entries(plainFacts).toReversed()) as typeof plainFacts)).toBe(code)
  expect(checkCode({ ...plainFacts, grantFen: plainFacts.grantFen + 1 })).not.toBe(code)
})
