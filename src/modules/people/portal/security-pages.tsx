import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Block, Callout } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import { endOtherSessions } from '../server/commands/person.ts'
import {
  beginSecondFactor,
  choosePassword,
  confirmSecondFactor,
  type Enrolment,
  ownSession,
  removeSecondFactor,
  reopenEnrolment,
} from '../server/commands/security.ts'
import { getMyData } from '../server/queries/me.ts'
import { Done, formErrors, Narrow, NewPassword, orShowAgain, privatePage, Refused, SecretForm } from './kit.tsx'
import { meWords } from './me-words.ts'
import { paths } from './paths.ts'
import { signInWords } from './sign-in-words.ts'

function crumbs({ lang, link }: PageRequest, ...rest: { text: string; href?: string }[]) {
  return [{ text: meWords[lang].title, href: link(paths.me) }, ...rest]
}

function PasswordBlock({ request, has }: { request: PageRequest; has: boolean }) {
  const words = meWords[request.lang]
  const errors = formErrors(request)
  return (
    <Block title={words.passwordTitle}>
      <p>{has ? words.hasPassword : words.noPassword}</p>
      <Unfold
        summary={signInWords[request.lang].newPassword}
        open={errors.of('password') !== undefined || errors.of('present') !== undefined}
      >
        <SecretForm request={request}>
          {has && (
            <TextField
              name="present"
              label={words.present}
              hint={words.presentHint}
              error={errors.of('present')}
              type="password"
              autoComplete="current-password"
              maxLength={200}
            />
          )}
          <NewPassword request={request} errors={errors} />
          <Button kind="primary" name="act" value="password">
            {words.setPassword}
          </Button>
        </SecretForm>
      </Unfold>
    </Block>
  )
}

/** A new phone: the old authenticator is shown once more, then it ends. */
function ChangeFactor({ request }: { request: PageRequest }) {
  const words = meWords[request.lang]
  const errors = formErrors(request)
  return (
    <>
      <p className="small soft">{words.factorLost}</p>
      <Unfold summary={words.factorChange} open={errors.of('code') !== undefined}>
        <p className="small soft">{words.factorChangeHow}</p>
        <SecretForm request={request}>
          <TextField
            name="code"
            label={words.factorChangeCode}
            error={errors.of('code')}
            required
            autoComplete="one-time-code"
            maxLength={20}
            short
          />
          <Button kind="primary" name="act" value="change-factor">
            {words.factorChangeDo}
          </Button>
        </SecretForm>
      </Unfold>
    </>
  )
}

async function securityPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const words = meWords[lang]
  const { security } = await getMyData(ctx)
  const body = (
    <Narrow title={words.securityTitle} crumbs={crumbs(request, { text: words.securityTitle })}>
      <Done request={request} words={words.doneSecurity} />
      <Refused request={request} errors={formErrors(request)} />
      <Block title={words.factorTitle}>
        <div className="stack">
          <p>{security.secondFactor ? words.factorOn : words.factorOff}</p>
          {security.secondFactor ? (
            <ChangeFactor request={request} />
          ) : (
            <ButtonLink kind="primary" href={link(paths.enrol)} icon="shield">
              {words.setUp}
            </ButtonLink>
          )}
        </div>
      </Block>
      <PasswordBlock request={request} has={security.hasPassword} />
      <Block title={words.sessionsTitle}>
        <div className="stack">
          <p>{words.sessions(security.sessions)}</p>
          {security.sessions > 1 && (
            <SecretForm request={request}>
              <Button name="act" value="end">
                {words.endOthers}
              </Button>
            </SecretForm>
          )}
        </div>
      </Block>
      <p>
        <a href={link(paths.tokens)}>{words.tokens}</a>
      </p>
    </Narrow>
  )
  return privatePage({ title: words.securityTitle, nav: 'me', body })
}

const securityRoute: PortalRoute = {
  path: paths.security,
  access: 'signed-in',
  get: securityPage,
  post: (request) =>
    orShowAgain(request, securityPage, async () => {
      const { ctx, cookie, link } = request
      if (postedText(request, 'act') === 'end') {
        await endOtherSessions(ctx, ownSession(ctx, cookie))
        return redirect(link(`${paths.security}?done=ended`))
      }
      if (postedText(request, 'act') === 'change-factor') {
        await removeSecondFactor(ctx, { cookie, code: postedText(request, 'code') })
        return redirect(link(`${paths.enrol}?done=removed`))
      }
      await choosePassword(ctx, {
        cookie,
        present: postedText(request, 'present'),
        password: postedText(request, 'password'),
      })
      return redirect(link(`${paths.security}?done=password`))
    }),
}

/* Setting up the second factor: one page that begins, shows, and confirms */

function BeginEnrolment({ request, hasPassword }: { request: PageRequest; hasPassword: boolean }) {
  const words = meWords[request.lang]
  const errors = formErrors(request)
  return (
    <>
      <ol>
        {words.enrolSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Refused request={request} errors={errors} />
      <SecretForm request={request}>
        {hasPassword && (
          <TextField
            name="password"
            label={words.enrolPassword}
            error={errors.of('password')}
            required
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
        )}
        <Button kind="primary" name="act" value="begin">
          {words.enrolBegin}
        </Button>
      </SecretForm>
    </>
  )
}

function ConfirmEnrolment({ request, enrolment }: { request: PageRequest; enrolment: Enrolment }) {
  const words = meWords[request.lang]
  const errors = formErrors(request)
  return (
    <>
      <Refused request={request} errors={errors} />
      <section className="stack-tight">
        <QrCode {...enrolment.qr} label={words.enrolQr} />
        <p className="small soft">{words.enrolSecret}</p>
        <p className="code">{enrolment.secret}</p>
      </section>
      <Callout tone="wait" title={words.backup}>
        <p>{words.backupWhy}</p>
        <p className="cluster">
          {enrolment.backupCodes.map((code) => (
            <span key={code} className="code">
              {code}
            </span>
          ))}
        </p>
      </Callout>
      <SecretForm request={request}>
        <input type="hidden" name="enrolment" value={enrolment.sealed} />
        <TextField
          name="code"
          label={words.enrolCode}
          error={errors.of('code')}
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          short
        />
        <Button kind="primary" name="act" value="confirm">
          {words.enrolConfirm}
        </Button>
      </SecretForm>
    </>
  )
}

function enrolmentPage(request: PageRequest, hasPassword: boolean, enrolment: Enrolment | null): PageAnswer {
  const words = meWords[request.lang]
  const { link } = request
  const body = (
    <Narrow
      title={words.enrolTitleLong}
      lead={words.factorOff}
      crumbs={crumbs(request, { text: words.securityTitle, href: link(paths.security) }, { text: words.factorTitle })}
    >
      <Done request={request} words={{ removed: words.enrolNow }} />
      {enrolment ? (
        <ConfirmEnrolment request={request} enrolment={enrolment} />
      ) : (
        <BeginEnrolment request={request} hasPassword={hasPassword} />
      )}
    </Narrow>
  )
  return privatePage({ title: words.enrolTitleLong, nav: 'me', body })
}

async function enrolPage(request: PageRequest): Promise<PageAnswer> {
  const { security } = await getMyData(request.ctx)
  if (security.secondFactor) return redirect(request.link(paths.security))
  const again = reopenEnrolment(request.ctx, postedText(request, 'enrolment'))
  return enrolmentPage(request, security.hasPassword, again)
}

const enrolRoute: PortalRoute = {
  path: paths.enrol,
  access: 'signed-in',
  get: enrolPage,
  post: (request) =>
    orShowAgain(request, enrolPage, async () => {
      const { ctx, cookie, link } = request
      if (postedText(request, 'act') === 'begin') {
        return enrolmentPage(
          request,
          false,
          await beginSecondFactor(ctx, { cookie, password: postedText(request, 'password') }),
        )
      }
      const setCookies = await confirmSecondFactor(ctx, { cookie, code: postedText(request, 'code') })
      return redirect(link(`${paths.security}?done=factor`), { 'set-cookie': setCookies })
    }),
}

export const securityRoutes: PortalRoute[] = [securityRoute, enrolRoute]
