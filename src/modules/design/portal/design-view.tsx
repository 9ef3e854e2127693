import { Fragment, type ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Beside, Block, Callout, Card, Row, Rows } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ShareLink } from '../../../ui/enhanced.tsx'
import { Code, Codes, Facts } from '../../../ui/facts.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { problemFieldLabels, stateLabels } from '../../problem/labels.ts'
import { stateTones as problemTones } from '../../problem/state-tones.ts'
import type { DesignDetail } from '../contract.ts'
import { designStateLabels } from '../labels.ts'
import type { OrganisationChoice } from '../server/queries/choices.ts'
import { stateTones } from '../state-tones.ts'
import { designWords } from './design-words.ts'
import { Done } from './done.tsx'
import { DutyTable } from './duty-table.tsx'
import { MixFigures } from './mix.tsx'
import { OwnPlace } from './own-place.tsx'
import { paths } from './paths.ts'
import { ReviewCallout, StandingCallout } from './standing-callout.tsx'
import { TeamActs } from './team-acts.tsx'
import { TeamList } from './team-list.tsx'
import { DesignThread } from './thread.tsx'

interface DesignViewProps {
  request: PageRequest
  design: DesignDetail
  /** as it stood in the address: the code of a problem that joined is said to be one */
  typed: string
  acting: readonly OrganisationChoice[]
  /** what later rooms show of it */
  grown: readonly ReactNode[]
}

/** A design's page: where it stands, what it proposes, what it answers, who is in the team, who does what, what happened. */
export function DesignView({ request, design, typed, acting, grown }: DesignViewProps) {
  const { lang, link, ctx } = request
  const words = designWords[lang]
  const alias = design.aliases.find((code) => code === typed.toUpperCase())
  return (
    <>
      <Breadcrumb
        items={[{ text: words.crumb, href: link(paths.list) }, ...placeCrumbs(design, link), { text: design.code }]}
      />
      <Beside
        first={
          <>
            <Chips>
              <Chip tone={stateTones[design.state]}>{designStateLabels[design.state][lang]}</Chip>
              {design.field !== 'other' && <Chip>{problemFieldLabels[design.field]?.[lang] ?? design.field}</Chip>}
            </Chips>
            <h1>{design.title ?? design.code}</h1>
            <Done request={request} />
            {alias && <Callout tone="info">{words.mergedFrom(alias)}</Callout>}
            <ReviewCallout design={design} lang={lang} />
            <StandingCallout design={design} lang={lang} />
            {design.summary && (
              <Block title={words.summary}>
                <PlainText text={design.summary} />
              </Block>
            )}
            <Answered request={request} design={design} />
          </>
        }
        aside={
          <>
            <TeamActs request={request} design={design} />
            <OwnPlace request={request} design={design} acting={acting} />
            <DesignFacts design={design} lang={lang} />
          </>
        }
        rest={
          <>
            {grown.map((section, index) => (
              <Fragment key={index}>{section}</Fragment>
            ))}
            <Team request={request} design={design} />
            <Block title={words.duties}>
              {design.duties.length > 0 ? (
                <DutyTable design={design} lang={lang} />
              ) : (
                <p className="soft">{words.dutiesNone}</p>
              )}
            </Block>
            <Block title={words.thread}>
              <DesignThread design={design} lang={lang} tell={ctx.services.tellThread} />
            </Block>
            <div className="no-print">
              <SeeAlso request={request} design={design} />
            </div>
          </>
        }
      />
    </>
  )
}

interface Parts {
  request: PageRequest
  design: DesignDetail
}

function placeCrumbs({ street, community }: DesignDetail, link: PageRequest['link']) {
  return [street, community]
    .filter((place) => place !== null)
    .map(({ id, name }) => ({ text: name, href: link(paths.listOf({ area: id })) }))
}

function Answered({ request: { lang, link }, design }: Parts) {
  const words = designWords[lang]
  return (
    <Block title={words.problems}>
      <Rows>
        {design.problems.map(({ code, title, state, supportCount }) => (
          <Row key={code} title={title || code} href={link(paths.problem(code))}>
            <Chip tone={problemTones[state]}>{stateLabels[state][lang]}</Chip> <Code>{code}</Code>
            {supportCount > 0 && ` · ${words.neighbours(supportCount)}`}
          </Row>
        ))}
      </Rows>
    </Block>
  )
}

/** The public sees who is in it; who was asked or offers is shown to whom it concerns, after them. */
function Team({ request: { lang, link }, design }: Parts) {
  const words = designWords[lang]
  const within = design.team.filter(({ state }) => state === 'in')
  const coming = design.team.filter(({ state }) => state !== 'in')
  return (
    <Block title={words.team}>
      <div className="stack">
        <MixFigures parties={design.parties} lang={lang} />
        {within.length > 0 ? (
          <TeamList design={design} team={within} lang={lang} link={link} />
        ) : (
          <p className="soft">{words.teamEmpty}</p>
        )}
        {coming.length > 0 && <TeamList design={design} team={coming} lang={lang} link={link} />}
      </div>
    </Block>
  )
}

function DesignFacts({ design, lang }: { design: DesignDetail; lang: PageRequest['lang'] }) {
  const words = designWords[lang]
  const place = [design.street?.name, design.community?.name].filter(Boolean).join(' · ')
  const facts = [
    { term: words.code, value: <Code>{design.code}</Code> },
    ...(place ? [{ term: words.where, value: place }] : []),
    { term: words.openedOn, value: formatDate(civilDate(new Date(design.openedAt)), lang) },
    ...(design.aliases.length > 0
      ? [{ term: words.aliases, value: <Codes codes={design.aliases} lang={lang} /> }]
      : []),
  ]
  return (
    <Card>
      <Facts items={facts} />
      <ShareLink heading={design.title ?? design.code}>{words.share}</ShareLink>
    </Card>
  )
}

function SeeAlso({ request: { lang, link }, design }: Parts) {
  const words = designWords[lang]
  const place = design.community ?? design.street
  const field = problemFieldLabels[design.field]?.[lang]
  return (
    <Block title={words.related}>
      <ul className="links">
        {place && (
          <li>
            <a href={link(paths.listOf({ area: place.id }))}>{words.sameCommunity(place.name)}</a>
          </li>
        )}
        {field && design.field !== 'other' && (
          <li>
            <a href={link(paths.listOf({ field: design.field }))}>{words.sameField(field)}</a>
          </li>
        )}
        <li>
          <a href={link(paths.list)}>{words.allDesigns}</a>
        </li>
      </ul>
    </Block>
  )
}
