import { Alert, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { civilDate, formatDate, formatDateTime } from '../../../base/clock.ts'
import { fieldsOf } from '../../../base/form.ts'
import { addWorkingDays } from '../../../base/working-days.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import type { CallDetail } from '../contract.ts'
import { cancelCall, finishCall, openCall } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import { ruleLines } from './desk-words.ts'

export type CallAct = 'open' | 'cancel' | 'finish'

interface CallDialogsProps {
  call: CallDetail
  act: CallAct | null
  onClose(): void
}

interface OneDialogProps {
  call: CallDetail
  open: boolean
  onClose(): void
}

/** Every act on a call has its dialog; one is open at a time. */
export function CallDialogs({ call, act, onClose }: CallDialogsProps): ReactNode {
  const shared = (mine: CallAct): OneDialogProps => ({ call, open: act === mine, onClose })
  return (
    <>
      <OpenDialog {...shared('open')} />
      <CancelDialog {...shared('cancel')} />
      <FinishDialog {...shared('finish')} />
    </>
  )
}

/** What becomes fixed is read once more before it does. */
function OpenDialog({ call, open, onClose }: OneDialogProps): ReactNode {
  const closes = new Date(call.closesAt)
  const checked = addWorkingDays(civilDate(closes), call.rules.days.check).date
  const lines = [
    { label: '截止', value: formatDateTime(closes, 'zh') },
    { label: '审查完', value: `${formatDate(checked, 'zh')}前` },
    { label: '项目地点', value: call.area.name },
    ...ruleLines(call.rules),
    { label: '人工核对', value: `${call.rules.questions.length} 条` },
    { label: '评分标准', value: `${fieldsOf(call.rubric).length} 项，共 100 分` },
    { label: '申报表', value: `${fieldsOf(call.form).length} 项` },
  ]
  return (
    <ActionDialog
      open={open}
      title={`发布 ${call.title}`}
      width={640}
      intro="发布以后，下面这些连同申报表、评分标准都不再改动，并在公开记录里留下核对码；要改只能取消重来。"
      contract={openCall}
      fixed={{ code: call.code }}
      submitLabel="发布"
      doneMessage="已发布，门户上可以申报了"
      onClose={onClose}
    >
      <dl className="call-lines">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </ActionDialog>
  )
}

function CancelDialog({ call, open, onClose }: OneDialogProps): ReactNode {
  const draft = call.state === 'draft'
  return (
    <ActionDialog
      open={open}
      title={`取消 ${call.title}`}
      intro={
        draft
          ? '还没有人看到这份草稿，取消后不再继续。'
          : '不能撤销。原因对外公开；已交的申报退回，方案可以另报，申报的组织会收到通知。'
      }
      contract={cancelCall}
      fixed={{ code: call.code }}
      submitLabel="取消征集"
      danger
      doneMessage="征集已取消"
      changes={['application']}
      onClose={onClose}
    >
      {!draft && (call.submittedCount ?? 0) > 0 && (
        <Form.Item>
          <Alert type="warning" showIcon title={`已有 ${call.submittedCount} 份申报，都会退回。`} />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={fieldLabels.reason.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明原因' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：今年的经费没有落实，明年三月重新征集" />
      </Form.Item>
    </ActionDialog>
  )
}

function FinishDialog({ call, open, onClose }: OneDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`结束 ${call.title}`}
      intro="没有符合条件的申报，不进入评审。门户上写明入选 0 个项目。"
      contract={finishCall}
      fixed={{ code: call.code }}
      submitLabel="结束征集"
      doneMessage="征集已结束"
      onClose={onClose}
    />
  )
}
