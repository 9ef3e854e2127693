import { type Fen, formatFen } from '../base/money.ts'
import { useLang } from './lang.tsx'
import { type MoneyKind, uiWords } from './words.ts'

export interface MoneyProps {
  fen: Fen
  /** said before the amount, unless the figure's label or the column says it */
  kind?: MoneyKind
  /** `¥12,000` in summaries; leaves out only zeros */
  short?: boolean
}

/** An amount: `已到账 ¥62,400.00`. */
export function Money({ fen, kind, short }: MoneyProps) {
  const words = uiWords[useLang()]
  const amount = formatFen(fen, { kind: short ? 'short' : 'full' })
  return (
    <span className="money">
      {kind && `${words.money[kind]} `}
      <span className="num">{amount}</span>
    </span>
  )
}
