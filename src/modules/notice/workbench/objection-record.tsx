import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { ApiError } from '../../../workbench/api.ts'
import { useContract } from '../../../workbench/query.ts'
import { type RecordAction, RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { getObjection, type ObjectionDetail } from '../contract-desk.ts'
import { objectionStateLabels } from '../labels.ts'
import { isLead } from '../notice.ts'
import { objectionTones } from '../state-tones.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { AnswerDue } from './answer-due.tsx'
import { ContactDialog, type Objector } from './contact-dialog.tsx'

/** An objection as who may answer it reads it. */
export function ObjectionRecord({ id }: { id: string }): ReactNode {
  const detail = useContract(getObjection, { id })
  if (detail.data) return <Opened key={id} objection={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  const { error } = detail
  if (error.status === 403 && error.code === 'notice.involved') return <Involved error={error} />
  if (error.status !== 404 && error.status !== 422)
    return <ErrorState error={error} onRetry={() => void detail.refetch()} />
  return <EmptyState title="没有找到这条异议" hint="链接可能不完整，或者它不在您的范围内。" />
}

/** Who took part neither reads nor answers it (interface.md, "may not do this"): said with whom it may go to. */
function Involved({ error }: { error: ApiError }): ReactNode {
  const { to } = error.params
  const colleagues = Array.isArray(to) ? to.filter((name) => typeof name === 'string') : []
  return (
    <EmptyState
      title="您参与过这次评审，不能处理这条异议。"
      hint={
        colleagues.length > 0
          ? `可以转给：${colleagues.join('、')}。`
          : '请转给没有参与这次申报和评审、可以答复异议的同事。'
      }
      action={<Link to="/objections">看别的异议</Link>}
    />
  )
}

type Act = 'answer' | 'contact'

function Opened({ objection }: { objection: ObjectionDetail }): ReactNode {
  const [act, setAct] = useState<Act | null>(null)
  const [objector, setObjector] = useState<Objector | null>(null)
  const { notice, titles, state, text, answer, answeredOn, can } = objection
  const lead = isLead(state)
  const open = state === 'open' || state === 'lead'
  const actions: RecordAction[] = [
    {
      key: 'answer',
      label: lead ? '记下核查结果' : '答复',
      refusal: can.answer,
      shortcut: 'd',
      onClick: () => setAct('answer'),
    },
  ]
  return (
    <>
      <RecordPanel
        code={notice.code}
        title={`对“${titles.join('、')}”的${lead ? '线索' : '异议'}`}
        tags={<Chip tone={objectionTones[state]}>{objectionStateLabels[state].zh}</Chip>}
        answer={open ? <Waits objection={objection} lead={lead} /> : null}
        actions={open ? actions : []}
        facts={factsOf(objection, objector, () => setAct('contact'))}
        publicHref={`/notices/${notice.code}`}
      >
        <section className="record-part">
          <h3>{lead ? '线索' : '异议'}</h3>
          <PlainText text={text} />
        </section>
        {answer && (
          <section className="record-part">
            <h3>
              {lead ? '核查结果' : '答复'}
              {answeredOn && <span className="small soft"> {formatDate(answeredOn, 'zh')}</span>}
            </h3>
            <PlainText text={answer} />
          </section>
        )}
      </RecordPanel>
      <AnswerDialog objection={objection} open={act === 'answer'} onClose={() => setAct(null)} />
      <ContactDialog
        objection={objection}
        open={act === 'contact'}
        onClose={() => setAct(null)}
        onContact={setObjector}
      />
    </>
  )
}

/** What hangs on the answer, and until when. */
function Waits({ objection, lead }: { objection: ObjectionDetail; lead: boolean }): ReactNode {
  return (
    <>
      <AnswerDue objection={objection} />
      <p>{lead ? '没有署名：核查后记下结果，公示照常。' : '答复之前，所涉项目不生效。'}</p>
    </>
  )
}

function factsOf(objection: ObjectionDetail, objector: Objector | null, onReveal: () => void) {
  const { notice, codes, receivedAt, contact, can } = objection
  return [
    { label: '公示', value: <Link to={`/notices/${notice.code}`}>{notice.title}</Link> },
    {
      label: '针对',
      value: codes.map((code) => (
        <span key={code} className="notice-code">
          <Link to={`/designs/${code}`}>
            <Code>{code}</Code>
          </Link>
        </span>
      )),
    },
    { label: '收到', value: <DateText at={receivedAt} kind="time" /> },
    {
      label: '异议人',
      value: objector ? (
        `${objector.name}，${objector.contact}`
      ) : contact === null ? (
        <span className="soft">{isLead(objection.state) ? '没有署名' : '已清除'}</span>
      ) : (
        <>
          {contact}{' '}
          {can.contact === null && (
            <button type="button" className="link-button" onClick={onReveal}>
              查看姓名和联系方式
            </button>
          )}
        </>
      ),
    },
  ]
}
