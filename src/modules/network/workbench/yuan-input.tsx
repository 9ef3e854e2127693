import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Fen, formatFen, parseYuan } from '../../../base/money.ts'

interface YuanInputProps {
  id?: string
  /** given by the form */
  value?: Fen
  onChange?: (value: Fen | undefined) => void
}

/** An amount as people write it, in yuan; the form holds fen. Nothing readable is nothing. */
export function YuanInput({ id, value, onChange }: YuanInputProps): ReactNode {
  const [text, setText] = useState(value === undefined ? '' : String(value / 100))
  const change = (next: string) => {
    setText(next)
    onChange?.(parseYuan(next).value ?? undefined)
  }
  return (
    <Input
      {...(id ? { id } : {})}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      prefix="¥"
      suffix={
        value === undefined || value < 1_000_000 ? undefined : (
          <span className="soft">{formatFen(value, { kind: 'short' })} 一年</span>
        )
      }
      onChange={(event) => change(event.target.value)}
    />
  )
}
