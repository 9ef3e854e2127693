import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { withholdLabels } from '../labels.ts'
import { type WithholdReason, withholdReasons } from '../problem.ts'

interface WithholdChoiceProps {
  busy: boolean
  onChoose(reason: WithholdReason): void
  onCancel(): void
}

/** Why a text stays unpublished: one press, by its number or on its button, and the reporter is told in these words. */
export function WithholdChoice({ busy, onChoose, onCancel }: WithholdChoiceProps): ReactNode {
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => group.current?.focus(), [])
  return (
    <div className="desk-withhold" role="group" aria-label="暂不公开的原因" tabIndex={-1} ref={group}>
      <p>
        为什么不公开？会告诉反映人：“这段文字<i>（原因）</i>，暂不公开，但照常办理。您可以改一改再提交。”
      </p>
      <div className="desk-review-acts">
        {withholdReasons.map((reason, index) => (
          <Button key={reason} disabled={busy} onClick={() => onChoose(reason)}>
            {withholdLabels[reason].zh} <kbd>{index + 1}</kbd>
          </Button>
        ))}
        <Button type="text" onClick={onCancel} disabled={busy}>
          返回 <kbd>Esc</kbd>
        </Button>
      </div>
    </div>
  )
}
