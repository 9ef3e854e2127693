import type { Id, Tx } from '../base/context.ts'
import { sql } from './database.ts'

/** A public code in its parts: LG-26-0398. */
export interface CodeParts {
  prefix: string
  /** of the Beijing calendar, two digits */
  year: number
  number: number
}

const canonical = /^([A-Z]{2,4})-(\d{2})-(\d{4,9})$/

/** The parts of a code in its only form; null when it is not one. */
export function parseCode(code: string): CodeParts | null {
  const match = canonical.exec(code)
  if (!match) return null
  const [, prefix, year, number] = match as unknown as [string, string, string, string]
  const parts = { prefix, year: Number(year), number: Number(number) }
  return parts.number > 0 && formatCode(parts) === code ? parts : null
}

/** At least four digits, more when a network needs them. */
export function formatCode({ prefix, year, number }: CodeParts): string {
  return `${prefix}-${String(year).padStart(2, '0')}-${String(number).padStart(4, '0')}`
}

/** what stands before and after a code that was copied out of a message */
const before = /^(?:编号|受理编号|CODE|NO\.?)?[:\s]*/
const after = /[。.,!?\s]+$/
const typed = /^([A-Z]{2,4})[\s\-‐-―_./·]*([\dOIL]{2})[\s\-‐-―_./·]*([\dOIL]{1,9})$/

/**
 * The code someone meant: small letters, full-width characters, missing or other dashes, missing zeros, O for 0 and
 * I or l for 1 in the numbers. Null when it cannot be read as one.
 */
export function normaliseCode(text: string): string | null {
  if (text.length > 64) return null
  const plain = text.normalize('NFKC').toUpperCase().replace(after, '').trimStart()
  // as it stands first: a network's own prefix may be NO or CODE
  const match = typed.exec(plain) ?? typed.exec(plain.replace(before, ''))
  if (!match) return null
  const [, prefix, year, number] = match as unknown as [string, string, string, string]
  const digits = (part: string) => Number(part.replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
  const parts = { prefix, year: digits(year), number: digits(number) }
  return parts.number > 0 ? formatCode(parts) : null
}

const beijingYear = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: '2-digit' })

const takeNumber = sql(
  'codes.take-number',
  'select code_prefix as "prefix", next_code_number(id, $2) as "number" from network where id = $1',
)

/**
 * The next code of a network in the Beijing year of `now`. Numbers come from a sequence, so reports do not wait for
 * each other; a refused report leaves a gap, and numbers are not in commit order.
 */
export async function nextCode(tx: Tx, networkId: Id, now: Date): Promise<string> {
  const year = Number(beijingYear.format(now))
  const { prefix, number } = await tx.get<{ prefix: string; number: number }>(takeNumber, [networkId, year])
  return formatCode({ prefix, year, number })
}
