import { Button } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Filter, Queues } from '../../../workbench/list-types.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useContract } from '../../../workbench/query.ts'
import { useMay } from '../../../workbench/session.tsx'
import { LoadingState } from '../../../workbench/states.tsx'
import { countDesk, type DeskItem, deskQueues, listDesk } from '../contract-desk.ts'
import { deskQueueLabels, kindLabels, stateLabels } from '../labels.ts'
import { problemKinds, problemStates } from '../problem.ts'
import { areaOptions, type MyAreas, useMyAreas } from './areas.ts'
import { useBulkActions } from './bulk-actions.tsx'
import { deskColumns, RowTitle } from './desk-columns.tsx'
import { DeskRecord } from './desk-record.tsx'
import { fieldOptions } from './fields.ts'

const title = '反映与点子'

const newest = { value: 'newest', label: '新的在前' }
const support = { value: 'support', label: '“我也是”多的在前' }

/** Only what is owed has a time limit to sort by; what waits to be read is read in the order it came. */
function sortsFor(queue: string): { value: string; label: string }[] {
  if (queue === 'all') return [newest, support]
  return [{ value: 'deadline', label: queue === 'review' ? '先到的在前' : '按时限' }, newest, support]
}

const options = (labels: Readonly<Record<string, { zh: string }>>, codes: readonly string[]) =>
  codes.map((value) => ({ value, label: labels[value]?.zh ?? value }))

/** Most queues are a state by themselves. */
const severalStates = new Set(['all', 'review', 'overdue'])

function filtersFor({ mine, all }: MyAreas, queue: string): Filter[] {
  const places = areaOptions(mine, all).flatMap(({ label, options: inside }) =>
    inside.map((place) => ({
      value: place.value,
      label: place.label.startsWith(label) ? `${label}（整条街道）` : place.label,
    })),
  )
  return [
    { key: 'field', label: '领域', options: fieldOptions() },
    { key: 'area', label: '街道、社区', options: places },
    { key: 'kind', label: '类型', options: options(kindLabels, problemKinds) },
    ...(severalStates.has(queue)
      ? [{ key: 'state', label: '状态', options: options(stateLabels, problemStates) }]
      : []),
  ]
}

function useQueues(area: string | undefined): Queues {
  const { data } = useContract(countDesk, area ? { area } : {}, { refreshMs: 60_000, keepPrevious: true })
  return {
    key: 'queue',
    initial: 'all',
    options: deskQueues.map((value) => ({
      value,
      label: deskQueueLabels[value]?.zh ?? value,
      ...(data ? { count: data[value] } : {}),
      late: value === 'overdue',
    })),
  }
}

/** A code typed into the search opens its record at once; closed again, the list stays with what was searched. */
const codeShaped = /^[a-z]{2,4}[\s\-–—]?\d{2}[\s\-–—]?\d{1,9}$/i

function useCodeJump(): void {
  const { search } = useLocation()
  const navigate = useNavigate()
  const jumped = useRef('')
  useEffect(() => {
    const text = new URLSearchParams(search).get('q')?.trim() ?? ''
    if (text === jumped.current) return
    jumped.current = text
    if (codeShaped.test(text))
      void navigate({ pathname: `/problems/${encodeURIComponent(text)}`, search }, { replace: true })
  }, [search, navigate])
}

const rowKey = ({ code }: DeskItem) => code
const emptyWords: Record<string, string> = {
  review: '都审完了',
  triage: '都有人办了',
  handling: '没有正在办的',
  passed: '没有转出去的',
  overdue: '没有逾期的',
  all: '还没有人反映',
}

const rowTitle = (row: DeskItem) => <RowTitle row={row} />

export function DeskPage(): ReactNode {
  const areas = useMyAreas()
  if (areas.ready) return <Desk areas={areas} />
  return (
    <>
      <PageHead title={title} />
      <LoadingState lines={12} />
    </>
  )
}

function Desk({ areas }: { areas: MyAreas }): ReactNode {
  const { code } = useParams()
  const queues = useQueues(areas.chosen)
  const queue = new URLSearchParams(useLocation().search).get('queue') ?? queues.initial
  const filters = useMemo(() => filtersFor(areas, queue), [areas, queue])
  const { actions, dialogs } = useBulkActions()
  const mayEnter = useMay('problem.enter')
  useCodeJump()
  return (
    <>
      <ListPage
        title={title}
        name="problems"
        contract={listDesk}
        fixed={areas.chosen ? { area: areas.chosen } : {}}
        queues={queues}
        filters={filters}
        sorts={sortsFor(queue)}
        searchLabel="编号，或文字里的词"
        columns={deskColumns}
        rowKey={rowKey}
        rowTitle={rowTitle}
        rowText={(row) => row.title || row.code}
        rowHref={(row) => `/problems/${row.code}`}
        href="/problems"
        bulkActions={actions}
        actions={mayEnter && <EnterButton />}
        empty={{ title: emptyWords[queue] ?? '没有记录', hint: '新的反映一到，就会出现在这里。' }}
        {...(code ? { openKey: code } : {})}
      >
        {code && <DeskRecord code={code} />}
      </ListPage>
      {dialogs}
    </>
  )
}

function EnterButton(): ReactNode {
  const navigate = useNavigate()
  return <Button onClick={() => void navigate('/problems/new')}>代居民登记</Button>
}
