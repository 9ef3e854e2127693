import { describe, expect, it } from 'vitest'
import { fullFacts, plainFacts } from '../../../testing/agreement-facts.ts'
import { blocksOf } from './paper-blocks.ts'
import { layPages, type Mark, sheet } from './paper-layout.ts'

/** Chinese is one em wide, everything else half. */
const measure = (text: string) => [...text].reduce((sum, one) => sum + (one.codePointAt(0)! < 0x2000 ? 0.5 : 1), 0)

type Text = Extract<Mark, { kind: 'text' }>

const textsOf = (marks: readonly Mark[]) => marks.filter((mark): mark is Text => mark.kind === 'text')

/** The paper a mark covers; a line of Chinese stands 0.88 em above its baseline and 0.12 below. */
function areaOf(mark: Mark) {
  const { x, y } = mark
  if (mark.kind === 'box') return { left: x, right: x + mark.width, top: y, bottom: y + mark.height }
  const { size, text, spread = 0 } = mark
  const width = measure(text) * size + spread * ([...text].length - 1)
  return { left: x, right: x + width, top: y - 0.88 * size, bottom: y + 0.12 * size }
}

const touch = (a: ReturnType<typeof areaOf>, b: ReturnType<typeof areaOf>) =>
  a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01

describe.each([
  ['an ordinary agreement', plainFacts],
  ['as much as there can be', fullFacts],
])('%s', (_, facts) => {
  const blocks = blocksOf(facts, [{ codePoint: 'U+9F98', near: '在〓社' }])
  const pages = layPages(blocks, measure)

  it('keeps to the margins', () => {
    for (const area of pages.flat().map(areaOf)) {
      expect(area.left).toBeGreaterThanOrEqual(sheet.left)
      expect(area.right).toBeLessThanOrEqual(sheet.width - sheet.right + 0.01)
      expect(area.top).toBeGreaterThanOrEqual(sheet.top)
      expect(area.bottom).toBeLessThanOrEqual(sheet.height - sheet.bottom)
    }
  })

  it('has no two texts in one place, and none across a line of a table', () => {
    for (const marks of pages) {
      const texts = textsOf(marks).map(areaOf)
      const boxes = marks.filter(({ kind }) => kind === 'box').map(areaOf)
      texts.forEach((area, index) => {
        expect(texts.slice(index + 1).filter((other) => touch(area, other))).toEqual([])
        const around = boxes.filter((box) => touch(area, box))
        expect(around.length).toBeLessThanOrEqual(1)
        for (const box of around) {
          expect(area.left >= box.left && area.right <= box.right).toBe(true)
          expect(area.top >= box.top && area.bottom <= box.bottom).toBe(true)
        }
      })
    }
  })

  it('ends no page with a heading, and begins each with what can stand there', () => {
    for (const marks of pages) {
      const texts = textsOf(marks)
      expect(texts.at(-1)!.text).not.toMatch(/^第.+条　|：$/)
      expect(texts[0]!.text).not.toMatch(/^[，。；：、）]/)
    }
  })

  it('says over the rows of a page what their columns are', () => {
    const words = pages.map((marks) => textsOf(marks).map(({ text }) => text))
    const budget = words.filter((page) => page.some((text) => text === '小计' || text.startsWith('第 7 项')))
    const tranches = words.filter((page) => page.includes('10%'))
    expect(budget.length * tranches.length).toBeGreaterThan(0)
    expect(budget.filter((page) => !page.includes('甲方资助'))).toEqual([])
    expect(tranches.filter((page) => !page.includes('支付之前应当提供'))).toEqual([])
  })

  it('leaves nothing out', () => {
    const all = textsOf(pages.flat())
      .map(({ text }) => text)
      .join('')
      .replaceAll(' ', '')
    for (const block of blocks) {
      if (block.kind === 'paragraph') expect(all).toContain((block.number + block.text).replaceAll(' ', ''))
      if (block.kind === 'heading' || block.kind === 'note') expect(all).toContain(block.text.replaceAll(' ', ''))
      if (block.kind !== 'table') continue
      for (const words of block.rows.flatMap(({ cells }) => cells)) expect(all).toContain(words.replace(/[ \n]/g, ''))
    }
  })
})

it('an ordinary agreement takes two sheets, printed on both sides', () => {
  expect(layPages(blocksOf(plainFacts, []), measure).length).toBeLessThanOrEqual(4)
})
