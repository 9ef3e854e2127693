import type { Lang } from '../../../base/label.ts'
import type { FundMonth } from '../contract.ts'
import { fundWords } from './fund-words.ts'
import { monthsInRow, monthText, type River, riverOf } from './months.ts'

interface MonthChartProps {
  months: readonly FundMonth[]
  now: Date
  lang: Lang
}

const width = 1000
/** of a month's place, the bar; the rest keeps it from its neighbour */
const share = 0.7
/** the line itself, of the height of 100 */
const thin = 0.75

/** What came in above a line and what went out below it, month by month; its figures stand in the table that follows. */
export function MonthChart({ months, now, lang }: MonthChartProps) {
  const row = monthsInRow(months, now)
  const river = riverOf(row)
  if (!river) return null
  const words = fundWords[lang]
  const [from, to] = [monthText(row[0]!.month, lang), monthText(row.at(-1)!.month, lang)]
  return (
    <figure className="river">
      <svg viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" role="img" aria-label={words.chart(from, to)}>
        <Bars river={river} />
        <rect className="river-line" y={Math.min(river.line, 100 - thin).toFixed(2)} width={width} height={thin} />
      </svg>
      <div className="river-ends small soft" aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <figcaption className="river-key small">
        <Key className="bar-mid">{words.above}</Key>
        <Key className="bar-deep">{words.belowPaid}</Key>
        <Key className="bar-pale">{words.belowFee}</Key>
      </figcaption>
    </figure>
  )
}

function Bars({ river: { line, bars } }: { river: River }) {
  const place = width / bars.length
  const wide = (place * share).toFixed(1)
  return bars.map(({ month, given, fee, paid }, index) => {
    const x = (index * place + (place * (1 - share)) / 2).toFixed(1)
    const parts = [
      { tone: 'mid', y: line - given, height: given },
      { tone: 'deep', y: line, height: paid },
      { tone: 'pale', y: line + paid, height: fee },
    ]
    return parts
      .filter(({ height }) => height > 0)
      .map(({ tone, y, height }) => (
        <rect
          key={`${month} ${tone}`}
          className={`bar-${tone}`}
          x={x}
          y={y.toFixed(2)}
          width={wide}
          height={height.toFixed(2)}
        />
      ))
  })
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span>
      <svg width="12" height="12" aria-hidden="true" focusable="false">
        <rect className={className} width="12" height="12" />
      </svg>{' '}
      {children}
    </span>
  )
}
