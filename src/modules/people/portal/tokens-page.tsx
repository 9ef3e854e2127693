import { permissionLabels } from '../../../base/permission-labels.ts'
import { type Permission, permissionsOf } from '../../../base/roles.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout, EmptyState, Row, Rows } from '../../../ui/card.tsx'
import { CopyText } from '../../../ui/enhanced.tsx'
import { Choice, TextField } from '../../../ui/fields.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import * as contracts from '../contract.ts'
import type { MyData } from '../contract.ts'
import { createToken, revokeToken } from '../server/commands/person.ts'
import { getMyData } from '../server/queries/me.ts'
import { dayOf, Done, formErrors, LineForm, Narrow, orShowAgain, privatePage, Refused, SecretForm } from './kit.tsx'
import { meWords } from './me-words.ts'
import { paths } from './paths.ts'

function TokenRow({ token, request }: { token: MyData['tokens'][number]; request: PageRequest }) {
  const { lang } = request
  const words = meWords[lang]
  const { id, name, scopes, expiresAt, lastUsedOn, revokedAt } = token
  const may = scopes.map((scope) => permissionLabels[scope as Permission]?.[lang] ?? scope).join('、')
  const until = revokedAt ? words.revoked : words.expires(dayOf(expiresAt, lang))
  const revoke = revokedAt === null && (
    <LineForm request={request}>
      <input type="hidden" name="tokenId" value={id} />
      <Button kind="quiet" name="act" value="revoke">
        {words.revoke}
      </Button>
    </LineForm>
  )
  return (
    <Row title={name} end={revoke}>
      {may} · {until} · {lastUsedOn ? words.used(dayOf(lastUsedOn, lang)) : words.unused}
    </Row>
  )
}

function NewToken({ request, may }: { request: PageRequest; may: readonly Permission[] }) {
  const { lang, form } = request
  const words = meWords[lang]
  const errors = formErrors(request)
  return (
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
          value={[form.scopes ?? []].flat()}
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
  )
}

async function tokensPage(request: PageRequest, created?: string): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const words = meWords[lang]
  const { tokens } = await getMyData(ctx)
  const may = [...new Set(ctx.actor.grants.flatMap(({ role }) => permissionsOf(role)))]
  const crumbs = [
    { text: words.title, href: link(paths.me) },
    { text: words.securityTitle, href: link(paths.security) },
    { text: words.tokensTitle },
  ]
  const body = (
    <Narrow title={words.tokensTitle} lead={words.tokensLead} crumbs={crumbs}>
      <Done request={request} words={words.doneTokens} />
      {created && (
        <Callout tone="wait" title={words.created} announce>
          <p className="code">{created}</p>
          <CopyText text={created} />
        </Callout>
      )}
      <Refused request={request} errors={formErrors(request)} />
      {tokens.length === 0 ? (
        <EmptyState title={words.noTokens} />
      ) : (
        <Rows>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} request={request} />
          ))}
        </Rows>
      )}
      {may.length > 0 && <NewToken request={request} may={may} />}
    </Narrow>
  )
  return privatePage({ title: words.tokensTitle, nav: 'me', body })
}

/** 接口令牌: keys for programs, shown once when they are made. */
export const tokensRoute: PortalRoute = {
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
