import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { changePlatform, type PlatformItem } from '../contract.ts'
import { fieldLabels } from '../labels.ts'

interface ChangeDialogProps {
  platform: PlatformItem
  open: boolean
  onClose(): void
}

/** Where residents find a platform and when it is open. */
export function ChangeDialog({ platform, open, onClose }: ChangeDialogProps): ReactNode {
  const { id, name, address, phone, hours } = platform
  return (
    <ActionDialog
      open={open}
      title={name}
      intro="改完马上显示在居民的“平台与社区”页面。"
      contract={changePlatform}
      fixed={{ platformId: id }}
      initial={{ address, phone, hours }}
      submitLabel="保存"
      doneMessage="已更新"
      onClose={onClose}
    >
      <Form.Item name="address" label={fieldLabels.address?.zh}>
        <Input autoFocus maxLength={120} placeholder="写到楼层，例如：平湖街道党群服务中心二楼" />
      </Form.Item>
      <Form.Item name="phone" label={fieldLabels.phone?.zh}>
        <Input maxLength={40} inputMode="tel" placeholder="带区号，例如：0755-28000001" />
      </Form.Item>
      <Form.Item name="hours" label={fieldLabels.hours?.zh}>
        <Input maxLength={120} placeholder="例如：周一至周五 9:00–18:00" />
      </Form.Item>
    </ActionDialog>
  )
}
