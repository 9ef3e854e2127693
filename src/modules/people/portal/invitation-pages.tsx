import { AppError } from '../../../base/refusal.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/card.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { invitationStateLabels, memberRoleLabels, organisationKindLabels } from '../labels.ts'
import { invitationState, type MemberRole, type OrganisationKind } from '../organisation.ts'
import { answerInvitation } from '../server/commands/membership.ts'
import { getInvitation, getOwnInvitation } from '../server/queries/me.ts'
import { dayOf, formErrors, Narrow, privatePage, Refused } from './kit.tsx'
import { organisationWords } from './organisation-words.ts'
import { paths, withNext } from './paths.ts'

interface Shown {
  organisationName: string
  kind: OrganisationKind
  role: MemberRole
  contact: string | null
  byPhone: boolean
  state: ReturnType<typeof invitationState>
  expiresAt: Date
}

function InvitationView({ invitation, request }: { invitation: Shown; request: PageRequest }) {
  const { ctx, lang, link, path } = request
  const words = organisationWords[lang]
  const { organisationName, kind, role, contact, byPhone, state, expiresAt } = invitation
  return (
    <Narrow title={words.invitationTitle(organisationName)} lead={words.invitationLead(memberRoleLabels[role][lang])}>
      <Refused request={request} errors={formErrors(request)} />
      <div>
        <Facts
          items={[
            { term: words.kind, value: organisationKindLabels[kind][lang] },
            { term: words.inviteRole, value: memberRoleLabels[role][lang] },
          ]}
        />
      </div>
      {state === 'open' ? (
        <>
          <p className="soft">
            {contact && words.invitationFor(contact)} {byPhone && ctx.actor.personId === null && words.invitationPhone}{' '}
            {words.until(dayOf(expiresAt.toISOString(), lang))}
          </p>
          {ctx.actor.personId === null ? (
            <ButtonLink kind="primary" href={link(withNext(paths.signIn, link(path)))}>
              {words.signInFirst}
            </ButtonLink>
          ) : (
            <PageForm request={request}>
              <Actions fill>
                <Button kind="primary" name="answer" value="accept">
                  {words.accept}
                </Button>
                <Button name="answer" value="decline">
                  {words.decline}
                </Button>
              </Actions>
            </PageForm>
          )}
        </>
      ) : (
        <Callout tone="info" title={invitationStateLabels[state][lang]}>
          <p>{words.answered[state]}</p>
        </Callout>
      )}
    </Narrow>
  )
}

function page(request: PageRequest, invitation: Shown): PageAnswer {
  const title = organisationWords[request.lang].invitationTitle(invitation.organisationName)
  return privatePage({ title, body: <InvitationView invitation={invitation} request={request} /> })
}

async function answer(request: PageRequest, by: { code: string } | { invitationId: string }): Promise<PageAnswer> {
  const { ctx, link } = request
  if (ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const wanted = postedText(request, 'answer') === 'accept' ? 'accept' : 'decline'
  const { organisationId } = await answerInvitation(ctx, { ...by, answer: wanted })
  return redirect(link(wanted === 'accept' ? `${paths.ownOrganisation(organisationId)}?done=joined` : paths.me))
}

/** By the link: whoever holds it sees who invites whom; whom it is for is shown in part. */
const linkRoute: PortalRoute = {
  path: '/invitations/:code',
  access: 'public',
  async get(request) {
    const invitation = await getInvitation(request.ctx, request.params.code ?? '')
    return page(request, {
      ...invitation,
      byPhone: invitation.contactKind === 'phone',
      state: invitationState(invitation, request.ctx.now),
    })
  },
  post: (request) => answer(request, { code: request.params.code ?? '' }),
}

/** From one's own page: an invitation to the phone one signed in with. */
const ownRoute: PortalRoute = {
  path: '/me/invitations/:id',
  access: 'signed-in',
  async get(request) {
    const invitation = await getOwnInvitation(request.ctx, request.params.id ?? '')
    return page(request, { ...invitation, byPhone: true, state: invitationState(invitation, request.ctx.now) })
  },
  post: (request) => answer(request, { invitationId: request.params.id ?? '' }),
}

export const invitationRoutes: PortalRoute[] = [linkRoute, ownRoute]
