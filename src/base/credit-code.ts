import type { Refusal } from './refusal.ts'
import { toHalfWidth } from './text.ts'

/** GB 32100 leaves out I, O, S, V and Z; a character's value is its place here. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
/** GB 11714, the organisation code inside: here every letter counts, A = 10 … Z = 35. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** Registrar and kind (2 characters), region (6 digits), organisation code (8 and its check), check character. */
const shape = /^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{8}[0-9X][0-9A-HJ-NP-RTUWXY]$/

/** As it is printed: half-width capitals without spaces and hyphens. Store this form. */
export function normaliseCreditCode(text: string): string {
  return toHalfWidth(text).replace(/[\s-]/g, '').toUpperCase()
}

function organisationCheck(body: string): string {
  const sum = organisationWeights.reduce((all, weight, index) => all + weight * Number.parseInt(body[index]!, 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

function checkCharacter(first17: string): string {
  const sum = weights.reduce((all, weight, index) => all + weight * alphabet.indexOf(first17[index]!), 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}

/**
 * 统一社会信用代码, GB 32100-2015 (handbook B7), in its normal form. `credit-code.length` and `credit-code.alphabet` are
 * final. `credit-code.organisation-check` and `credit-code.check-digit` carry `params.overridable`: codes of the pilot
 * years fail them and are real, so a person may accept one, with the certificate seen and the reason recorded.
 */
export function refuseCreditCode(code: string): Refusal {
  if (code.length !== 18) return { code: 'credit-code.length' }
  if (!shape.test(code)) return { code: 'credit-code.alphabet' }
  const overridable = { params: { overridable: true } }
  if (organisationCheck(code.slice(8, 16)) !== code[16])
    return { code: 'credit-code.organisation-check', ...overridable }
  if (checkCharacter(code.slice(0, 17)) !== code[17]) return { code: 'credit-code.check-digit', ...overridable }
  return null
}

/**
 * A code with both check characters, for demonstration data and tests.
 *
 * @param kind registrar and kind: 51 社会团体, 52 民办非企业单位, 53 基金会, 91 企业, 11 机关
 * @param region six digits, e.g. 440307
 * @param body eight characters of the code's alphabet
 */
export function makeCreditCode(kind: string, region: string, body: string): string {
  const first17 = `${kind}${region}${body}${organisationCheck(body)}`
  const code = `${first17}${checkCharacter(first17)}`
  if (refuseCreditCode(code)) throw new RangeError(`no credit code can be made of ${kind} ${region} ${body}`)
  return code
}
