import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines } from './paper-lines.ts'

/** Chinese is one em wide, everything else half. */
const measure = (text: string) => [...text].reduce((sum, one) => sum + (one.codePointAt(0)! < 0x2000 ? 0.5 : 1), 0)

describe('breakLines', () => {
  it.each([
    ['一二三四五六', 4, ['一二三四', '五六']],
    ['一二三四，五六', 4, ['一二三', '四，五六']],
    ['一二三（四五）', 4, ['一二三', '（四五）']],
    ['一二三四）。五', 4, ['一二三', '四）。五']],
    ['金额 ¥12,345.67 元', 6, ['金额', '¥12,345.67', '元']],
    ['91440307MA5EABCD1X', 4, ['91440307', 'MA5EABCD', '1X']],
    ['，，，，，，，，', 4, ['，，，，', '，，，，']],
    ['', 4, ['']],
  ])('%s in %i em', (text, width, lines) => {
    expect(breakLines(text, width, measure)).toEqual(lines)
  })

  it('loses nothing but spaces, and keeps to the width', () => {
    const text = fc
      .array(fc.constantFrom('一', '二', '三', '，', '。', '（', '）', '“', '”', ' ', 'a', '7', ',', '.', '𪚥'))
      .map((characters) => characters.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 12 }), (words, width) => {
        const lines = breakLines(words, width, measure)
        expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
