import { Alert, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { withholdLabels } from '../../problem/labels.ts'
import { withholdReasons } from '../../problem/problem.ts'
import { type DesignDetail, endDesign, reopenDesign, reviewDesign, settleDesign } from '../contract.ts'
import type { DeskAct } from './desk-acts.ts'
import type { DeskDialogProps } from './dialog-props.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { JoinDialog } from './join-dialog.tsx'
import { Text } from './record-body.tsx'

interface DeskDialogsProps {
  design: DesignDetail
  act: DeskAct | null
  onClose(): void
}

/** Every act on a record has its dialog; one is open at a time. */
export function DeskDialogs({ design, act, onClose }: DeskDialogsProps): ReactNode {
  const shared = (mine: DeskAct): DeskDialogProps => ({ design, open: act === mine, onClose })
  return (
    <>
      <PublishDialog {...shared('publish')} />
      <WithholdDialog {...shared('withhold')} />
      <InviteDialog {...shared('invite')} />
      <JoinDialog {...shared('joinProblem')} />
      <SettleDialog {...shared('settle')} />
      <ReopenDialog {...shared('reopen')} />
      <EndDialog {...shared('end')} />
    </>
  )
}

function PublishDialog({ design, open, onClose }: DeskDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`公开 ${design.code}`}
      intro="读一遍再公开：有没有点名道姓、电话住址、没有依据的承诺。公开后居民可以报名参与。"
      contract={reviewDesign}
      fixed={{ code: design.code, decision: 'publish', wordsVersion: design.wordsVersion }}
      submitLabel="公开"
      doneMessage="已公开，团队会收到通知"
      onClose={onClose}
    >
      <div className="design-sides">
        <Text heading="将要公开的文字" title={design.title} text={design.summary} />
      </div>
    </ActionDialog>
  )
}

function WithholdDialog({ design, open, onClose }: DeskDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`暂不公开 ${design.code}`}
      intro="团队会看到原因，改好后可以再提交；商量照常进行。"
      contract={reviewDesign}
      fixed={{ code: design.code, decision: 'withhold' }}
      submitLabel="暂不公开"
      doneMessage="暂不公开，团队会收到通知"
      onClose={onClose}
    >
      {design.review === 'published' && (
        <Form.Item>
          <Alert type="warning" showIcon title="这个方案现在是公开的，提交后居民就看不到了。" />
        </Form.Item>
      )}
      <Form.Item name="because" label="为什么不公开" rules={[{ required: true, message: '请选一个原因' }]}>
        <Radio.Group vertical options={withholdReasons.map((value) => ({ value, label: withholdLabels[value].zh }))} />
      </Form.Item>
    </ActionDialog>
  )
}

function SettleDialog({ design, open, onClose }: DeskDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`定下方案 ${design.code}`}
      intro="定下之后，团队和分工不再改，可以去申报；要改，先回到商量。"
      contract={settleDesign}
      fixed={{ code: design.code }}
      submitLabel="定下方案"
      doneMessage="方案成形，可以申报"
      onClose={onClose}
    />
  )
}

function ReopenDialog({ design, open, onClose }: DeskDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`回到商量 ${design.code}`}
      intro="团队、分工和回应的事又可以改；改好后再定一次。"
      contract={reopenDesign}
      fixed={{ code: design.code }}
      submitLabel="回到商量"
      doneMessage="已回到商量"
      onClose={onClose}
    />
  )
}

function EndDialog({ design, open, onClose }: DeskDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`不再做下去 ${design.code}`}
      intro="不能撤销。公开的只有“方案不再做下去”，原因只给团队和工作人员看；它回应的事可以另起方案。"
      contract={endDesign}
      fixed={{ code: design.code }}
      submitLabel="不再做下去"
      danger
      doneMessage="方案已中止"
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label="原因"
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明原因' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：学校已自己解决" />
      </Form.Item>
    </ActionDialog>
  )
}
