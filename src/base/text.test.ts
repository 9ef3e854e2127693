import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  collapseSpace,
  excerpt,
  graphemeLength,
  hasControls,
  stripControls,
  textFault,
  tidyLines,
  toHalfWidth,
} from './text.ts'

/** All kinds of characters, broken ones included. */
const any = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\0', '\r', '\n', '\u202e', '👨‍👩‍👧', 'é', '居'),
  ),
})
const family = '👨‍👩‍👧'

describe('toHalfWidth', () => {
  it('turns full-width signs into those of a keyboard', () => {
    expect(toHalfWidth('ＡＢｃ　１２３，（￥）')).toBe('ABc 123,(¥)')
    expect(toHalfWidth('禾花社区。')).toBe('禾花社区。')
  })
})

describe('white space', () => {
  it('collapses to single spaces on one line', () => {
    expect(collapseSpace('  楼道　里\t有\n电动车  ')).toBe('楼道 里 有 电动车')
  })
  it('keeps lines and one empty line between paragraphs', () => {
    expect(tidyLines('一  \r\n\r\n\r\n\r\n二　\r三\n\n')).toBe('一\n\n二\n三')
  })
  it('is tidy after the first time', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(collapseSpace(collapseSpace(text))).toBe(collapseSpace(text))
        expect(tidyLines(tidyLines(text))).toBe(tidyLines(text))
      }),
    )
  })
})

describe('controls', () => {
  it('are found, and stripped', () => {
    expect(stripControls('a\0b\u202ec\r\nd\te\ud800')).toBe('abc\nd\te\ufffd')
    for (const text of ['a\0', '\u001b[31m', '\u0085', '\u2066x', '\udc00']) expect(hasControls(text)).toBe(true)
    for (const text of ['居民\n说', 'a\tb', `一家${family}`, 'Zoë\r\n']) expect(hasControls(text)).toBe(false)
  })
  it('are gone after stripping', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(hasControls(stripControls(text))).toBe(false)
        expect(stripControls(text) === text.replace(/\r\n?/g, '\n')).toBe(!hasControls(text))
      }),
    )
  })
})

describe('graphemeLength', () => {
  it.each([
    ['', 0],
    ['电动车堵楼道', 6],
    [family, 1],
    [`${family}${family}`, 2],
    ['e\u0301', 1],
    ['\r\n', 1],
    ['👍🏽', 1],
    ['𠮷野家', 3],
  ])('%j is %i', (text, length) => {
    expect(graphemeLength(text)).toBe(length)
  })

  it('agrees with the segmenter on every text, also where it takes the short way', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
    const bmp = fc.integer({ min: 0x20, max: 0xffef }).map((code) => String.fromCharCode(code))
    const common = fc.constantFrom('居', '，', 'a', '\n', '\u302a', '\uff9e', '\u3099', '〰', '\ufe0f', '☎')
    fc.assert(
      fc.property(fc.oneof(any, fc.string({ unit: fc.oneof(common, bmp) }), fc.string({ unit: common })), (text) => {
        expect(graphemeLength(text)).toBe([...segmenter.segment(text)].length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('excerpt', () => {
  it('leaves a short text and cuts a long one at a character', () => {
    expect(excerpt('电动车\n堵楼道', 7)).toBe('电动车 堵楼道')
    expect(excerpt('电动车堵楼道', 4)).toBe('电动车…')
    expect(excerpt(`${family}${family}${family}`, 2)).toBe(`${family}…`)
    expect(excerpt('ab cdef', 4)).toBe('ab…')
  })
  it('is never longer than it may be', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 12 }), (text, max) => {
        expect(graphemeLength(excerpt(text, max))).toBeLessThanOrEqual(max)
        expect(excerpt(text, max)).not.toMatch(/[\r\n]/)
      }),
    )
  })
})

describe('textFault', () => {
  it.each([
    ['电动车', { max: 3 }, null],
    ['电动车堵', { max: 3 }, 'too-long'],
    [family, { max: 1 }, null],
    ['  电 ', { min: 2, max: 9 }, 'too-short'],
    [' 　\n', { min: 2, max: 9 }, 'required'],
    ['', { max: 9 }, null],
    ['a\nb', { max: 9 }, null],
    ['a\nb', { max: 9, lines: false }, 'line-break'],
    ['a\rb', { max: 9, lines: false }, 'line-break'],
    ['a\0b', { max: 9 }, 'control-character'],
    ['\u202eabc', { max: 9 }, 'control-character'],
  ])('%j within %j: %s', (text, limits, fault) => {
    expect(textFault(text, limits)).toBe(fault)
  })
})
