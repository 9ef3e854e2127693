import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../../server/root.ts'
import { fullFacts, plainFacts } from '../../../testing/agreement-facts.ts'
import { blocksOf } from './paper-blocks.ts'
import { type PaperType, paperType, printable } from './paper-type.ts'

let type: PaperType

beforeAll(async () => {
  type = await paperType()
})

/** The font as pdfkit opened it. */
interface Opened {
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } }
}

describe('the type of the paper', () => {
  it('holds every character of its list, and less than 5 MB', () => {
    const doc = new PDFDocument({ autoFirstPage: false, font: '' })
    doc.registerFont('paper', type.font).font('paper')
    const { font } = (doc as unknown as Opened)._font
    expect([...type.characters].filter((one) => !font.hasGlyphForCodePoint(one.codePointAt(0)!))).toEqual([])
    expect(font.hasGlyphForCodePoint('𪚥'.codePointAt(0)!)).toBe(false)
    expect(type.font.length).toBeLessThan(5_000_000)
  })

  it('sets every name and text of the demonstration', () => {
    const folder = join(projectRoot, 'datasets/longgang')
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const dataset: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      expect(printable(dataset, type.characters).missing, name).toEqual([])
    }
  })

  it('sets every word of the paper itself', () => {
    for (const facts of [plainFacts, fullFacts])
      expect(printable(blocksOf(facts, []), type.characters).missing).toEqual([])
  })

  it('prints 〓 for what it lacks, and tells each such character once, with the words around it', () => {
    const { facts, missing } = printable({ name: '平湖街道𪚥记龘社', again: ['𪚥'], amount: 7 }, type.characters)
    expect(facts).toEqual({ name: '平湖街道〓记〓社', again: ['〓'], amount: 7 })
    expect(missing).toEqual([
      { codePoint: 'U+2A6A5', near: '平湖街道〓记〓社' },
      { codePoint: 'U+9F98', near: '湖街道〓记〓社' },
    ])
  })

  it('makes one line of each text, without controls', () => {
    expect(printable(' 一\n二\u0007\t三 ', type.characters)).toEqual({ facts: '一 二 三', missing: [] })
  })
})
