import { toHalfWidth } from './text.ts'

const mobile = /^1[3-9][0-9]{9}$/
/** Three-digit area codes (010, 02x) have numbers of eight digits, four-digit ones seven or eight. */
const landline = /^(010|02[0-9])([2-9][0-9]{7})$|^(0[3-9][0-9]{2})([2-9][0-9]{6,7})$/

/**
 * A mainland number in the one form it is stored in, `13812341234` or `0755-28901234`, or null for what is none.
 * Accepts spaces, hyphens, brackets, full-width digits and the country code. Service numbers (400, 12345) are none.
 */
export function normalisePhone(text: string): string | null {
  const bare = toHalfWidth(text).replace(/[\s\-–—().·]/g, '')
  const abroad = /^(?:\+|00)86(.+)$|^86(1[0-9]{10})$/.exec(bare)
  const national = abroad ? (abroad[1] ?? abroad[2]!) : bare
  if (mobile.test(national)) return national
  const found = landline.exec(abroad && !national.startsWith('0') ? `0${national}` : national)
  if (!found) return null
  return `${found[1] ?? found[3]}-${found[2] ?? found[4]}`
}

/** Can a code be sent to it? */
export function isMobile(phone: string): boolean {
  return mobile.test(phone)
}

/** Lower case, without surrounding space; null for what no mail server would take. */
export function normaliseEmail(text: string): string | null {
  const email = toHalfWidth(text).trim().toLowerCase()
  if (email.length > 254) return null
  return /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(
    email,
  ) && email.indexOf('@') <= 64
    ? email
    : null
}

const hidden = '****'

/** `138****1234`, `0755-****1234`; whatever is not a stored number is hidden altogether. */
export function maskPhone(phone: string): string {
  if (mobile.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  if (/^0[0-9]{2,3}-[0-9]{7,8}$/.test(phone)) return `${phone.split('-')[0]}-****${phone.slice(-4)}`
  return hidden
}

/** `z***@example.com`; a name of one letter is hidden too. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return hidden
  const shown = at > 1 ? [...email][0] : ''
  return `${shown}***${email.slice(at)}`
}

/** Province and the last two: `44**************21`. Birth date, district and serial number stay hidden. */
export function maskIdentityNumber(number: string): string {
  return /^[0-9]{17}[0-9X]$/.test(number) ? `${number.slice(0, 2)}${'*'.repeat(14)}${number.slice(-2)}` : hidden
}

/** The first character only, whatever the length: `张*`. */
export function maskName(name: string): string {
  const [first] = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name.trim())
  return first && first.segment !== name.trim() ? `${first.segment}*` : '*'
}
