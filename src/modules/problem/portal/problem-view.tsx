import { Fragment, type ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Beside, Block, Callout, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ShareLink } from '../../../ui/enhanced.tsx'
import { Code, Codes, Facts } from '../../../ui/facts.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { Photos } from '../../../ui/photos.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { ProblemDetail } from '../contract.ts'
import { kindLabels, outsideLabels, problemFieldLabels, stateLabels } from '../labels.ts'
import { AnswerDocument } from './document.tsx'
import { listWords } from './list-words.ts'
import { MeToo } from './me-too.tsx'
import { paths } from './paths.ts'
import { photosOf } from './photos.ts'
import { handlerName, noWordsOf } from './standing.ts'
import { StandingCallout } from './standing-callout.tsx'
import { ProblemThread } from './thread.tsx'
import { stateTones } from '../state-tones.ts'
import { titleOf } from '../title.ts'

export interface ProblemViewProps {
  request: PageRequest
  problem: ProblemDetail
  /** as it stood in the address: an alias is said to be one */
  typed: string
  /** what later rooms show of it */
  grown?: readonly ReactNode[]
}

/** A matter's public page: where it stands, the answer, what was said, what happened, and what a neighbour can do. */
export function ProblemView({ request, problem, typed, grown = [] }: ProblemViewProps) {
  const { lang, link, ctx } = request
  const words = listWords[lang]
  const alias = problem.aliases.find((code) => code === typed.toUpperCase())
  return (
    <>
      <Breadcrumb
        items={[{ text: words.crumb, href: link(paths.list) }, ...placeCrumbs(problem, link), { text: problem.code }]}
      />
      <Beside
        first={
          <>
            <ProblemChips problem={problem} lang={lang} />
            <h1>{titleOf(problem, lang)}</h1>
            {alias && <Callout tone="info">{words.mergedFrom(alias, problem.code)}</Callout>}
            <StandingCallout problem={problem} now={ctx.now} lang={lang} />
            <AnswerDocument problem={problem} lang={lang} />
            <Said problem={problem} lang={lang} />
          </>
        }
        aside={
          <>
            <MeToo request={request} problem={problem} />
            <ProblemFacts problem={problem} lang={lang} />
          </>
        }
        rest={
          <>
            <Block title={words.thread}>
              <ProblemThread problem={problem} now={ctx.now} lang={lang} tell={ctx.services.tellThread} />
            </Block>
            {grown.map((section, index) => (
              <Fragment key={index}>{section}</Fragment>
            ))}
            <div className="no-print">
              <SeeAlso request={request} problem={problem} />
            </div>
          </>
        }
      />
    </>
  )
}

type InLang = Pick<PageRequest, 'lang'> & { problem: ProblemDetail }

function placeCrumbs({ street, community }: ProblemDetail, link: PageRequest['link']) {
  return [street, community]
    .filter((place) => place !== null)
    .map(({ id, name }) => ({ text: name, href: link(paths.listOf({ area: id })) }))
}

function ProblemChips({ problem, lang }: InLang) {
  return (
    <Chips>
      <Chip tone={stateTones[problem.state]}>{stateLabels[problem.state][lang]}</Chip>
      {problem.kind !== 'problem' && <Chip>{kindLabels[problem.kind][lang]}</Chip>}
      {problem.field !== 'other' && <Chip>{problemFieldLabels[problem.field]?.[lang] ?? problem.field}</Chip>}
    </Chips>
  )
}

function Said({ problem, lang }: InLang) {
  const words = listWords[lang]
  if (problem.state === 'withdrawn') return null
  if (problem.title === null) return <p className="soft">{words[noWordsOf(problem)]}</p>
  return (
    <Block title={words.said}>
      <div className="stack">
        <PlainText text={problem.description || problem.title} />
        {problem.photos.length > 0 && <Photos items={photosOf(problem)} />}
      </div>
    </Block>
  )
}

function ProblemFacts({ problem, lang }: InLang) {
  const words = listWords[lang]
  const { outside } = problem
  const place = [problem.street?.name, problem.community?.name].filter(Boolean).join(' · ') || problem.area.name
  const facts = [
    { term: words.code, value: <Code>{problem.code}</Code> },
    { term: words.where, value: place },
    { term: words.reportedOn, value: formatDate(civilDate(new Date(problem.reportedAt)), lang) },
    {
      term: words.handler,
      value: outside && problem.state === 'passed' ? outsideLabels[outside.body][lang] : handlerName(problem),
    },
    ...(problem.aliases.length > 0
      ? [{ term: words.aliases, value: <Codes codes={problem.aliases} lang={lang} /> }]
      : []),
  ]
  return (
    <Card>
      <Facts items={facts} />
      <ShareLink heading={problem.title ?? problem.code}>{words.share}</ShareLink>
    </Card>
  )
}

function SeeAlso({ request: { lang, link }, problem }: { request: PageRequest; problem: ProblemDetail }) {
  const words = listWords[lang]
  const place = problem.community ?? problem.street
  const field = problemFieldLabels[problem.field]?.[lang]
  return (
    <Block title={words.related}>
      <ul className="links">
        {place && (
          <li>
            <a href={link(paths.listOf({ area: place.id }))}>{words.sameCommunity(place.name)}</a>
          </li>
        )}
        {field && problem.field !== 'other' && (
          <li>
            <a href={link(paths.listOf({ field: problem.field }))}>{words.sameField(field)}</a>
          </li>
        )}
        <li>
          <a href={link(paths.report)}>{words.reportOther}</a>
        </li>
        {problem.title && (
          <li>
            <a href={link(paths.poster(problem.code))}>{words.poster}</a>
          </li>
        )}
      </ul>
      <p className="small soft">{words.mine}</p>
    </Block>
  )
}
