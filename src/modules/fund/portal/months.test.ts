import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FundMonth } from '../contract.ts'
import { monthsInRow, monthText, riverOf } from './months.ts'
import { sampleFunds } from './samples.ts'
import { branchesOf } from './tree.ts'

const now = new Date('2026-11-21T02:00:00Z')
const month = (name: string, change: Partial<FundMonth> = {}): FundMonth => ({
  ...{ month: `${name}-01`, gifts: 1, givenFen: 100, feeFen: 0, paidFen: 0 },
  ...change,
})
const names = (months: readonly FundMonth[]) => months.map((each) => each.month.slice(0, 7))

describe('months in a row', () => {
  test('are a year at least, those without money included', () => {
    const row = monthsInRow([month('2026-11'), month('2026-08')], now)
    expect(names(row)).toEqual([
      ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'],
      ...['2026-09', '2026-10', '2026-11'],
    ])
    expect(row.filter(({ gifts }) => gifts > 0).map(({ month: name }) => name)).toEqual(['2026-08-01', '2026-11-01'])
  })

  test('go back to the first with money, two years at most', () => {
    expect(names(monthsInRow([month('2025-03')], now)).at(0)).toBe('2025-03')
    const long = names(monthsInRow([month('2019-01'), month('2026-01')], now))
    expect([long.length, long.at(0), long.at(-1)]).toEqual([24, '2024-12', '2026-11'])
  })

  test('the month is that of Beijing', () => {
    expect(names(monthsInRow([], new Date('2026-11-30T16:30:00Z'))).at(-1)).toBe('2026-12')
  })

  test('are called as people call them', () => {
    expect([monthText('2026-11-01', 'zh'), monthText('2026-01-01', 'en')]).toEqual(['2026年11月', 'January 2026'])
  })
})

describe('the river', () => {
  test('puts what came in above the line and what went out below it, in one scale', () => {
    const river = riverOf([
      month('2026-10', { givenFen: 300 }),
      month('2026-11', { givenFen: 0, feeFen: 20, paidFen: 80 }),
    ])
    expect(river).toEqual({
      line: 75,
      bars: [
        { month: '2026-10-01', given: 75, fee: 0, paid: 0 },
        { month: '2026-11-01', given: 0, fee: 5, paid: 20 },
      ],
    })
  })

  test('is none where nothing flowed', () => {
    expect([riverOf([]), riverOf([month('2026-11', { givenFen: 0 })])]).toEqual([null, null])
  })

  test('never leaves its picture', () => {
    const fen = fc.integer({ min: 0, max: 9_000_000_000_000 })
    const months = fc.array(fc.record({ givenFen: fen, feeFen: fen, paidFen: fen }), { minLength: 1, maxLength: 24 })
    fc.assert(
      fc.property(months, (flows) => {
        const river = riverOf(flows.map((flow) => month('2026-11', flow)))
        for (const { given, fee, paid } of river?.bars ?? []) {
          expect(given).toBeLessThanOrEqual((river?.line ?? 0) + 1e-6)
          expect((river?.line ?? 0) + fee + paid).toBeLessThanOrEqual(100 + 1e-6)
        }
      }),
    )
  })
})

describe('the tree', () => {
  test('has each fund once, below its own, whatever the order they were opened in', () => {
    const branches = branchesOf(sampleFunds).map(({ fund, below }) => [
      fund.name,
      ...below.map(({ fund: { name }, depth }) => `${depth} ${name}`),
    ])
    expect(branches).toEqual([
      ['社区共创专项基金', '0 平湖街道专账', '1 禾花社区微基金', '0 龙岗街道专账'],
      ['助学专项基金'],
    ])
  })
})
