import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, meanHundredths, trimFrom } from '../ranking.ts'
import { computedOf } from './computed.ts'

test('a few scores are shown as they are', () => {
  expect(computedOf({ scores: [880, 905, 920], meanHundredths: 9017 })).toEqual({
    sum: '(88 + 90.5 + 92) ÷ 3',
    mean: '90.17',
    without: null,
  })
})

test('from seven on the highest and the lowest are named, and not counted', () => {
  const scores = [800, 700, 900, 810, 820, 830, 840]
  expect(computedOf({ scores, meanHundredths: meanHundredths(counted(scores)) })).toEqual({
    sum: '(80 + 81 + 82 + 83 + 84) ÷ 5',
    mean: '82.00',
    without: { low: '70', high: '90' },
  })
})

test('what is shown comes to the mean beside it', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: trimFrom + 2 })
  fc.assert(
    fc.property(scores, (given) => {
      const { sum, mean } = computedOf({ scores: given, meanHundredths: meanHundredths(counted(given)) })
      const [, terms = '', count = ''] = /^\((.*)\) ÷ (\d+)$/.exec(sum) ?? []
      const exact = terms.split(' + ').reduce((all, each) => all + Number(each), 0) / Number(count)
      expect(Math.abs(exact - Number(mean))).toBeLessThan(0.00501)
    }),
  )
})
