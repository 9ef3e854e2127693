import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  agoText,
  civilDate,
  daysBetween,
  endOfDay,
  formatDate,
  formatDateTime,
  formatWeekday,
  isCivilDate,
  startOfDay,
  weekday,
} from './clock.ts'

const instant = fc.date({ min: new Date('1992-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
const day = instant.map(civilDate)

describe('isCivilDate', () => {
  it.each(['2026-11-21', '2024-02-29', '2000-02-29', '1900-01-01'])('accepts %s', (text) => {
    expect(isCivilDate(text)).toBe(true)
  })
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '0026-01-01',
    '2026-01-00',
    '2026-01-32',
    '2026-11-21 ',
    20261121,
    null,
  ])('refuses %j', (text) => {
    expect(isCivilDate(text)).toBe(false)
  })
})

describe('the day in Beijing', () => {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

  it('is what the time zone database says', () => {
    fc.assert(
      fc.property(instant, (now) => {
        expect(civilDate(now)).toBe(calendar.format(now))
      }),
    )
  })

  it('changes at 16:00 UTC', () => {
    expect(civilDate(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21')
    expect(civilDate(new Date('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22')
  })

  it('lasts from its start up to, and without, its end', () => {
    fc.assert(
      fc.property(instant, (now) => {
        const date = civilDate(now)
        expect(startOfDay(date) <= now && now < endOfDay(date)).toBe(true)
        expect(endOfDay(date)).toEqual(startOfDay(addDays(date, 1)))
        expect(civilDate(new Date(endOfDay(date).getTime() - 1))).toBe(date)
      }),
    )
  })
})

describe('addDays', () => {
  it('is undone by going back and measured by daysBetween', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -30_000, max: 30_000 }), (date, days) => {
        const other = addDays(date, days)
        expect(addDays(other, -days)).toBe(date)
        expect(daysBetween(date, other)).toBe(days)
        expect(other > date).toBe(days > 0)
      }),
    )
  })

  it('refuses half days and what is no date', () => {
    expect(() => addDays('2026-11-21', 0.5)).toThrow(RangeError)
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })
})

describe('weekday', () => {
  it('goes round in seven', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(weekday(addDays(date, 1))).toBe((weekday(date) % 7) + 1)
      }),
    )
  })
  it('knows a Saturday, and days before 1970', () => {
    expect(weekday('2026-11-21')).toBe(6)
    expect(weekday('1949-10-01')).toBe(6)
    expect(formatWeekday('2026-11-21', 'zh')).toBe('周六')
    expect(formatWeekday('2026-11-22', 'en')).toBe('Sunday')
  })
})

describe('formats', () => {
  it('writes dates as documents do, and short ones for summaries', () => {
    expect(formatDate('2026-11-21', 'zh')).toBe('2026年11月21日')
    expect(formatDate('2026-01-02', 'zh')).toBe('2026年1月2日')
    expect(formatDate('2026-11-21', 'en')).toBe('21 November 2026')
    expect(formatDate('2026-11-14', 'zh', 'short')).toBe('11月14日')
    expect(formatDate('2026-11-04', 'en', 'short')).toBe('4 Nov')
  })
  it('writes times of Beijing', () => {
    const at = new Date('2026-11-21T16:05:59Z')
    expect(formatDateTime(at, 'zh')).toBe('2026年11月22日 00:05')
    expect(formatDateTime(at, 'en')).toBe('22 November 2026, 00:05')
    expect(formatDateTime(at, 'zh', 'short')).toBe('11月22日 00:05')
  })
})

describe('agoText', () => {
  // A Saturday, 15:30 in Beijing.
  const now = new Date('2026-11-21T15:30:00+08:00')

  it.each([
    ['2026-11-21T15:29:30+08:00', '刚刚', 'just now'],
    ['2026-11-21T15:30:20+08:00', '刚刚', 'just now'],
    ['2026-11-21T15:29:00+08:00', '1 分钟前', '1 minute ago'],
    ['2026-11-21T15:20:00+08:00', '10 分钟前', '10 minutes ago'],
    ['2026-11-21T14:30:00+08:00', '今天下午', 'this afternoon'],
    ['2026-11-21T12:00:00+08:00', '今天下午', 'this afternoon'],
    ['2026-11-21T11:59:00+08:00', '今天上午', 'this morning'],
    ['2026-11-21T06:00:00+08:00', '今天上午', 'this morning'],
    ['2026-11-21T05:59:00+08:00', '今天凌晨', 'early this morning'],
    ['2026-11-20T23:59:00+08:00', '昨天', 'yesterday'],
    ['2026-11-18T08:00:00+08:00', '周三', 'Wednesday'],
    ['2026-11-15T08:00:00+08:00', '周日', 'Sunday'],
    ['2026-11-14T08:00:00+08:00', '11月14日', '14 Nov'],
    ['2025-11-14T08:00:00+08:00', '2025年11月14日', '14 November 2025'],
    ['2026-11-21T16:00:00+08:00', '2026年11月21日', '21 November 2026'],
  ])('%s', (at, zh, en) => {
    expect(agoText(new Date(at), now, 'zh')).toBe(zh)
    expect(agoText(new Date(at), now, 'en')).toBe(en)
  })

  it('counts minutes across midnight', () => {
    expect(agoText(new Date('2026-11-20T23:55:00+08:00'), new Date('2026-11-21T00:05:00+08:00'), 'zh')).toBe(
      '10 分钟前',
    )
    expect(agoText(new Date('2026-11-21T18:00:00+08:00'), new Date('2026-11-21T23:00:00+08:00'), 'zh')).toBe('今天晚上')
  })

  it('never names a weekday that could be this very day', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 20 * 86_400_000 }), (at, later) => {
        const read = new Date(at.getTime() + later)
        expect(agoText(at, read, 'zh')).not.toBe(formatWeekday(civilDate(read), 'zh'))
      }),
    )
  })
})
