import { AppError } from '../../../base/refusal.ts'
import type { Contact as Reached } from '../../../server/inbox/desk.ts'
import { type Contact, readContact } from '../people.ts'

/** A complete phone number or mail address. @throws AppError invalid `contact.format` */
export function readContactOf(text: string): Contact {
  const contact = readContact(text)
  if (contact.value === null) throw new AppError('invalid', contact.refusal)
  return contact.value
}

/** Where a message goes to someone who has no account yet. */
export function reach({ kind, value }: Pick<Contact, 'kind' | 'value'>): Reached {
  return kind === 'phone' ? { lang: 'zh', phone: value } : { lang: 'zh', mail: value }
}
