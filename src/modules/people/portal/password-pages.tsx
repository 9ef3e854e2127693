import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { opensPassword, requestPasswordLink, setPasswordByLink } from '../server/commands/password.ts'
import { formErrors, Narrow, NewPassword, orShowAgain, privatePage, Refused, SecretForm } from './kit.tsx'
import { paths } from './paths.ts'
import { signInWords } from './sign-in-words.ts'

/* Asking for the link: the same answer for every address */

async function forgottenPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, query } = request
  const words = signInWords[lang]
  if (query.get('done') === 'sent' && !request.error) return toldPage(request, words.linkSent, words.linkSentTo)
  // a form that cannot help is not shown: who has the link is said instead
  if (!ctx.services.mail) return toldPage(request, words.forgotTitle, words.noMail)
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
      <ToSignIn request={request} />
    </Narrow>
  )
  return privatePage({ title: words.forgotTitle, nav: 'sign-in', body })
}

function ToSignIn({ request: { lang, link } }: { request: PageRequest }) {
  return (
    <p>
      <a href={link(paths.password)}>{signInWords[lang].toSignIn}</a>
    </p>
  )
}

/** Nothing to fill in: what is to be known, and the way back. */
function toldPage(request: PageRequest, title: string, lead: string): PageAnswer {
  const body = (
    <Narrow title={title} lead={lead}>
      <ToSignIn request={request} />
    </Narrow>
  )
  return privatePage({ title, nav: 'sign-in', body })
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
        <NewPassword request={request} errors={errors} />
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
