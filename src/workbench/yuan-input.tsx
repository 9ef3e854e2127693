import { Input, type InputRef } from 'antd'
import { type ReactNode, type Ref, useState } from 'react'
import { type Fen, formatFen, parseYuan } from '../base/money.ts'

interface YuanInputProps {
  id?: string
  /** said after a large amount that is written out: `一年` */
  per?: string
  /** given by the form */
  value?: Fen
  onChange?: (value: Fen | undefined) => void
  ref?: Ref<InputRef>
}

/** An amount as people write it, in yuan; the form holds fen. Nothing readable is nothing. */
export function YuanInput({ id, per = '', value, onChange, ref }: YuanInputProps): ReactNode {
  const [text, setText] = useState(value === undefined ? '' : String(value / 100))
  const change = (next: string) => {
    setText(next)
    onChange?.(parseYuan(next).value ?? undefined)
  }
  return (
    <Input
      {...(id ? { id } : {})}
      {...(ref ? { ref } : {})}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      prefix="¥"
      suffix={
        value === undefined || value < 1_000_000 ? undefined : (
          <span className="soft">{`${formatFen(value, { kind: 'short' })} ${per}`.trim()}</span>
        )
      }
      onChange={(event) => change(event.target.value)}
    />
  )
}
