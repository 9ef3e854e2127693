import { type CivilDate, isCivilDate } from './clock.ts'
import type { Refusal } from './refusal.ts'
import { toHalfWidth } from './text.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'

/** Half-width, capital X, no spaces. */
export function normaliseIdentityNumber(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '').toUpperCase()
}

function checkCharacter(first17: string): string {
  const sum = weights.reduce((all, weight, index) => all + weight * Number(first17[index]), 0)
  return checkCharacters[sum % 11]!
}

/** The birth date in a number that `refuseIdentityNumber` let pass. */
export function birthDateOf(number: string): CivilDate {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

/**
 * 公民身份号码, GB 11643-1999 (handbook B7), in its normal form: 18 characters, a birth date that exists and is not after
 * `on`, the check character of ISO 7064 MOD 11-2. The number itself is never stored nor logged: keyed hash and mask.
 */
export function refuseIdentityNumber(number: string, on: CivilDate): Refusal {
  if (number.length !== 18) return { code: 'identity-number.length' }
  if (!/^[1-9][0-9]{16}[0-9X]$/.test(number)) return { code: 'identity-number.alphabet' }
  const birthDate = birthDateOf(number)
  if (!isCivilDate(birthDate) || birthDate < '1900-01-01' || birthDate > on)
    return { code: 'identity-number.birth-date' }
  return checkCharacter(number.slice(0, 17)) === number[17] ? null : { code: 'identity-number.check-digit' }
}
