import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { answerObjection, type ObjectionDetail } from '../contract-desk.ts'
import { fieldLabels, objectionActionLabels } from '../labels.ts'
import { isLead } from '../notice.ts'

interface AnswerDialogProps {
  objection: ObjectionDetail
  open: boolean
  onClose(): void
}

const decisions = [
  {
    value: 'reject',
    label: objectionActionLabels.reject.zh,
    does: '所涉项目照常：公示已期满的马上生效，没期满的等期满。',
  },
  {
    value: 'uphold',
    label: objectionActionLabels.uphold.zh,
    does: '所涉项目不生效，方案退回团队，不能撤销。别的项目不受影响。',
  },
]

/** An objection is upheld or rejected, with reasons that everybody reads; a lead gets a note. */
export function AnswerDialog(props: AnswerDialogProps): ReactNode {
  return isLead(props.objection.state) ? <NoteDialog {...props} /> : <DecideDialog {...props} />
}

const changes = ['notice', 'call', 'publication']

function DecideDialog({ objection: { id, titles }, open, onClose }: AnswerDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`答复对“${titles.join('、')}”的异议`}
      intro="结果和理由写在公示页上，同时发给异议人。不要写出是谁提的。"
      contract={answerObjection}
      fixed={{ id }}
      width={600}
      submitLabel="发出答复"
      doneMessage="答复已发出"
      changes={changes}
      onClose={onClose}
    >
      <Form.Item name="decision" label={fieldLabels.decision.zh} rules={[{ required: true, message: '请选一个' }]}>
        <Radio.Group className="notice-decisions">
          {decisions.map(({ value, label, does }) => (
            <Radio key={value} value={value}>
              {label}
              <span className="small soft notice-marks">{does}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="answer"
        label="查了什么，理由是什么"
        rules={[{ required: true, whitespace: true, min: 10, message: '请写明理由，至少 10 个字' }]}
      >
        <Input.TextArea
          rows={5}
          maxLength={2000}
          placeholder="例如：经核对，三位专家的打分和汇总无误；所说的亲属关系，已请本人书面说明并向社区核实，不存在。"
        />
      </Form.Item>
    </ActionDialog>
  )
}

function NoteDialog({ objection: { id, titles }, open, onClose }: AnswerDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`核查结果：对“${titles.join('、')}”的线索`}
      intro="不公开，提线索的人凭链接看得到。查实有问题的，由没有参与的人按程序处理。"
      contract={answerObjection}
      fixed={{ id, decision: 'note' }}
      submitLabel="记下"
      doneMessage="核查结果已记下"
      changes={changes}
      onClose={onClose}
    >
      <Form.Item
        name="answer"
        label="查了什么，结果怎样"
        rules={[{ required: true, whitespace: true, min: 10, message: '请写明结果，至少 10 个字' }]}
      >
        <Input.TextArea autoFocus rows={5} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}
