import type { ReactNode } from 'react'
import { formatDate, isCivilDate } from '../../../base/clock.ts'
import { fieldsOf } from '../../../base/form.ts'
import { FormView } from '../../../ui/form-view.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { rubricPoints } from '../call.ts'
import type { CallDetail } from '../contract.ts'
import { ruleLines } from './desk-words.ts'
import { type CallDraft, inputOf } from './edit-input.ts'
import { pointsIn } from './edit-rubric.tsx'

/** What comes of the edit: the call in short, the rubric with its sum, the form as the applicant will see it. */
export function EditResult({
  call,
  draft,
  children,
}: {
  call: CallDetail
  draft: CallDraft
  /** what stands above it: to save */
  children: ReactNode
}): ReactNode {
  const { title, purpose, closesOn, rules, form, rubric } = inputOf(call, draft)
  const points = pointsIn(draft.rubric)
  const lines = [
    { label: '截止', value: isCivilDate(closesOn) ? `${formatDate(closesOn, 'zh')} 18:00` : '还没定' },
    ...ruleLines(rules),
  ]
  return (
    <aside className="call-result" aria-label="发布后的样子" tabIndex={-1}>
      {children}
      <h2>{title}</h2>
      <PlainText text={purpose} />
      <dl className="call-lines call-space">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>由人核对</h2>
      <ul>
        {rules.questions.map(({ key, label }) => (
          <li key={key}>{label.zh}</li>
        ))}
      </ul>
      <h2>
        评分标准：{points} 分
        {points === rubricPoints
          ? ''
          : `（还${points < rubricPoints ? '差' : '多'} ${Math.abs(rubricPoints - points)} 分）`}
      </h2>
      <dl className="call-rubric">
        {fieldsOf(rubric).map((field) => (
          <div key={field.key}>
            <dt>
              {field.label.zh} <b>{field.kind === 'number' ? field.max : ''} 分</b>
            </dt>
            <dd className="small soft">{field.help?.zh}</dd>
          </div>
        ))}
      </dl>
      <h2>申报方看到的申报表</h2>
      {/* to be seen, not filled in: what is disabled has no say in whether the editor may be sent */}
      <fieldset className="call-preview" disabled inert>
        <FormView form={form} answers={{}} />
      </fieldset>
    </aside>
  )
}
