import { civilDate, formatDate, formatDateTime } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { addWorkingDays } from '../../../base/working-days.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Notice } from '../../../ui/paper.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { Table } from '../../../ui/table.tsx'
import { lackLabels, partyLabels } from '../../design/labels.ts'
import { organisationKindLabels } from '../../people/labels.ts'
import { parties } from '../../people/organisation.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { CallDetail } from '../contract.ts'
import { awardLevelLabels } from '../labels.ts'
import { callWords } from './call-words.ts'
import { FormToRead, Rubric } from './call-forms.tsx'

interface Parts {
  call: CallDetail
  lang: Lang
}

/** Kinds of organisation that may apply, in words. */
export function whoMayApply({ rules }: Pick<CallDetail, 'rules'>, lang: Lang): string {
  return rules.organisationKinds.map((kind) => organisationKindLabels[kind][lang]).join(callWords[lang].sep)
}

/** The call as a document: for whom, how much, by when, how it is judged. Printed, it is the call. */
export function CallDocument({ call, lang, now }: Parts & { now: Date }) {
  const words = callWords[lang]
  return (
    <Notice
      level={1}
      title={call.title}
      code={call.code}
      issuer={call.platform.name}
      at={openedAt(call) ?? now}
      published={call.opensOn !== null}
    >
      <h2>{words.purpose}</h2>
      <PlainText text={call.purpose} />
      <Who call={call} lang={lang} />
      <Money call={call} lang={lang} />
      <Awards call={call} lang={lang} />
      <Judged call={call} lang={lang} />
      <Dates call={call} lang={lang} />
      <FormToRead form={call.form} lang={lang} />
    </Notice>
  )
}

/** The moment it opened, as its thread tells. */
function openedAt({ thread }: CallDetail): string | undefined {
  return thread.find(({ type }) => type === 'call.opened')?.at
}

function Who({ call, lang }: Parts) {
  const words = callWords[lang]
  const { rules, area } = call
  const fields = rules.fields.map((field) => problemFieldLabels[field]?.[lang] ?? field).join(words.sep)
  const demand = [
    ...(['leads', 'drives'] as const).filter((part) => rules.demand[part]).map((part) => lackLabels[part]?.[lang]),
    ...parties.flatMap((party) => {
      const least = rules.demand.parties[party]
      return least === undefined ? [] : [words.least(partyLabels[party][lang], least)]
    }),
  ].join(words.sep)
  return (
    <>
      <h2>{words.who}</h2>
      <ul>
        <li>{words.kinds(whoMayApply(call, lang))}</li>
        <li>{words.place(area.name)}</li>
        <li>{fields ? words.fields(fields) : words.anyField}</li>
        {demand && <li>{words.team(demand)}</li>}
        <li>{words.count(rules.perOrganisation)}</li>
        <li>{words.apart}</li>
      </ul>
      {rules.questions.length > 0 && (
        <>
          <p>{words.asked}</p>
          <ul>
            {rules.questions.map(({ key, label }) => (
              <li key={key}>{label[lang]}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Money({ call: { rules }, lang }: Parts) {
  const words = callWords[lang]
  const { ceilingFen, totalFen, ownPercent, staffPercent } = rules
  return (
    <>
      <h2>{words.money}</h2>
      <Facts
        items={[
          { term: words.ceiling, value: <b>{formatFen(ceilingFen)}</b> },
          { term: words.total, value: totalFen === null ? words.noTotal : formatFen(totalFen) },
          { term: words.own, value: ownPercent === 0 ? words.ownNone : words.ownLeast(ownPercent) },
          { term: words.staff, value: staffPercent === null ? words.staffAny : words.staffMost(staffPercent) },
        ]}
      />
    </>
  )
}

function Awards({ call: { rules }, lang }: Parts) {
  const words = callWords[lang]
  return (
    <>
      <h2>{words.awards}</h2>
      <Table
        caption={words.awardsCaption}
        rows={rules.awards}
        keyOf={({ level }) => level}
        columns={[
          { key: 'level', title: words.level, heading: true, cell: ({ level }) => awardLevelLabels[level][lang] },
          { key: 'least', title: words.line, cell: ({ least }) => words.points(least) },
          {
            key: 'places',
            title: words.places,
            cell: ({ places }) => (places === null ? words.placesMoney : words.placesMost(places)),
          },
        ]}
      />
    </>
  )
}

function Judged({ call: { rules, rubric }, lang }: Parts) {
  const words = callWords[lang]
  return (
    <>
      <h2>{words.judged}</h2>
      <p>
        {[words.judgedHow(rules.experts), rules.blind ? words.blind : '', words.spread(rules.spread)]
          .filter(Boolean)
          .join(lang === 'zh' ? '' : ' ')}
      </p>
      <Rubric rubric={rubric} lang={lang} />
    </>
  )
}

/** The whole way with its dates: those that are fixed, and how long the others take. */
function Dates({ call, lang }: Parts) {
  const words = callWords[lang]
  const { rules, opensOn, closesAt } = call
  const closes = new Date(closesAt)
  const checked = addWorkingDays(civilDate(closes), rules.days.check).date
  const items = [
    { term: words.steps.opened, value: opensOn ? formatDate(opensOn, lang) : words.notOpened },
    { term: words.steps.closes, value: <b>{formatDateTime(closes, lang)}</b> },
    { term: words.steps.checked, value: words.checkedBy(formatDate(checked, lang)) },
    { term: words.steps.corrected, value: words.correctedIn(rules.days.correct) },
    { term: words.steps.reviewed, value: words.reviewedAfter },
    { term: words.steps.noticed, value: words.noticedFor(rules.days.notice) },
  ]
  return (
    <>
      <h2>{words.dates}</h2>
      <Facts items={items} />
    </>
  )
}
