import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripControls } from '../../../base/text.ts'
import { projectRoot } from '../../../server/root.ts'

/** What stands for a character that the type lacks: the printer's own sign for a missing one. */
const missingSign = '〓'

/** A character that could not be printed, and the words around its first place. */
export interface Missing {
  /** `U+2A6D6` */
  codePoint: string
  near: string
}

export interface PaperType {
  /** the font itself */
  font: Buffer
  characters: ReadonlySet<string>
}

/** Read anew for each paper: papers are rare, and 4 MB are not kept for them. */
export async function paperType(): Promise<PaperType> {
  const folder = join(projectRoot, 'fonts')
  const [font, list] = await Promise.all([
    readFile(join(folder, 'noto-serif-sc.ttf')),
    readFile(join(folder, 'characters.txt'), 'utf8'),
  ])
  return { font, characters: new Set([...list.replaceAll('\n', ''), ' ', '\u00a0', '\u3000']) }
}

/** How many characters before and after a missing one are shown with it. */
const around = 5

function setText(text: string, characters: ReadonlySet<string>, missing: Map<string, Missing>): string {
  const clean = [...stripControls(text).replace(/\s+/g, ' ').trim()]
  const set = clean.map((character) => (characters.has(character) ? character : missingSign))
  clean.forEach((character, index) => {
    if (set[index] === character || missing.has(character)) return
    const codePoint = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    missing.set(character, { codePoint, near: set.slice(Math.max(0, index - around), index + around + 1).join('') })
  })
  return set.join('')
}

/** The same facts in characters that can be printed, each text one line; and what could not be, in order. */
export function printable<Facts>(facts: Facts, characters: ReadonlySet<string>): { facts: Facts; missing: Missing[] } {
  const missing = new Map<string, Missing>()
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return setText(value, characters, missing)
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]))
  }
  return { facts: visit(facts) as Facts, missing: [...missing.values()] }
}
