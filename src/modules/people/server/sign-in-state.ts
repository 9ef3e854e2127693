import { z } from 'zod'
import type { Context } from '../../../base/context.ts'

const minutes = 15

const shape = z.object({
  until: z.number(),
  /** where to go when signed in */
  next: z.string().nullable(),
  /** a code was sent to it, or has been proved for someone new */
  phone: z.string().optional(),
  /** the account that proved it, while it is asked for a name */
  provedBy: z.string().optional(),
  /** what the identity provider told of someone new */
  name: z.string().optional(),
  email: z.string().optional(),
  /** in the demonstration: shown on the next page */
  shownCode: z.string().optional(),
  sentAt: z.number().optional(),
})

/** What one sign-in remembers from page to page: in the browser, sealed, for a quarter of an hour. */
export type SignInState = Omit<z.output<typeof shape>, 'until'>

const cookieName = 'sign_in'

export function writeState(ctx: Context, state: SignInState | null): string {
  const { secrets, signIn } = ctx.services
  if (state === null) return signIn.cookies.set(cookieName, null)
  const until = ctx.now.getTime() + minutes * 60_000
  const sealed = secrets.seal(JSON.stringify({ ...state, until }), `${cookieName}:${ctx.actor.networkId}`)
  return signIn.cookies.set(cookieName, sealed, minutes * 60)
}

/** Null when there is none, it is too old, or it is not ours. */
export function readState(ctx: Context, cookieHeader: string | undefined): SignInState | null {
  const { secrets, signIn } = ctx.services
  const sealed = signIn.cookies.get(cookieHeader, cookieName)
  if (!sealed) return null
  try {
    const state = shape.parse(JSON.parse(secrets.unseal(sealed, `${cookieName}:${ctx.actor.networkId}`)))
    return state.until > ctx.now.getTime() ? state : null
  } catch {
    return null
  }
}

/** A path of this site to go to after signing in; null for whatever else was asked for. */
export function safeNext(next: string | null | undefined): string | null {
  return next && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) && next.length <= 500 ? next : null
}
