import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers } from '../../base/path.ts'
import {
  areaLevels,
  areaPath,
  type AreaLevel,
  type OperatorTerm,
  placeLevels,
  refuseEndOperator,
  refuseEndPlace,
  refuseOperatorTerm,
  refusePlace,
} from './network.ts'

describe('places below a community', () => {
  const allowed: Record<(typeof placeLevels)[number], AreaLevel[]> = {
    subarea: ['community'],
    compound: ['community', 'subarea'],
  }

  it.each(placeLevels)('a %s stands exactly where it may', (level) => {
    const possible = areaLevels.filter((parent) => refusePlace({ level: parent, ended: false }, level) === null)
    expect(possible).toEqual(allowed[level])
  })

  it('says where it cannot stand, at the field', () => {
    expect(refusePlace({ level: 'street', ended: false }, 'compound')).toEqual({
      code: 'area.level',
      fields: { parentId: 'area-level' },
      params: { parent: 'street', level: 'compound' },
    })
  })

  it('nothing new stands in what has ended', () => {
    expect(refusePlace({ level: 'community', ended: true }, 'subarea')?.code).toBe('area.ended')
  })

  it.each(areaLevels)('of a %s: only places end, once, and empty', (level) => {
    const isPlace = level === 'subarea' || level === 'compound'
    expect(refuseEndPlace({ level, ended: false }, 0)?.code).toBe(isPlace ? undefined : 'area.level')
    expect(refuseEndPlace({ level, ended: true }, 0)?.code).toBe(isPlace ? 'area.ended' : 'area.level')
    expect(refuseEndPlace({ level, ended: false }, 1)?.code).toBe(isPlace ? 'area.has-places' : 'area.level')
  })
})

describe('paths', () => {
  it('a committee with its community’s code stands below it, not in its place', () => {
    const community = areaPath('/440307/440307003/', 'community', '440307003007')
    const committee = areaPath(community, 'committee', '440307003007')
    expect(community).toBe('/440307/440307003/440307003007/')
    expect(committee).toBe('/440307/440307003/440307003007/c440307003007/')
    expect(covers(community, committee)).toBe(true)
    expect(covers(committee, community)).toBe(false)
  })
})

describe('an operator’s term', () => {
  const term = (startsOn: string, endsOn: string, endedOn: string | null = null): OperatorTerm => ({
    startsOn,
    endsOn,
    endedOn,
  })
  const year = term('2026-01-01', '2026-12-31')

  it.each([
    ['the day after the other ends', term('2027-01-01', '2027-12-31'), null],
    ['up to the day before it begins', term('2025-01-01', '2025-12-31'), null],
    ['on its last day', term('2026-12-31', '2027-12-31'), 'operator.overlap'],
    ['on its first day', term('2025-01-01', '2026-01-01'), 'operator.overlap'],
    ['within it', term('2026-05-01', '2026-05-01'), 'operator.overlap'],
    ['around it', term('2025-01-01', '2028-01-01'), 'operator.overlap'],
  ])('%s', (_, wanted, code) => {
    expect(refuseOperatorTerm(wanted, [year])?.code ?? null).toBe(code)
  })

  it('an ended contract leaves the rest of its term free', () => {
    const ended = term('2026-01-01', '2026-12-31', '2026-06-30')
    expect(refuseOperatorTerm(term('2026-07-01', '2026-12-31'), [ended])).toBeNull()
    expect(refuseOperatorTerm(term('2026-06-30', '2026-12-31'), [ended])?.code).toBe('operator.overlap')
  })

  it('ends no earlier than it begins; one day is enough', () => {
    expect(refuseOperatorTerm(term('2026-02-02', '2026-02-01'), [])).toEqual({
      code: 'operator.term',
      fields: { endsOn: 'before-start' },
    })
    expect(refuseOperatorTerm(term('2026-02-02', '2026-02-02'), [])).toBeNull()
  })

  it('whatever terms are taken one after the other, no day has two operators', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { maxLength: 8 }), (wishes) => {
        const taken: OperatorTerm[] = []
        for (const [startsOn, endsOn] of wishes) {
          const wanted = term(startsOn, endsOn)
          if (refuseOperatorTerm(wanted, taken) === null) taken.push(wanted)
        }
        for (let n = 1; n <= 28; n += 1) {
          const on = `2026-02-${String(n).padStart(2, '0')}`
          expect(taken.filter((each) => each.startsOn <= on && on <= each.endsOn).length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it.each([
    ['before it begins', '2025-12-31', 'operator.end-date'],
    ['on its first day', '2026-01-01', null],
    ['on its last day', '2026-12-31', null],
    ['after it', '2027-01-01', 'operator.end-date'],
  ])('is ended early %s', (_, endedOn, code) => {
    expect(refuseEndOperator(year, endedOn)?.code ?? null).toBe(code)
  })

  it('is ended once', () => {
    expect(refuseEndOperator(term('2026-01-01', '2026-12-31', '2026-03-31'), '2026-05-01')?.code).toBe('operator.ended')
  })
})
