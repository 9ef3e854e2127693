import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { actorKindLabels, type AuditItem, getAudit } from '../../../base/audit.ts'
import { Code } from '../../../ui/facts.tsx'
import { DateText } from '../../../ui/time.tsx'
import { actNote, actRecord, actWords } from '../../../workbench/acts.ts'
import { useContract } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { Loaded } from '../../../workbench/states.tsx'

/** One act: who, when, where, why, and what it was about. */
export function AuditRecord({ id }: { id: string }): ReactNode {
  const act = useContract(getAudit, { eventId: id })
  return <Loaded query={act}>{(data) => <Opened key={id} act={data} />}</Loaded>
}

function Opened({ act }: { act: AuditItem }): ReactNode {
  const note = actNote(act)
  const facts = [
    { label: '时间', value: <DateText at={act.at} kind="time" /> },
    { label: '谁', value: <DoneBy act={act} /> },
    { label: '在哪里', value: act.place ?? '全区' },
    { label: '哪件事', value: <About act={act} /> },
    ...(note ? [{ label: '说明', value: note }] : []),
  ]
  return (
    <RecordPanel code={act.code ?? '没有编号'} title={actWords(act.type)} actions={[]} facts={facts}>
      <Written act={act} />
    </RecordPanel>
  )
}

function DoneBy({ act: { actor, actorKind } }: { act: AuditItem }): ReactNode {
  if (!actor) return actorKindLabels[actorKind].zh
  return (
    <>
      {actor.name || '已注销'} ·{' '}
      <Link className="audit-link" to={{ pathname: '/audit', search: `person=${actor.id}` }}>
        此人办的其他事
      </Link>
    </>
  )
}

function About({ act }: { act: AuditItem }): ReactNode {
  const { permissions } = useMe()
  const record = actRecord(act)
  const mayOpen = record !== null && permissions.includes(record.permission)
  return (
    <>
      {mayOpen ? <Link to={record.href}>{act.code ? <Code>{act.code}</Code> : '打开'}</Link> : act.code}
      {(mayOpen || act.code) && ' · '}
      <Link className="audit-link" to={{ pathname: '/audit', search: `q=${act.code ?? act.subjectId}` }}>
        它的全部记录
      </Link>
    </>
  )
}

/** As it was written, for who checks the words above. */
function Written({ act: { publicPart, privatePart } }: { act: AuditItem }): ReactNode {
  if (Object.keys({ ...publicPart, ...privatePart }).length === 0) return null
  return (
    <details className="record-part">
      <summary>原始记录</summary>
      <Raw title="公开的部分" part={publicPart} />
      <Raw title="只供审计的部分（个人资料只记项目名，不记内容）" part={privatePart} />
    </details>
  )
}

function Raw({ title, part }: { title: string; part: AuditItem['publicPart'] }): ReactNode {
  if (Object.keys(part).length === 0) return null
  return (
    <>
      <p className="small soft">{title}</p>
      <pre className="audit-raw">{JSON.stringify(part, null, 2)}</pre>
    </>
  )
}
