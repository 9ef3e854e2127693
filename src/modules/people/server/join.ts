import type { Context, Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import { maskEmail, maskPhone } from '../../../base/mask.ts'
import { transact, withoutRepeat } from '../../../server/transact.ts'
import { type Contact, consentVersions } from '../people.ts'
import { personSubject } from './commands/person.ts'
import * as store from './store.ts'

/** What the sign-in proved about somebody, beyond the account. */
export interface Proof {
  userId: string
  /** the number a code was sent to */
  phone?: string | null
  /** an address that the identity provider has verified */
  email?: string | null
}

function asContacts({ phone, email }: Pick<Proof, 'phone' | 'email'>): Contact[] {
  const contacts: Contact[] = []
  if (phone) contacts.push({ kind: 'phone', value: phone, masked: maskPhone(phone) })
  if (email) contacts.push({ kind: 'email', value: email, masked: maskEmail(email) })
  return contacts
}

/**
 * Who has just signed in, as this network knows them: by the account, else by a contact they have proved, which staff or
 * another sign-in wrote down before. In the latter case the accounts become one.
 *
 * @returns null for someone new here: they are asked for a name
 */
async function find(tx: Tx, proof: Proof): Promise<store.Person | null> {
  const known = await store.lockPersonOfAccount(tx, proof.userId)
  if (known) return known
  for (const contact of asContacts(proof)) {
    const person = await store.lockPersonByContact(tx, contact)
    if (person) return attach(tx, person, proof)
  }
  return null
}

/** The person was known without this account: the account becomes theirs, with whatever it signs in by. */
async function attach(tx: Tx, person: store.Person, proof: Proof): Promise<store.Person> {
  const { accounts } = tx.ctx.services.signIn
  if (person.userId === null) {
    await store.setAccount(tx, person.id, proof.userId)
    tx.event('person.joined', await personSubject(tx, person.id))
    return { ...person, userId: proof.userId }
  }
  await accounts.merge(tx, proof.userId, person.userId)
  if (proof.phone) await accounts.setPhone(tx, person.userId, proof.phone)
  return person
}

/** Finds who signed in, in a transaction of its own. */
export function recognise(ctx: Context, proof: Proof): Promise<store.Person | null> {
  return transact(withoutRepeat(ctx), (tx) => find(tx, proof))
}

/**
 * Someone new to this network gives a name and agrees to how their data is used: from here on there is a person.
 * Sent twice, the second time finds the first.
 */
export function join(ctx: Context, proof: Proof, name: string): Promise<Id> {
  return transact(withoutRepeat(ctx), async (tx) => {
    const known = await find(tx, proof)
    if (known) return known.id
    const id = newId(ctx.now)
    await store.insertPerson(tx, { id, userId: proof.userId, name })
    for (const contact of asContacts(proof)) await store.setContact(tx, id, contact)
    await store.insertConsent(tx, {
      id: newId(ctx.now),
      personId: id,
      givenBy: id,
      purpose: 'account',
      textVersion: consentVersions.account,
    })
    tx.event('person.joined', await personSubject(tx, id))
    return id
  })
}
