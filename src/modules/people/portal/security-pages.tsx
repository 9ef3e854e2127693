import { formatDate } from '../../../base/clock.ts'
import { permissionsOf } from '../../../base/roles.ts'
import { permissionLabels } from '../../../base/permission-labels.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Block, Callout, EmptyState, Row, Rows } from '../../../ui/card.tsx'
import { CopyText } from '../../../ui/enhanced.tsx'
import { Choice, TextField } from '../../../ui/fields.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import * as contracts from '../contract.ts'
import { createToken, endOtherSessions, revokeToken } from '../server/commands-person.ts'
import {
  beginSecondFactor,
  choosePassword,
  confirmSecondFactor,
  type Enrolment,
  ownSession,
  reopenEnrolment,
} from '../server/commands-security.ts'
import { getMyData } from '../server/queries.ts'
import { Done, formErrors, LineForm, Narrow, orShowAgain, privatePage, Refused, SecretForm } from './kit.tsx'
import { meWords } from './me-words.ts'
import { paths } from './paths.ts'

function crumbs({ lang, link }: PageRequest, ...rest: { text: string; href?: string }[]) {
  return [{ text: meWords[lang].title, href: link(paths.me) }, ...rest]
}

async function securityPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const words = meWords[lang]
  const { security } = await getMyData(ctx)
  const errors = formErrors(request)
  const body = (
    <Narrow title={words.securityTitle} crumbs={crumbs(request, { text: words.securityTitle })}>
      <Done request={request} words={words.doneSecurity} />
      <Refused request={request} errors={errors} />
      <Block title={words.factorTitle}>
        <div className="stack">
          <p>{security.secondFactor ? words.factorOn : words.factorOff}</p>
          {security.secondFactor ? (
            <p className="small soft">{words.factorLost}</p>
          ) : (
            <ButtonLink kind="primary" href={link(paths.enrol)} icon="shield">
              {words.setUp}
            </ButtonLink>
          )}
        </div>
      </Block>
      <Block title={words.passwordTitle}>
        <p>{security.hasPassword ? words.hasPassword : words.noPassword}</p>
        <Unfold summary={words.newPassword} open={errors.all.length > 0}>
          <SecretForm request={request}>
            {security.hasPassword && (
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
            <Button kind="primary" name="act" value="password">
              {words.setPassword}
            </Button>
          </SecretForm>
        </Unfold>
      </Block>
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
        await endOtherSessions({ ...ctx, repeat: undefined }, ownSession(ctx, cookie))
        return redirect(link(`${paths.security}?done=ended`))
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

/* Tokens */

async function tokensPage(request: PageRequest, created?: string): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const words = meWords[lang]
  const { tokens } = await getMyData(ctx)
  const errors = formErrors(request)
  const day = (at: string) => formatDate(at.slice(0, 10), lang)
  const may = [...new Set(ctx.actor.grants.flatMap(({ role }) => permissionsOf(role)))]
  const body = (
    <Narrow
      title={words.tokensTitle}
      lead={words.tokensLead}
      crumbs={crumbs(request, { text: words.securityTitle, href: link(paths.security) }, { text: words.tokensTitle })}
    >
      <Done request={request} words={words.doneTokens} />
      {created && (
        <Callout tone="wait" title={words.created} announce>
          <p className="code">{created}</p>
          <CopyText text={created} />
        </Callout>
      )}
      <Refused request={request} errors={errors} />
      {tokens.length === 0 ? (
        <EmptyState title={words.noTokens} />
      ) : (
        <Rows>
          {tokens.map(({ id, name, scopes, expiresAt, lastUsedOn, revokedAt }) => (
            <Row
              key={id}
              title={name}
              end={
                revokedAt === null && (
                  <LineForm request={request}>
                    <input type="hidden" name="tokenId" value={id} />
                    <Button kind="quiet" name="act" value="revoke">
                      {words.revoke}
                    </Button>
                  </LineForm>
                )
              }
            >
              {scopes
                .map((scope) => permissionLabels[scope as keyof typeof permissionLabels]?.[lang] ?? scope)
                .join('、')}{' '}
              · {revokedAt ? words.revoked : words.expires(day(expiresAt))} ·{' '}
              {lastUsedOn ? words.used(day(lastUsedOn)) : words.unused}
            </Row>
          ))}
        </Rows>
      )}
      {may.length > 0 && (
        <Unfold summary={words.newToken} open={errors.all.length > 0} button>
          <SecretForm request={request}>
            <TextField
              name="name"
              label={words.tokenName}
              error={errors.of('name')}
              required
              maxLength={60}
              value={postedText(request, 'name')}
            />
            <Choice
              name="scopes"
              label={words.tokenScopes}
              error={errors.of('scopes')}
              required
              multiple
              value={[request.form.scopes ?? []].flat()}
              options={may.map((permission) => ({ value: permission, label: permissionLabels[permission][lang] }))}
            />
            <TextField
              name="days"
              label={words.tokenDays}
              error={errors.of('days')}
              required
              type="number"
              short
              min={1}
              max={366}
              value={postedText(request, 'days') || '90'}
            />
            <Button kind="primary" name="act" value="create">
              {words.create}
            </Button>
          </SecretForm>
        </Unfold>
      )}
    </Narrow>
  )
  return privatePage({ title: words.tokensTitle, nav: 'me', body })
}

const tokensRoute: PortalRoute = {
  path: paths.tokens,
  access: 'signed-in',
  get: (request) => tokensPage(request),
  post: (request) =>
    orShowAgain(
      request,
      (again) => tokensPage(again),
      async () => {
        const { ctx, form, link } = request
        if (postedText(request, 'act') === 'revoke') {
          await revokeToken(ctx, formInput(contracts.revokeToken, form))
          return redirect(link(`${paths.tokens}?done=revoked`))
        }
        const scopes = [form.scopes ?? []].flat()
        const { token } = await createToken(ctx, formInput(contracts.createToken, { ...form, scopes }))
        return tokensPage({ ...request, form: {} }, token)
      },
    ),
}

export const securityRoutes: PortalRoute[] = [securityRoute, enrolRoute, tokensRoute]
