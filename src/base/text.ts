import type { Fault } from './fault.ts'

/** Full-width letters, digits, signs and spaces as their half-width forms (U+FF01–FF5E, U+3000, ￥). */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('\uffe5', '\u00a5')
}

/** Runs of white space, line breaks included, become one space; none at the ends. For one-line texts. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Lines without white space at their ends, at most one empty line between paragraphs. For texts of several lines. */
export function tidyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** C0 and C1 controls but tab and line feed, and the marks that reorder text to deceive (Unicode UTS 55, bidi). */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Without control characters and halves of characters; carriage returns become line feeds. NUL would end a statement. */
export function stripControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '').toWellFormed()
}

export function hasControls(text: string): boolean {
  return text.replace(/\r\n?/g, '\n').search(controls) !== -1 || !text.isWellFormed()
}

/** Scripts in which one code unit is one character for sure: the segmenter costs a hundred times as much. */
const plain = /^[\n\u0020-\u007e\u3000-\u3029\u3030-\u303c\u4e00-\u9fff\uff01-\uff60]*$/

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** How many characters a reader counts: a family emoji is one, a line break is one. */
export function graphemeLength(text: string): number {
  if (plain.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

function firstGraphemes(text: string, count: number): string {
  if (plain.test(text)) return text.slice(0, count)
  let end = 0
  let taken = 0
  for (const { index, segment } of segmenter.segment(text)) {
    if (taken++ === count) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** The beginning on one line, at most `max` characters long with the ellipsis that stands for the rest. */
export function excerpt(text: string, max: number): string {
  const line = collapseSpace(text)
  if (graphemeLength(line) <= max) return line
  return `${firstGraphemes(line, Math.max(max - 1, 0)).trimEnd()}…`
}

export interface TextLimits {
  /** characters as a reader counts them */
  min?: number
  max: number
  /** false: may not hold a line break */
  lines?: boolean
}

/** What is wrong with a text, as a code, or null. White space alone counts as nothing. */
export function textFault(text: string, limits: TextLimits): Fault | null {
  if (hasControls(text)) return 'control-character'
  if (limits.lines === false && /[\r\n]/.test(text)) return 'line-break'
  const length = graphemeLength(text.trim())
  if (length < (limits.min ?? 0)) return length === 0 ? 'required' : 'too-short'
  return length > limits.max ? 'too-long' : null
}
