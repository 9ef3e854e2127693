import { Form } from 'antd'
import type { ReactNode } from 'react'
import { FilesInput } from '../../../workbench/files-input.tsx'
import { fieldLabels } from '../labels.ts'

const words = { choose: '选照片', measure: '张', nameOf: (number: number) => `照片 ${number}` }

/** Photographs taken at the door: sent as they are chosen, so that registering itself takes no time. */
export function EnterPhotos(): ReactNode {
  return (
    <Form.Item name="photoIds" label={fieldLabels.photoIds?.zh} extra="最多 4 张，尽量别拍到别人的脸和车牌。">
      <FilesInput most={4} accept="image/*" words={words} className="enter-photos" />
    </Form.Item>
  )
}
