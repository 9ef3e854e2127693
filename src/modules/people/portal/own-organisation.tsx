import { isId } from '../../../base/id.ts'
import { AppError } from '../../../base/refusal.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Actions, Button } from '../../../ui/button.tsx'
import { Block, Callout, Row, Rows } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { CopyText } from '../../../ui/enhanced.tsx'
import { Choice, TextField } from '../../../ui/fields.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import * as contracts from '../contract-organisation.ts'
import { memberRoleLabels, organisationStateLabels, refusalLabels } from '../labels.ts'
import { memberRoles, refuseLeaving } from '../organisation.ts'
import { changeMember, endMembership, inviteMember, revokeInvitation } from '../server/commands/membership.ts'
import { changeOrganisation, registerOrganisation, resubmitOrganisation } from '../server/commands/organisation.ts'
import { getOwnOrganisation, type OwnOrganisation } from '../server/queries/me.ts'
import { organisationPlaces } from '../server/queries/organisation.ts'
import { dayOf, Done, formErrors, LineForm, Narrow, privatePage, Refused } from './kit.tsx'
import { meWords } from './me-words.ts'
import { IdentityFields, type Place, ProfileFields } from './organisation-form.tsx'
import { organisationWords } from './organisation-words.ts'
import { paths } from './paths.ts'

/* Registering */

async function newPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const words = organisationWords[lang]
  const places = await organisationPlaces(ctx)
  const errors = formErrors(request)
  const body = (
    <Narrow
      title={words.newTitle}
      lead={words.newLead}
      crumbs={[{ text: words.title, href: link(paths.organisations) }, { text: words.newTitle }]}
    >
      <Callout tone="info" title={words.before}>
        <p>{words.beforeWhy}</p>
      </Callout>
      <Refused request={request} errors={errors} />
      <PageForm request={request}>
        <IdentityFields request={request} errors={errors} places={places} />
        <ProfileFields request={request} errors={errors} />
        <Button kind="primary" wide>
          {words.send}
        </Button>
      </PageForm>
    </Narrow>
  )
  // an empty form: nothing of anybody's is in it
  return { kind: 'page', title: words.newTitle, nav: 'organisations', body }
}

const newRoute: PortalRoute = {
  path: paths.register,
  access: 'signed-in',
  get: newPage,
  async post(request) {
    const { id } = await registerOrganisation(request.ctx, formInput(contracts.registerOrganisation, request.form))
    return redirect(request.link(`${paths.ownOrganisation(id)}?done=registered`))
  },
}

/* Managing */

interface Parts {
  organisation: OwnOrganisation
  request: PageRequest
}

/** Which of the page's forms was sent: only that one shows what is wrong. */
const isSent = (request: PageRequest, form: string) =>
  request.error !== undefined && postedText(request, 'act') === form

function asSent(request: PageRequest, form: string): PageRequest {
  return isSent(request, form) ? request : { ...request, form: {}, error: undefined }
}

function Standing({ organisation, request: { lang, link } }: Parts) {
  const words = organisationWords[lang]
  const { state, decisionReason } = organisation
  if (state === 'verified') {
    return (
      <p>
        <Chip tone="go">{organisationStateLabels.verified[lang]}</Chip>{' '}
        <a href={link(paths.organisation(organisation.id))}>{words.seePublic}</a>
      </p>
    )
  }
  if (state === 'waiting') {
    return (
      <Callout tone="wait" title={words.waiting}>
        <p>{words.waitingWhy}</p>
      </Callout>
    )
  }
  return (
    <Callout tone="act" title={state === 'refused' ? words.refused : words.closedTitle}>
      {decisionReason && <p>{decisionReason}</p>}
      {state === 'refused' && <p>{words.refusedWhy}</p>}
    </Callout>
  )
}

function Mend({ organisation, places, request }: Parts & { places: readonly Place[] }) {
  const words = organisationWords[request.lang]
  const own = asSent(request, 'resubmit')
  const { name, kind, creditCode, creditCodeOverride, areaId } = organisation
  return (
    <Unfold summary={words.mend} open={organisation.state === 'refused' || isSent(request, 'resubmit')} button>
      <PageForm request={own}>
        <input type="hidden" name="act" value="resubmit" />
        <IdentityFields
          request={own}
          errors={formErrors(own)}
          places={places}
          given={{ name, kind, creditCode, creditCodeOverride, areaId }}
        />
        <Button kind="primary">{words.again}</Button>
      </PageForm>
    </Unfold>
  )
}

function Profile({ organisation, request }: Parts) {
  const words = organisationWords[request.lang]
  const own = asSent(request, 'profile')
  const { purpose, website, phone, address } = organisation
  return (
    <Unfold summary={words.profile} open={isSent(request, 'profile')} button>
      <PageForm request={own}>
        <input type="hidden" name="act" value="profile" />
        <ProfileFields request={own} errors={formErrors(own)} given={{ purpose, website, phone, address }} />
        <Button kind="primary">{words.save}</Button>
      </PageForm>
    </Unfold>
  )
}

function MemberActs({ organisation, member, request }: Parts & { member: OwnOrganisation['members'][number] }) {
  const { lang, ctx } = request
  const words = organisationWords[lang]
  const self = member.personId === ctx.actor.personId
  if (organisation.role !== 'manager' && !self) return null
  const other = member.role === 'manager' ? 'member' : 'manager'
  const refusal = refuseLeaving(organisation.members, member.personId, organisation.state)
  if (refusal) return null
  return (
    <LineForm request={request}>
      <input type="hidden" name="personId" value={member.personId} />
      <Actions>
        {organisation.role === 'manager' && (
          <Button kind="quiet" name="act" value={other}>
            {other === 'manager' ? words.makeManager : words.makeMember}
          </Button>
        )}
        <Button kind="quiet" name="act" value="end">
          {self ? words.leave : words.remove}
        </Button>
      </Actions>
    </LineForm>
  )
}

/** Beneath the name and not beside it: on a phone it would leave no room for either. */
function WhyNot({
  organisation,
  member,
  request: { lang, ctx },
}: Parts & { member: OwnOrganisation['members'][number] }) {
  if (organisation.role !== 'manager' && member.personId !== ctx.actor.personId) return null
  const refusal = refuseLeaving(organisation.members, member.personId, organisation.state)
  return refusal === null ? null : <> · {refusalText(refusal, lang, refusalLabels)}</>
}

function Members({ organisation, request }: Parts) {
  const { lang } = request
  const words = organisationWords[lang]
  return (
    <Block title={words.members}>
      <Rows>
        {organisation.members.map((member) => (
          <Row
            key={member.personId}
            title={member.name}
            end={<MemberActs organisation={organisation} member={member} request={request} />}
          >
            {memberRoleLabels[member.role][lang]}
            <WhyNot organisation={organisation} member={member} request={request} />
          </Row>
        ))}
      </Rows>
    </Block>
  )
}

function Invitations({ organisation, request, link }: Parts & { link: string | null }) {
  const { lang } = request
  const words = organisationWords[lang]
  const own = asSent(request, 'invite')
  const errors = formErrors(own)
  return (
    <Block title={words.invite}>
      <div className="stack">
        {link && (
          <Callout announce title={words.sent}>
            <p>{words.sentLink}</p>
            <p className="code">{link}</p>
            <CopyText text={link} />
          </Callout>
        )}
        <PageForm request={own}>
          <input type="hidden" name="act" value="invite" />
          <TextField
            name="contact"
            label={words.inviteContact}
            error={errors.of('contact')}
            required
            maxLength={254}
            value={postedText(own, 'contact')}
            autoComplete="off"
          />
          <Choice
            name="role"
            label={words.inviteRole}
            required
            side
            value={postedText(own, 'role') || 'member'}
            options={memberRoles.toReversed().map((value) => ({ value, label: memberRoleLabels[value][lang] }))}
          />
          <Button kind="primary">{words.inviteSend}</Button>
        </PageForm>
        {organisation.invitations.length > 0 && (
          <Rows>
            {organisation.invitations.map(({ id, contact, role, expiresAt }) => (
              <Row
                key={id}
                title={contact}
                end={
                  <LineForm request={request}>
                    <input type="hidden" name="invitationId" value={id} />
                    <Button kind="quiet" name="act" value="revoke">
                      {words.revoke}
                    </Button>
                  </LineForm>
                }
              >
                {memberRoleLabels[role][lang]} · {words.until(dayOf(expiresAt, lang, 'short'))}
              </Row>
            ))}
          </Rows>
        )}
      </div>
    </Block>
  )
}

function idOf({ params }: PageRequest): string {
  const id = params.id ?? ''
  if (!isId(id)) throw new AppError('not-found', { code: 'organisation.not-found' })
  return id
}

async function ownPage(request: PageRequest, link: string | null = null): Promise<PageAnswer> {
  const { ctx, lang } = request
  const words = organisationWords[lang]
  const [organisation, places] = await Promise.all([getOwnOrganisation(ctx, idOf(request)), organisationPlaces(ctx)])
  const parts = { organisation, request }
  const manages = organisation.role === 'manager' && organisation.state !== 'closed'
  const mendable = organisation.state === 'waiting' || organisation.state === 'refused'
  const body = (
    <Narrow
      title={organisation.name}
      crumbs={[{ text: meWords[lang].title, href: request.link(paths.me) }, { text: organisation.name }]}
    >
      <Done request={request} words={words.done} />
      <Refused request={request} errors={formErrors(request)} />
      <Standing {...parts} />
      {manages && mendable && <Mend {...parts} places={places} />}
      {manages && <Profile {...parts} />}
      <Members {...parts} />
      {manages && <Invitations {...parts} link={link} />}
    </Narrow>
  )
  return privatePage({ title: organisation.name, nav: 'me', body })
}

/** What a form of the page did, for the line shown after it; null where the page itself is shown. */
async function act(request: PageRequest): Promise<{ done: string } | { leave: true } | { link: string | null }> {
  const { ctx } = request
  const organisationId = idOf(request)
  const form = { ...request.form, organisationId }
  const wanted = postedText(request, 'act')
  switch (wanted) {
    case 'resubmit':
      await resubmitOrganisation(ctx, formInput(contracts.resubmitOrganisation, form))
      return { done: 'resubmitted' }
    case 'profile':
      await changeOrganisation(ctx, formInput(contracts.changeOrganisation, form))
      return { done: 'saved' }
    case 'manager':
    case 'member':
      await changeMember(ctx, formInput(contracts.changeMember, { ...form, role: wanted }))
      return { done: 'member' }
    case 'end': {
      const { id } = await endMembership(ctx, formInput(contracts.endMembership, form))
      return id === ctx.actor.personId ? { leave: true } : { done: 'removed' }
    }
    case 'revoke':
      await revokeInvitation(ctx, formInput(contracts.revokeInvitation, form))
      return { done: 'revoked' }
    default: {
      const { link } = await inviteMember(ctx, formInput(contracts.inviteMember, form))
      return link ? { link } : { done: 'sent' }
    }
  }
}

const ownRoute: PortalRoute = {
  path: '/me/organisations/:id',
  access: 'signed-in',
  get: (request) => ownPage(request),
  async post(request) {
    const outcome = await act(request)
    // the link is shown this once, so this page answers itself
    if ('link' in outcome) return ownPage({ ...request, form: {} }, outcome.link)
    if ('leave' in outcome) return redirect(request.link(paths.me))
    return redirect(request.link(`${paths.ownOrganisation(idOf(request))}?done=${outcome.done}`))
  },
}

export const ownOrganisationRoutes: PortalRoute[] = [newRoute, ownRoute]
