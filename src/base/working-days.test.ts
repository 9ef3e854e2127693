import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isCivilDate, weekday } from './clock.ts'
import {
  addWorkingDays,
  calendarYears,
  deadlineAfter,
  isAnnounced,
  isWorkingDay,
  overdueWorkingDays,
  workingDaysBetween,
  workingDaysLeft,
} from './working-days.ts'

const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-06-01', days))
const count = fc.integer({ min: 0, max: 120 })

/** Month and day of every day off on a weekday, and of every weekend day worked, copied from a second source. */
const secondSource = {
  2025: {
    off: '0101 0128 0129 0130 0131 0203 0204 0404 0501 0502 0505 0602 1001 1002 1003 1006 1007 1008',
    worked: '0126 0208 0427 0928 1011',
  },
  2026: {
    off: '0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007',
    worked: '0104 0214 0228 0509 0920 1010',
  },
} as const

describe('the calendars of the State Council', () => {
  it.each(calendarYears)('$year is a well-formed notice', (calendar) => {
    const days = calendar.holidays.flatMap(({ from, to }) => [from, to])
    expect([...days, calendar.issuedOn, ...calendar.makeUpDays.map((day) => day.date)].every(isCivilDate)).toBe(true)
    expect(days.toSorted()).toEqual(days)
    expect(calendar.document).toMatch(/^国办发明电〔20[0-9]{2}〕[0-9]+号$/)
    const names = calendar.holidays.map(({ name }) => name)
    for (const day of calendar.makeUpDays) {
      expect(names).toContain(day.name)
      expect(weekday(day.date)).toBeGreaterThan(5)
    }
  })

  it.each([2025, 2026] as const)('%i differs from plain weekends on exactly the days a second source lists', (year) => {
    const off: string[] = []
    const worked: string[] = []
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const plain = weekday(day) <= 5
      if (plain === isWorkingDay(day)) continue
      const list = plain ? off : worked
      list.push(day.slice(5).replace('-', ''))
    }
    expect(off.join(' ')).toBe(secondSource[year].off)
    expect(worked.join(' ')).toBe(secondSource[year].worked)
  })

  it('follow one another without a gap', () => {
    expect(calendarYears.map(({ year }) => year)).toEqual(calendarYears.map((_, index) => 2025 + index))
  })

  it('are known for their years only', () => {
    expect(isAnnounced('2024-12-31')).toBe(false)
    expect(isAnnounced('2025-01-01')).toBe(true)
    expect(isAnnounced('2026-12-31')).toBe(true)
    expect(isAnnounced('2027-01-01')).toBe(false)
  })
})

describe('addWorkingDays', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23', 'a weekend'],
    ['2026-11-21', 1, '2026-11-23', 'from a Saturday'],
    ['2026-11-23', 5, '2026-11-30', 'a plain week'],
    ['2026-09-30', 1, '2026-10-08', 'National Day'],
    ['2026-10-08', 2, '2026-10-10', 'a Saturday made up'],
    ['2026-02-13', 1, '2026-02-14', 'the Saturday before Spring Festival'],
    ['2026-02-14', 1, '2026-02-24', 'Spring Festival'],
    ['2025-09-26', 1, '2025-09-28', 'a Sunday made up'],
    ['2026-11-21', 0, '2026-11-21', 'none'],
  ])('%s + %i = %s (%s)', (from, days, to) => {
    expect(addWorkingDays(from, days)).toEqual({ date: to, provisional: false })
  })

  it('says when the way leads beyond the announced calendars', () => {
    expect(addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false })
    expect(addWorkingDays('2026-12-31', 1)).toEqual({ date: '2027-01-01', provisional: true })
    expect(addWorkingDays('2024-12-30', 3)).toEqual({ date: '2025-01-03', provisional: true })
  })

  it('ends on a working day, with exactly that many on the way', () => {
    fc.assert(
      fc.property(date, count, (from, days) => {
        const end = addWorkingDays(from, days).date
        expect(workingDaysBetween(from, end)).toBe(days)
        expect(days === 0 ? end === from : isWorkingDay(end)).toBe(true)
      }),
    )
  })

  it('never ends earlier for one day more, or for a later start', () => {
    fc.assert(
      fc.property(date, count, (from, days) => {
        expect(addWorkingDays(from, days + 1).date > addWorkingDays(from, days).date).toBe(true)
        expect(addWorkingDays(addDays(from, 1), days).date >= addWorkingDays(from, days).date).toBe(true)
      }),
    )
  })

  it('counts whole days forward only', () => {
    expect(() => addWorkingDays('2026-11-21', -1)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-11-21', 1.5)).toThrow(RangeError)
  })
})

describe('workingDaysBetween', () => {
  it('adds up along the way and changes its sign backwards', () => {
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c))
        expect(workingDaysBetween(b, a) + workingDaysBetween(a, b)).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('deadlines', () => {
  const friday = new Date('2026-11-20T17:00:00+08:00')

  it('end at 24:00 in Beijing on the last working day', () => {
    expect(deadlineAfter(friday, 5)).toEqual({
      at: new Date('2026-11-28T00:00:00+08:00'),
      on: '2026-11-27',
      provisional: false,
    })
  })

  it('start from the day it is in Beijing', () => {
    expect(deadlineAfter(new Date('2026-11-22T16:30:00Z'), 1).on).toBe('2026-11-24')
  })

  it('count what is left and what is late', () => {
    const on = '2026-11-27'
    const at = (text: string) => new Date(`${text}+08:00`)
    expect(workingDaysLeft(on, friday)).toBe(5)
    expect(workingDaysLeft(on, at('2026-11-27T09:00:00'))).toBe(0)
    expect(overdueWorkingDays(on, at('2026-11-27T23:59:59'))).toBe(0)
    expect(overdueWorkingDays(on, at('2026-11-28T00:00:00'))).toBe(1)
    expect(overdueWorkingDays(on, at('2026-11-30T12:00:00'))).toBe(1)
    expect(overdueWorkingDays(on, at('2026-12-01T12:00:00'))).toBe(2)
  })

  it('are late exactly from their end on', () => {
    fc.assert(
      fc.property(date, count, fc.integer({ min: -3, max: 3 }), (day, days, seconds) => {
        const { at, on } = deadlineAfter(new Date(`${day}T12:00:00+08:00`), days)
        const now = new Date(at.getTime() + seconds * 1000)
        expect(overdueWorkingDays(on, now) > 0).toBe(now >= at)
      }),
    )
  })
})
