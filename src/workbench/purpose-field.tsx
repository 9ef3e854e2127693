import { AutoComplete, Form } from 'antd'
import type { ReactNode } from 'react'

/** What personal data is looked at for: one of the usual purposes, or other words. It is kept in the audit trail. */
export function PurposeField({ label, usual }: { label: string | undefined; usual: readonly string[] }): ReactNode {
  return (
    <Form.Item
      name="purpose"
      label={label}
      rules={[{ required: true, min: 2, max: 100, whitespace: true, message: '请写做什么用' }]}
    >
      <AutoComplete
        autoFocus
        options={usual.map((value) => ({ value, label: value }))}
        // what is written out, or in other words, is offered nothing: an open menu would lie over the button
        showSearch={{
          filterOption: (typed, option) => option?.value !== typed && option?.value.includes(typed) === true,
        }}
        placeholder="选一个，或者写下来"
      />
    </Form.Item>
  )
}
