import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Chip } from '../../../ui/chip.tsx'
import { DueText } from '../../../workbench/due-text.tsx'
import { PageHead } from '../../../workbench/page-head.tsx'
import type { AssignmentDetail } from '../contract.ts'
import { assignmentStateLabels } from '../labels.ts'
import { assignmentTones } from '../state-tones.ts'
import { isOpen } from './queue.ts'

/** 第 3 份，共 12 份; until when; the ones before and after it. */
export function ScoreHead({ assignment, children }: { assignment: AssignmentDetail; children?: ReactNode }): ReactNode {
  const { position, state, dueAt } = assignment
  const note = (
    <span className="score-note">
      {isOpen(assignment) ? (
        <DueText dueAt={dueAt} />
      ) : (
        <Chip tone={assignmentTones[state]}>{assignmentStateLabels[state].zh}</Chip>
      )}
    </span>
  )
  return (
    <PageHead title={`第 ${position.index} 份，共 ${position.of} 份`} note={note}>
      {children}
      <nav className="score-steps" aria-label="前后两份">
        <Step to={position.previous} label="上一份" />
        <Step to={position.next} label="下一份" />
      </nav>
    </PageHead>
  )
}

function Step({ to, label }: { to: string | null; label: string }): ReactNode {
  if (!to) {
    return <Button disabled>{label}</Button>
  }
  return (
    <Link className="score-step" to={`/scoring/${to}`}>
      {label}
    </Link>
  )
}
