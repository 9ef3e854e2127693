import type { Context } from '../../../../base/context.ts'
import { AppError } from '../../../../base/refusal.ts'
import { collapseSpace, stripControls } from '../../../../base/text.ts'
import { type DemonstrationSignIn, demonstrationSignIns } from '../../demonstration.ts'
import { join, recognise } from '../join.ts'
import { readState, safeNext, type SignInState, writeState } from '../sign-in-state.ts'

/** Where the browser goes next, and the cookies it takes along. */
export interface Step {
  /** without the language prefix, unless it is `asGiven` */
  path: string
  /** an address that was asked for, or another site's: taken as it is */
  asGiven?: boolean
  setCookies: string[]
}

/** A form of the sign-in pages: its fields, and the cookies of the browser that sent it. */
interface Form {
  cookie: string | undefined
}

/** What the pages show of a sign-in that has begun. */
export interface BegunSignIn {
  phone: string | null
  shownCode: string | null
  /** when the code was sent, milliseconds since 1970 */
  sentAt: number | null
  /** someone new, who is asked for a name; what the identity provider calls them */
  proved: boolean
  suggestedName: string
  next: string | null
}

export function begunSignIn(ctx: Context, cookie: string | undefined): BegunSignIn | null {
  const state = readState(ctx, cookie)
  if (!state) return null
  return {
    phone: state.phone ?? null,
    shownCode: state.shownCode ?? null,
    sentAt: state.sentAt ?? null,
    proved: state.provedBy !== undefined,
    suggestedName: state.name ?? '',
    next: state.next,
  }
}

/** Whom one may be in the demonstration; none anywhere else. */
export function demonstrationAccounts(ctx: Context): readonly DemonstrationSignIn[] {
  return ctx.services.sms.kind === 'simulator' ? demonstrationSignIns : []
}

const visitorOf = (ctx: Context) => ctx.actor.visitor ?? 'unknown'

/** Sends a code to the phone and remembers the number in the browser. @throws AppError invalid, too-many */
export async function sendCode(ctx: Context, input: { phone: string; next?: string | null }): Promise<Step> {
  const { phone, shownCode } = await ctx.services.signIn.phone.requestCode(input.phone, visitorOf(ctx))
  const state: SignInState = { next: safeNext(input.next), phone, sentAt: ctx.now.getTime() }
  if (shownCode) state.shownCode = shownCode
  return { path: '/sign-in/code', setCookies: [writeState(ctx, state)] }
}

function begun(ctx: Context, cookie: string | undefined): SignInState {
  const state = readState(ctx, cookie)
  if (!state) throw new AppError('invalid', { code: 'sign-in.begin-again' })
  return state
}

/** Signs in, or up, whoever typed the code. @throws AppError invalid `sign-in.code-wrong`, `sign-in.begin-again` */
export async function enterCode(ctx: Context, input: Form & { code: string }): Promise<Step> {
  const state = begun(ctx, input.cookie)
  if (!state.phone) throw new AppError('invalid', { code: 'sign-in.begin-again' })
  const { userId, setCookies } = await ctx.services.signIn.phone.verifyCode(state.phone, input.code, visitorOf(ctx))
  return enter(ctx, { userId, phone: state.phone }, { ...state, provedBy: userId, shownCode: undefined }, setCookies)
}

/** Signs in by phone or mail address and password. @throws AppError invalid `sign-in.wrong`, too-many */
export async function enterPassword(
  ctx: Context,
  input: { login: string; password: string; next?: string | null },
): Promise<Step> {
  const { userId, setCookies } = await ctx.services.signIn.password.signIn(input.login, input.password, visitorOf(ctx))
  const state: SignInState = { next: safeNext(input.next) }
  if (userId === null) return { path: '/sign-in/second-factor', setCookies: [...setCookies, writeState(ctx, state)] }
  return enter(ctx, { userId }, { ...state, provedBy: userId }, setCookies)
}

/** The address of the identity provider to go to. @throws AppError not-found when none is set up */
export async function beginOidc(ctx: Context, next: string | null): Promise<Step> {
  const { oidc } = ctx.services.signIn
  if (!oidc) throw new AppError('not-found', { code: 'not-found' })
  const { url, setCookies } = await oidc.begin()
  return { path: url, asGiven: true, setCookies: [...setCookies, writeState(ctx, { next: safeNext(next) })] }
}

/** Takes the identity provider's answer. @throws AppError invalid `oidc.refused` */
export async function finishOidc(ctx: Context, input: Form & { query: string }): Promise<Step> {
  const { oidc } = ctx.services.signIn
  if (!oidc) throw new AppError('not-found', { code: 'not-found' })
  const { userId, setCookies, profile } = await oidc.finish(input.query, input.cookie)
  const state: SignInState = { next: readState(ctx, input.cookie)?.next ?? null, provedBy: userId }
  if (profile.name) state.name = profile.name.slice(0, 20)
  if (profile.email) state.email = profile.email
  return enter(ctx, { userId, email: profile.email }, state, setCookies)
}

/** The last step of every way in: known here or asked for a name, second factor shown or asked for. */
async function enter(
  ctx: Context,
  proof: Parameters<typeof recognise>[1],
  state: SignInState,
  setCookies: string[],
): Promise<Step> {
  const person = await recognise(ctx, proof)
  if (!person) return { path: '/sign-in/welcome', setCookies: [...setCookies, writeState(ctx, state)] }
  return arrive(ctx, state.next, setCookies)
}

function onward(next: string | null, setCookies: string[]): Step {
  return next === null ? { path: '/me', setCookies } : { path: next, asGiven: true, setCookies }
}

/** Goes on to where they wanted to go, by way of the second factor when it is still to be shown. */
async function arrive(ctx: Context, next: string | null, setCookies: string[]): Promise<Step> {
  const cookie = setCookies.map((line) => line.slice(0, line.indexOf(';'))).join('; ')
  const session = await ctx.services.signIn.session(ctx.actor.networkId, { cookie })
  if (session?.missing === 'second-factor') {
    return { path: '/sign-in/second-factor', setCookies: [...setCookies, writeState(ctx, { next })] }
  }
  const cookies = [...setCookies, writeState(ctx, null)]
  return session?.missing === 'enrolment'
    ? { path: '/me/security/second-factor', setCookies: cookies }
    : onward(next, cookies)
}

/** Shows the second factor. @throws AppError invalid `second-factor.wrong`, unauthenticated, too-many */
export async function enterSecondFactor(ctx: Context, input: Form & { code: string }): Promise<Step> {
  const { setCookies } = await ctx.services.signIn.secondFactor.verify(input.cookie, input.code)
  return arrive(ctx, readState(ctx, input.cookie)?.next ?? null, setCookies)
}

/** Someone new says how they want to be called. @throws AppError invalid, `sign-in.begin-again` */
export async function introduce(ctx: Context, input: Form & { name: string; agreed: boolean }): Promise<Step> {
  const session = await ctx.services.signIn.session(ctx.actor.networkId, { cookie: input.cookie })
  const state = readState(ctx, input.cookie)
  // what was proved belongs to the account that proved it
  if (!session?.userId || session.missing === 'second-factor' || state?.provedBy !== session.userId) {
    throw new AppError('invalid', { code: 'sign-in.begin-again' })
  }
  const name = collapseSpace(stripControls(input.name))
  const fields: Record<string, string> = {}
  if (name === '') fields.name = 'required'
  if ([...name].length > 20) fields.name = 'too-long'
  if (!input.agreed) fields.agreed = 'must-agree'
  if (Object.keys(fields).length > 0) throw new AppError('invalid', { code: 'input.invalid', fields })
  await join(ctx, { userId: session.userId, phone: state.phone, email: state.email }, name)
  return onward(state.next, [writeState(ctx, null)])
}

/** Ends the sign-in in this browser. */
export async function signOut(ctx: Context, cookie: string | undefined): Promise<Step> {
  return { path: '/', setCookies: await ctx.services.signIn.signOut(cookie) }
}

/** Is a second factor asked for in this browser, by either way of signing in? */
export async function secondFactorAsked(ctx: Context, cookie: string | undefined): Promise<boolean> {
  const { signIn } = ctx.services
  if (signIn.secondFactor.isAsked(cookie)) return true
  return (await signIn.session(ctx.actor.networkId, { cookie }))?.missing === 'second-factor'
}
