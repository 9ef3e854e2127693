import type { ReactNode } from 'react'
import { Rows } from '../ui/card.tsx'
import type { HomeSubject } from './home.tsx'

/** So many of each kind stand on 我的 before one asks for all: the page stays light for who has many. */
const first = 8

const words = {
  zh: { rest: (n: number) => `还有 ${n} 个，全部列出` },
  en: { rest: (n: number) => `${n} more: show all` },
}

/** Rows of what is mine, what needs me first; the rest is one tap away. */
export function OwnRows({ home: { lang, mine }, rows }: { home: HomeSubject; rows: readonly ReactNode[] }) {
  const shown = mine?.whole ? rows : rows.slice(0, first)
  const left = rows.length - shown.length
  return (
    <div className="stack">
      <Rows>{shown}</Rows>
      {left > 0 && mine && (
        <p>
          <a href={mine.href}>{words[lang].rest(left)}</a>
        </p>
      )}
    </div>
  )
}
