import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { opensPassword, requestPasswordLink, setPasswordByLink } from '../server/commands/password.ts'
import { formErrors, Narrow, orShowAgain, privatePage, Refused, SecretForm } from './kit.tsx'
import { paths } from './paths.ts'
import { signInWords } from './sign-in-words.ts'

/* Asking for the link: the same answer for every address */

async function forgottenPage(request: PageRequest): Promise<PageAnswer> {
  const { lang, link, query } = request
  const words = signInWords[lang]
  if (query.get('done') === 'sent' && !request.error) {
    const body = (
      <Narrow title={words.linkSent} lead={words.linkSentTo}>
        <p>
          <a href={link(paths.password)}>{words.toSignIn}</a>
        </p>
      </Narrow>
    )
    return privatePage({ title: words.linkSent, nav: 'sign-in', body })
  }
  if (!request.ctx.services.mail) return noMailPage(request)
  const errors = formErrors(request)
  const body = (
    <Narrow title={words.forgotTitle} lead={words.forgotLead}>
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        <TextField
          name="email"
          label={words.email}
          error={errors.of('email')}
          required
          type="email"
          inputMode="email"
          autoComplete="username"
          maxLength={254}
          value={postedText(request, 'email')}
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.sendLink}
          </Button>
        </SubmitOnce>
      </SecretForm>
      <p>
        <a href={link(paths.password)}>{words.toSignIn}</a>
      </p>
    </Narrow>
  )
  return privatePage({ title: words.forgotTitle, nav: 'sign-in', body })
}

/** Where no mail goes out, who has the link says so, instead of a form that cannot help. */
function noMailPage({ lang, link }: PageRequest): PageAnswer {
  const words = signInWords[lang]
  const body = (
    <Narrow title={words.forgotTitle} lead={words.noMail}>
      <p>
        <a href={link(paths.password)}>{words.toSignIn}</a>
      </p>
    </Narrow>
  )
  return privatePage({ title: words.forgotTitle, nav: 'sign-in', body })
}

const forgottenRoute: PortalRoute = {
  path: paths.forgotten,
  access: 'public',
  get: forgottenPage,
  post: (request) =>
    orShowAgain(request, forgottenPage, async () => {
      const { ctx, lang, link } = request
      await requestPasswordLink(ctx, { email: postedText(request, 'email'), lang })
      return redirect(link(`${paths.forgotten}?done=sent`))
    }),
}

/* The link: a new password, once */

function endedPage({ lang, link }: PageRequest): PageAnswer {
  const words = signInWords[lang]
  const body = (
    <Narrow title={words.ended} lead={words.endedLead}>
      <p>
        <ButtonLink kind="primary" href={link(paths.forgotten)}>
          {words.askAgain}
        </ButtonLink>
      </p>
    </Narrow>
  )
  return { ...privatePage({ title: words.ended, nav: 'sign-in', body }), status: 404 }
}

async function newPasswordPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, params } = request
  if (!(await opensPassword(ctx, params.secret ?? ''))) return endedPage(request)
  const words = signInWords[lang]
  const errors = formErrors(request)
  const body = (
    <Narrow title={words.newTitle} lead={words.newLead}>
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        <TextField
          name="password"
          label={words.newPassword}
          hint={words.newPasswordHint}
          error={errors.of('password')}
          required
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.save}
          </Button>
        </SubmitOnce>
      </SecretForm>
    </Narrow>
  )
  return privatePage({ title: words.newTitle, nav: 'sign-in', body })
}

const newPasswordRoute: PortalRoute = {
  path: paths.newPassword(':secret'),
  access: 'public',
  get: newPasswordPage,
  post: (request) =>
    orShowAgain(request, newPasswordPage, async () => {
      const { ctx, link, params } = request
      await setPasswordByLink(ctx, { secret: params.secret ?? '', password: postedText(request, 'password') })
      return redirect(link(`${paths.password}?done=password`))
    }),
}

export const passwordLinkRoutes: PortalRoute[] = [forgottenRoute, newPasswordRoute]
