import type { ReactNode } from 'react'
import { useLang } from './lang.tsx'
import { type Moment } from './formats.ts'
import { PlatformMark } from './platform-mark.tsx'
import { DateText } from './time.tsx'
import { uiWords } from './words.ts'

export interface NoticeProps {
  title: string
  /** e.g. 平街公示〔2026〕4号 */
  code?: string
  issuer: string
  at: Moment
  children: ReactNode
  /** the platform's own mark beneath issuer and date; no seal of anybody */
  published?: boolean
  /** where and by which code a stranger can verify it */
  verify?: { code: string; href: string }
  /** depth of the title in the page's outline; the page's own unless it is part of one */
  level?: 1 | 2 | 3
}

/** An official act set like a document, and printed on A4 as it stands. */
export function Notice({ title, code, issuer, at, children, published, verify, level = 1 }: NoticeProps) {
  const Heading = `h${level}` as const
  const words = uiWords[useLang()]
  return (
    <article className="paper">
      <header className="paper-head">
        <Heading className="paper-title">{title}</Heading>
        {code && <p className="paper-code">{code}</p>}
      </header>
      <div className="paper-body">{children}</div>
      <footer className="paper-foot">
        <b>{issuer}</b>
        <DateText at={at} />
        {published && <PlatformMark />}
      </footer>
      {verify && (
        <p className="paper-check">
          {words.verifyCode} <a href={verify.href}>{verify.code}</a> · {words.verifyHow}
        </p>
      )}
    </article>
  )
}
