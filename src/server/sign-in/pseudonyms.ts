import type { Secrets } from '../secrets/secrets.ts'

/**
 * What stands in the sign-in tables for a phone number or a mail address: keyed hashes, in hexadecimal since
 * better-auth writes addresses in lower case.
 */
export interface Pseudonyms {
  phone(phone: string): string
  email(email: string): string
  oidc(issuer: string, subject: string): string
  /** for counting tries of something secret: a login name, a session */
  tries(value: string): string
}

export function createPseudonyms(secrets: Pick<Secrets, 'keyedHash'>): Pseudonyms {
  const hash = (value: string, use: string) => Buffer.from(secrets.keyedHash(value, use), 'base64url').toString('hex')
  return {
    phone: (phone) => hash(phone, 'sign-in.phone'),
    email: (email) => hash(email, 'sign-in.email'),
    oidc: (issuer, subject) => hash(`${issuer} ${subject}`, 'sign-in.oidc'),
    tries: (value) => hash(value, 'sign-in.tries').slice(0, 32),
  }
}
