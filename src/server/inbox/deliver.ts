import type { Context, Id } from '../../base/context.ts'
import type { Label, Lang } from '../../base/label.ts'
import { type MessageParams, messageText } from '../../base/message.ts'
import { sql } from '../database.ts'
import type { JobHandler } from '../module.ts'
import { SendFailure } from '../sending.ts'
import { transact } from '../transact.ts'
import { contactContext, deliverTask, type SealedContact } from './notify.ts'

interface Delivery {
  id: Id
  kind: string
  params: MessageParams
  link: string | null
  personId: Id | null
  sealedContact: string | null
  attempts: number
}

/** Ten tries spread over some ten hours by the job queue's backoff. */
const mostAttempts = 10
/** after this long a try that told nothing is taken for a process that died */
const leaseMinutes = 5
const keepDays = 90

const claim = sql(
  'deliveries.claim',
  `update delivery set state = 'sending', attempts = attempts + 1, tried_at = $3
    where network_id = $1 and id = $2
      and (state = 'waiting' or (state = 'sending' and tried_at <= $4))
   returning id, kind, params, link, person_id as "personId", sealed_contact as "sealedContact", attempts`,
)
const readState = sql('deliveries.state', 'select state from delivery where network_id = $1 and id = $2')
const finish = sql(
  'deliveries.finish',
  `update delivery set state = $3, channel = $4, failure = $5, done_at = $6, sealed_contact = null
    where network_id = $1 and id = $2 and state = 'sending'`,
)
const giveBack = sql(
  'deliveries.give-back',
  `update delivery set state = 'waiting', channel = $3, failure = $4
    where network_id = $1 and id = $2 and state = 'sending'`,
)
/** each one done takes a few old ones along, so that nothing else must remember to */
const forgetOld = sql(
  'deliveries.forget-old',
  `delete from delivery where network_id = $1 and id in
     (select id from delivery where network_id = $1 and done_at < $2 order by done_at limit 5)`,
)

type Outcome =
  | { state: 'sent'; channel: Channel }
  | { state: 'dropped' | 'failed'; channel: Channel | null; failure: string }
  | { state: 'waiting'; channel: Channel | null; failure: string }
type Channel = 'mail' | 'sms'

/**
 * Sends one message. At least once: a process that dies between sending and noting it sends again, under the same
 * Message-ID or gateway id, which most receivers show once. Two workers never send it at the same time.
 */
export async function deliver(ctx: Context, id: Id): Promise<void> {
  const { networkId } = ctx.actor
  const deadSince = new Date(ctx.now.getTime() - leaseMinutes * 60_000)
  const delivery = await transact(ctx, (tx) => tx.find<Delivery>(claim, [networkId, id, ctx.now, deadSince]))
  if (!delivery) {
    const row = await ctx.db.find<{ state: string }>(readState, [networkId, id])
    if (row?.state === 'sending') throw new Error('another worker is sending it')
    return
  }
  const outcome = await attempt(ctx, delivery).catch(async (error: unknown) => {
    await note(ctx, id, { state: 'waiting', channel: null, failure: 'unexpected' })
    throw error
  })
  await note(ctx, id, outcome)
  if (outcome.state === 'waiting') throw new SendFailure(outcome.failure, false)
}

async function note(ctx: Context, id: Id, outcome: Outcome): Promise<void> {
  const { networkId } = ctx.actor
  await transact(ctx, async (tx) => {
    if (outcome.state === 'waiting') {
      await tx.run(giveBack, [networkId, id, outcome.channel, outcome.failure])
      return
    }
    const failure = outcome.state === 'sent' ? null : outcome.failure
    await tx.run(finish, [networkId, id, outcome.state, outcome.channel, failure, ctx.now])
    await tx.run(forgetOld, [networkId, new Date(ctx.now.getTime() - keepDays * 86_400_000)])
  })
}

async function addressee(ctx: Context, delivery: Delivery): Promise<SealedContact | null> {
  const { messages, secrets } = ctx.services
  if (delivery.personId !== null) {
    const contact = await messages.contactOf(ctx, delivery.personId)
    return contact && { ...contact, link: delivery.link }
  }
  if (delivery.sealedContact === null) return null
  return JSON.parse(secrets.unseal(delivery.sealedContact, contactContext(ctx.actor.networkId, delivery.id)))
}

async function attempt(ctx: Context, delivery: Delivery): Promise<Outcome> {
  const { mail, messages } = ctx.services
  const contact = await addressee(ctx, delivery)
  if (!contact) return { state: 'dropped', channel: null, failure: 'inbox-only' }
  const kind = messages.kindOf(delivery.kind)
  const channel = contact.mail && mail ? 'mail' : contact.phone && kind.sms ? 'sms' : null
  if (!channel) return { state: 'dropped', channel: null, failure: contact.mail ? 'mail-not-set-up' : 'no-address' }
  try {
    await (channel === 'mail' ? sendMail(ctx, delivery, contact) : sendSms(ctx, delivery, contact))
    return { state: 'sent', channel }
  } catch (error) {
    if (!(error instanceof SendFailure)) throw error
    const over = error.permanent || delivery.attempts >= mostAttempts
    return { state: over ? 'failed' : 'waiting', channel, failure: error.code }
  }
}

function absolute(ctx: Context, link: string | null): string | null {
  return link === null ? null : `${ctx.services.publicUrl}${link}`
}

async function sendMail(ctx: Context, delivery: Delivery, contact: SealedContact): Promise<void> {
  const { mail, messages } = ctx.services
  const { lang } = contact
  const kind = messages.kindOf(delivery.kind)
  const { title, body } = messageText(kind, delivery.params, lang)
  const url = absolute(ctx, contact.link)
  await mail?.send({
    id: delivery.id,
    to: contact.mail ?? '',
    subject: title,
    body,
    lang,
    link: url ? { url, label: (kind.opens ?? progress)[lang] } : null,
    footer: footer(messages.siteName, lang, delivery.personId !== null ? 'account' : kind.opens ? 'once' : 'follower'),
    // whoever has no account stops the mails on the very page the link opens
    unsubscribeUrl: delivery.personId === null && !kind.opens ? url : null,
  })
}

const progress: Label = { zh: '查看进展', en: 'See how it stands' }

/** How its reader stops such mails: as an account, as who follows one thing; what is sent once stops by itself. */
const stopping = {
  account: { zh: '想换个方式接收，请到“我的”里修改。', en: ' Change how you are told under "My account".' },
  follower: { zh: '不想再收到，打开上面的链接就能取消。', en: ' Open the link to stop these mails.' },
  once: { zh: '', en: '' },
} as const

function footer(siteName: string, lang: Lang, to: keyof typeof stopping): string {
  const sent =
    lang === 'en' ? `Sent by ${siteName}; please do not reply.` : `这封邮件由${siteName}自动发出，请不要直接回复。`
  return sent + stopping[to][lang]
}

async function sendSms(ctx: Context, delivery: Delivery, contact: SealedContact): Promise<void> {
  const link = absolute(ctx, contact.link)
  const params = Object.entries(delivery.params).map(([name, value]) => [name, String(value ?? '')])
  await ctx.services.sms.send({
    id: delivery.id,
    phone: contact.phone ?? '',
    template: delivery.kind,
    params: { ...Object.fromEntries(params), ...(link ? { link } : {}) },
  })
}

export const messageJobs: Readonly<Record<string, JobHandler>> = {
  [deliverTask]: (ctx, payload) => deliver(ctx, payload['id'] as Id),
}
