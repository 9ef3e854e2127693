import { Modal } from 'antd'
import type { ReactNode } from 'react'

const keys: [string, string][] = [
  ['j', '下一条'],
  ['k', '上一条'],
  ['Enter', '打开'],
  ['/', '搜索'],
  ['?', '这张表'],
  ['Esc', '关闭、返回'],
]

export function HelpDialog({ open, onClose }: { open: boolean; onClose(): void }): ReactNode {
  return (
    <Modal open={open} onCancel={onClose} footer={null} title="键盘与帮助" width={420}>
      <dl className="help-keys">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        记录里能按的按钮，键就写在按钮上；不能办的，下面写明原因。时限后面的“法定”来自法律法规，“协议”来自合同或章程，“承诺”是我们对居民说过的话。
      </p>
    </Modal>
  )
}
