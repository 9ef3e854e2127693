import { Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { addDays, civilDate } from '../../../base/clock.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { useContract } from '../../../workbench/query.ts'
import { leastOpenDays } from '../call.ts'
import { draftCall, listTemplates } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import { usePlaces } from './places.ts'

interface DraftDialogProps {
  open: boolean
  onClose(): void
  onDrafted(code: string): void
}

/** a month is what most windows are; changed with the draft */
const usualDays = 30

/** 起草征集: from a template; figures, form and rubric are changed on the page that follows. */
export function DraftDialog({ open, onClose, onDrafted }: DraftDialogProps): ReactNode {
  // asked for before it opens: the dialog begins with what there is to choose from
  const answer = useContract(listTemplates, {}).data
  const today = civilDate(serverNow())
  return (
    <ActionDialog
      open={open}
      title="起草征集"
      intro="模板带着今天的标准：金额、比例、申报表和评分标准。下一步都能改，发布以后才不再动。"
      contract={draftCall}
      fixed={{}}
      initial={{ kind: 'grant', closesOn: addDays(today, usualDays) }}
      submitLabel="起草"
      doneMessage="草稿已建好"
      onClose={onClose}
      onDone={({ code }) => onDrafted(code)}
    >
      <Form.Item name="kind" label={fieldLabels.kind.zh} rules={[{ required: true }]}>
        <Radio.Group
          vertical
          options={(answer?.templates ?? []).map(({ kind, label, hint }) => ({
            value: kind,
            label: (
              <span>
                {label.zh}
                <span className="small soft call-marks">{hint.zh}</span>
              </span>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="platformId"
        label={fieldLabels.platformId.zh}
        rules={[{ required: true, message: '请选一个平台' }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(answer?.platforms ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <PlaceItem platforms={answer?.platforms ?? []} />
      <Form.Item
        name="title"
        label={fieldLabels.title.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写名称，至少 4 个字' }]}
      >
        <Input maxLength={60} placeholder="例如：平湖街道 2027 年公益创投" />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={fieldLabels.purpose.zh}
        rules={[{ required: true, whitespace: true, min: 10, message: '请写清楚征集什么，至少 10 个字' }]}
      >
        <Input.TextArea rows={4} maxLength={4000} placeholder="想解决什么、欢迎什么样的方案、钱从哪里来" />
      </Form.Item>
      <Form.Item
        name="closesOn"
        label={fieldLabels.closesOn.zh}
        extra={`当天 18:00 截止，从发布到截止至少 ${leastOpenDays} 天`}
        rules={[{ required: true, message: '请选截止日期' }]}
      >
        <Input type="date" min={today} />
      </Form.Item>
    </ActionDialog>
  )
}

/** The places of the platform chosen above; its own area unless another is chosen. */
function PlaceItem({ platforms }: { platforms: readonly { id: string; areaId: string }[] }): ReactNode {
  const form = Form.useFormInstance()
  const platformId: unknown = Form.useWatch('platformId', form)
  const areaId = platforms.find(({ id }) => id === platformId)?.areaId
  const places = usePlaces(areaId)
  return (
    <Form.Item
      name="areaId"
      label={fieldLabels.areaId.zh}
      rules={[
        { required: true, message: '请选地方' },
        {
          validator: (_, value) =>
            value === undefined || places.some((place) => place.value === value)
              ? Promise.resolve()
              : Promise.reject(new Error('请选平台服务范围内的地点')),
        },
      ]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        disabled={areaId === undefined}
        placeholder={areaId === undefined ? '先选平台' : '选一处'}
        options={places}
      />
    </Form.Item>
  )
}
