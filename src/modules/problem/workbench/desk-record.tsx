import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import type { ApiError } from '../../../workbench/api.ts'
import { useKeys } from '../../../workbench/keys.ts'
import { useContract } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { type DeskDetail, getDesk } from '../contract-desk.ts'
import { type DeskAct, deskActsFor } from './desk-acts.ts'
import { DeskDialogs } from './desk-dialogs.tsx'
import { DeskHistory } from './desk-history.tsx'
import { type Arrival, useNext } from './next-record.ts'
import { RecordBody } from './record-body.tsx'
import { factsOf } from './record-facts.tsx'
import { RecordStanding } from './record-standing.tsx'
import { RecordTags } from './record-tags.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { threadItems } from './thread-items.tsx'
import { unreadable } from './unreadable.ts'

/** The record a code stands for, as staff work on it. */
export function DeskRecord({ code, full = false }: { code: string; full?: boolean }): ReactNode {
  const detail = useContract(getDesk, { code }, { keepPrevious: true })
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const canonical = detail.isPlaceholderData ? undefined : detail.data?.code
  useEffect(() => {
    // a code as people type it opens its record; the address then says it as it is
    if (canonical && canonical !== code) {
      void navigate({ pathname: pathname.replace(encodeURIComponent(code), canonical), search }, { replace: true })
    }
  }, [canonical, code, pathname, search, navigate])
  // what was once shown stays when asking again fails: a dialog may be open over it
  if (detail.data === undefined) {
    if (!detail.error) return <LoadingState lines={12} />
    return <NotOpened error={detail.error} code={code} onRetry={() => void detail.refetch()} />
  }
  return (
    // the earlier record stays in sight while the next one loads, but nothing in it can be pressed any more
    <div inert={detail.isPlaceholderData} aria-busy={detail.isPlaceholderData} className={full ? 'record-full' : ''}>
      <Opened key={detail.data.code} problem={detail.data} full={full} idle={detail.isPlaceholderData} />
    </div>
  )
}

function NotOpened({ error, code, onRetry }: { error: ApiError; code: string; onRetry(): void }): ReactNode {
  if (error.status !== 404) return <ErrorState error={error} onRetry={onRetry} />
  return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了，或者这件事不在您的范围内。" />
}

interface OpenedProps {
  problem: DeskDetail
  full: boolean
  /** shown while the next one loads */
  idle: boolean
}

function Opened({ problem, full, idle }: OpenedProps): ReactNode {
  const [act, setAct] = useState<DeskAct | null>(null)
  const [reviewingAgain, setReviewingAgain] = useState(false)
  const [contact, setContact] = useState<string | null>(null)
  const panel = useFocusOnArrival()
  const reviewing = problem.can.review === null && (problem.review === 'pending' || reviewingAgain)
  const open = (next: DeskAct) => (next === 'review' ? setReviewingAgain(true) : setAct(next))
  const publicHref = problem.review === 'published' ? `/problems/${problem.code}` : `/follow/${problem.code}`
  return (
    <div ref={panel}>
      <RecordPanel
        code={problem.code}
        title={problem.original?.title ?? problem.title ?? unreadable(problem)}
        tags={<RecordTags problem={problem} />}
        answer={<RecordStanding problem={problem} />}
        actions={deskActsFor(problem, reviewing, open)}
        facts={factsOf(problem, contact, () => setAct('contact'))}
        thread={threadItems(problem.thread)}
        history={<DeskHistory entries={problem.history} />}
        publicHref={publicHref}
        idle={idle}
      >
        {reviewing ? (
          <ReviewPanel
            problem={problem}
            idle={idle}
            onCancel={() => setReviewingAgain(false)}
            onDone={() => setReviewingAgain(false)}
          />
        ) : (
          <RecordBody problem={problem} />
        )}
        {!full && <BesideList code={problem.code} />}
      </RecordPanel>
      <DeskDialogs problem={problem} act={act} onClose={() => setAct(null)} onContact={setContact} />
    </div>
  )
}

/** Whoever comes here from the record before had the focus in it: it goes to this one's heading. */
function useFocusOnArrival(): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null)
  const arrival = useLocation().state as Partial<Arrival> | null
  const wanted = arrival?.focusRecord === true
  useEffect(() => {
    if (wanted) panel.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [wanted])
  return panel
}

/** Ways on from a record beside its list. */
function BesideList({ code }: { code: string }): ReactNode {
  const { search } = useLocation()
  const next = useNext()
  useKeys({ n: next })
  return (
    <p className="small desk-ways">
      <Link to={{ pathname: `/problems/${code}/full`, search }}>整页打开</Link>
      <button type="button" className="link-button" aria-keyshortcuts="n" onClick={next}>
        下一条 <kbd aria-hidden="true">n</kbd>
      </button>
    </p>
  )
}
