import { Fragment, type ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { excerpt } from '../../../base/text.ts'
import { LoopSteps } from '../../../portal/loop-steps.tsx'
import type { PageRequest } from '../../../portal/page.ts'
import { Beside, Block, Callout, Card, Row, Rows } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ShareLink } from '../../../ui/enhanced.tsx'
import { Code, Codes, Facts } from '../../../ui/facts.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { awardLevelLabels } from '../../call/labels.ts'
import type { MemberPart } from '../../design/design.ts'
import { partLabels } from '../../design/labels.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { ProjectDetail } from '../contract.ts'
import { projectStateLabels } from '../labels.ts'
import { projectTones } from '../state-tones.ts'
import { MoneyPanel } from './money-panel.tsx'
import { paths } from './paths.ts'
import { projectWords } from './project-words.ts'
import { StandingCallout, stationOf } from './standing.tsx'
import { Duties, Team } from './team.tsx'
import { ProjectThread } from './thread.tsx'

/** What later rooms show of it, each in its place. */
export type Grown = Readonly<Record<'next' | 'money' | 'delivery' | 'voices' | 'notices', readonly ReactNode[]>>

interface ProjectViewProps {
  request: PageRequest
  project: ProjectDetail
  /** as it stood in the address: the code of a problem it answers is said to be one */
  typed: string
  grown: Grown
}

/** in a few lines beneath the title; a longer one stands below in full */
const leadLength = 140

const each = (views: readonly ReactNode[]) => views.map((view, index) => <Fragment key={index}>{view}</Fragment>)

interface Parts {
  request: PageRequest
  project: ProjectDetail
}

/** A project's page: where it stands and what comes next, how far round the loop, where its money is, who does what, and all that led here. */
export function ProjectView({ request, project, typed, grown }: ProjectViewProps) {
  const { lang, link } = request
  const station = stationOf[project.state]
  return (
    <>
      <Breadcrumb
        items={[
          { text: projectWords[lang].crumb, href: link(paths.list) },
          ...placeCrumbs(project, link),
          { text: project.code },
        ]}
      />
      <Beside
        first={<Head request={request} project={project} typed={typed} />}
        aside={
          <>
            <StandingCallout project={project} lang={lang} />
            {each(grown.next)}
          </>
        }
        rest={
          project.state === 'ended' && (
            <div className="block">
              <Lead project={project} />
            </div>
          )
        }
      />
      {station && (
        <div className="block no-print">
          <LoopSteps at={station} lang={lang} />
        </div>
      )}
      <MoneyPanel project={project} lang={lang} grown={each(grown.money)} />
      {each(grown.delivery)}
      <Beside
        first={<WhatFor request={request} project={project} />}
        aside={
          <>
            {each(grown.voices)}
            <WhoDoes request={request} project={project} />
            <ProjectFacts request={request} project={project} />
            <Follow request={request} project={project} />
          </>
        }
        rest={<HowItCame request={request} project={project} notices={grown.notices} />}
      />
    </>
  )
}

/** What it is and who does it. One that ended says why before what it wanted: on a phone that is further down. */
function Head({ request, project, typed }: Parts & { typed: string }) {
  const { lang } = request
  const alias = project.aliases.find((code) => code === typed.toUpperCase())
  return (
    <>
      <ProjectChips project={project} lang={lang} />
      <h1>{project.title}</h1>
      {alias && <Callout tone="info">{projectWords[lang].mergedFrom(alias)}</Callout>}
      {project.state !== 'ended' && <Lead project={project} />}
      <Facts inline items={leadersOf(project, lang)} />
    </>
  )
}

function Lead({ project: { summary } }: { project: ProjectDetail }) {
  if (summary === '') return null
  return summary.length > leadLength ? <p>{excerpt(summary, leadLength)}</p> : <PlainText text={summary} />
}

/** Who leads, drives and delivers: by name, in one line. */
function leadersOf({ team, organisation }: ProjectDetail, lang: PageRequest['lang']) {
  const { sep, delivers, drivesAndDelivers } = projectWords[lang]
  const inPart = (part: MemberPart) =>
    team.flatMap((member) => (member.part === part && member.organisation ? [member.organisation] : []))
  const drives = inPart('drives')
  const both = drives.length === 1 && drives[0]?.id === organisation.id
  return [
    { term: partLabels.leads[lang], those: inPart('leads') },
    { term: both ? drivesAndDelivers : partLabels.drives[lang], those: drives },
    { term: delivers, those: both ? [] : [organisation] },
  ]
    .filter(({ those }) => those.length > 0)
    .map(({ term, those }) => ({ term, value: those.map(({ name }) => name).join(sep) }))
}

function WhatFor({ request, project }: Parts) {
  const words = projectWords[request.lang]
  return (
    <>
      {project.summary.length > leadLength && (
        <Block title={words.summary}>
          <PlainText text={project.summary} />
        </Block>
      )}
      <Answered request={request} project={project} />
    </>
  )
}

function WhoDoes({ request: { lang, link }, project }: Parts) {
  const words = projectWords[lang]
  return (
    <>
      <Block title={words.team}>
        <Team project={project} lang={lang} link={link} />
      </Block>
      {project.duties.length > 0 && (
        <Block title={words.duties}>
          <Duties project={project} lang={lang} />
        </Block>
      )}
    </>
  )
}

function HowItCame({ request, project, notices }: Parts & { notices: readonly ReactNode[] }) {
  return (
    <>
      {each(notices)}
      <Block title={projectWords[request.lang].thread}>
        <ProjectThread project={project} lang={request.lang} tell={request.ctx.services.tellThread} />
      </Block>
      <div className="no-print">
        <SeeAlso request={request} project={project} />
      </div>
    </>
  )
}

function placeCrumbs({ street, community }: ProjectDetail, link: PageRequest['link']) {
  return [street, community]
    .filter((place) => place !== null)
    .map(({ id, name }) => ({ text: name, href: link(paths.listOf({ area: id })) }))
}

function ProjectChips({ project, lang }: { project: ProjectDetail; lang: PageRequest['lang'] }) {
  return (
    <Chips>
      <Chip tone={projectTones[project.state]}>{projectStateLabels[project.state][lang]}</Chip>
      {project.field !== 'other' && <Chip>{problemFieldLabels[project.field]?.[lang] ?? project.field}</Chip>}
    </Chips>
  )
}

function ProjectFacts({ request: { lang, link }, project }: Parts) {
  const words = projectWords[lang]
  const { code, organisation, level, call, notice, pooledOn, expiresOn, aliases, state, title } = project
  const place = [project.street?.name, project.community?.name].filter(Boolean).join(' · ')
  const facts = [
    { term: words.code, value: <Code>{code}</Code> },
    ...(place ? [{ term: words.where, value: place }] : []),
    { term: words.deliverer, value: <a href={link(paths.organisation(organisation.id))}>{organisation.name}</a> },
    { term: words.call, value: <a href={link(paths.call(call.code))}>{call.title}</a> },
    {
      term: words.notice,
      value: (
        <a href={link(paths.notice(notice.code))}>
          <Code>{notice.code}</Code>
        </a>
      ),
    },
    { term: words.level, value: awardLevelLabels[level][lang] },
    { term: words.pooledOn, value: formatDate(pooledOn, lang) },
    ...(state === 'pooled' ? [{ term: words.expiresOn, value: formatDate(expiresOn, lang) }] : []),
    ...(aliases.length > 0 ? [{ term: words.aliases, value: <Codes codes={aliases} lang={lang} /> }] : []),
  ]
  return (
    <Card>
      <Facts items={facts} />
      <ShareLink heading={title}>{words.share}</ShareLink>
    </Card>
  )
}

function Answered({ request: { lang, link }, project }: Parts) {
  const words = projectWords[lang]
  return (
    <Block title={words.problems} id="problems">
      <Rows>
        {project.problems.map(({ code, title, supportCount }) => (
          <Row key={code} title={title || code} href={link(paths.problem(code))}>
            <Code>{code}</Code>
            {supportCount > 0 && ` · ${words.neighbours(supportCount)}`}
          </Row>
        ))}
      </Rows>
    </Block>
  )
}

/** Who said "me too" to what it answers hears of the project, too. */
function Follow({ request: { lang, link }, project }: Parts) {
  const words = projectWords[lang]
  const { problems, state } = project
  if (problems.length === 0 || state === 'closed' || state === 'ended') return null
  return (
    <div className="no-print">
      <Card title={words.follow} level={2}>
        <p>{words.followText}</p>
        <ul className="links">
          {problems.map(({ code, title }) => (
            <li key={code}>
              <a href={link(paths.meToo(code))}>{words.followLink(title || code)}</a>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function SeeAlso({ request: { lang, link }, project }: Parts) {
  const words = projectWords[lang]
  const place = project.community ?? project.street
  const field = problemFieldLabels[project.field]?.[lang]
  return (
    <Block title={words.related}>
      <ul className="links">
        <li>
          <a href={link(paths.design(project.code))}>{words.design}</a>
        </li>
        {place && (
          <li>
            <a href={link(paths.listOf({ area: place.id }))}>{words.samePlace(place.name)}</a>
          </li>
        )}
        {field && project.field !== 'other' && (
          <li>
            <a href={link(paths.listOf({ field: project.field }))}>{words.sameField(field)}</a>
          </li>
        )}
        <li>
          <a href={link(paths.list)}>{words.all}</a>
        </li>
      </ul>
    </Block>
  )
}
