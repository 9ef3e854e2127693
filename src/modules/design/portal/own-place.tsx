import type { ReactNode } from 'react'
import type { PageRequest } from '../../../portal/page.ts'
import { idempotencyField, PageForm } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice } from '../../../ui/fields.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import type { DesignDetail, TeamMember } from '../contract.ts'
import { holdsPlace } from '../design.ts'
import { partLabels } from '../labels.ts'
import type { OrganisationChoice } from '../server/queries/choices.ts'
import { designWords } from './design-words.ts'
import { asSent, formErrors, Refused } from './form-errors.tsx'
import { paths } from './paths.ts'

interface OwnPlaceProps {
  request: PageRequest
  design: DesignDetail
  /** those the reader may act for */
  acting: readonly OrganisationChoice[]
}

/** What the reader is to the team and may do about it; who is nothing to it yet may offer to come. */
export function OwnPlace({ request, design, acting }: OwnPlaceProps) {
  const own = design.team.filter((member) => member.mine && holdsPlace(member))
  if (own.length === 0) return <Offer request={request} design={design} acting={acting} />
  return <OwnCard request={request} design={design} own={own} />
}

function OwnCard({ request, design, own }: Pick<OwnPlaceProps, 'request' | 'design'> & { own: readonly TeamMember[] }) {
  const words = designWords[request.lang]
  return (
    <Card title={words.ownTitle} level={2}>
      <div className="stack">
        {own.map((member) => (
          <OwnMember key={member.id} request={request} design={design} member={member} />
        ))}
      </div>
    </Card>
  )
}

function OwnMember({ request, design, member }: Pick<OwnPlaceProps, 'request' | 'design'> & { member: TeamMember }) {
  const words = designWords[request.lang]
  const name = member.organisation?.name ?? words.self
  const part = partLabels[member.part][request.lang]
  const fixed = design.state !== 'forming'
  if (member.state === 'invited') {
    return (
      <div className="stack-tight">
        <p>{words.invitedAs(name, part)}</p>
        {!fixed && (
          <MemberForm request={request} member={member}>
            <Actions fill>
              <Button kind="primary" name="act" value="accept">
                {words.accept}
              </Button>
              <Button name="act" value="decline">
                {words.decline}
              </Button>
            </Actions>
          </MemberForm>
        )}
      </div>
    )
  }
  if (member.state === 'offered') {
    return (
      <div className="stack-tight">
        <p>{words.offeredAs(name)}</p>
        {!fixed && (
          <MemberForm request={request} member={member}>
            <Button name="act" value="leave">
              {words.takeBack}
            </Button>
          </MemberForm>
        )}
      </div>
    )
  }
  return (
    <div className="stack-tight">
      <p>{words.inAs(name, part)}</p>
      {!fixed && (
        <Unfold summary={words.leave}>
          <p className="soft small">{words.leaveSure}</p>
          <MemberForm request={request} member={member}>
            <Button kind="seal" name="act" value="leave">
              {words.leaveDo}
            </Button>
          </MemberForm>
        </Unfold>
      )}
    </div>
  )
}

/** A form of a button or two about one member. */
export function MemberForm({
  request,
  member,
  children,
}: {
  request: PageRequest
  member: Pick<TeamMember, 'id'>
  children: ReactNode
}) {
  return (
    <form method="post" action={request.link(request.path)}>
      <input type="hidden" name={idempotencyField} value={request.newIdempotencyKey()} />
      <input type="hidden" name="memberId" value={member.id} />
      {children}
    </form>
  )
}

/** 我想参与: a neighbour in person, or an organisation of theirs. */
function Offer({ request, design, acting }: OwnPlaceProps) {
  const { lang, link, path } = request
  const words = designWords[lang]
  // who acts for the team invites instead
  if (design.state !== 'forming' || design.review !== 'published' || design.steers) return null
  return (
    <Card title={words.offerTitle} level={2}>
      <p>{words.offerText}</p>
      {design.can.offer === null ? (
        <OfferForm request={request} acting={acting} />
      ) : (
        <ButtonLink kind="primary" wide href={link(paths.signIn(link(path)))}>
          {words.signIn}
        </ButtonLink>
      )}
    </Card>
  )
}

function OfferForm({ request, acting }: Pick<OwnPlaceProps, 'request' | 'acting'>) {
  const words = designWords[request.lang]
  const own = asSent(request, 'offer')
  const errors = formErrors(own)
  const chosen = own.form.organisationId
  const options = [{ value: '', label: words.inPerson }, ...acting.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <>
      <Refused request={own} errors={errors} />
      <PageForm request={own}>
        <input type="hidden" name="act" value="offer" />
        {acting.length > 0 && (
          <Choice
            name="organisationId"
            label={words.as}
            error={errors.of('organisationId')}
            required
            value={typeof chosen === 'string' ? chosen : ''}
            options={options}
          />
        )}
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.offer}
          </Button>
        </SubmitOnce>
      </PageForm>
    </>
  )
}
