import type { Slot } from '../../base/context.ts'
import { formatDate } from '../../base/clock.ts'
import { formatFen } from '../../base/money.ts'
import { homeStation, type HomeSlot, type HomeSubject } from '../../portal/home.tsx'
import { Actions, ButtonLink } from '../../ui/button.tsx'
import { Block, Halves, Row, Rows } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Money } from '../../ui/money.tsx'
import type { ListingDetail, OwnPledge } from './contract.ts'
import { moneySourceLabels } from '../project/labels.ts'
import { pledgeStateLabels } from './labels.ts'
import { Mark } from './portal/mark.tsx'
import { pledgeTones } from './state-tones.ts'
import { paths } from './portal/paths.ts'
import { standingOf } from './portal/pledge-panel.tsx'
import { Promises, Sources } from './portal/promises.tsx'
import { slotWords } from './portal/slot-words.ts'
import { findListing } from './server/queries/listing.ts'
import { type GivenPledge, lookingCount, pledgesOfOrganisation } from './server/queries/overview.ts'
import { pageOwnPledges } from './server/queries/pledges.ts'

const short = (fen: number) => formatFen(fen, { kind: 'short' })

/** The loop's seventh station: how many look for money now. */
const pledgeStation = homeStation('pledge', async (ctx, { lang, link }) => ({
  count: await lookingCount(ctx),
  unit: slotWords[lang].looking,
  href: link(paths.list),
}))

/** What a project's page passes in. */
interface ProjectSubject extends HomeSubject {
  code: string
}

interface Listed {
  subject: ProjectSubject
  now: Date
  listing: ListingDetail | null
}

/** Beneath the five figures of a project: where its money comes from, who promised it, and what one can do. */
const projectSection: Slot<ProjectSubject, Listed> = {
  slot: 'project.money',
  order: 10,
  load: async (ctx, subject) => ({ subject, now: ctx.now, listing: await findListing(ctx, subject.code) }),
  view: ({ subject, now, listing }) => {
    if (!listing || (listing.state === 'closed' && listing.pledgesMade.length === 0)) return null
    const { lang, link } = subject
    const words = slotWords[lang]
    return (
      <>
        {listing.pledgesMade.length > 0 && (
          <Halves>
            <div className="stack">
              <h3>{words.whoPledged}</h3>
              <Promises listing={listing} lang={lang} link={link} />
            </div>
            <div className="stack">
              <h3>{words.sources}</h3>
              <Sources listing={listing} lang={lang} />
            </div>
          </Halves>
        )}
        <WhatToDo subject={subject} listing={listing} now={now} />
      </>
    )
  },
}

/** While money is looked for: companies pledge, and a resident learns who may be asked for money. */
function WhatToDo({ subject: { lang, link }, listing, now }: Listed & { listing: ListingDetail }) {
  const words = slotWords[lang]
  const standing = standingOf(listing, now)
  if (standing === 'callPays') return <p className="soft">{words.callPays}</p>
  if (standing !== 'open') return null
  return (
    <>
      <div className="cluster no-print">
        <Actions>
          <ButtonLink kind="primary" href={link(paths.pledge(listing.code))}>
            {words.pledge}
          </ButtonLink>
        </Actions>
        <span className="small soft">{words.company}</span>
      </div>
      <Mark campaign={listing.campaign} lang={lang} link={link} />
    </>
  )
}

interface Mine {
  home: HomeSubject
  own: readonly OwnPledge[]
}

/** 我们单位的认购: what was promised, and the way to take it back. */
const mySection: HomeSlot<Mine> = {
  slot: 'me.section',
  order: 40,
  load: async (ctx, home) => ({ home, own: (await pageOwnPledges(ctx, { limit: 20 })).items }),
  view: ({ home: { lang, link }, own }) => {
    if (own.length === 0) return null
    const words = slotWords[lang]
    return (
      <Block title={words.mine} more={{ href: link(paths.list), text: words.all }} id="pledges">
        <Rows>
          {own.map(({ id, project, organisation, amountFen, madeOn, state, can }) => (
            <Row
              key={id}
              title={project.title}
              href={link(paths.listing(project.code))}
              {...(can.withdraw === null && {
                end: (
                  <ButtonLink href={link(paths.withdraw(id))} label={words.withdrawOf(project.title)}>
                    {words.withdraw}
                  </ButtonLink>
                ),
              })}
            >
              <Chip tone={pledgeTones[state]}>{pledgeStateLabels[state][lang]}</Chip>{' '}
              {words.own(organisation.name, short(amountFen), formatDate(madeOn, lang))}
            </Row>
          ))}
        </Rows>
      </Block>
    )
  },
}

/** What an organisation's page passes in. */
interface OrganisationSubject extends HomeSubject {
  id: string
}

interface Given {
  subject: OrganisationSubject
  pledges: readonly GivenPledge[]
}

/** On an organisation's page: what it promised to projects and stands by. */
const organisationSection: Slot<OrganisationSubject, Given> = {
  slot: 'organisation.section',
  order: 20,
  load: async (ctx, subject) => ({ subject, pledges: await pledgesOfOrganisation(ctx, subject.id) }),
  view: ({ subject: { lang, link }, pledges }) => {
    if (pledges.length === 0) return null
    const words = slotWords[lang]
    return (
      <Block title={words.given} id="pledges">
        <Rows>
          {pledges.map(({ id, code, title, source, amountFen, state, madeOn }) => (
            <Row
              key={id}
              title={title}
              href={link(paths.project(code))}
              end={
                <b>
                  <Money fen={amountFen} short />
                </b>
              }
            >
              <Chip tone={pledgeTones[state]}>{pledgeStateLabels[state][lang]}</Chip>{' '}
              {words.gave(moneySourceLabels[source][lang], formatDate(madeOn, lang))}
            </Row>
          ))}
        </Rows>
      </Block>
    )
  },
}

export const exchangeSlots: Slot<never, unknown>[] = [pledgeStation, projectSection, mySection, organisationSection]
