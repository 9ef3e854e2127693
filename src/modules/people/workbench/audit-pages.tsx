import { type ReactNode, useMemo } from 'react'
import { Route, Routes, useParams } from 'react-router'
import './audit.css'
import { actorKindLabels, type AuditItem, listAudit } from '../../../base/audit.ts'
import { formatDateTime } from '../../../base/clock.ts'
import { DateText } from '../../../ui/time.tsx'
import { actNote, actOptions, actWords } from '../../../workbench/acts.ts'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter } from '../../../workbench/list-types.ts'
import { useContract } from '../../../workbench/query.ts'
import { useArea } from '../../../workbench/session.tsx'
import { listGrants } from '../contract.ts'
import { AuditRecord } from './audit-record.tsx'

/** The pages below /workbench/audit: what was done, and beside it the act that is open. */
export default function AuditPages(): ReactNode {
  return (
    <Routes>
      <Route path=":id?" element={<AuditPage />} />
    </Routes>
  )
}

function doneBy({ actor, actorKind }: AuditItem): string {
  return actor?.name || actorKindLabels[actorKind].zh
}

const columns: Column<AuditItem>[] = [
  {
    key: 'at',
    title: '时间',
    text: ({ at }) => formatDateTime(new Date(at), 'zh'),
    render: ({ at }) => (
      <span className="audit-nowrap">
        <DateText at={at} kind="time" />
      </span>
    ),
    keep: true,
  },
  { key: 'by', title: '谁', text: doneBy, keep: true },
  { key: 'place', title: '在哪里', text: ({ place }) => place ?? '' },
  { key: 'note', title: '说明', text: (act) => actNote(act) ?? '', render: (act) => <Note act={act} /> },
]

function Note({ act }: { act: AuditItem }): ReactNode {
  return <span className="audit-note">{actNote(act)}</span>
}

/** Colleagues who hold a role now; what others did is found by its record or its day. */
function useFilters(): Filter[] {
  const { data } = useContract(listGrants, { limit: 100 })
  return useMemo(() => {
    const people = new Map((data?.items ?? []).map(({ person }) => [person.id, person.name]))
    return [
      { key: 'type', label: '做了什么', options: actOptions() },
      { key: 'person', label: '谁做的', options: [...people].map(([value, label]) => ({ value, label })) },
      { key: 'from', label: '从哪天起', options: [], input: 'day' },
      { key: 'to', label: '到哪天止', options: [], input: 'day' },
    ]
  }, [data])
}

function AuditPage(): ReactNode {
  const { id } = useParams()
  const area = useArea()
  const filters = useFilters()
  return (
    <ListPage
      title="操作记录"
      name="audit"
      contract={listAudit}
      fixed={area ? { area: area.path } : {}}
      filters={filters}
      searchLabel="编号，例如 LG-26-0398"
      columns={columns}
      rowKey={(act) => act.id}
      rowTitle={rowTitle}
      rowText={(act) => [actWords(act.type), act.code].filter(Boolean).join(' ')}
      rowHref={(act) => `/audit/${act.id}`}
      href="/audit"
      empty={{ title: '还没有操作记录', hint: '有人办了事，就会记在这里；谁也改不了，删不掉。' }}
      {...(id ? { openKey: id } : {})}
    >
      {id && <AuditRecord id={id} />}
    </ListPage>
  )
}

function rowTitle(act: AuditItem): ReactNode {
  return (
    <>
      {actWords(act.type)}
      {act.code && <span className="small soft audit-code">{act.code}</span>}
    </>
  )
}
