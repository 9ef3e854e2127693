import { type ReactNode, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { Answers } from '../../../base/form-answers.ts'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { FormAnswers } from '../../../ui/form-answers.tsx'
import { lastDayOf } from '../../../ui/formats.ts'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import { useContract } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { type ApplicationDetail, getApplication } from '../contract.ts'
import { applicationStateLabels } from '../labels.ts'
import { applicationTones } from '../state-tones.ts'
import { BudgetLines } from './budget-lines.tsx'
import { CheckPanel, focusCheck } from './check-panel.tsx'
import { EvidenceList, FindingsList } from './evidence-list.tsx'
import { ReturnDialog } from './return-dialog.tsx'

interface RecordProps {
  id: string
  /** stands alone: what was sent in beside its check */
  full?: boolean
}

/** An application as those who check it read it. */
export function ApplicationRecord({ id, full = false }: RecordProps): ReactNode {
  const detail = useContract(getApplication, { id })
  if (detail.data) return <Opened key={id} application={detail.data} full={full} />
  if (!detail.error) return <LoadingState lines={12} />
  if (detail.error.status !== 404 && detail.error.status !== 422)
    return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title="没有找到这份申报" hint="它可能还是草稿，或者不在您的范围内。" />
}

function Opened({ application, full }: { application: ApplicationDetail; full: boolean }): ReactNode {
  const [returning, setReturning] = useState(false)
  const { code, title, state, can } = application
  const { search } = useLocation()
  const checks = can.check === null
  return (
    <>
      <RecordPanel
        code={code}
        title={title}
        tags={<Chip tone={applicationTones[state]}>{applicationStateLabels[state].zh}</Chip>}
        answer={<Answer application={application} />}
        actions={
          // what is decided is decided: neither act belongs to it any more
          state === 'submitted'
            ? [
                { key: 'check', label: '逐条核对', refusal: can.check, shortcut: 's', onClick: focusCheck },
                {
                  key: 'return',
                  label: '退回补正',
                  refusal: can.return,
                  shortcut: 't',
                  onClick: () => setReturning(true),
                },
              ]
            : []
        }
        facts={factsOf(application)}
      >
        {!full && (
          <p className="record-part">
            <Link to={{ pathname: `/applications/${application.id}/full`, search }}>整页打开，左边申报、右边核对</Link>
          </p>
        )}
        <div className={full ? 'call-sides' : undefined}>
          {full ? <Content application={application} /> : null}
          <div>
            <section className="record-part">
              <h3>按资料核对</h3>
              <EvidenceList evidence={application.evidence} />
            </section>
            <section className="record-part">
              <h3>由人核对</h3>
              {checks ? <CheckPanel application={application} /> : <FindingsList application={application} />}
            </section>
          </div>
          {full ? null : <Content application={application} />}
        </div>
      </RecordPanel>
      <ReturnDialog application={application} open={returning} onClose={() => setReturning(false)} />
    </>
  )
}

/** What comes next, and until when. */
function Answer({ application }: { application: ApplicationDetail }): ReactNode {
  const { state, returnedBecause, correctBy, checkedAt } = application
  if (state === 'returned')
    return (
      <>
        <p>退回补正，{correctBy ? `等到${formatDate(lastDayOf(correctBy), 'zh')}` : '期限已过'}。要补的：</p>
        <PlainText text={returnedBecause ?? ''} />
      </>
    )
  if (state === 'submitted')
    return returnedBecause ? (
      <>
        <p>补正后再次提交，直接作出结论。当时要补的：</p>
        <PlainText text={returnedBecause} />
      </>
    ) : (
      <p>等资格审查：逐条核对，全部符合即通过。</p>
    )
  return checkedAt ? (
    <p>
      <DateText at={checkedAt} kind="time" /> 审查完。
    </p>
  ) : null
}

function factsOf({ organisation, call, code, submittedAt, totalFen, grantFen }: ApplicationDetail) {
  return [
    { label: '申报方', value: organisation.name },
    { label: '征集', value: <Link to={`/calls/${call.code}`}>{call.title}</Link> },
    {
      label: '方案',
      value: (
        <Link to={`/designs/${code}`}>
          <Code>{code}</Code>
        </Link>
      ),
    },
    { label: '提交', value: submittedAt ? <DateText at={submittedAt} kind="time" /> : '' },
    { label: '申请资助', value: formatFen(grantFen) },
    { label: '预算总额', value: formatFen(totalFen) },
  ]
}

/** What was sent in: the design in short, answers, papers, budget. */
function Content({ application }: { application: ApplicationDetail }): ReactNode {
  const { summary, form, answers, files, budget, rules } = application
  const sources = {
    files: Object.fromEntries(files.map(({ id, name }) => [id, { name: name ?? id, href: `/files/${id}` }])),
  }
  return (
    <div>
      <section className="record-part">
        <h3>方案</h3>
        <PlainText text={summary} />
      </section>
      <section className="record-part" aria-label="申报内容">
        <FormAnswers form={form} answers={answers as Answers} sources={sources} />
      </section>
      <section className="record-part">
        <h3>预算</h3>
        <BudgetLines lines={budget} rules={rules} />
      </section>
    </div>
  )
}
