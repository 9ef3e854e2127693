import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateFen, capitalAmount, formatFen, isFen, parseYuan, sumFen } from './money.ts'

const fen = fc.maxSafeInteger()
const positive = fc.maxSafeNat()

describe('parseYuan', () => {
  it.each([
    ['0', 0],
    ['12000', 1_200_000],
    ['1,234.5', 123_450],
    ['¥12,000.00', 1_200_000],
    ['￥１２，３４５．６７', 1_234_567],
    [' 1234元 ', 123_400],
    ['RMB 8', 800],
    ['0.01', 1],
    ['1.500', 150],
    ['007', 700],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, value) => {
    expect(parseYuan(text)).toEqual({ value, refusal: null })
  })

  it.each([
    ['', 'required'],
    ['  ', 'required'],
    ['¥', 'not-money'],
    ['-5', 'not-money'],
    ['1,5', 'not-money'],
    ['12,34.00', 'not-money'],
    ['1.2.3', 'not-money'],
    ['.5', 'not-money'],
    ['5.', 'not-money'],
    ['1e3', 'not-money'],
    ['一百', 'not-money'],
    ['1.234', 'too-precise'],
    ['90071992547409.92', 'too-large'],
    ['9'.repeat(5000), 'too-large'],
  ])('refuses %s', (text, code) => {
    expect(parseYuan(text)).toEqual({ value: null, refusal: { code } })
  })

  it('reads back what formatFen writes', () => {
    fc.assert(
      fc.property(positive, fc.constantFrom('full' as const, 'short' as const), (amount, kind) => {
        expect(parseYuan(formatFen(amount, { kind })).value).toBe(amount)
      }),
    )
  })
})

describe('formatFen', () => {
  it.each([
    [1_200_000, '¥12,000.00', '¥12,000'],
    [16_000_000, '¥160,000.00', '¥160,000'],
    [5, '¥0.05', '¥0.05'],
    [0, '¥0.00', '¥0'],
    [-1_234_567, '-¥12,345.67', '-¥12,345.67'],
  ])('%i', (amount, full, short) => {
    expect(formatFen(amount)).toBe(full)
    expect(formatFen(amount, { kind: 'short' })).toBe(short)
  })

  it('refuses what is not whole fen', () => {
    expect(() => formatFen(0.5)).toThrow(RangeError)
    expect(() => formatFen(2 ** 53)).toThrow(RangeError)
  })
})

describe('sumFen', () => {
  it('is exact in every order, or refuses', () => {
    fc.assert(
      fc.property(fc.array(fen), (amounts) => {
        const exact = amounts.reduce((all, amount) => all + BigInt(amount), 0n)
        const fits = isFen(Number(exact)) && BigInt(Number(exact)) === exact
        const expected = fits
          ? { value: Number(exact), refusal: null }
          : { value: null, refusal: { code: 'money.overflow' } }
        expect(sumFen(amounts)).toEqual(expected)
        expect(sumFen(amounts.toReversed())).toEqual(expected)
      }),
    )
  })

  it('is not thrown off by a sum that is too large on the way', () => {
    expect(sumFen([Number.MAX_SAFE_INTEGER, 1, -1]).value).toBe(Number.MAX_SAFE_INTEGER)
    expect(sumFen([Number.MAX_SAFE_INTEGER, 1]).refusal).toEqual({ code: 'money.overflow' })
  })
})

describe('allocateFen', () => {
  const weights = fc
    .array(fc.oneof(fc.nat(3), fc.maxSafeNat()), { minLength: 1, maxLength: 20 })
    .filter((all) => all.some((one) => one > 0))

  it('never loses a fen, and is off the exact part by less than one', () => {
    fc.assert(
      fc.property(fen, weights, (total, parts) => {
        const shares = allocateFen(total, parts)
        expect(sumFen(shares).value).toBe(total)
        const sum = parts.reduce((all, part) => all + BigInt(part), 0n)
        shares.forEach((share, index) => {
          const exact = BigInt(total) * BigInt(parts[index]!)
          const error = BigInt(share) * sum - exact
          expect(error < sum && error > -sum).toBe(true)
        })
      }),
    )
  })

  it('gives nothing to weight nought, and mirrors a negative amount', () => {
    fc.assert(
      fc.property(positive, weights, (total, parts) => {
        const shares = allocateFen(total, parts)
        expect(shares.every((share, index) => share === 0 || parts[index] !== 0)).toBe(true)
        expect(allocateFen(-total, parts).map((share) => 0 - share)).toEqual(shares)
      }),
    )
  })

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [1, [1, 2], [0, 1]],
    [1000, [50, 40, 10], [500, 400, 100]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [0, [3, 5], [0, 0]],
    [-100, [1, 0], [-100, 0]],
    [3, [5, 3, 2], [1, 1, 1]],
    [5, [2, 2, 2, 2], [2, 1, 1, 1]],
  ])('%i by %j', (total, parts, shares) => {
    expect(allocateFen(total, parts)).toEqual(shares)
  })

  it('refuses weights that make no proportion', () => {
    expect(() => allocateFen(1, [])).toThrow(RangeError)
    expect(() => allocateFen(1, [0, 0])).toThrow(RangeError)
    expect(() => allocateFen(1, [3, -1])).toThrow('whole numbers')
    expect(() => allocateFen(1, [3, 0.5])).toThrow('whole numbers')
  })
})

describe('capitalAmount', () => {
  // The first nine are the examples of the rule itself, in the first form it allows.
  it.each([
    [140_950, '壹仟肆佰零玖元伍角'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [1_200_000, '壹万贰仟元整'],
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [1_000_000, '壹万元整'],
    [1_100_000, '壹万壹仟元整'],
    [10_000_000_000, '壹亿元整'],
    [11_000_000_000, '壹亿壹仟万元整'],
    [10_000_100, '壹拾万零壹元整'],
    [1_000_000_000_000, '壹佰亿元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [100_000_000_000_000, '壹万亿元整'],
    [100_000_000_000_100, '壹万亿零壹元整'],
    [Number.MAX_SAFE_INTEGER, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ])('%i', (amount, text) => {
    expect(capitalAmount(amount)).toBe(text)
  })

  it('says the amount: a reader of capitals gets it back', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readCapitals(capitalAmount(amount))).toBe(amount)
      }),
    )
  })

  it('has no double zero, no zero before a unit, and 整 exactly when nothing follows 元', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const text = capitalAmount(amount)
        expect(text).not.toMatch(/零零|零[拾佰仟万亿]|零元(?!整$)/)
        expect(text.endsWith('整')).toBe(amount % 100 === 0)
      }),
    )
  })

  it('knows no negative amount', () => {
    expect(() => capitalAmount(-1)).toThrow(RangeError)
  })
})

/** Amounts of every length, with many zeros among their digits. */
const amounts = fc
  .array(fc.constantFrom(0, 0, 0, 1, 2, 5, 9), { minLength: 1, maxLength: 15 })
  .map((digits) => Number(digits.join('')))

/** Reads capitals by their units alone, knowing nothing of how they are written. */
function readCapitals(text: string): number {
  const [whole, rest] = text.includes('元') ? (text.split('元') as [string, string]) : ['', text]
  const jiao = /(.)角/.exec(rest)?.[1] ?? '零'
  const cents = /(.)分/.exec(rest)?.[1] ?? '零'
  return readWhole(whole) * 100 + digit(jiao) * 10 + digit(cents)
}

function digit(capital: string): number {
  return '零壹贰叁肆伍陆柒捌玖'.indexOf(capital)
}

function readWhole(text: string): number {
  for (const [unit, value] of [
    ['亿', 1e8],
    ['万', 1e4],
    ['仟', 1e3],
    ['佰', 100],
    ['拾', 10],
  ] as const) {
    const at = text.lastIndexOf(unit)
    if (at !== -1) return readWhole(text.slice(0, at)) * value + readWhole(text.slice(at + 1))
  }
  const last = text.replaceAll('零', '')
  return last === '' ? 0 : digit(last)
}
