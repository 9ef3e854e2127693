import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { notify } from '../../../../server/inbox/notify.ts'
import type { JobHandler } from '../../../../server/module.ts'
import { transact } from '../../../../server/transact.ts'
import type { sendLink as contract } from '../../contract.ts'
import { findByContact, openSecret, readContact } from '../followers.ts'
import { subjectOf } from '../store.ts'

const sendTask = 'problem.send-link'
const asked = (networkId: Id) => `problem.send-link:${networkId}`

const selectCode = sql('problem.known-code', 'select id from problem where network_id = $1 and code = $2')

/**
 * Somebody lost the link to their report: it goes to the contact they left. The look-up is a job's, so that the answer,
 * and how long it takes, is the same whether the contact is known or not.
 *
 * @throws AppError invalid `contact`; not-found for what is no code here, which everybody may know
 */
export function sendLink(ctx: Context, input: InputOf<typeof contract>): Promise<OutputOf<typeof contract>> {
  return transact(ctx, async (tx) => {
    const { networkId } = ctx.actor
    const contact = readContact(input.contact, 'contact')
    const code = normaliseCode(input.code)
    if (!contact || !code || !(await tx.find(selectCode, [networkId, code]))) throw notFound('problem')
    tx.enqueue(sendTask, { networkId, code, sealed: ctx.services.secrets.seal(contact.plain, asked(networkId)) })
    return { code }
  })
}

/** At most one message a day: nobody can be pestered with links they did not ask for. */
const send: JobHandler = async (ctx, payload) => {
  const { secrets } = ctx.services
  const plain = secrets.unseal(String(payload.sealed), asked(ctx.actor.networkId))
  await transact(ctx, async (tx) => {
    const found = await findByContact(tx, String(payload.code), plain)
    if (!found) return
    const { code, contactKind, secretSealed, follower } = found
    const link = `/follow/${code}?s=${openSecret(tx.ctx, secretSealed)}`
    await notify(
      tx,
      { contact: { lang: 'zh', ...(contactKind === 'email' ? { mail: plain } : { phone: plain }) }, link },
      { kind: 'problem.link', params: { code }, dedupeKey: `problem.link:${follower}:${civilDate(ctx.now)}` },
    )
    tx.event('problem.link-asked', subjectOf(found))
  })
}

export const problemJobs: Readonly<Record<string, JobHandler>> = { [sendTask]: send }
