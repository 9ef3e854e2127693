import { type Minority, minority } from '../../base/age.ts'
import { addDays, type CivilDate, civilDate, isCivilDate } from '../../base/clock.ts'
import type { Actor, Id } from '../../base/context.ts'
import { maskEmail, maskPhone, normaliseEmail, normalisePhone } from '../../base/mask.ts'
import type { Refusal, Result } from '../../base/refusal.ts'

/** How someone is reached. */
export const contactKinds = ['phone', 'email'] as const
export type ContactKind = (typeof contactKinds)[number]

export interface Contact {
  kind: ContactKind
  /** as it is stored and hashed */
  value: string
  masked: string
}

/** A phone number or a mail address as people write it; `contact.format` for anything else. */
export function readContact(text: string): Result<Contact> {
  const email = normaliseEmail(text)
  if (email) return { value: { kind: 'email', value: email, masked: maskEmail(email) }, refusal: null }
  const phone = normalisePhone(text)
  if (phone) return { value: { kind: 'phone', value: phone, masked: maskPhone(phone) }, refusal: null }
  return { value: null, refusal: { code: 'contact.format', fields: { contact: 'contact.format' } } }
}

const sequences = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc']
const common = /^(password|passw0rd|p@ssw0rd|woaini|iloveyou|welcome|letmein|chuangyi|admin)[\W\d]*$/i

function isPredictable(password: string): boolean {
  const lower = password.toLowerCase()
  const distinct = new Set(lower).size
  const steps = sequences.some((row) => {
    const reversed = [...row].toReversed().join('')
    return lower.length <= row.length && (row.includes(lower) || reversed.includes(lower))
  })
  return distinct < 5 || steps || common.test(password) || /^(.{1,4})\1+$/.test(lower)
}

/**
 * A password of ten characters or more that is not easily guessed; no rules about kinds of characters, and spaces count
 * (NIST SP 800-63B §3.1.1.2).
 *
 * @param own what guessers try first: the person's own number, address and name
 */
export function refusePassword(password: string, own: readonly (string | null)[] = []): Refusal {
  const refuse = (code: string): Refusal => ({ code: 'input.invalid', fields: { password: code } })
  if ([...password].length < 10) return refuse('password.too-short')
  if (password.length > 128) return refuse('password.too-long')
  const lower = password.toLowerCase()
  const parts = own.flatMap((text) => (text ? [text.toLowerCase(), text.toLowerCase().split('@')[0]!] : []))
  if (parts.some((part) => part.length >= 4 && lower.includes(part))) return refuse('password.own')
  return isPredictable(password) ? refuse('password.predictable') : null
}

/** Why personal matters cannot be done with an API token: a program is not its person. */
export function refuseToken(actor: Pick<Actor, 'scopes'>): Refusal {
  return actor.scopes ? { code: 'token.not-for-this' } : null
}

/* Minors and their guardians (个人信息保护法 §31, 民法典 §27; handbook B11) */

export const guardianRelations = ['parent', 'grandparent', 'sibling', 'other'] as const
export type GuardianRelation = (typeof guardianRelations)[number]

/** The minority of someone born on that day; null where no birth date is kept, which is so for adults. */
export function minorityOf(bornOn: CivilDate | null, now: Date): Minority | null {
  return bornOn === null ? null : minority(bornOn, civilDate(now))
}

/** A birth date that makes a minor of today; adults leave none. */
export function refuseMinorsBirthDate(bornOn: string, now: Date): Refusal {
  const refuse = (code: string): Refusal => ({ code: 'input.invalid', fields: { bornOn: code } })
  const today = civilDate(now)
  if (!isCivilDate(bornOn)) return refuse('not-a-date')
  if (bornOn > today) return refuse('too-late')
  if (bornOn < addDays(today, -19 * 366)) return refuse('minor.grown-up')
  return minority(bornOn, today) === 'adult' ? refuse('minor.grown-up') : null
}

/** A guardian is an adult with an account of their own, and not the child. */
export function refuseGuardian(guardian: { id: Id; bornOn: CivilDate | null }, childId: Id, now: Date): Refusal {
  if (guardian.id === childId) return { code: 'guardian.self' }
  const age = minorityOf(guardian.bornOn, now)
  return age === null || age === 'adult' ? null : { code: 'guardian.minor' }
}

export const guardianStates = ['not-needed', 'missing', 'informed', 'consented'] as const
/** `missing`: under 14 without a guardian's consent, nothing may be kept or shown. `informed`: 14–17, told. */
export type GuardianState = (typeof guardianStates)[number]

export function guardianState(
  person: { bornOn: CivilDate | null; consented: boolean; guardianNamed: boolean },
  now: Date,
): GuardianState {
  const age = minorityOf(person.bornOn, now)
  if (age === null || age === 'adult') return 'not-needed'
  if (person.consented) return 'consented'
  return age === 'under-18' && person.guardianNamed ? 'informed' : 'missing'
}

/* Consent: one purpose, one text, one version (个人信息保护法 §14, §15) */

export const consentPurposes = ['account', 'guardian', 'public-name'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** The version of the text that is shown today. A change of meaning makes a new one, and asks again. */
export const consentVersions = {
  account: '2026-11',
  guardian: '2026-11',
  'public-name': '2026-11',
} as const satisfies Record<ConsentPurpose, string>

/** What may be taken back by itself. Without `account` there is no account: erasing it is the way. */
export function refuseWithdrawal(consent: { purpose: ConsentPurpose; withdrawn: boolean }): Refusal {
  if (consent.withdrawn) return { code: 'consent.withdrawn' }
  return consent.purpose === 'account' ? { code: 'consent.is-the-account' } : null
}

/* Erasure (个人信息保护法 §47) */

export interface Ties {
  /** names of nodes on which a role is still held */
  roles: readonly string[]
  /** organisations that would be left without a manager */
  soleManagerOf: readonly string[]
  /** children who would be left without a guardian */
  soleGuardianOf: readonly string[]
}

/** What must be handed over first; everything else is erased at once. */
export function refuseErasure({ roles, soleManagerOf, soleGuardianOf }: Ties): Refusal {
  if (roles.length > 0) return { code: 'erasure.holds-role', params: { names: roles.join('、') } }
  if (soleManagerOf.length > 0) return { code: 'erasure.sole-manager', params: { names: soleManagerOf.join('、') } }
  if (soleGuardianOf.length > 0) return { code: 'erasure.sole-guardian', params: { names: soleGuardianOf.join('、') } }
  return null
}

/** What stays after erasure, and why it may (个人信息保护法 §47 (2), §55; 电子签名法 §6 is why acts are kept whole). */
export const erasureHolds = ['acts', 'offices', 'consents'] as const
export type ErasureHold = (typeof erasureHolds)[number]

export const personEvents = {
  'person.joined': {},
  'person.added': {},
  'person.looked-up': {},
  'person.corrected': {},
  'person.erased': {},
  'child.added': {},
  'child.removed': {},
  'guardian.named': {},
  'guardian.confirmed': {},
  'guardian.declined': {},
  'consent.given': {},
  'consent.withdrawn': {},
  'security.password-set': {},
  'security.password-link-sent': {},
  'security.password-reset': {},
  'security.second-factor-set': {},
  'security.second-factor-removed': {},
  'security.second-factor-reset': {},
  'security.sessions-ended': {},
  'token.created': {},
  'token.revoked': {},
  'grant.given': {},
  'grant.ended': {},
} as const
