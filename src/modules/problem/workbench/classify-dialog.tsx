import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { classifyProblem } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import { areaOptions, useAreas } from './areas.ts'
import type { DeskDialogProps } from './dialog-props.ts'
import { fieldName, fieldOptions } from './fields.ts'

/** 更正领域、地点: the record moves with its place to those who answer for it. */
export function ClassifyDialog({ problem, open, onClose }: DeskDialogProps): ReactNode {
  const { code, field, area } = problem
  const areas = useAreas()
  const known = areas.some(({ id }) => id === area.id)
  const places = [
    ...(known ? [] : [{ label: '现在的地点', options: [{ value: area.id, label: area.name }] }]),
    ...areaOptions(areas, areas),
  ]
  const fields = fieldOptions()
  return (
    <ActionDialog
      open={open}
      title={`更正领域、地点 ${code}`}
      intro="改到别的街道后，由那边的同事接着办；那不在您的范围时，您就看不到它了。"
      contract={classifyProblem}
      fixed={{ code }}
      initial={{ field, areaId: area.id }}
      submitLabel="更正"
      doneMessage={`${code} 已更正`}
      onClose={onClose}
    >
      <Form.Item name="field" label={fieldLabels.field?.zh} rules={[{ required: true, message: '请选一个领域' }]}>
        <Select
          autoFocus
          options={
            fields.some(({ value }) => value === field)
              ? fields
              : [...fields, { value: field, label: fieldName(field) }]
          }
        />
      </Form.Item>
      <Form.Item name="areaId" label="地点" rules={[{ required: true, message: '请选一个地点' }]}>
        <Select virtual={false} options={places} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </ActionDialog>
  )
}
