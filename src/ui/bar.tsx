import { useId } from 'react'

/** deep: spent or received · mid: allocated · pale: received, not yet used · promise: pledged only, striped */
export type BarTone = 'deep' | 'mid' | 'pale' | 'promise'

export interface BarPart {
  value: number
  tone: BarTone
}

const height = 12
const width = 1000

/**
 * Parts of a whole as a bar, drawn by the server. The words and amounts stand beside it: `label` says the same to
 * those who do not see it. Parts beyond the whole are cut, and a part that is not nothing is at least a sliver.
 */
export function Bar({ parts, total, label }: { parts: readonly BarPart[]; total: number; label: string }) {
  const stripes = useId()
  const scale = total > 0 ? width / total : 0
  let left = 0
  const drawn = parts.map(({ value, tone }) => {
    const wide = value > 0 ? Math.max(4, value * scale) : 0
    const part = { tone, x: left, wide: Math.min(wide, width - left) }
    left += part.wide
    return part
  })
  return (
    <svg className="bar" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <defs>
        <pattern id={stripes} width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="bar-promise" width="14" height="14" />
          <path className="bar-stripe" d="M3.5 0V14" strokeWidth="7" />
        </pattern>
      </defs>
      <rect className="bar-track" width={width} height={height} />
      {drawn.map(({ tone, x, wide }) => (
        <rect
          key={x}
          className={tone === 'promise' ? undefined : `bar-${tone}`}
          fill={tone === 'promise' ? `url(#${stripes})` : undefined}
          x={x.toFixed(1)}
          width={wide.toFixed(1)}
          height={height}
        />
      ))}
    </svg>
  )
}
