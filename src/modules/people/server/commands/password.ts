import type { Context, Id, Tx } from '../../../../base/context.ts'
import { newId } from '../../../../base/id.ts'
import type { Lang } from '../../../../base/label.ts'
import { normaliseEmail } from '../../../../base/mask.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { notify } from '../../../../server/inbox/notify.ts'
import type { JobHandler } from '../../../../server/module.ts'
import { passwordLinkMinutes } from '../../../../server/sign-in/password-links.ts'
import { transact, withoutRepeat } from '../../../../server/transact.ts'
import { refusePassword } from '../../people.ts'
import { personSubject } from './person.ts'
import * as store from '../store.ts'

const sendTask = 'people.send-password-link'
const asked = (networkId: Id) => `password-link:${networkId}`
const visitorOf = (ctx: Context) => ctx.actor.visitor ?? 'unknown'

/** A link belongs to one person in one network. */
const linkOwner = (ctx: Context, personId: Id) => `${ctx.actor.networkId}:${personId}`

/**
 * Somebody forgot the password: a link goes to the mail address, if it is known here. The look-up is a job's, so that
 * the answer, and how long it takes, is the same for every address.
 *
 * @throws AppError invalid `email`, too-many `sign-in.too-many`, conflict `password-link.no-mail`
 */
export async function requestPasswordLink(ctx: Context, input: { email: string; lang: Lang }): Promise<void> {
  const { mail, secrets, signIn } = ctx.services
  if (!mail) throw new AppError('conflict', { code: 'password-link.no-mail' })
  const email = normaliseEmail(input.email)
  if (!email) throw new AppError('invalid', { code: 'input.invalid', fields: { email: 'email.format' } })
  await signIn.passwordLinks.countRequest(email, visitorOf(ctx))
  await transact(withoutRepeat(ctx), async (tx) => {
    const { networkId } = ctx.actor
    tx.enqueue(sendTask, { networkId, sealed: secrets.seal(email, asked(networkId)), lang: input.lang })
  })
}

/** A new link for the person, as a path of the portal; it opens once, for half an hour, and ends earlier ones. */
export async function passwordLinkFor(tx: Tx, personId: Id): Promise<string> {
  const secret = await tx.ctx.services.signIn.passwordLinks.make(tx, linkOwner(tx.ctx, personId))
  tx.event('security.password-link-sent', await personSubject(tx, personId))
  return `/sign-in/new-password/${secret}`
}

async function sendLink(ctx: Context, payload: Record<string, unknown>): Promise<void> {
  const { secrets } = ctx.services
  const email = secrets.unseal(String(payload.sealed), asked(ctx.actor.networkId))
  const lang: Lang = payload.lang === 'en' ? 'en' : 'zh'
  await transact(ctx, async (tx) => {
    const person = await store.lockPersonByContact(tx, { kind: 'email', value: email })
    if (!person) return
    const path = await passwordLinkFor(tx, person.id)
    const link = `${lang === 'en' ? '/en' : ''}${path}`
    await notify(
      tx,
      { contact: { lang, mail: email }, link },
      {
        kind: 'people.password-link',
        params: { minutes: passwordLinkMinutes },
        dedupeKey: `people.password-link:${newId(ctx.now)}`,
      },
    )
  })
}

export const peopleJobs: Readonly<Record<string, JobHandler>> = { [sendTask]: sendLink }

/** Is this a link that still opens? */
export async function opensPassword(ctx: Context, secret: string): Promise<boolean> {
  const owner = await ctx.services.signIn.passwordLinks.owner(ctx.db, secret)
  return owner !== null && owner.startsWith(`${ctx.actor.networkId}:`)
}

/**
 * Whoever has the link chooses the password. All sign-ins end; a second factor stays, and is asked for at the next one.
 *
 * @throws AppError invalid `password`; conflict `password-link.ended`; too-many `sign-in.too-many`
 */
export async function setPasswordByLink(ctx: Context, input: { secret: string; password: string }): Promise<void> {
  const { signIn } = ctx.services
  await signIn.passwordLinks.countTry(visitorOf(ctx))
  await transact(withoutRepeat(ctx), async (tx) => {
    const owner = await signIn.passwordLinks.take(tx, input.secret)
    const [networkId, personId] = owner?.split(':') ?? []
    if (!personId || networkId !== ctx.actor.networkId) throw new AppError('conflict', { code: 'password-link.ended' })
    const person = await store.lockPerson(tx, personId)
    if (person.erasedAt) throw new AppError('conflict', { code: 'password-link.ended' })
    const email = store.readStored(ctx, person.emailSealed, 'email', store.ownerOf.person(person.id))
    const phone = store.readStored(ctx, person.phoneSealed, 'phone', store.ownerOf.person(person.id))
    // refused after the link is taken: the refusal gives it back
    ensure(refusePassword(input.password, [phone, email, person.name]))
    const userId = person.userId ?? (await openAccount(tx, person.id, { phone, email }))
    if (email && !(await signIn.accounts.findByEmail(tx, email))) await signIn.accounts.setEmail(tx, userId, email)
    await signIn.accounts.setPassword(userId, input.password)
    await signIn.accounts.endSessions(tx, userId)
    tx.event('security.password-reset', await personSubject(tx, person.id))
  })
}

/** Someone staff wrote down, who comes for the first time. */
async function openAccount(
  tx: Tx,
  personId: Id,
  contact: { phone: string | null; email: string | null },
): Promise<string> {
  const { accounts } = tx.ctx.services.signIn
  const { phone, email } = contact
  const found = (email && (await accounts.findByEmail(tx, email))) || (phone && (await accounts.findByPhone(tx, phone)))
  const userId = found || (await accounts.create({ phone, email }))
  await store.setAccount(tx, personId, userId)
  tx.event('person.joined', await personSubject(tx, personId))
  return userId
}
