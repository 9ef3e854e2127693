import { Button, Input } from 'antd'
import { type ReactNode, useRef } from 'react'
import type { Form } from '../../../base/form.ts'
import { useKeys } from '../../../workbench/keys.ts'
import { pointsText } from '../points.ts'
import { Criterion } from './criterion.tsx'
import { SavedText } from './saved-text.tsx'
import { criteriaOf, levelPoints, levels, runningSum, type ScoreDraft } from './score-draft.ts'
import type { Saving } from './score-saver.ts'

interface RubricPaneProps {
  rubric: Form
  saving: Saving
  /** what keeps it from being sent in, by criterion, or `comment` */
  faults: Readonly<Record<string, string>>
  onType(draft: ScoreDraft): void
  onSubmit(): void
  onAbstain(): void
}

const commentKey = 'comment'
const idOf = (key: string) => `points-${key}`

/** Takes the expert to a criterion, or to the words for the applicant. */
export function focusCriterion(key: string): void {
  const field = document.getElementById(idOf(key))
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}

/** Each criterion with its points, the words for the applicant, and what it comes to. */
export function RubricPane(props: RubricPaneProps): ReactNode {
  const { rubric, faults, onType } = props
  const { draft } = props.saving
  const pane = useRef<HTMLElement>(null)
  const criteria = criteriaOf(rubric)
  const give = (key: string, points: string) => onType({ ...draft, points: { ...draft.points, [key]: points } })
  useCriterionKeys(pane, (key, level) => {
    const full = criteria.find((criterion) => criterion.key === key)?.max
    if (full) give(key, String(levelPoints(full)[level]))
  })
  return (
    <section className="pane score-rubric" aria-labelledby="rubric" ref={pane}>
      <h2 id="rubric">评分标准</h2>
      {criteria.map((field) => (
        <Criterion
          key={field.key}
          id={idOf(field.key)}
          field={field}
          text={draft.points[field.key] ?? ''}
          fault={faults[field.key]}
          onChange={(points) => give(field.key, points)}
          onEnter={() =>
            focusNext(
              criteria.map(({ key }) => key),
              field.key,
            )
          }
        />
      ))}
      <Comment {...props} />
      <Sum {...props} />
    </section>
  )
}

/** After the last criterion come the words. */
function focusNext(keys: readonly string[], key: string): void {
  focusCriterion(keys[keys.indexOf(key) + 1] ?? commentKey)
}

/** `j` and `k` walk the criteria, `1` to `5` choose a level of the one that is focused. */
function useCriterionKeys(pane: { current: HTMLElement | null }, choose: (key: string, level: number) => void): void {
  const all = () => [...(pane.current?.querySelectorAll<HTMLElement>('[data-criterion]') ?? [])]
  const at = () => all().findIndex((criterion) => criterion.contains(document.activeElement))
  const move = (by: 1 | -1) => {
    const criteria = all()
    const next = criteria[Math.min(Math.max(at() + by, 0), criteria.length - 1)]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const digits = levels.map((_, level) => [
    String(level + 1),
    () => {
      const key = all()[at()]?.dataset.criterion
      if (key) choose(key, level)
    },
  ])
  useKeys({ j: () => move(1), k: () => move(-1), ...(Object.fromEntries(digits) as Record<string, () => void>) })
}

function Comment({ saving: { draft }, faults, onType }: RubricPaneProps): ReactNode {
  const fault = faults.comment
  return (
    <div className="criterion">
      <label className="criterion-name" htmlFor={idOf(commentKey)}>
        评审意见
      </label>
      <Input.TextArea
        id={idOf(commentKey)}
        className="criterion-comment"
        rows={3}
        maxLength={2000}
        value={draft.comment}
        aria-invalid={fault !== undefined}
        aria-describedby="comment-hint"
        onChange={({ target }) => onType({ ...draft, comment: target.value })}
      />
      <p id="comment-hint" className="small soft">
        {fault ? (
          <span className="score-fault">至少写 10 个字，申报方才知道好在哪里、差在哪里</span>
        ) : (
          '好在哪里、差在哪里。审定后给申报方看，请不要写能认出您的话。'
        )}
      </p>
    </div>
  )
}

function Sum({ rubric, saving, faults, onSubmit, onAbstain }: RubricPaneProps): ReactNode {
  const { given, of, tenths } = runningSum(rubric, saving.draft)
  const missing = Object.keys(faults).length
  return (
    <div className="score-sum">
      <div aria-live="polite">
        <span className="small soft">
          已评 {given} / {of} 项
        </span>
        <span className="score-sum-points">
          {pointsText(tenths)} <span className="small soft">分</span>
        </span>
      </div>
      <div className="score-sum-acts">
        {missing > 0 && (
          <span role="alert" className="score-fault">
            还差 {missing} 处
          </span>
        )}
        <Button onClick={onAbstain}>不评这一份</Button>
        <Button type="primary" aria-keyshortcuts="Control+Enter" onClick={onSubmit}>
          提交打分
        </Button>
      </div>
      <SavedText saving={saving} />
      <p className="small soft score-keys">
        <kbd>j</kbd> <kbd>k</kbd> 换一项 · <kbd>1</kbd>–<kbd>5</kbd> 选档 · <kbd>Ctrl</kbd>+<kbd>Enter</kbd> 提交
      </p>
    </div>
  )
}
