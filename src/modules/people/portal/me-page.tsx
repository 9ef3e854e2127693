import { Fragment, type ReactNode } from 'react'
import { roleLabels } from '../../../base/roles.ts'
import type { HomeSubject } from '../../../portal/home.tsx'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Block, Card, CardGrid, EmptyState, Row, Rows } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import type { MyData } from '../contract.ts'
import { memberRoleLabels } from '../labels.ts'
import { getMe, getMyData } from '../server/queries/me.ts'
import { guardianState } from '../people.ts'
import { dayOf, privatePage } from './kit.tsx'
import { meWords } from './me-words.ts'
import { paths } from './paths.ts'

interface Waiting {
  key: string
  title: string
  why: ReactNode
  href: string
  action: string
}

/** What waits for this person, the most pressing first. */
function waitingFor(data: MyData, gated: boolean, { ctx, lang }: PageRequest): Waiting[] {
  const words = meWords[lang]
  const day = (at: string) => dayOf(at, lang, 'short')
  const consented = data.consents.some(({ purpose, withdrawnAt }) => purpose === 'guardian' && withdrawnAt === null)
  const own = guardianState(
    { bornOn: data.person.bornOn, consented, guardianNamed: data.guardians.length > 0 },
    ctx.now,
  )
  return [
    ...(gated
      ? [{ key: 'enrol', title: words.enrolTitle, why: words.enrolWhy, href: paths.enrol, action: words.enrol }]
      : []),
    ...(own === 'missing'
      ? [{ key: 'minor', title: words.minorTitle, why: words.minorWhy, href: paths.family, action: words.look }]
      : []),
    ...data.guardianRequests.map(({ id, childName }) => ({
      key: id,
      title: words.guardianAsked(childName),
      why: words.guardianAskedWhy,
      href: paths.family,
      action: words.look,
    })),
    ...data.invitations.map(({ id, organisationName, expiresAt }) => ({
      key: id,
      title: words.invited(organisationName),
      why: words.untilDay(day(expiresAt)),
      href: `${paths.me}/invitations/${id}`,
      action: words.look,
    })),
  ]
}

function WaitingBlock({ waiting, request: { lang, link } }: { waiting: readonly Waiting[]; request: PageRequest }) {
  const words = meWords[lang]
  if (waiting.length === 0) return null
  return (
    <Block title={words.waits}>
      <Rows>
        {waiting.map(({ key, title, why, href, action }) => (
          <Row
            key={key}
            title={title}
            end={
              <ButtonLink kind="primary" href={link(href)}>
                {action}
              </ButtonLink>
            }
          >
            {why}
          </Row>
        ))}
      </Rows>
    </Block>
  )
}

function Organisations({ data, request: { lang, link } }: { data: MyData; request: PageRequest }) {
  const words = meWords[lang]
  const current = data.organisations.filter(({ endedAt }) => endedAt === null)
  const register = <ButtonLink href={link(paths.register)}>{words.registerOne}</ButtonLink>
  return (
    <Block title={words.organisations}>
      {current.length === 0 ? (
        <EmptyState title={words.noOrganisations} actions={register} />
      ) : (
        <div className="stack">
          <Rows>
            {current.map(({ id, name, role }) => (
              <Row
                key={id}
                title={name}
                href={link(paths.ownOrganisation(id))}
                end={<Chip tone="still">{memberRoleLabels[role][lang]}</Chip>}
              />
            ))}
          </Rows>
          {register}
        </div>
      )}
    </Block>
  )
}

function Work({ data, staff, request: { lang } }: { data: MyData; staff: boolean; request: PageRequest }) {
  const words = meWords[lang]
  const held = data.roles.filter(({ endedAt }) => endedAt === null)
  if (held.length === 0) return null
  return (
    <Block title={words.roles}>
      <div className="stack">
        <Rows>
          {held.map(({ role, nodeName }) => (
            <Row
              key={`${role} ${nodeName}`}
              title={nodeName}
              end={<Chip tone="still">{roleLabels[role][lang]}</Chip>}
            />
          ))}
        </Rows>
        {staff && (
          <ButtonLink kind="primary" href="/workbench">
            {words.workbench}
          </ButtonLink>
        )}
      </div>
    </Block>
  )
}

function Settings({ request: { lang, link } }: { request: PageRequest }) {
  const words = meWords[lang]
  return (
    <Block title={words.more}>
      <CardGrid>
        <Card title={words.data} href={link(paths.data)}>
          <p className="small soft">{words.dataWhy}</p>
        </Card>
        <Card title={words.security} href={link(paths.security)}>
          <p className="small soft">{words.securityWhy}</p>
        </Card>
        <Card title={words.family} href={link(paths.family)}>
          <p className="small soft">{words.familyWhy}</p>
        </Card>
      </CardGrid>
      <form className="block" method="post" action={link(paths.signOut)}>
        <Button>{words.signOut}</Button>
      </form>
    </Block>
  )
}

async function mePage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, slots } = request
  const words = meWords[lang]
  const mine = { whole: request.query.get('whole') === '1', href: link(`${paths.me}?whole=1`) }
  const home: HomeSubject = { lang, link, mine }
  const [data, me, sections] = await Promise.all([getMyData(ctx), getMe(ctx), slots.views('me.section', ctx, home)])
  const gated = data.roles.some(({ endedAt }) => endedAt === null) && me.grants.length === 0
  const body = (
    <>
      <div className="page-head">
        <h1>{words.hello(data.person.name)}</h1>
      </div>
      <WaitingBlock waiting={waitingFor(data, gated, request)} request={request} />
      <Work data={data} staff={me.grants.length > 0} request={request} />
      {sections.map((section, index) => (
        <Fragment key={index}>{section}</Fragment>
      ))}
      <Organisations data={data} request={request} />
      <Settings request={request} />
    </>
  )
  return privatePage({ title: words.title, nav: 'me', body })
}

/** 我的: everything of mine, what comes next first. Later modules add sections through the slot `me.section`. */
export const meRoute: PortalRoute = { path: paths.me, access: 'signed-in', get: mePage }
