import { Fragment } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { AppError } from '../../../base/refusal.ts'
import { isId } from '../../../base/id.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Callout, Card, CardGrid, EmptyState } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Code, Facts } from '../../../ui/facts.tsx'
import { formatTotal } from '../../../ui/formats.ts'
import { Breadcrumb, Pager } from '../../../ui/navigation.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { type FacetGroup, Facets, SearchBox } from '../../../ui/search-box.tsx'
import type { OrganisationDetail, OrganisationItem } from '../contract-organisation.ts'
import { organisationKindLabels, partyLabels } from '../labels.ts'
import { kindRule, type OrganisationKind, organisationKinds } from '../organisation.ts'
import { getMyData } from '../server/queries/me.ts'
import { getOrganisation, organisationPlaces, pageOrganisations } from '../server/queries/organisation.ts'
import { organisationWords } from './organisation-words.ts'
import { paths } from './paths.ts'

interface Filters {
  q?: string
  kind?: OrganisationKind
  area?: string
}

function readFilters(query: URLSearchParams): Filters & { cursor?: string } {
  const [q, kind, area, cursor] = ['q', 'kind', 'area', 'cursor'].map((name) => query.get(name)?.trim() || undefined)
  return {
    ...(q ? { q: q.slice(0, 60) } : {}),
    ...(organisationKinds.includes(kind as OrganisationKind) ? { kind: kind as OrganisationKind } : {}),
    ...(area && isId(area) ? { area } : {}),
    ...(cursor ? { cursor } : {}),
  }
}

function listHref(filters: Filters & { cursor?: string }): string {
  const query = new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return query.size > 0 ? `${paths.organisations}?${query}` : paths.organisations
}

type Place = Awaited<ReturnType<typeof organisationPlaces>>[number]

function facetGroups({ lang, link }: PageRequest, filters: Filters, places: readonly Place[]): FacetGroup[] {
  const words = organisationWords[lang]
  const option = (change: Filters, label: string, current: boolean) => ({
    label,
    href: link(listHref({ ...filters, ...change })),
    current,
  })
  const street = places.find(({ id }) => id === filters.area)
  return [
    {
      key: 'kind',
      title: words.kind,
      options: [
        option({ kind: undefined }, words.all, !filters.kind),
        ...organisationKinds.map((kind) => option({ kind }, organisationKindLabels[kind][lang], filters.kind === kind)),
      ],
    },
    {
      key: 'street',
      title: words.street,
      options: [
        option({ area: undefined }, words.all, !filters.area),
        ...places
          .filter(({ level }) => level === 'street')
          .map(({ id, name }) =>
            option({ area: id }, name, id === (street?.level === 'community' ? street.parentId : street?.id)),
          ),
      ],
    },
  ]
}

function OrganisationCard({ item, request: { lang, link } }: { item: OrganisationItem; request: PageRequest }) {
  return (
    <Card
      title={item.name}
      href={link(paths.organisation(item.id))}
      level={2}
      chips={<Chip tone="still">{organisationKindLabels[item.kind][lang]}</Chip>}
      foot={<span className="small soft">{item.area.name}</span>}
    >
      {item.purpose && (
        <p className="small">{item.purpose.length > 60 ? `${item.purpose.slice(0, 60)}…` : item.purpose}</p>
      )}
    </Card>
  )
}

function Nothing({ filtered, request: { lang, link } }: { filtered: boolean; request: PageRequest }) {
  const words = organisationWords[lang]
  const register = (
    <ButtonLink kind="primary" href={link(paths.register)}>
      {words.register}
    </ButtonLink>
  )
  if (!filtered) return <EmptyState title={words.noneYet} actions={register} />
  return (
    <EmptyState
      title={words.none}
      actions={
        <Actions>
          <ButtonLink href={link(paths.organisations)}>{words.clear}</ButtonLink>
          {register}
        </Actions>
      }
    >
      {words.noneWhy}
    </EmptyState>
  )
}

async function listPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, query } = request
  const words = organisationWords[lang]
  const { cursor, ...filters } = readFilters(query)
  try {
    const [page, places] = await Promise.all([
      pageOrganisations(ctx, { ...filters, cursor, limit: 24 }),
      organisationPlaces(ctx),
    ])
    const filtered = Object.keys(filters).length > 0
    const total = formatTotal(page.total)
    const body = (
      <div className="stack">
        <div className="page-head">
          <h1>{words.title}</h1>
          <p className="soft">{words.description}</p>
        </div>
        <SearchBox
          action={link(paths.organisations)}
          value={filters.q}
          label={words.search}
          placeholder={words.placeholder}
          keep={{ kind: filters.kind, area: filters.area }}
        />
        <Facets groups={facetGroups(request, filters, places)} clearHref={link(paths.organisations)} />
        <p className="soft" role="status">
          {words.found(total)}
        </p>
        {page.items.length === 0 ? (
          <Nothing filtered={filtered} request={request} />
        ) : (
          <CardGrid>
            {page.items.map((item) => (
              <OrganisationCard key={item.id} item={item} request={request} />
            ))}
          </CardGrid>
        )}
        <Pager
          total={total}
          {...(cursor && { first: link(listHref(filters)) })}
          {...(page.nextCursor && { next: link(listHref({ ...filters, cursor: page.nextCursor })) })}
        />
        {page.items.length > 0 && <ButtonLink href={link(paths.register)}>{words.register}</ButtonLink>}
      </div>
    )
    return {
      kind: 'page',
      title: words.title,
      description: words.description,
      nav: 'organisations',
      cacheSeconds: 30,
      body,
    }
  } catch (error) {
    // a place in another list, or from before: begin anew
    if (error instanceof AppError && error.code === 'cursor.invalid') return redirect(link(listHref(filters)))
    throw error
  }
}

function profileFacts(organisation: OrganisationDetail, lang: 'zh' | 'en') {
  const words = organisationWords[lang]
  const { creditCode, website, phone, address } = organisation
  return [
    {
      term: words.kind,
      value: [
        ...new Set([
          organisationKindLabels[organisation.kind][lang],
          partyLabels[kindRule(organisation.kind).party][lang],
        ]),
      ].join(' · '),
    },
    { term: words.place, value: organisation.area.name },
    ...(creditCode ? [{ term: words.creditCode, value: <Code>{creditCode}</Code> }] : []),
    ...(website
      ? [
          {
            term: words.website,
            value: (
              <a href={website} rel="noopener nofollow">
                {website}
              </a>
            ),
          },
        ]
      : []),
    ...(phone ? [{ term: words.phone, value: <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> }] : []),
    ...(address ? [{ term: words.address, value: address }] : []),
  ]
}

/** What a later room is given to show on an organisation's page, in the slot `organisation.section`: a `Block`. */
interface OrganisationSubject {
  id: string
  lang: PageRequest['lang']
  link: PageRequest['link']
}

async function detailPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, params, slots } = request
  const words = organisationWords[lang]
  const organisationId = params.id ?? ''
  if (!isId(organisationId)) throw new AppError('not-found', { code: 'organisation.not-found' })
  const organisation = await getOrganisation(ctx, { organisationId })
  const subject: OrganisationSubject = { id: organisation.id, lang, link }
  const grown = await slots.views('organisation.section', ctx, subject)
  const mine =
    ctx.actor.personId !== null &&
    (await getMyData(ctx)).organisations.some(({ id, endedAt }) => id === organisation.id && endedAt === null)
  const body = (
    <div className="narrow stack">
      <Breadcrumb items={[{ text: words.title, href: link(paths.organisations) }, { text: organisation.name }]} />
      <div className="stack-tight">
        <h1>{organisation.name}</h1>
        <Chips>
          {organisation.closed && <Chip tone="still">{words.closed}</Chip>}
          {organisation.verifiedOn && (
            <Chip tone="go">{words.verifiedOn(formatDate(organisation.verifiedOn, lang))}</Chip>
          )}
        </Chips>
      </div>
      {mine && (
        <Callout title={words.yours}>
          <p>
            <a href={link(paths.ownOrganisation(organisation.id))}>{words.manage}</a>
          </p>
        </Callout>
      )}
      {organisation.purpose ? (
        <div>
          <PlainText text={organisation.purpose} />
        </div>
      ) : (
        <p className="soft">{words.purposeNone}</p>
      )}
      <div>
        <Facts items={profileFacts(organisation, lang)} />
      </div>
      {grown.map((section, index) => (
        <Fragment key={index}>{section}</Fragment>
      ))}
      <div className="no-print">
        <ul className="links">
          <li>
            <a href={link(listHref({ kind: organisation.kind }))}>
              {words.sameKind(organisationKindLabels[organisation.kind][lang])}
            </a>
          </li>
          <li>
            <a href={link(paths.register)}>{words.register}</a>
          </li>
        </ul>
      </div>
    </div>
  )
  return { kind: 'page', title: organisation.name, nav: 'organisations', cacheSeconds: 30, body }
}

export const organisationListRoutes: PortalRoute[] = [
  { path: paths.organisations, access: 'public', get: listPage },
  { path: '/organisations/:id', access: 'public', get: detailPage },
]
