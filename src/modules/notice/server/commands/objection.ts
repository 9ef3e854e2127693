import { authorise } from '../../../../base/access.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure, notFound } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { hashSecret, newSecret, sameText } from '../../../../server/secrets/secrets.ts'
import { transact, withoutRepeat } from '../../../../server/transact.ts'
import { lockCallById } from '../../../call/server/public.ts'
import { type Contact, readContact } from '../../../people/people.ts'
import type * as contracts from '../../contract.ts'
import type * as desk from '../../contract-desk.ts'
import {
  answerBy,
  forgetObjectorAt,
  nextOfObjection,
  refuseAnswerer,
  refuseContact,
  refuseObjection,
} from '../../notice.ts'
import { cancelItem, settleNotice } from '../effect.ts'
import { callOfObjection, isInvolved } from '../involved.ts'
import { contactContext, nameContext } from '../objector.ts'
import {
  forgetObjector,
  insertObjection,
  itemsOf,
  lockNotice,
  lockObjection,
  noticeSubject,
  objectionSubject,
  setObjectionState,
} from '../store.ts'

type Received = OutputOf<typeof contracts.object>

function readObjector(input: InputOf<typeof contracts.object>): Contact | null {
  if (input.anonymous || input.contact === '') return null
  const { value, refusal } = readContact(input.contact)
  if (refusal) throw new AppError('invalid', refusal)
  return value
}

/**
 * Objects to items of a notice while it stands. With name and contact it holds these items, no others, until it is
 * answered; without a name it is a lead and stops nothing (handbook B1; product.md 7). Answers a private link, once.
 *
 * @throws AppError conflict `notice.over`; invalid at `itemIds`, `name`, `contact`
 */
export function objectToNotice(outer: Context, input: InputOf<typeof contracts.object>): Promise<Received> {
  const ctx = withoutRepeat(outer)
  return transact(ctx, async (tx) => {
    const { actor, now, services } = ctx
    const contact = readObjector(input)
    const notice = await lockNotice(tx, input.code)
    if (notice.state === 'draft') throw notFound('notice')
    ensure(refuseObjection(notice, input, await itemsOf(tx, notice.id), now))
    const secret = newSecret()
    const due = answerBy(now)
    const state = input.anonymous ? ('lead' as const) : ('open' as const)
    const objection = { id: newId(now), noticeId: notice.id, path: notice.path, state, secretHash: hashSecret(secret) }
    insertObjection(tx, {
      ...objection,
      ...{ itemIds: [...new Set(input.itemIds)], text: input.text, dueAt: due.at },
      // a name that was not given is not looked up
      personId: input.anonymous ? null : actor.personId,
      nameSealed: input.anonymous ? null : services.secrets.seal(input.name, nameContext),
      contact: contact && {
        kind: contact.kind,
        sealed: services.secrets.seal(contact.value, contactContext),
        masked: contact.masked,
      },
    })
    const subject = objectionSubject(objection)
    tx.deadline('notice.objection', subject, due.at)
    tx.event(
      input.anonymous ? 'objection.lead-received' : 'objection.received',
      subject,
      {},
      {
        columns: input.anonymous ? [] : ['name', 'contact'],
      },
    )
    const followUrl = `${services.publicUrl}/objections/${objection.id}?s=${secret}`
    return { id: objection.id, state, secret, followUrl, answerBy: due.on }
  })
}

/** Locks call, notice and objection in this order: settling an objection may end the notice, and the notice its call. */
async function lockAll(tx: Tx, id: Id) {
  const callId = await callOfObjection(tx, id)
  if (callId) await lockCallById(tx, callId)
  return lockObjection(tx, id)
}

/** Taken back by who made it, by the private link: what it held goes on. */
export function withdrawObjection(
  ctx: Context,
  input: InputOf<typeof contracts.withdrawObjection>,
): Promise<OutputOf<typeof contracts.withdrawObjection>> {
  return transact(ctx, async (tx) => {
    const { notice, objection } = await lockAll(tx, input.id)
    if (!sameText(hashSecret(input.secret), objection.secretHash)) throw notFound('objection')
    const state = nextOfObjection(objection.state, 'withdraw')
    await setObjectionState(tx, objection.id, state)
    forgetObjector(tx, objection.id)
    tx.clearDeadline('notice.objection', objection.id)
    tx.event('objection.withdrawn', objectionSubject(objection), {}, { columns: ['name', 'contact'] })
    await settleNotice(tx, notice)
    return { id: objection.id, state }
  })
}

async function lockToAnswer(tx: Tx, id: Id) {
  const { actor } = tx.ctx
  const both = await lockAll(tx, id)
  authorise(actor, 'notice.answer', both.objection)
  if (actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  ensure(refuseAnswerer(await isInvolved(tx, actor.networkId, id, actor.personId)), 'forbidden')
  return both
}

const eventOf = { uphold: 'objection.upheld', reject: 'objection.rejected' } as const

/**
 * Answers an objection. Upheld, its items fall; rejected, they go on, at once if the notice has run out meanwhile. Who
 * took part in what is objected to does not answer. The answer is public, who objected is not.
 *
 * @throws AppError forbidden `notice.involved`; conflict when it was answered or withdrawn already
 */
export function answerObjection(
  ctx: Context,
  input: InputOf<typeof desk.answerObjection>,
): Promise<OutputOf<typeof desk.answerObjection>> {
  return transact(ctx, async (tx) => {
    const { notice, objection } = await lockToAnswer(tx, input.id)
    const state = nextOfObjection(objection.state, input.decision)
    await setObjectionState(tx, objection.id, state, input.answer)
    tx.clearDeadline('notice.objection', objection.id)
    const items = (await itemsOf(tx, notice.id)).filter(({ id }) => objection.itemIds.includes(id))
    const codes = items.map(({ code }) => code)
    const subject = objectionSubject(objection)
    if (input.decision === 'note') tx.event('objection.noted', subject)
    else {
      tx.deadline('notice.forget', subject, forgetObjectorAt(ctx.now))
      const said = { codes, answer: input.answer }
      // the notice says what came of it
      tx.event(eventOf[input.decision], noticeSubject(notice), said, { objectionId: objection.id })
    }
    if (input.decision === 'uphold')
      for (const item of items) if (item.state !== 'cancelled') await cancelItem(tx, notice, item)
    await settleNotice(tx, notice)
    return { id: objection.id, state }
  })
}

const selectSealed = sql(
  'notice.objector',
  `select name_sealed as "name", contact_sealed as "contact" from objection where network_id = $1 and id = $2`,
)

/** Name and contact of who objects, for a purpose that is kept; not for who was involved. */
export function revealObjector(
  outer: Context,
  input: InputOf<typeof desk.revealObjector>,
): Promise<OutputOf<typeof desk.revealObjector>> {
  const ctx = withoutRepeat(outer)
  return transact(ctx, async (tx) => {
    const { objection } = await lockToAnswer(tx, input.id)
    const row = await tx.get<{ name: string | null; contact: string | null }>(selectSealed, [
      ctx.actor.networkId,
      objection.id,
    ])
    ensure(refuseContact(objection.state, row.contact !== null))
    tx.event('objection.contact-read', objectionSubject(objection), {}, { purpose: input.purpose })
    const { secrets } = ctx.services
    return {
      name: secrets.unseal(row.name ?? '', nameContext),
      contact: secrets.unseal(row.contact ?? '', contactContext),
    }
  })
}
