import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { addPlace, type AreaItem, endPlace } from '../contract.ts'
import { areaLevelLabels, fieldLabels } from '../labels.ts'
import { placeLevels, refusePlace } from '../network.ts'

/** A 小片区 below a community, a building below either. */
export function AddPlaceDialog({ parent, onClose }: { parent: AreaItem; onClose(): void }): ReactNode {
  const levels = placeLevels.filter((level) => refusePlace({ level: parent.level, ended: false }, level) === null)
  return (
    <ActionDialog
      open
      title={`新增：${parent.name}`}
      intro="新增后，登记反映时可以选到这里。编号按先后自动排，停用后不再用。"
      contract={addPlace}
      fixed={{ parentId: parent.id }}
      initial={{ level: levels[0] }}
      submitLabel="新增"
      doneMessage="已新增"
      onClose={onClose}
    >
      <Form.Item name="level" label={fieldLabels.level?.zh} required>
        <Radio.Group options={levels.map((value) => ({ value, label: areaLevelLabels[value].zh }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={fieldLabels.name?.zh}
        rules={[{ required: true, max: 40, whitespace: true, message: '请写名称，40 个字以内' }]}
      >
        <Input autoFocus autoComplete="off" placeholder="例如：老街片区、锦绣苑 3 栋" />
      </Form.Item>
    </ActionDialog>
  )
}

export function EndPlaceDialog({ place, onClose }: { place: AreaItem; onClose(): void }): ReactNode {
  return (
    <ActionDialog
      open
      title={`停用：${place.name}`}
      intro="停用后不能再选到它；以前在这里的反映和记录照旧。停用不能撤销，可以重新新增一个。"
      contract={endPlace}
      fixed={{ areaId: place.id }}
      submitLabel="停用"
      danger
      doneMessage={`${place.name}已停用`}
      onClose={onClose}
    />
  )
}
