import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { AssignmentDetail } from '../contract.ts'
import { pointsText } from '../points.ts'
import { criteriaOf } from './score-draft.ts'

/** What was sent in, or what there was when scoring ended. */
export function GivenScore({ assignment }: { assignment: AssignmentDetail }): ReactNode {
  const { rubric, scores, comment, pointsTenths, state, position } = assignment
  return (
    <section className="pane score-rubric" aria-labelledby="given">
      <h2 id="given">{state === 'submitted' ? '您给的分' : '打分已结束，这份没有提交'}</h2>
      <table className="score-summary">
        <tbody>
          {criteriaOf(rubric).map(({ key, label, max }) => (
            <tr key={key}>
              <th scope="row">{label.zh}</th>
              <td className="end num">
                {typeof scores[key] === 'number' ? scores[key] : '未评'} <span className="soft">/ {max}</span>
              </td>
            </tr>
          ))}
        </tbody>
        {pointsTenths !== null && (
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td className="end num">
                <b>{pointsText(pointsTenths)}</b>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      {comment && (
        <div className="criterion">
          <h3 className="criterion-name">评审意见</h3>
          <PlainText text={comment} />
        </div>
      )}
      <div className="criterion small">
        {state === 'submitted' && <p className="soft">已提交，不能再改。</p>}
        <Link to={position.next ? `/scoring/${position.next}` : '/scoring'}>
          {position.next ? '看下一份' : '回到列表'}
        </Link>
      </div>
    </section>
  )
}
