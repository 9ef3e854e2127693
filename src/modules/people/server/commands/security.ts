import { z } from 'zod'
import type { Context } from '../../../../base/context.ts'
import { maskPhone } from '../../../../base/mask.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { refuseToken } from '../../people.ts'
import { withoutRepeat } from '../../../../server/transact.ts'
import { type QrPath, qrPath } from '../../../../server/qr.ts'
import { recordSecondFactor, setPassword, takeSecondFactorAway } from './person.ts'
import { getMyData } from '../queries/me.ts'

const shape = z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) })

/** What is shown while a second factor is set up. */
export interface Enrolment {
  qr: QrPath
  secret: string
  backupCodes: string[]
  /** the same, sealed, to be posted along with the first code so that a mistyped one can be corrected */
  sealed: string
}

const contextOf = (ctx: Context) => `enrolment:${ctx.actor.personId ?? ''}`

function shown(ctx: Context, enrolment: z.output<typeof shape>): Enrolment {
  const { uri, secret, backupCodes } = enrolment
  const sealed = ctx.services.secrets.seal(JSON.stringify(enrolment), contextOf(ctx))
  return { qr: qrPath(uri), secret, backupCodes, sealed }
}

/**
 * Begins to set up a second factor for the signed-in person.
 * @throws AppError invalid `password.wrong` when an account with a password comes without it
 */
export async function beginSecondFactor(
  ctx: Context,
  input: { cookie: string | undefined; password: string },
): Promise<Enrolment> {
  const { person } = await getMyData(ctx)
  const account = person.phone ? maskPhone(person.phone) : person.name
  const { secondFactor } = ctx.services.signIn
  return shown(ctx, await secondFactor.enrol(input.cookie, input.password || null, account))
}

/** What was shown before, after a first code that was mistyped; null when it was altered. */
export function reopenEnrolment(ctx: Context, sealed: string): Enrolment | null {
  try {
    return shown(ctx, shape.parse(JSON.parse(ctx.services.secrets.unseal(sealed, contextOf(ctx)))))
  } catch {
    return null
  }
}

/** The first code proves that the authenticator is set up: from now on it is asked for. @returns cookies to set */
export async function confirmSecondFactor(
  ctx: Context,
  input: { cookie: string | undefined; code: string },
): Promise<string[]> {
  if (!/^\s*(\d\s*){6}$/.test(input.code)) {
    throw new AppError('invalid', { code: 'second-factor.wrong', fields: { code: 'second-factor.wrong' } })
  }
  const { setCookies } = await ctx.services.signIn.secondFactor.verify(input.cookie, input.code)
  await recordSecondFactor(withoutRepeat(ctx))
  return setCookies
}

/**
 * Takes the own second factor away, to set up another, e.g. on a new phone: with its present code or a backup code.
 * Roles that need one do not count until the other one stands, and sign-in everywhere else ends.
 *
 * @throws AppError invalid `second-factor.wrong`, too-many `sign-in.too-many`
 */
export async function removeSecondFactor(
  ctx: Context,
  input: { cookie: string | undefined; code: string },
): Promise<void> {
  ensure(refuseToken(ctx.actor), 'forbidden')
  await ctx.services.signIn.secondFactor.prove(input.cookie, input.code)
  await takeSecondFactorAway(withoutRepeat(ctx), ownSession(ctx, input.cookie))
}

/** The session of this browser, which stays when the others end. */
export function ownSession(ctx: Context, cookie: string | undefined): string | null {
  return ctx.services.signIn.cookies.sessionToken(cookie)
}

/**
 * Sets or replaces the own password; all other sessions end. Who has not just signed in proves it by the present one.
 *
 * @throws AppError invalid `present`, `password`
 */
export async function choosePassword(
  ctx: Context,
  input: { cookie: string | undefined; present: string; password: string },
): Promise<void> {
  const { signIn } = ctx.services
  const userId = (await signIn.session(ctx.actor.networkId, { cookie: input.cookie }))?.userId
  if (!userId) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const proved =
    (await signIn.isFresh(input.cookie)) ||
    !(await signIn.accounts.hasPassword(ctx.db, userId)) ||
    (await signIn.password.check(userId, input.present))
  if (!proved) throw new AppError('invalid', { code: 'input.invalid', fields: { present: 'password.wrong' } })
  await setPassword(withoutRepeat(ctx), { password: input.password, keepToken: ownSession(ctx, input.cookie) })
}
