import type { Id, Tx } from '../../base/context.ts'
import { newId } from '../../base/id.ts'
import type { MessageParams } from '../../base/message.ts'
import { sql } from '../database.ts'
import type { Contact } from './desk.ts'

/** An account, or someone who left a phone or an address to be told of one thing. */
export type Recipient = { personId: Id } | { contact: Contact; link?: string }

export interface Message {
  /** declared by the module that sends it */
  kind: string
  params: MessageParams
  /** a page of the portal, `/follow/LG-26-0398`; a contact's own link, with its secret, goes with the recipient */
  link?: string
  /** the same key never reaches the same recipient twice, e.g. `problem.answered:<event id>` */
  dedupeKey: string
}

export const deliverTask = 'messages.deliver'

const addMessages = sql(
  'messages.add',
  `with input as (
     select * from jsonb_to_recordset($2) as i(id uuid, key text, "personId" uuid, "sealedContact" text)
   ), outgoing as (
     insert into delivery (network_id, id, dedupe_key, kind, params, link, person_id, sealed_contact, state, created_at)
     select $1, id, key, $3, $4, $5, "personId", "sealedContact", 'waiting', $6 from input
     on conflict (network_id, dedupe_key) do nothing
     returning id, person_id
   ), inbox as (
     insert into message (network_id, id, person_id, kind, params, link, created_at)
     select $1, id, person_id, $3, $4, $5, $6 from outgoing where person_id is not null
   )
   select id from outgoing`,
)

export function contactContext(networkId: Id, id: Id): string {
  return `delivery:${networkId}:${id}`
}

/** What is sealed of someone without an account; forgotten once the message has gone out. */
export interface SealedContact extends Contact {
  link: string | null
}

/**
 * Tells people of something: accounts in their inbox and, as they chose, by mail or SMS; others where they asked to be
 * told. Commits with the command that causes it; the sending follows by job. One statement for all recipients.
 */
export async function notify(tx: Tx, to: Recipient | readonly Recipient[], message: Message): Promise<void> {
  const { actor, now, services } = tx.ctx
  services.messages.kindOf(message.kind)
  const recipients: readonly Recipient[] = Array.isArray(to) ? to : [to as Recipient]
  if (recipients.length === 0) return
  const rows = recipients.map((recipient) => rowFor(tx, recipient, message))
  const added = await tx.rows<{ id: Id }>(addMessages, [
    ...[actor.networkId, JSON.stringify(rows), message.kind, JSON.stringify(message.params), message.link ?? null, now],
  ])
  for (const { id } of added) tx.enqueue(deliverTask, { networkId: actor.networkId, id })
}

function rowFor(tx: Tx, recipient: Recipient, message: Message) {
  const { actor, now, services } = tx.ctx
  const id = newId(now)
  if ('personId' in recipient) {
    return { id, key: `${message.dedupeKey}:${recipient.personId}`, personId: recipient.personId, sealedContact: null }
  }
  const { contact, link } = recipient
  const sealed: SealedContact = { ...contact, link: link ?? message.link ?? null }
  const who = services.secrets.keyedHash(contact.mail ?? contact.phone ?? '', 'delivery.contact')
  return {
    id,
    key: `${message.dedupeKey}:${who}`,
    personId: null,
    sealedContact: services.secrets.seal(JSON.stringify(sealed), contactContext(actor.networkId, id)),
  }
}
