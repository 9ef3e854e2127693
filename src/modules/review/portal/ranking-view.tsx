import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { Notice } from '../../../ui/paper.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { awardLevelLabels } from '../../call/labels.ts'
import type { PublicRanking } from '../contract.ts'
import { isChosen } from '../decision.ts'
import { decisionBodyLabels, outcomeLabels } from '../labels.ts'
import { meanText, pointsText } from '../points.ts'
import { outcomeTones } from '../state-tones.ts'
import { computedOf } from './computed.ts'
import { paths } from './paths.ts'
import { rankingWords } from './ranking-words.ts'

interface Parts {
  request: PageRequest
  ranking: PublicRanking
}

/** The decision as a document: the meeting, the ranking with every score, how it is computed, why it was departed from. */
export function RankingView({ request, ranking }: Parts) {
  const { lang, link } = request
  const { call, decision, issuer } = ranking
  const words = rankingWords[lang]
  return (
    <>
      <Breadcrumb items={[{ text: words.crumb, href: link(paths.call(call.code)) }, { text: words.here }]} />
      <Notice title={words.title(call.title)} code={call.code} issuer={issuer} at={decision.metOn} published>
        <p>
          {words.decided(formatDate(decision.metOn, lang), decisionBodyLabels[decision.body][lang])}
          {words.stop}
          {words.next}
        </p>
        <DecisionFacts ranking={ranking} lang={lang} />
        <h2>{words.table}</h2>
        <RankingTable request={request} ranking={ranking} />
        <How ranking={ranking} lang={lang} />
        <Departures ranking={ranking} lang={lang} />
      </Notice>
      <p className="no-print cluster">
        <a href={link(paths.call(call.code))}>{words.toCall}</a>
        <a href={paths.rankingData(call.code)}>{words.data}</a>
      </p>
    </>
  )
}

interface Read {
  ranking: PublicRanking
  lang: Lang
}

function DecisionFacts({ ranking: { decision, lines, conflicts }, lang }: Read) {
  const words = rankingWords[lang]
  const chosen = lines.filter(({ outcome }) => isChosen(outcome)).length
  return (
    <Facts
      items={[
        { term: words.minutes, value: decision.minutesNumber },
        { term: words.judged, value: words.count(lines.length) },
        { term: words.outcome, value: words.outcomes(chosen, lines.length - chosen) },
        { term: words.conflicts, value: words.conflictCount(conflicts) },
      ]}
    />
  )
}

type Line = PublicRanking['lines'][number]

function RankingTable({ request, ranking }: Parts) {
  return (
    <Table
      caption={rankingWords[request.lang].caption}
      showCaption
      columns={columnsFor(request)}
      rows={ranking.lines}
      keyOf={({ code }) => code}
    />
  )
}

function columnsFor({ lang, link }: PageRequest): Column<Line>[] {
  const words = rankingWords[lang]
  return [
    { key: 'place', title: words.place, heading: true, cell: ({ place }) => words.placeOf(place) },
    {
      key: 'design',
      title: words.design,
      cell: ({ code, title }) => <a href={link(paths.design(code))}>{title}</a>,
    },
    { key: 'scores', title: words.scores, cell: ({ scores }) => scores.map(pointsText).join(words.sep) },
    { key: 'mean', title: words.mean, end: true, cell: ({ meanHundredths }) => <b>{meanText(meanHundredths)}</b> },
    { key: 'spread', title: words.spread, end: true, cell: ({ spreadTenths }) => pointsText(spreadTenths) },
    {
      key: 'proposed',
      title: words.proposed,
      cell: ({ proposed }) => (proposed ? awardLevelLabels[proposed][lang] : words.none),
    },
    { key: 'outcome', title: words.decidedAs, cell: (line) => <OutcomeText line={line} lang={lang} /> },
  ]
}

function OutcomeText({ line: { outcome, grantFen }, lang }: { line: Line; lang: Lang }) {
  return (
    <span>
      <Chip tone={outcomeTones[outcome]}>{outcomeLabels[outcome][lang]}</Chip>
      {grantFen !== null && <> {formatFen(grantFen, { kind: 'short' })}</>}
    </span>
  )
}

/** Mean and order in two sentences, and one line computed. */
function How({ ranking: { lines }, lang }: Read) {
  const words = rankingWords[lang]
  const [first] = lines
  if (!first) return null
  const { sum, mean, without } = computedOf(first)
  return (
    <>
      <h2>{words.how}</h2>
      <p>
        {words.meanHow}
        {words.stop}
        {words.orderHow}
      </p>
      <p>
        {words.example(first.place, sum, mean)}
        {without && words.without(without.low, without.high)}
      </p>
      <p className="soft">{words.names}</p>
    </>
  )
}

function Departures({ ranking: { lines }, lang }: Read) {
  const words = rankingWords[lang]
  const departures = lines.filter(({ because }) => because !== null)
  if (departures.length === 0) return <p>{words.follows}</p>
  return (
    <>
      <h2>{words.departures}</h2>
      <ul>
        {departures.map(({ place, code, title, because }) => (
          <li key={code}>{words.departs(place, title, because ?? '')}</li>
        ))}
      </ul>
    </>
  )
}
