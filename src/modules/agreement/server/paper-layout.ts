import type { Block, Column } from './paper-blocks.ts'
import { breakLines, type Measure } from './paper-lines.ts'

/** A4 in points, with room at the left for holes and at the edges for seals across the pages. */
export const sheet = { width: 595.28, height: 841.89, left: 64, right: 60, top: 50, bottom: 56 } as const

const contentWidth = sheet.width - sheet.left - sheet.right

/** Something on a page, from its upper left corner; `y` of a text is its baseline. */
export type Mark =
  | { kind: 'text'; x: number; y: number; size: number; text: string; strong?: boolean; spread?: number }
  | { kind: 'box'; x: number; y: number; width: number; height: number }

/** A band across the page that is never torn. */
interface Strip {
  height: number
  marks: readonly Mark[]
  /** air above it, but not at the top of a page */
  gap?: number
  /** stays on the page of the next one */
  keep?: boolean
  /** comes again above it where a page begins with it */
  again?: Strip
}

const body = { size: 10, leading: 15 }
const cell = { size: 8.5, leading: 12.5, pad: 4 }

/** The baseline of a line whose band begins at `top`: Chinese stands 0.88 em above it. */
const baseline = (top: number, { size, leading }: { size: number; leading: number }) =>
  top + (leading - size) / 2 + 0.88 * size

function centered(text: string, size: number, y: number, measure: Measure): Mark {
  return { kind: 'text', x: sheet.left + (contentWidth - measure(text) * size) / 2, y, size, text }
}

/** room for the square code beside the head of the first page */
export const codeSize = 66
const mastheadHeight = 76

function masthead({ title, lines }: Extract<Block, { kind: 'masthead' }>, measure: Measure): Strip[] {
  const middle = (contentWidth - 2 * codeSize - 20) / body.size
  const [name = '', ...rest] = lines
  const below = [...breakLines(name, middle, measure), ...rest]
  const marks: Mark[] = [{ ...centered(title, 20, 24, measure), strong: true } as Mark]
  below.forEach((text, index) => marks.push(centered(text, body.size, 48 + index * body.leading, measure)))
  return [{ height: Math.max(mastheadHeight, 48 + below.length * body.leading), marks }]
}

function heading({ text }: { text: string }): Strip[] {
  const marks: Mark[] = [
    { kind: 'text', x: sheet.left, y: baseline(0, { size: 11, leading: 17 }), size: 11, text, strong: true },
  ]
  return [{ height: 17, marks, gap: 5, keep: true }]
}

/** Lines of one text, at least two together on a page; all but the last fill the width. */
function paragraph({ number, text }: { number: string; text: string }, measure: Measure, size = body.size): Strip[] {
  const indent = number === '' ? 0 : 26
  const leading = size * 1.5
  const width = contentWidth - indent
  const lines = breakLines(text, width / size, measure)
  return lines.map((line, index): Strip => {
    const slack = width - measure(line) * size
    const last = index === lines.length - 1
    const spread = last || slack > 2 * size ? 0 : slack / Math.max(1, [...line].length - 1)
    const y = baseline(0, { size, leading })
    const marks: Mark[] = [{ kind: 'text', x: sheet.left + indent, y, size, text: line, spread }]
    if (index === 0 && number !== '') marks.unshift({ kind: 'text', x: sheet.left, y, size, text: number })
    return { height: leading, marks, gap: index === 0 ? 2 : 0, keep: index === 0 ? !last : index === lines.length - 2 }
  })
}

function row(cells: readonly string[], columns: readonly Column[], measure: Measure, strong: boolean): Strip {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (share / whole) * contentWidth)
  const lines = cells.map((text, index) =>
    text.split('\n').flatMap((line) => breakLines(line, (widths[index]! - 2 * cell.pad) / cell.size, measure)),
  )
  const height = Math.max(...lines.map(({ length }) => length)) * cell.leading + 2 * cell.pad - 2
  const marks: Mark[] = []
  let x: number = sheet.left
  widths.forEach((width, index) => {
    marks.push({ kind: 'box', x, y: 0, width, height })
    lines[index]!.forEach((text, at) => {
      const room = width - 2 * cell.pad - measure(text) * cell.size
      const shift = { left: 0, center: room / 2, right: room }[columns[index]!.align ?? 'left']
      const y = baseline(cell.pad - 1 + at * cell.leading, cell)
      if (text !== '') marks.push({ kind: 'text', x: x + cell.pad + shift, y, size: cell.size, text, strong })
    })
    x += width
  })
  return { height, marks }
}

function table({ columns, rows }: Extract<Block, { kind: 'table' }>, measure: Measure): Strip[] {
  const titles = columns.map(({ title }) => title)
  const head: Strip = { ...row(titles, columns, measure, true), gap: 4, keep: true }
  const strips = rows.map((one, index): Strip => ({
    ...row(one.cells, columns, measure, one.sum ?? false),
    keep: rows[index + 1]?.sum ?? false,
    again: head,
  }))
  // some air below, which no page begins with
  const last = strips.at(-1)
  if (last) last.height += 4
  return [head, ...strips]
}

function blanks({ labels }: Extract<Block, { kind: 'blanks' }>, measure: Measure): Strip[] {
  const height = 24
  return labels.map((label, index): Strip => {
    const y = baseline((height - body.leading) / 2, body)
    const labelWidth = 80
    return {
      height,
      marks: [
        { kind: 'box', x: sheet.left, y: 0, width: labelWidth, height },
        { kind: 'box', x: sheet.left + labelWidth, y: 0, width: contentWidth - labelWidth, height },
        {
          kind: 'text',
          x: sheet.left + (labelWidth - measure(label) * body.size) / 2,
          y,
          size: body.size,
          text: label,
        },
      ],
      keep: index < labels.length - 1,
    }
  })
}

/** A seal is 4.5 cm across at most, and wants paper around it. */
const sealHeight = 132

function seal({ label, name }: { label: string; name: string }, x: number, width: number, measure: Measure): Mark[] {
  const left = x + 8
  const lines = breakLines(name, (width - 16) / body.size, measure)
  const text = (y: number, words: string, strong = false): Mark => ({
    kind: 'text',
    ...{ x: left, y, size: body.size, text: words, strong },
  })
  return [
    { kind: 'box', x, y: 0, width, height: sealHeight },
    text(18, `${label}（盖章）`, true),
    ...lines.map((line, index) => text(34 + index * 14, line)),
    text(sealHeight - 30, '法定代表人或者授权代表（签字）：'),
    text(sealHeight - 10, '日期：　　　　年　　　月　　　日'),
  ]
}

/** Two side by side. */
function seals({ parties }: Extract<Block, { kind: 'seals' }>, measure: Measure): Strip[] {
  const width = contentWidth / 2
  const strips: Strip[] = []
  for (let at = 0; at < parties.length; at += 2) {
    const pair = parties.slice(at, at + 2)
    const marks = pair.flatMap((party, index) => seal(party, sheet.left + index * width, width, measure))
    strips.push({ height: sealHeight, marks })
  }
  return strips
}

function stripsOf(block: Block, measure: Measure): Strip[] {
  switch (block.kind) {
    case 'masthead':
      return masthead(block, measure)
    case 'heading':
      return heading(block)
    case 'paragraph':
      return paragraph(block, measure)
    case 'table':
      return table(block, measure)
    case 'blanks':
      return blanks(block, measure)
    case 'seals':
      return seals(block, measure)
    case 'note':
      return paragraph({ number: '', text: block.text }, measure, 9)
  }
}

/** A sentence that leads to a table is not left behind at the end of a page. */
function allStrips(blocks: readonly Block[], measure: Measure): Strip[] {
  return blocks.flatMap((block, index) => {
    const strips = stripsOf(block, measure)
    const last = strips.at(-1)
    if (block.kind === 'paragraph' && blocks[index + 1]?.kind === 'table' && last) last.keep = true
    return strips
  })
}

function moved(marks: readonly Mark[], by: number): Mark[] {
  return marks.map((mark) => ({ ...mark, y: mark.y + by }))
}

/** The strips that must share a page, from here on. */
function chainFrom(strips: readonly Strip[], start: number): readonly Strip[] {
  let end = start
  while (strips[end]?.keep && end < strips.length - 1) end += 1
  return strips.slice(start, end + 1)
}

const depth = (strips: readonly Strip[]) => strips.reduce((sum, { height, gap = 0 }) => sum + height + gap, 0)

/** The pages with everything in its place: no band is torn, no heading left alone at an end. */
export function layPages(blocks: readonly Block[], measure: Measure): Mark[][] {
  const strips = allStrips(blocks, measure)
  const end = sheet.height - sheet.bottom
  let page: Mark[] = []
  const pages = [page]
  let y: number = sheet.top
  const put = (strip: Strip) => {
    const gap = y === sheet.top ? 0 : (strip.gap ?? 0)
    page.push(...moved(strip.marks, y + gap))
    y += gap + strip.height
  }
  for (let at = 0; at < strips.length;) {
    const chain = chainFrom(strips, at)
    if (y > sheet.top && y + depth(chain) > end) {
      page = []
      pages.push(page)
      y = sheet.top
      const head = chain[0]!.again
      if (head) put(head)
    }
    chain.forEach(put)
    at += chain.length
  }
  return pages
}
