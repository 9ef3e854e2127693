import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { Actions, Button } from '../../../ui/button.tsx'
import { Block, Callout } from '../../../ui/card.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import * as contracts from '../contract.ts'
import type { DesignDetail, TeamMember } from '../contract.ts'
import { answerMember, inviteMember, leaveTeam } from '../server/commands/team.ts'
import { findOrganisations } from '../server/queries/choices.ts'
import { codeOf } from './design-page.tsx'
import { designWords } from './design-words.ts'
import { asSent, formErrors, Refused, whyNot } from './form-errors.tsx'
import { Invite } from './invite.tsx'
import { MixFigures } from './mix.tsx'
import { Narrow } from './narrow.tsx'
import { MemberForm } from './own-place.tsx'
import { paths } from './paths.ts'
import { steeredDesign } from './steering.ts'
import { TeamList, type TeamListProps } from './team-list.tsx'
import { teamWords } from './team-words.ts'

interface Parts {
  request: PageRequest
  design: DesignDetail
}

/** Sought in the address, or kept by the form that was refused. */
function soughtIn(request: PageRequest): string {
  return (postedText(request, 'q') || (request.query.get('q') ?? '')).trim().slice(0, 60)
}

async function teamPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang } = request
  const sought = soughtIn(request)
  const [design, found] = await Promise.all([steeredDesign(request), findOrganisations(ctx, sought)])
  const words = teamWords[lang]
  const closed = whyNot(design.can.invite, lang)
  const done = request.query.get('done') ?? ''
  const acted = { ...request, error: postedText(request, 'act') === 'invite' ? undefined : request.error }
  const body = (
    <Narrow request={request} title={words.teamTitle} lead={words.teamLead} design={design}>
      {Object.hasOwn(words.done, done) && (
        <Callout announce title={words.done[done]}>
          {null}
        </Callout>
      )}
      <Refused request={acted} errors={formErrors(acted)} />
      {closed ? (
        <Callout tone="info">{closed}</Callout>
      ) : (
        <>
          <Waiting request={request} design={design} />
          <Invite request={asSent(request, 'invite')} design={design} sought={sought} found={found} />
        </>
      )}
      <Here request={request} design={design} closed={closed !== undefined} />
    </Narrow>
  )
  return { kind: 'page', private: true, title: words.teamTitle, nav: 'designs', body }
}

/** Who was asked, and who offers to come: first, since they wait. */
function Waiting({ request, design }: Parts) {
  const { lang, link } = request
  const words = teamWords[lang]
  const team = design.team.filter(({ state }) => state !== 'in')
  if (team.length === 0) return null
  return (
    <Block title={words.waiting}>
      <TeamList design={design} team={team} lang={lang} link={link} acts={answersIn(request)} />
    </Block>
  )
}

function Answer({ request, member }: { request: PageRequest; member: TeamMember }) {
  const words = teamWords[request.lang]
  const own = designWords[request.lang]
  if (member.state === 'offered') {
    return (
      <MemberForm request={request} member={member}>
        <Actions>
          <Button kind="primary" name="act" value="accept">
            {words.take}
          </Button>
          <Button name="act" value="decline">
            {words.refuse}
          </Button>
        </Actions>
      </MemberForm>
    )
  }
  return (
    <MemberForm request={request} member={member}>
      <Actions>
        {member.mine && (
          <Button kind="primary" name="act" value="accept">
            {own.accept}
          </Button>
        )}
        <Button name="act" value="leave">
          {words.takeBack}
        </Button>
      </Actions>
    </MemberForm>
  )
}

function Here({ request, design, closed }: Parts & { closed: boolean }) {
  const { lang, link } = request
  const words = teamWords[lang]
  const team = design.team.filter(({ state }) => state === 'in')
  return (
    <Block title={words.here}>
      <div className="stack">
        <MixFigures parties={design.parties} lang={lang} />
        {team.length === 0 ? (
          <p className="soft">{designWords[lang].teamEmpty}</p>
        ) : (
          <TeamList
            design={design}
            team={team}
            lang={lang}
            link={link}
            {...(!closed && { acts: endingsIn(request) })}
          />
        )}
      </div>
    </Block>
  )
}

/** Taking somebody out of the team is asked twice. */
function EndPlace({ request, member }: { request: PageRequest; member: TeamMember }) {
  const words = teamWords[request.lang]
  const own = designWords[request.lang]
  return (
    <Unfold summary={member.mine ? own.leave : words.end}>
      <p>{member.mine ? own.leaveSure : words.endSure}</p>
      <MemberForm request={request} member={member}>
        <Button kind="seal" name="act" value="leave">
          {words.endDo}
        </Button>
      </MemberForm>
    </Unfold>
  )
}

type Acts = NonNullable<TeamListProps['acts']>

const answersIn =
  (request: PageRequest): Acts =>
  (member) => <Answer request={request} member={member} />

const endingsIn =
  (request: PageRequest): Acts =>
  (member) => <EndPlace request={request} member={member} />

/** What a form of the page did, for the line shown after it. */
async function act(request: PageRequest): Promise<string> {
  const { ctx } = request
  const { memberId, organisationId, part } = request.form
  const form = { code: codeOf(request), memberId, organisationId, part }
  switch (postedText(request, 'act')) {
    case 'accept':
      await answerMember(ctx, formInput(contracts.answerMember, { ...form, accept: true }))
      return 'accepted'
    case 'decline':
      await answerMember(ctx, formInput(contracts.answerMember, { ...form, accept: false }))
      return 'declined'
    case 'leave':
      await leaveTeam(ctx, formInput(contracts.leaveTeam, form))
      return 'left'
    default:
      await inviteMember(ctx, formInput(contracts.inviteMember, form))
      return 'invited'
  }
}

export const teamRoute: PortalRoute = {
  path: '/designs/:code/team',
  access: 'signed-in',
  get: teamPage,
  async post(request) {
    const done = await act(request)
    // who left by it may no longer see this page
    const left = done === 'left' && !(await steersStill(request))
    return redirect(request.link(left ? paths.done(codeOf(request), done) : paths.team(codeOf(request), { done })))
  },
}

function steersStill(request: PageRequest): Promise<boolean> {
  return steeredDesign(request).then(
    () => true,
    () => false,
  )
}
