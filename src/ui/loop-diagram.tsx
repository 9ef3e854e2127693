import type { ReactNode } from 'react'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

export interface LoopStation {
  key: string
  label: string
  /** an official act: drawn as a seal */
  official?: boolean
  /** what is there now; absent while the station is not built, which then shows as the way ahead */
  figure?: { count: ReactNode; href: string; unit: string; hot?: boolean }
}

function classOf({ official, figure }: LoopStation): string | undefined {
  if (!figure) return official ? 'loop-ahead loop-official' : 'loop-ahead'
  if (official) return 'loop-official'
  return figure.hot ? 'loop-hot' : undefined
}

/** The loop from a problem to what others copy, with live counts; ten stations close into a ring on a phone. */
export function LoopDiagram({ stations }: { stations: readonly LoopStation[] }) {
  const words = uiWords[useLang()]
  return (
    <section className="loop" aria-label={words.loop}>
      <ol>
        {stations.map((station) => (
          <li key={station.key} className={classOf(station)}>
            <Station station={station} ahead={words.ahead} />
          </li>
        ))}
      </ol>
      <p className="loop-back">
        <span>{words.loopBack}</span>
      </p>
    </section>
  )
}

function Station({ station: { label, figure }, ahead }: { station: LoopStation; ahead: string }) {
  if (!figure) {
    return (
      <span className="loop-row">
        <span className="loop-dot" aria-hidden="true" />
        <span className="loop-name">
          {label}
          <span className="visually-hidden">（{ahead}）</span>
        </span>
      </span>
    )
  }
  return (
    <a href={figure.href}>
      <span className="loop-dot">
        {figure.count}
        <span className="visually-hidden"> {figure.unit} </span>
      </span>
      <span className="loop-name">{label}</span>
    </a>
  )
}
