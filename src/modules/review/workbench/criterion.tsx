import { Input } from 'antd'
import type { ReactNode } from 'react'
import type { NumberField } from '../../../base/form.ts'
import { fieldWords } from '../../../workbench/words.ts'
import { bandHolds, bandsOf, levelOf, levelPoints, levels, readPoints } from './score-draft.ts'

interface CriterionProps {
  /** of its field */
  id: string
  field: NumberField
  text: string
  /** why it cannot be sent in */
  fault: string | undefined
  onChange(text: string): void
  onEnter(): void
}

/** One criterion: its points in a field, five levels to choose quickly, and what earns how many. */
export function Criterion({ id, field, text, fault, onChange, onEnter }: CriterionProps): ReactNode {
  const { key, label, help, max = 0 } = field
  const read = readPoints(text, field)
  const wrong = pointsFault(read.fault, max) ?? (fault && read.value === null ? fieldWords(fault) : null)
  const level = levelOf(read.value, max)
  return (
    <div className="criterion" data-criterion={key} tabIndex={-1} role="group" aria-labelledby={`${id}-name`}>
      <div className="criterion-head">
        <label className="criterion-name" id={`${id}-name`} htmlFor={id}>
          {label.zh} <span className="small soft">满分 {max}</span>
        </label>
        <Input
          id={id}
          className="criterion-points"
          inputMode="decimal"
          autoComplete="off"
          maxLength={5}
          value={text}
          placeholder="未评"
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            onEnter()
          }}
        />
      </div>
      <div className="criterion-levels" role="group" aria-label={`${label.zh}，选一档`}>
        {levelPoints(max).map((points, at) => (
          <button
            key={levels[at]}
            type="button"
            aria-pressed={level === at}
            className="criterion-level"
            onClick={() => onChange(String(points))}
          >
            {levels[at]} <span className="num">{points}</span>
          </button>
        ))}
      </div>
      <div id={`${id}-hint`} className="small">
        {wrong && <p className="score-fault">{wrong}</p>}
        <Bands help={help?.zh ?? ''} points={read.value} />
      </div>
    </div>
  )
}

function pointsFault(fault: 'points' | 'too-large' | null, max: number): string | null {
  if (fault === 'too-large') return `最多 ${max} 分`
  return fault === 'points' ? `请填 0 到 ${max} 之间的分数，最多一位小数` : null
}

/** What earns which points; the band the points are in stands out. */
function Bands({ help, points }: { help: string; points: number | null }): ReactNode {
  const bands = bandsOf(help)
  if (bands.length === 0) return null
  return (
    <ul className="criterion-bands">
      {bands.map((band) => (
        <li key={band.text} className={bandHolds(band, points) ? 'is-held' : 'soft'}>
          {band.text}
        </li>
      ))}
    </ul>
  )
}
