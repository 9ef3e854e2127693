import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { type AssignmentDetail, submitScore } from '../contract.ts'
import { pointsText } from '../points.ts'
import { criteriaOf, readPoints, runningSum, scoresOf } from './score-draft.ts'
import type { Saving } from './score-saver.ts'

interface SubmitDialogProps {
  assignment: AssignmentDetail
  saving: Saving
  open: boolean
  /** nothing else is left to judge */
  last: boolean
  onClose(): void
  onLeft(): void
}

/** Everything once more before it is final. */
export function SubmitDialog({ assignment, saving, open, last, onClose, onLeft }: SubmitDialogProps): ReactNode {
  const { id, rubric } = assignment
  const { draft, version } = saving
  return (
    <ActionDialog
      open={open}
      title={`提交打分：${pointsText(runningSum(rubric, draft).tenths)} 分`}
      intro="提交后不能再改。每项得分和意见在审定后给申报方看，不写您的名字。"
      contract={submitScore}
      fixed={{ id, scores: scoresOf(rubric, draft), comment: draft.comment, version }}
      submitLabel={last ? '提交' : '提交，评下一份'}
      doneMessage={last ? '已提交，都评完了' : '已提交'}
      onClose={onClose}
      onDone={onLeft}
    >
      <table className="score-summary">
        <caption className="visually-hidden">每项得分</caption>
        <tbody>
          {criteriaOf(rubric).map((field) => (
            <tr key={field.key}>
              <th scope="row">{field.label.zh}</th>
              <td className="end num">
                {readPoints(draft.points[field.key], field).value} <span className="soft">/ {field.max}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="score-summary-comment">{draft.comment}</p>
    </ActionDialog>
  )
}
