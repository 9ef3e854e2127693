import { startOfDay } from '../../../base/clock.ts'
import { qrPath } from '../../../server/qr.ts'
import type { AgreementFacts } from '../agreement.ts'
import { checkCode } from './check-code.ts'
import { blocksOf } from './paper-blocks.ts'
import { wordings } from './paper-clauses.ts'
import { codeSize, layPages, type Mark, sheet } from './paper-layout.ts'
import type { Measure } from './paper-lines.ts'
import { paperType, printable } from './paper-type.ts'

type Document = PDFKit.PDFDocument

/** a heading is the same letter with a line around it: a second weight would be 4 MB more */
const strongLine = 0.3

/** Widths of single characters add up: the font keeps no pairs. */
function measureIn(doc: Document): Measure {
  const widths = new Map<string, number>()
  const widthOf = (character: string) => {
    let width = widths.get(character)
    if (width === undefined) {
      width = doc.fontSize(100).widthOfString(character) / 100
      widths.set(character, width)
    }
    return width
  }
  return (text) => [...text].reduce((sum, character) => sum + widthOf(character), 0)
}

function drawMark(doc: Document, mark: Mark): void {
  if (mark.kind === 'box') doc.lineWidth(0.5).rect(mark.x, mark.y, mark.width, mark.height).stroke()
  else {
    const { x, y, size, text, strong = false, spread = 0 } = mark
    doc.lineWidth(strongLine).fontSize(size)
    doc.text(text, x, y, {
      lineBreak: false,
      baseline: 'alphabetic',
      fill: true,
      stroke: strong,
      characterSpacing: spread,
    })
  }
}

/** words at the edges */
const small = 8

const codeWords = '扫码核对'

/** The square code leads to where everybody sees what became of the agreement. */
function drawCode(doc: Document, address: string, measure: Measure): void {
  const { size, path } = qrPath(address)
  const x = sheet.width - sheet.right - codeSize
  doc
    .save()
    .translate(x, sheet.top - 12)
    .scale(codeSize / size)
    .path(path)
    .fill()
    .restore()
  drawMark(doc, {
    kind: 'text',
    x: x + (codeSize - measure(codeWords) * small) / 2,
    y: sheet.top - 12 + codeSize + small,
    size: small,
    text: codeWords,
  })
}

/** Agreement, check code and page stand on every sheet, so that none is exchanged or lost. */
function drawEdge(
  doc: Document,
  facts: AgreementFacts,
  place: { page: number; pages: number },
  measure: Measure,
): void {
  const y = sheet.height - sheet.bottom + 28
  const numbers = `第 ${place.page} 页　共 ${place.pages} 页`
  const left = `${wordings[facts.template].title}（${facts.template} 版）　编号 ${facts.code}　校验码 ${checkCode(facts)}`
  doc
    .lineWidth(0.5)
    .moveTo(sheet.left, y - 14)
    .lineTo(sheet.width - sheet.right, y - 14)
    .stroke()
  drawMark(doc, { kind: 'text', x: sheet.left, y, size: small, text: left })
  drawMark(doc, {
    kind: 'text',
    x: sheet.width - sheet.right - measure(numbers) * small,
    y,
    size: small,
    text: numbers,
  })
}

function bytesOf(doc: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.once('end', () => resolve(Buffer.concat(chunks)))
    doc.once('error', reject)
  })
}

/**
 * The agreement as a PDF to print, seal and scan: A4, black on white. The same facts give the same bytes: its time is the
 * day it was drawn, its id comes of the facts. `verifyUrl` is where the square code on the first page leads.
 */
export async function agreementPaper(facts: AgreementFacts, { verifyUrl }: { verifyUrl: string }): Promise<Buffer> {
  const [{ default: PDFDocument }, { font, characters }] = await Promise.all([import('pdfkit'), paperType()])
  const { facts: words, missing } = printable(facts, characters)
  const doc = new PDFDocument({
    ...{ size: [sheet.width, sheet.height], margin: 0, autoFirstPage: false, lang: 'zh-CN', displayTitle: true },
    font: '',
    info: {
      Title: `${wordings[facts.template].title} ${facts.code}`,
      Subject: checkCode(facts),
      CreationDate: startOfDay(facts.drawnOn),
    },
  })
  const done = bytesOf(doc)
  doc.registerFont('paper', font).font('paper')
  const measure = measureIn(doc)
  const pages = layPages(blocksOf(words, missing), measure)
  pages.forEach((marks, index) => {
    doc.addPage()
    doc.font('paper')
    if (index === 0) drawCode(doc, verifyUrl, measure)
    for (const mark of marks) drawMark(doc, mark)
    drawEdge(doc, facts, { page: index + 1, pages: pages.length }, measure)
  })
  doc.end()
  return done
}
