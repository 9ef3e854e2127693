import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './clock.ts'
import { type Law, lawOn, refuseLaw } from './law.ts'

const title = { zh: '答复时限', en: 'Reply deadline' }
const law: Law<number> = {
  id: 'reply',
  title,
  versions: [
    { validFrom: '2022-05-01', source: '信访工作条例 §22', value: 15 },
    { validFrom: '2026-01-01', source: 'made up for this test', value: 5 },
  ],
}

describe('lawOn', () => {
  it('is the version in force that day', () => {
    expect(lawOn(law, '2022-05-01').value).toBe(15)
    expect(lawOn(law, '2025-12-31')).toEqual(law.versions[0])
    expect(lawOn(law, '2026-01-01').value).toBe(5)
    expect(lawOn(law, '2099-01-01').value).toBe(5)
  })

  it('throws where there is none, or no date', () => {
    expect(() => lawOn(law, '2022-04-30')).toThrow('reply has no version in force on 2022-04-30')
    expect(() => lawOn(law, '2026-02-30')).toThrow(RangeError)
  })

  it('never goes back to an earlier version as days pass, and each takes over on its first day', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(gaps, fc.nat(5000), (all, days) => {
        let validFrom = '2010-01-01'
        const versions = all.map((gap, value) => ({
          validFrom: (validFrom = addDays(validFrom, gap)),
          source: 's',
          value,
        }))
        const made: Law<number> = { id: 'made', title, versions }
        expect(refuseLaw(made)).toBeNull()
        for (const version of versions) expect(lawOn(made, version.validFrom)).toBe(version)
        const on = addDays(versions[0]!.validFrom, days)
        expect(lawOn(made, addDays(on, 1)).value).toBeGreaterThanOrEqual(lawOn(made, on).value)
      }),
    )
  })
})

describe('refuseLaw', () => {
  it('accepts versions in order with their sources', () => {
    expect(refuseLaw(law)).toBeNull()
  })
  it.each([
    [[], { versions: 'no-versions' }],
    [law.versions.toReversed(), { 'versions.1': 'not-ascending' }],
    [[law.versions[0]!, law.versions[0]!], { 'versions.1': 'not-ascending' }],
    [[{ ...law.versions[0]!, validFrom: '2026-02-30' }], { 'versions.0': 'not-a-date' }],
    [[{ ...law.versions[0]!, source: ' ' }], { 'versions.0': 'no-source' }],
  ])('%#', (versions, fields) => {
    expect(refuseLaw({ ...law, versions })).toEqual({ code: 'law.invalid', fields })
  })
})
