import { Form, Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { fieldsOf } from '../../../base/form.ts'
import { rubricPoints } from '../call.ts'
import type { CallDetail } from '../contract.ts'
import { fieldLabels } from '../labels.ts'
import type { CallDraft } from './edit-input.ts'

const written = (message: string) => [{ required: true, whitespace: true, message }]

/** The criteria: what each is worth and what earns it, with the running sum. */
export function RubricFields({ call }: { call: CallDetail }): ReactNode {
  return (
    <section>
      <h2>
        {fieldLabels.rubric.zh} <Sum />
      </h2>
      {fieldsOf(call.rubric).map(({ key, label }) => (
        <div key={key} className="call-criterion">
          <div className="call-row">
            <Form.Item name={['rubric', key, 'zh']} label={`评什么：${label.zh}`} rules={written('请写评什么')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={['rubric', key, 'en']} label={`英文：${label.zh}`} rules={written('请写英文')}>
              <Input maxLength={400} />
            </Form.Item>
            <Form.Item
              name={['rubric', key, 'max']}
              label={`分值：${label.zh}`}
              rules={[{ required: true, message: '请填分值' }]}
            >
              <InputNumber min={1} max={rubricPoints} precision={0} suffix="分" />
            </Form.Item>
          </div>
          <Form.Item name={['rubric', key, 'helpZh']} label={`什么样得几分：${label.zh}`}>
            <Input.TextArea rows={2} maxLength={400} />
          </Form.Item>
          <Form.Item name={['rubric', key, 'helpEn']} label={`什么样得几分（英文）：${label.zh}`}>
            <Input.TextArea rows={2} maxLength={400} />
          </Form.Item>
          <Form.Item name={['rubric', key, 'required']} hidden valuePropName="checked">
            <input type="checkbox" />
          </Form.Item>
        </div>
      ))}
    </section>
  )
}

/** The points as they stand. */
export function pointsIn(rubric: CallDraft['rubric']): number {
  return Object.values(rubric).reduce((sum, { max }) => sum + (max ?? 0), 0)
}

function Sum(): ReactNode {
  const rubric = Form.useWatch('rubric') as CallDraft['rubric'] | undefined
  if (!rubric) return null
  const points = pointsIn(rubric)
  return (
    <span className="small soft" role="status">
      合计 {points} 分{points === rubricPoints ? '' : `，要正好 ${rubricPoints} 分`}
    </span>
  )
}
