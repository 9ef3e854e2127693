import { fieldsOf } from '../../../base/form.ts'
import type { Lang } from '../../../base/label.ts'
import { Chip } from '../../../ui/chip.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { rubricPoints } from '../../call/call.ts'
import type { OwnResult } from '../contract.ts'
import { outcomeLabels } from '../labels.ts'
import { meanText, pointsText } from '../points.ts'
import { outcomeTones } from '../state-tones.ts'
import { slotWords } from './slot-words.ts'

interface ResultProps {
  result: OwnResult
  lang: Lang
}

/** What an applicant reads of their own: the place, each score by criterion, and what the experts say. */
export function OwnResultView({ result, lang }: ResultProps) {
  const words = slotWords[lang]
  const { place, of, meanHundredths, outcome, chosen, because } = result
  return (
    <>
      <p>
        <b>{words.place(place, of)}</b> · {words.mean(meanText(meanHundredths))} · {words.chosen(chosen)}{' '}
        <Chip tone={outcomeTones[outcome]}>{outcomeLabels[outcome][lang]}</Chip>
      </p>
      {because && <p>{words.departs(because)}</p>}
      <Points result={result} lang={lang} />
      <Comments result={result} lang={lang} />
    </>
  )
}

interface PointsRow {
  key: string
  name: string
  full: string
  given: readonly string[]
}

function Points({ result, lang }: ResultProps) {
  return (
    <Table
      caption={slotWords[lang].byCriterion}
      showCaption
      rows={rowsOf(result, lang)}
      keyOf={({ key }) => key}
      columns={columnsOf(result, lang)}
    />
  )
}

/** Each criterion, and the sum below them. */
function rowsOf({ rubric, judged }: OwnResult, lang: Lang): PointsRow[] {
  const words = slotWords[lang]
  const criteria = fieldsOf(rubric).map(({ key, label, ...field }): PointsRow => {
    const max = field.kind === 'number' ? (field.max ?? 0) : 0
    const given = judged.map(({ scores }) => (typeof scores[key] === 'number' ? String(scores[key]) : words.unscored))
    return { key, name: label[lang], full: String(max), given }
  })
  const sums = judged.map(({ pointsTenths }) => pointsText(pointsTenths))
  return [...criteria, { key: 'sum', name: words.sum, full: String(rubricPoints), given: sums }]
}

function columnsOf({ judged }: OwnResult, lang: Lang): Column<PointsRow>[] {
  const words = slotWords[lang]
  const criterion: Column<PointsRow> = {
    key: 'criterion',
    title: words.criterion,
    heading: true,
    cell: ({ name, full }) => (
      <>
        {name} <span className="small soft">/ {full}</span>
      </>
    ),
  }
  const experts = judged.map((_, at): Column<PointsRow> => ({
    key: `expert-${at}`,
    title: words.expert(at + 1),
    end: true,
    cell: ({ key, given }) => (key === 'sum' ? <b>{given[at]}</b> : given[at]),
  }))
  return [criterion, ...experts]
}

function Comments({ result: { judged }, lang }: ResultProps) {
  const words = slotWords[lang]
  return (
    <>
      <h3>{words.comments}</h3>
      {judged.map(({ comment, pointsTenths }, at) => (
        <div key={`${at}`}>
          <p className="small soft">
            {words.expert(at + 1)} · {words.points(pointsText(pointsTenths))}
          </p>
          <PlainText text={comment} />
        </div>
      ))}
    </>
  )
}
