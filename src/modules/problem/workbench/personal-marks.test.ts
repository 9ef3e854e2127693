import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hidePersonal, personalMarks } from './personal-marks.ts'

describe('what may tell who somebody is', () => {
  it.each([
    ['找我 13800138000', 'phone', '13800138000'],
    ['电话138 0013 8000。', 'phone', '138 0013 8000'],
    ['+86-138-0013-8000', 'phone', '+86-138-0013-8000'],
    ['座机0755-28001234', 'phone', '0755-28001234'],
    ['身份证44030719900101123X的人', 'identity', '44030719900101123X'],
    ['粤B12345乱停', 'plate', '粤B12345'],
    ['粤B·D12345 每天占道', 'plate', '粤B·D12345'],
    ['3栋502的住户', 'home', '502'],
    ['3 栋 2 单元 1204 室', 'home', '1204 室'],
    ['住在302房', 'home', '302房'],
  ])('%s', (text, kind, found) => {
    expect(personalMarks(text).map((mark) => [mark.kind, mark.text])).toEqual([[kind, found]])
  })

  it.each([
    '锦绣苑 3 栋 2 单元门口',
    '晚上 23 点到 1 点，有 200 多辆电动车',
    '打过 12345，受理号 202611210001',
    '修路花了 1500000 元',
    '2026年11月21日',
    '第 302 路公交不停',
    'A12345',
  ])('not: %s', (text) => {
    expect(personalMarks(text)).toEqual([])
  })

  it('is named in its place, all else stays', () => {
    expect(hidePersonal('3栋502的车粤B12345堵门，电话13800138000，请处理')).toBe(
      '3栋（门牌已隐去）的车（车牌已隐去）堵门，电话（电话已隐去），请处理',
    )
  })

  it('an identity number is one thing, not a phone number within it', () => {
    expect(personalMarks('440307138001380001').map(({ kind }) => kind)).toEqual(['identity'])
  })

  it('nothing is left to find once hidden, and marks never overlap', () => {
    const piece = fc.constantFrom(
      '13800138000',
      '粤B12345',
      '3栋502',
      '44030719900101123X',
      '堵门，',
      ' ',
      '栋',
      '0755-28001234',
      '9',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const marks = personalMarks(text)
        for (const [index, mark] of marks.entries()) {
          expect(text.slice(mark.start, mark.end)).toBe(mark.text)
          expect(mark.start).toBeGreaterThanOrEqual(marks[index - 1]?.end ?? 0)
        }
        expect(personalMarks(hidePersonal(text))).toEqual([])
      }),
    )
  })
})
