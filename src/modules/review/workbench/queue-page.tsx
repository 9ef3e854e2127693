import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import { Bar } from '../../../ui/bar.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { DueText } from '../../../workbench/due-text.tsx'
import { useRowKeys } from '../../../workbench/keys.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useWhole } from '../../../workbench/query.ts'
import { EmptyState, Loaded } from '../../../workbench/states.tsx'
import { type AssignmentItem, listAssignments } from '../contract.ts'
import { assignmentStateLabels } from '../labels.ts'
import { pointsText } from '../points.ts'
import { assignmentTones } from '../state-tones.ts'
import { byCall, isOpen } from './queue.ts'

/** What I am asked to judge, by call, what is due first on top. */
export function QueuePage(): ReactNode {
  const all = useWhole(listAssignments, {})
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const open = (all.data ?? []).filter(isOpen).length
  const note = all.data && all.data.length > 0 && (open > 0 ? `还有 ${open} 份` : '都评完了，谢谢您')
  return (
    <div ref={rows}>
      <PageHead title="评审打分" note={note} />
      <Loaded query={all} lines={10}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title="现在没有请您评的申报" hint="开始打分时会发通知给您，也会出现在这里。" />
          ) : (
            byCall(items).map((group) => <CallGroup key={group[0].call.code} items={group} />)
          )
        }
      </Loaded>
    </div>
  )
}

function CallGroup({ items }: { items: readonly [AssignmentItem, ...AssignmentItem[]] }): ReactNode {
  const { call, dueAt } = items[0]
  const open = items.filter(isOpen).length
  const done = items.length - open
  return (
    <section className="pane score-queue" aria-labelledby={`call-${call.code}`}>
      <header>
        <h2 id={`call-${call.code}`}>{call.title}</h2>
        <p className="score-queue-standing">
          <span>
            已完成 {done} / {items.length} 份
          </span>
          {open > 0 && <DueText dueAt={dueAt} />}
        </p>
        <Bar
          parts={[{ value: done, tone: 'deep' }]}
          total={items.length}
          label={`已完成 ${done} 份，共 ${items.length} 份`}
        />
      </header>
      <ul className="tasks">
        {items.map((item) => (
          <Assignment key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Assignment({ item }: { item: AssignmentItem }): ReactNode {
  const { id, title, state, given, criteria, pointsTenths } = item
  const how =
    state === 'submitted' && pointsTenths !== null
      ? `${pointsText(pointsTenths)} 分`
      : state === 'open' && given > 0
        ? `已评 ${given} / ${criteria} 项`
        : ''
  return (
    <li className="task score-task">
      <span>
        <Chip tone={assignmentTones[state]}>{assignmentStateLabels[state].zh}</Chip>
      </span>
      <div className="task-what">
        <Link data-row="" to={`/scoring/${id}`} className="task-title">
          {title}
        </Link>
      </div>
      <span className="score-task-how small soft">{how}</span>
      <span className={isOpen(item) ? 'task-act' : 'task-act soft'} aria-hidden="true">
        {isOpen(item) ? (given > 0 ? '接着评 →' : '去评 →') : '查看 →'}
      </span>
    </li>
  )
}
