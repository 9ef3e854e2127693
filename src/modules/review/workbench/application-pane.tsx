import type { ReactNode } from 'react'
import { type Answer, visibleFields } from '../../../base/form-answers.ts'
import type { Field, Form } from '../../../base/form.ts'
import { formatFen } from '../../../base/money.ts'
import { answerText, type FormSources } from '../../../ui/form-answers.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { refusalWords } from '../../../workbench/words.ts'
import { type BudgetLine, refuseBudget } from '../../call/budget.ts'
import { budgetCategoryLabels, lineSourceLabels } from '../../call/labels.ts'
import { partyLabels } from '../../design/labels.ts'
import { parties } from '../../people/organisation.ts'
import type { AssignmentDetail } from '../contract.ts'

type Application = NonNullable<AssignmentDetail['application']>

/** The application to read, in the order its form asks: why, what, who, the money, the papers. */
export function ApplicationPane({ assignment }: { assignment: AssignmentDetail }): ReactNode {
  const { application, title, call, rules } = assignment
  if (!application) return null
  return (
    <section className="pane score-read" aria-label="申报内容" tabIndex={-1}>
      <p className="small soft">{call.title}</p>
      <h2>{title}</h2>
      {rules.blind ? (
        <p className="score-blind">
          <b>已匿名</b> 申报方、人名和文件名都已隐去。认出来了请点“我要回避”。
        </p>
      ) : (
        application.organisation && <p className="soft">{application.organisation}</p>
      )}
      <PlainText text={application.summary} />
      <Contents
        form={application.form}
        answers={application.answers as Record<string, Answer>}
        sources={sourcesOf(application)}
      />
      <h3>团队构成</h3>
      <p>{teamText(application.team)}</p>
      <Budget application={application} rules={rules} />
      <Files files={application.files} />
    </section>
  )
}

/** 政府 1、社会组织 1、居民 6: who is in it, nobody by name. */
function teamText(team: Application['team']): string {
  const counted = parties.flatMap((party) => {
    const count = team[party] ?? 0
    return count > 0 ? [`${partyLabels[party].zh} ${count}`] : []
  })
  return counted.join('、') || '没有登记团队'
}

const fileName = ({ name }: Application['files'][number], at: number) => name ?? `附件 ${at + 1}`

function sourcesOf({ files }: Application): FormSources {
  return { files: Object.fromEntries(files.map((file, at) => [file.id, { name: fileName(file, at) }])) }
}

function Contents({
  form,
  answers,
  sources,
}: {
  form: Form
  answers: Record<string, Answer>
  sources: FormSources
}): ReactNode {
  const visible = visibleFields(form, answers)
  return form.sections.map((section) => {
    // the papers stand below, to be opened
    const fields = section.fields.filter((field) => visible.includes(field) && field.kind !== 'file')
    if (fields.length === 0) return null
    return (
      <section key={section.key} aria-labelledby={`part-${section.key}`}>
        <h3 id={`part-${section.key}`}>{section.title.zh}</h3>
        {fields.map((field) => (
          <AnswerToRead key={field.key} field={field} text={answerText(field, answers[field.key], 'zh', sources)} />
        ))}
      </section>
    )
  })
}

function AnswerToRead({ field, text }: { field: Field; text: string }): ReactNode {
  if (field.kind === 'long-text') {
    return (
      <>
        <h4>{field.label.zh}</h4>
        <PlainText text={text} />
      </>
    )
  }
  return (
    <p className="score-short">
      <span className="soft">{field.label.zh}</span> {text}
    </p>
  )
}

interface BudgetProps {
  application: Application
  rules: AssignmentDetail['rules']
}

function Budget({ application, rules }: BudgetProps): ReactNode {
  const { budget, totalFen, grantFen, ownFen } = application
  return (
    <section aria-labelledby="budget">
      <h3 id="budget">预算 {formatFen(totalFen, { kind: 'short' })}</h3>
      <table className="score-budget">
        <caption className="visually-hidden">预算明细</caption>
        <thead>
          <tr>
            <th scope="col">用在哪里</th>
            <th scope="col">类别</th>
            <th scope="col">由谁出</th>
            <th scope="col" className="end">
              金额
            </th>
          </tr>
        </thead>
        <tbody>
          {budget.map((line) => (
            <BudgetRow key={budget.indexOf(line)} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              申请资助
            </th>
            <td className="end num">{formatFen(grantFen)}</td>
          </tr>
          <tr>
            <th scope="row" colSpan={3}>
              自筹
            </th>
            <td className="end num">{formatFen(ownFen)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="small soft">{budgetWords(application, rules)}</p>
    </section>
  )
}

function BudgetRow({ line: { item, category, source, amountFen } }: { line: BudgetLine }): ReactNode {
  return (
    <tr>
      <th scope="row">{item}</th>
      <td>{budgetCategoryLabels[category].zh}</td>
      <td>{lineSourceLabels[source].zh}</td>
      <td className="end num">{formatFen(amountFen)}</td>
    </tr>
  )
}

const percent = (part: number, whole: number) => (whole === 0 ? '0' : String(Math.round((part * 1000) / whole) / 10))

/** The figures beside the limits of the call, and what the rules made of them. */
function budgetWords(
  { budget, totalFen, grantFen, ownFen, staffFen }: Application,
  rules: BudgetProps['rules'],
): string {
  const parts = [
    `申请 ${formatFen(grantFen, { kind: 'short' })}，上限 ${formatFen(rules.ceilingFen, { kind: 'short' })}`,
    `自筹占 ${percent(ownFen, totalFen)}%${rules.ownPercent > 0 ? `，至少 ${rules.ownPercent}%` : ''}`,
    `人员占申请额 ${percent(staffFen, grantFen)}%${rules.staffPercent === null ? '' : `，最多 ${rules.staffPercent}%`}`,
  ]
  const refused = refuseBudget(budget, rules)
  return `${parts.join('；')}。${refused ? `自动核对不符合：${refusalWords(refused)}。` : '自动核对：符合征集的规定。'}`
}

function Files({ files }: { files: Application['files'] }): ReactNode {
  if (files.length === 0) return null
  return (
    <section aria-labelledby="papers">
      <h3 id="papers">附件</h3>
      <ul className="score-files">
        {files.map((file, at) => (
          <li key={file.id}>
            <a href={`/files/${file.id}`} target="_blank" rel="noreferrer">
              {fileName(file, at)}
            </a>{' '}
            <span className="small soft">{sizeText(file.bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
