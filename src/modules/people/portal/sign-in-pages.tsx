import { maskPhone } from '../../../base/mask.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Checkbox, TextField } from '../../../ui/fields.tsx'
import { Tabs } from '../../../ui/navigation.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import { fieldLabels } from '../labels.ts'
import {
  begunSignIn,
  beginOidc,
  demonstrationAccounts,
  enterCode,
  enterPassword,
  enterSecondFactor,
  finishOidc,
  introduce,
  secondFactorAsked,
  sendCode,
  signOut,
  type Step,
} from '../server/commands/sign-in.ts'
import { Done, formErrors, Narrow, orShowAgain, privatePage, Refused, SecretForm } from './kit.tsx'
import { paths, withNext } from './paths.ts'
import { signInWords } from './sign-in-words.ts'

/** Takes the browser on: its own pages in the reader's language, an address that was asked for as it is. */
function go(request: PageRequest, { path, asGiven, setCookies }: Step): PageAnswer {
  return redirect(asGiven ? path : request.link(path), { 'set-cookie': setCookies })
}

function SignInTabs({ request, current }: { request: PageRequest; current: 'phone' | 'password' }) {
  const { lang, link, query } = request
  const words = signInWords[lang].tabs
  const next = query.get('next')
  return (
    <Tabs
      label={words.name}
      items={[
        { text: words.phone, href: link(withNext(paths.signIn, next)), current: current === 'phone' },
        { text: words.password, href: link(withNext(paths.password, next)), current: current === 'password' },
      ]}
    />
  )
}

function OtherWays({ request }: { request: PageRequest }) {
  const { ctx, lang, link, query } = request
  const words = signInWords[lang]
  const { oidc } = ctx.services.signIn
  if (!oidc) return null
  return (
    <div className="stack-tight">
      <p className="soft">{words.oidcFor}</p>
      <ButtonLink href={link(withNext(paths.oidc, query.get('next')))} icon="organisation">
        {words.oidc(oidc.name)}
      </ButtonLink>
    </div>
  )
}

/** In the demonstration: whom one may be. A link fills in the number. */
function DemonstrationAccounts({ request, on }: { request: PageRequest; on: 'phone' | 'password' }) {
  const { ctx, lang, link, query } = request
  const accounts = demonstrationAccounts(ctx)
  if (accounts.length === 0) return null
  const words = signInWords[lang]
  const at = withNext(on === 'phone' ? paths.signIn : paths.password, query.get('next'))
  return (
    <Unfold summary={words.demo} open>
      <p className="small soft">
        {words.demoLead} {words.demoPassword}：<b className="code">{accounts[0]?.password}</b>
      </p>
      <p className="cluster">
        {accounts.map(({ who, phone }) => (
          <a key={phone} href={link(`${at}${at.includes('?') ? '&' : '?'}phone=${phone}`)}>
            {who}
          </a>
        ))}
      </p>
    </Unfold>
  )
}

/* A code by SMS */

async function signInPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, query, cookie } = request
  const words = signInWords[lang]
  if (ctx.actor.personId !== null) return redirect(link(paths.me))
  if (!request.error && (await secondFactorAsked(ctx, cookie))) return redirect(link(paths.secondFactor))
  const errors = formErrors(request)
  const body = (
    <Narrow title={words.title} lead={words.lead}>
      <SignInTabs request={request} current="phone" />
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        <input type="hidden" name="next" value={query.get('next') ?? postedText(request, 'next')} />
        <TextField
          name="phone"
          label={words.phone}
          hint={words.phoneHint}
          error={errors.of('phone')}
          required
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          enterKey="go"
          maxLength={20}
          value={postedText(request, 'phone') || (query.get('phone') ?? '')}
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.send}
          </Button>
        </SubmitOnce>
      </SecretForm>
      <OtherWays request={request} />
      <DemonstrationAccounts request={request} on="phone" />
    </Narrow>
  )
  return privatePage({ title: words.title, nav: 'sign-in', body })
}

const signInRoute: PortalRoute = {
  path: paths.signIn,
  access: 'public',
  get: signInPage,
  post: (request) =>
    orShowAgain(request, signInPage, async () =>
      go(
        request,
        await sendCode(request.ctx, { phone: postedText(request, 'phone'), next: postedText(request, 'next') }),
      ),
    ),
}

async function codePage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, cookie } = request
  const words = signInWords[lang]
  const begun = begunSignIn(ctx, cookie)
  if (!begun?.phone) return redirect(link(paths.signIn))
  const errors = formErrors(request)
  const body = (
    <Narrow title={words.codeTitle} lead={words.codeSent(maskPhone(begun.phone))}>
      {begun.shownCode && (
        <Callout tone="info" title={words.demoSms} announce>
          <p className="code">{words.demoCode(begun.shownCode)}</p>
        </Callout>
      )}
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        <TextField
          name="code"
          label={words.code}
          hint={words.codeHint}
          error={errors.of('code')}
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          enterKey="go"
          maxLength={6}
          short
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.enter}
          </Button>
        </SubmitOnce>
      </SecretForm>
      <Actions>
        <form method="post" action={link(paths.signIn)}>
          <input type="hidden" name="phone" value={begun.phone} />
          <input type="hidden" name="next" value={begun.next ?? ''} />
          <Button kind="quiet">{words.again}</Button>
        </form>
        <ButtonLink kind="quiet" href={link(withNext(paths.signIn, begun.next))}>
          {words.other}
        </ButtonLink>
      </Actions>
    </Narrow>
  )
  return privatePage({ title: words.codeTitle, nav: 'sign-in', body })
}

const codeRoute: PortalRoute = {
  path: paths.code,
  access: 'public',
  get: codePage,
  post: (request) =>
    orShowAgain(request, codePage, async () =>
      go(request, await enterCode(request.ctx, { cookie: request.cookie, code: postedText(request, 'code') })),
    ),
}

/* A password */

async function passwordPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, query } = request
  const words = signInWords[lang]
  if (ctx.actor.personId !== null) return redirect(link(paths.me))
  const errors = formErrors(request)
  const body = (
    <Narrow title={words.passwordTitle}>
      <Done request={request} words={{ password: words.passwordSaved }} />
      <SignInTabs request={request} current="password" />
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        <input type="hidden" name="next" value={query.get('next') ?? postedText(request, 'next')} />
        <TextField
          name="login"
          label={words.login}
          error={errors.of('login')}
          required
          autoComplete="username"
          maxLength={254}
          value={postedText(request, 'login') || (query.get('phone') ?? '')}
        />
        <TextField
          name="password"
          label={words.password}
          error={errors.of('password')}
          required
          type="password"
          autoComplete="current-password"
          enterKey="go"
          maxLength={200}
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.enter}
          </Button>
        </SubmitOnce>
      </SecretForm>
      <p className="soft">
        {words.forgot} {ctx.services.mail && <a href={link(paths.forgotten)}>{words.forgotByMail}</a>}
      </p>
      <OtherWays request={request} />
      <DemonstrationAccounts request={request} on="password" />
    </Narrow>
  )
  return privatePage({ title: words.passwordTitle, nav: 'sign-in', body })
}

const passwordRoute: PortalRoute = {
  path: paths.password,
  access: 'public',
  get: passwordPage,
  post: (request) =>
    orShowAgain(request, passwordPage, async () => {
      const [login, password, next] = ['login', 'password', 'next'].map((name) => postedText(request, name))
      return go(request, await enterPassword(request.ctx, { login: login ?? '', password: password ?? '', next }))
    }),
}

/* The second factor */

async function secondFactorPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, cookie } = request
  const words = signInWords[lang]
  if (!(await secondFactorAsked(ctx, cookie)))
    return redirect(link(ctx.actor.personId === null ? paths.signIn : paths.me))
  const errors = formErrors(request, { ...fieldLabels, code: { zh: '验证码', en: 'Code' } })
  const body = (
    <Narrow title={words.factorTitle} lead={words.factorLead}>
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        <TextField
          name="code"
          label={words.factorCode}
          error={errors.of('code')}
          required
          autoComplete="one-time-code"
          enterKey="go"
          maxLength={20}
          short
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.factorEnter}
          </Button>
        </SubmitOnce>
      </SecretForm>
    </Narrow>
  )
  return privatePage({ title: words.factorTitle, nav: 'sign-in', body })
}

const secondFactorRoute: PortalRoute = {
  path: paths.secondFactor,
  access: 'public',
  get: secondFactorPage,
  post: (request) =>
    orShowAgain(request, secondFactorPage, async () =>
      go(request, await enterSecondFactor(request.ctx, { cookie: request.cookie, code: postedText(request, 'code') })),
    ),
}

/* Someone new */

async function welcomePage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, cookie, form } = request
  const words = signInWords[lang]
  if (ctx.actor.personId !== null) return redirect(link(paths.me))
  const begun = begunSignIn(ctx, cookie)
  if (!begun?.proved) return redirect(link(paths.signIn))
  const errors = formErrors(request)
  const body = (
    <Narrow title={words.welcomeTitle} lead={words.welcomeLead}>
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={errors.of('name')}
          required
          autoComplete="nickname"
          enterKey="done"
          maxLength={20}
          value={postedText(request, 'name') || begun.suggestedName}
        />
        <section className="stack-tight">
          <h2>{words.noticeTitle}</h2>
          <ul>
            {words.notice.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <p>
            <a href={link('/privacy')}>{words.more}</a>
          </p>
        </section>
        <Checkbox name="agreed" label={words.agreed} error={errors.of('agreed')} checked={form.agreed === 'yes'} />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.begin}
          </Button>
        </SubmitOnce>
      </SecretForm>
    </Narrow>
  )
  return privatePage({ title: words.welcomeTitle, nav: 'sign-in', body })
}

const welcomeRoute: PortalRoute = {
  path: paths.welcome,
  access: 'public',
  get: welcomePage,
  post: (request) =>
    orShowAgain(request, welcomePage, async () => {
      const agreed = postedText(request, 'agreed') === 'yes'
      return go(
        request,
        await introduce(request.ctx, { cookie: request.cookie, name: postedText(request, 'name'), agreed }),
      )
    }),
}

/* An identity provider, and the way out */

/** A link and not a form: the policy lets forms post to this site alone, redirects included. */
const oidcRoute: PortalRoute = {
  path: paths.oidc,
  access: 'public',
  get: async (request) => go(request, await beginOidc(request.ctx, request.query.get('next'))),
}

const oidcCallbackRoute: PortalRoute = {
  path: paths.oidcCallback,
  access: 'public',
  get: (request) =>
    orShowAgain(request, signInPage, async () =>
      go(request, await finishOidc(request.ctx, { cookie: request.cookie, query: `?${request.query}` })),
    ),
}

const signOutRoute: PortalRoute = {
  path: paths.signOut,
  access: 'public',
  get: async (request) => redirect(request.link(paths.me)),
  post: async (request) => go(request, await signOut(request.ctx, request.cookie)),
}

export const signInRoutes: PortalRoute[] = [
  signInRoute,
  codeRoute,
  passwordRoute,
  secondFactorRoute,
  welcomeRoute,
  oidcRoute,
  oidcCallbackRoute,
  signOutRoute,
]
