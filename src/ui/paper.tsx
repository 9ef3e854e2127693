import type { ReactNode } from 'react'
import { useId } from 'react'
import { useLang } from './lang.tsx'
import { type Moment } from './formats.ts'
import { DateText } from './time.tsx'
import { uiWords } from './words.ts'

export interface NoticeProps {
  title: string
  /** e.g. 平街公示〔2026〕4号 */
  code?: string
  issuer: string
  at: Moment
  children: ReactNode
  /** drawn over issuer and date once it is in force */
  sealed?: boolean
  /** where and by which code a stranger can verify it */
  verify?: { code: string; href: string }
  /** depth of the title in the page's outline; the page's own unless it is part of one */
  level?: 1 | 2 | 3
}

/** An official act set like a document, and printed on A4 as it stands. */
export function Notice({ title, code, issuer, at, children, sealed, verify, level = 1 }: NoticeProps) {
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
        {sealed && <SealStamp text={issuer} />}
      </footer>
      {verify && (
        <p className="paper-check">
          {words.verifyCode} <a href={verify.href}>{verify.code}</a> · {words.verifyHow}
        </p>
      )}
    </article>
  )
}

/** The round mark of an act in force. It shows that; what proves it is the verification code. */
function SealStamp({ text }: { text: string }) {
  const arc = useId()
  return (
    <svg className="paper-seal" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <defs>
        <path id={arc} d="M23 84a44 44 0 1 1 74 0" />
      </defs>
      <circle cx="60" cy="60" r="55" fill="none" stroke="currentColor" strokeWidth="4" />
      <path d="M60 40l5.3 16.3h17.1l-13.9 10 5.3 16.3L60 72.6l-13.8 10 5.3-16.3-13.9-10h17.1z" fill="currentColor" />
      <text fill="currentColor" fontSize="13" fontWeight="600" textAnchor="middle">
        <textPath href={`#${arc}`} startOffset="50%" textLength={Math.min(128, text.length * 15)} lengthAdjust="spacing">
          {text}
        </textPath>
      </text>
    </svg>
  )
}
