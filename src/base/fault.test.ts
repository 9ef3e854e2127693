import { expect, it } from 'vitest'
import { faultLabels } from './fault.ts'

it.each(Object.entries(faultLabels))('%s has short words in both languages', (_, { zh, en }) => {
  expect(zh).toMatch(/^.*\p{Script=Han}.*$/u)
  expect(zh.length).toBeLessThanOrEqual(40)
  expect(en).toMatch(/^[A-Z0-9][\x20-\x7e]{3,90}$/)
})
