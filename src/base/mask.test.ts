import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMobile, maskEmail, maskIdentityNumber, maskName, maskPhone, normaliseEmail, normalisePhone } from './mask.ts'
import { graphemeLength } from './text.ts'

const digits = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map((all) => all.join(''))
const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map((parts) => parts.join(''))
const landline = fc
  .tuple(fc.constantFrom('010', '020', '0755', '0571'), fc.constantFrom(...'23456789'), digits(7))
  .map(([area, first, rest]) => `${area}-${first}${rest}`)

describe('normalisePhone', () => {
  it.each([
    ['13812341234', '13812341234'],
    ['138 1234 1234', '13812341234'],
    ['+86 138-1234-1234', '13812341234'],
    ['0086 13812341234', '13812341234'],
    ['8613812341234', '13812341234'],
    ['１３８１２３４１２３４', '13812341234'],
    ['075528901234', '0755-28901234'],
    ['(0755) 2890 1234', '0755-28901234'],
    ['（０７５５）２８９０１２３４', '0755-28901234'],
    ['+86 755 2890 1234', '0755-28901234'],
    ['010-8765 4321', '010-87654321'],
    ['0311-7654321', '0311-7654321'],
  ])('%s is %s', (text, phone) => {
    expect(normalisePhone(text)).toBe(phone)
  })

  it.each([
    '',
    '12812341234',
    '1381234123',
    '138123412345',
    '28901234',
    '12345',
    '110',
    '4008001234',
    '010-7654321',
    '0755-18901234',
    '010-18765432',
    'abc',
    '+1 212 555 0100',
    '13812341234;drop',
  ])('%j is none', (text) => {
    expect(normalisePhone(text)).toBeNull()
  })

  it('leaves alone what it has made', () => {
    fc.assert(
      fc.property(fc.oneof(mobile, landline), (phone) => {
        expect(normalisePhone(phone)).toBe(phone)
        expect(normalisePhone(`+86${phone}`)).toBe(phone)
        expect(isMobile(phone)).toBe(phone.startsWith('1'))
      }),
    )
  })
})

describe('normaliseEmail', () => {
  it.each([
    [' Zhang.San+x@Example.COM ', 'zhang.san+x@example.com'],
    ['a@b.cn', 'a@b.cn'],
    ['ｚｈａｎｇ＠example．com', 'zhang@example.com'],
  ])('%s is %s', (text, email) => {
    expect(normaliseEmail(text)).toBe(email)
  })
  it.each([
    '',
    'a',
    'a@b',
    '@b.cn',
    'a@',
    'a b@c.cn',
    'a@b..cn',
    '.a@b.cn',
    'a.@b.cn',
    'a@-b.cn',
    'a@b.cn\nBcc: x@y.cn',
    'a@b@c.cn',
    '张@例子.中国',
    `${'a'.repeat(65)}@b.cn`,
    `a@${'b'.repeat(250)}.cn`,
  ])('%j is none', (text) => {
    expect(normaliseEmail(text)).toBeNull()
  })
  it('answers at once whatever is typed', () => {
    expect(normaliseEmail(`${'a.'.repeat(120)}!`)).toBeNull()
    expect(normaliseEmail(`a@${'a-'.repeat(120)}`)).toBeNull()
  })
})

describe('masks', () => {
  it('show what is needed to recognise one’s own', () => {
    expect(maskPhone('13812341234')).toBe('138****1234')
    expect(maskPhone('0755-28901234')).toBe('0755-****1234')
    expect(maskEmail('zhang@example.com')).toBe('z***@example.com')
    expect(maskEmail('z@example.com')).toBe('***@example.com')
    expect(maskIdentityNumber('44030719900101002X')).toBe('44**************2X')
    expect(maskName('张三')).toBe('张*')
    expect(maskName('欧阳小明')).toBe('欧*')
    expect(maskName(' Mary Smith ')).toBe('M*')
    expect(maskName('张')).toBe('*')
    expect(maskName('')).toBe('*')
  })

  it('hide four digits and more of every number', () => {
    fc.assert(
      fc.property(fc.oneof(mobile, landline), (phone) => {
        const masked = maskPhone(phone)
        expect(masked).not.toContain(phone.slice(-8))
        expect(masked).toMatch(/^[0-9-]{3,5}\*{4}[0-9]{4}$/)
      }),
    )
  })

  it('hide altogether what they do not know', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(normalisePhone(text) === null)
        expect(maskPhone(text)).toBe('****')
        expect(maskIdentityNumber(text)).toBe('****')
        expect(graphemeLength(maskName(text))).toBeLessThanOrEqual(2)
        expect(maskEmail(text.replaceAll('@', ''))).toBe('****')
      }),
    )
  })
})
