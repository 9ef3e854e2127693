import { Alert, Modal, Radio } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import { useCommand, useContract } from '../../../workbench/query.ts'
import { errorWords, Loaded } from '../../../workbench/states.tsx'
import { fieldWords } from '../../../workbench/words.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import { assignExpert, type Candidate, listCandidates, type ReviewDetail } from '../contract-desk.ts'
import { conflictLabels } from '../labels.ts'
import { countedOf } from './standing.ts'

interface AssignDialogProps {
  review: ReviewDetail
  /** whose experts are chosen; null: closed */
  applicationId: string | null
  onClose(): void
}

/** Who may be asked, those of the field and with little on their desk first; who may not, with the reason. */
export function AssignDialog({ review, applicationId, onClose }: AssignDialogProps): ReactNode {
  const line = review.lines.find((one) => one.applicationId === applicationId)
  const experts = line ? countedOf(line).length : 0
  const [chosen, setChosen] = useState<string | null>(null)
  const assign = useCommand(assignExpert, {
    changes: ['expert'],
    // whoever is chosen meanwhile stays chosen
    onDone: (_, { expertId }) => setChosen((now) => (now === expertId ? null : now)),
  })
  const whole = line !== undefined && experts >= review.experts
  useEffect(() => {
    if (whole) onClose()
  }, [whole, onClose])
  const close = () => {
    setChosen(null)
    assign.reset()
    onClose()
  }
  return (
    <Modal
      open={line !== undefined}
      title={`请专家：${line?.title ?? ''}`}
      width={640}
      okText="请这位专家"
      okButtonProps={{ disabled: chosen === null, loading: assign.isPending }}
      cancelText="完成"
      mask={{ closable: false }}
      destroyOnHidden
      onOk={() => {
        if (applicationId && chosen) assign.mutate({ code: review.call.code, applicationId, expertId: chosen })
      }}
      onCancel={close}
    >
      <p className="dialog-intro">
        已请 {experts} / {review.experts} 位。专长对口、手里份数少的在前；有利益关联的不能请。
      </p>
      {assign.error && <Alert className="dialog-error" type="error" title={faultText(assign.error)} />}
      {line && (
        <Candidates
          review={review}
          applicationId={line.applicationId}
          field={line.field}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </Modal>
  )
}

function faultText(error: NonNullable<ReturnType<typeof useCommand<typeof assignExpert>>['error']>): string {
  const [fault] = Object.values(error.fields)
  return fault ? fieldWords(fault, error.params) : errorWords(error)
}

interface CandidatesProps {
  review: ReviewDetail
  applicationId: string
  field: string
  chosen: string | null
  onChoose(personId: string): void
}

function Candidates({ review, applicationId, field, chosen, onChoose }: CandidatesProps): ReactNode {
  const query = useContract(listCandidates, { code: review.call.code, applicationId })
  return (
    <Loaded query={query} lines={6}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">名册里没有可请的专家。先在“专家”里登记。</p>
        ) : (
          <Radio.Group
            className="candidates"
            aria-label="可以请的专家"
            value={chosen}
            onChange={({ target }) => onChoose(target.value as string)}
          >
            {items.map((candidate) => (
              <CandidateRow key={candidate.personId} candidate={candidate} field={field} />
            ))}
          </Radio.Group>
        )
      }
    </Loaded>
  )
}

function CandidateRow({ candidate, field }: { candidate: Candidate; field: string }): ReactNode {
  const { personId, name, fields, finance, open, conflicts, assigned } = candidate
  const why = assigned ? '已请过' : conflicts.map((kind) => conflictLabels[kind].zh).join('；')
  return (
    <Radio value={personId} disabled={why !== ''} className="candidate">
      <span className="candidate-body">
        <span>
          <b>{name}</b> {fields.includes(field) && <Chip tone="go">对口</Chip>} {finance && <Chip>财务</Chip>}
        </span>
        <span className="small soft">
          {fields.map((each) => problemFieldLabels[each]?.zh ?? each).join('、')} · 手里 {open} 份
        </span>
        {why && <span className="small candidate-why">{assigned ? why : `要回避：${why}`}</span>}
      </span>
    </Radio>
  )
}
