import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { formatDateTime } from '../../../base/clock.ts'
import { fieldsOf } from '../../../base/form.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { TimelineItem } from '../../../ui/timeline.tsx'
import { DueText } from '../../../workbench/due-text.tsx'
import { useContract } from '../../../workbench/query.ts'
import { type RecordAction, RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { tellThread } from '../../../workbench/thread.ts'
import { type CallDetail, getCall } from '../contract.ts'
import { callActionLabels, callKindLabels, callStateLabels } from '../labels.ts'
import { callTones } from '../state-tones.ts'
import { type CallAct, CallDialogs } from './call-dialogs.tsx'
import { ruleLines } from './desk-words.ts'

/** A call as those who run it work on it. */
export function CallRecord({ code }: { code: string }): ReactNode {
  const detail = useContract(getCall, { code })
  if (detail.data) return <Opened key={detail.data.code} call={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  if (detail.error.status !== 404) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了，或者这次征集不在您的范围内。" />
}

function Opened({ call }: { call: CallDetail }): ReactNode {
  const navigate = useNavigate()
  const [act, setAct] = useState<CallAct | null>(null)
  const { code, title, state, kind, submittedCount } = call
  return (
    <>
      <RecordPanel
        code={code}
        title={title}
        tags={
          <>
            <Chip tone={callTones[state]}>{callStateLabels[state].zh}</Chip> <Chip>{callKindLabels[kind].zh}</Chip>
          </>
        }
        answer={<Answer call={call} />}
        actions={actionsOf(call, setAct, () => void navigate(`/calls/${code}/edit`))}
        facts={factsOf(call)}
        thread={threadItems(call.thread)}
        publicHref={`/calls/${code}`}
      >
        {state !== 'draft' && (
          <p className="record-part">
            <Link to={`/applications?call=${encodeURIComponent(code)}`}>看收到的申报（{submittedCount ?? 0} 份）</Link>
          </p>
        )}
        <section className="record-part">
          <h3>征集说明</h3>
          <PlainText text={call.purpose} />
        </section>
        <Rules call={call} />
      </RecordPanel>
      <CallDialogs call={call} act={act} onClose={() => setAct(null)} />
    </>
  )
}

function actionsOf({ state, can }: CallDetail, open: (act: CallAct) => void, edit: () => void): RecordAction[] {
  const acts: RecordAction[] = [
    { key: 'open', label: callActionLabels.open.zh, refusal: can.open, shortcut: 'f', onClick: () => open('open') },
    { key: 'edit', label: '修改', refusal: can.edit, shortcut: 'e', onClick: edit },
    { key: 'finish', label: callActionLabels.finish.zh, refusal: can.finish, onClick: () => open('finish') },
    {
      key: 'cancel',
      label: callActionLabels.cancel.zh,
      refusal: can.cancel,
      kind: 'danger',
      onClick: () => open('cancel'),
    },
  ]
  // what belongs to another stage of a call's life is not offered at all
  const belongs: Record<string, boolean> = {
    open: state === 'draft',
    edit: state === 'draft' || state === 'open',
    finish: state === 'checking',
    cancel: state === 'draft' || state === 'open',
  }
  return acts.filter(({ key }) => belongs[key])
}

function Answer({ call }: { call: CallDetail }): ReactNode {
  const { state, closesAt, cancelledBecause, submittedCount } = call
  if (state === 'open') return <DueText dueAt={closesAt} />
  if (state === 'draft') return <p>还没发布。预定 {formatDateTime(new Date(closesAt), 'zh')} 截止。</p>
  if (state === 'cancelled') return <p>已取消。原因：{cancelledBecause}</p>
  return (
    <p>
      <DateText at={closesAt} kind="time" /> 截止，收到 {submittedCount ?? 0} 份申报。
    </p>
  )
}

function factsOf({ platform, area, rules, opensOn, digest }: CallDetail): { label: string; value: ReactNode }[] {
  return [
    { label: '由谁办理', value: platform.name },
    { label: '项目地点', value: area.name },
    ...ruleLines(rules),
    ...(opensOn ? [{ label: '发布', value: <DateText at={`${opensOn}T12:00:00+08:00`} /> }] : []),
    ...(digest ? [{ label: '核对码', value: <Code>{digest}</Code> }] : []),
  ]
}

/** The conditions a person checks, the rubric, and what the form asks. */
function Rules({ call: { rules, rubric, form } }: { call: CallDetail }): ReactNode {
  return (
    <>
      <section className="record-part">
        <h3>由人核对的条件</h3>
        <ul>
          {rules.questions.map(({ key, label }) => (
            <li key={key}>{label.zh}</li>
          ))}
        </ul>
      </section>
      <section className="record-part">
        <h3>评分标准</h3>
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
      </section>
      <details className="record-part">
        <summary>申报表问什么（{fieldsOf(form).length} 项）</summary>
        <ul>
          {fieldsOf(form).map(({ key, label, required }) => (
            <li key={key}>
              {label.zh}
              {required && <span className="small soft"> 必填</span>}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** The thread as the public reads it, oldest first. */
function threadItems(thread: CallDetail['thread']): TimelineItem[] {
  return thread.flatMap((entry): TimelineItem[] => {
    const said = tellThread(entry, 'zh')
    return said ? [{ key: entry.id, when: <DateText at={entry.at} kind="time" />, ...said }] : []
  })
}
