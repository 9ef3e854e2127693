import type { ReactNode } from 'react'
import './elements.ts'
import { Icon } from './icon.tsx'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

/** Beside a text worth keeping: copies it. Shown only where script runs. */
export function CopyText({ text, children }: { text: string; children?: ReactNode }) {
  const words = uiWords[useLang()]
  return (
    <copy-text text={text} done={words.copied}>
      <button type="button" className="btn btn-quiet" hidden>
        {children ?? words.copy}
      </button>
    </copy-text>
  )
}

/** Hands the page's address on by the phone's own means. Shown only where the browser can. */
export function ShareLink({ href, heading, children }: { href?: string; heading?: string; children?: ReactNode }) {
  const words = uiWords[useLang()]
  return (
    <share-link href={href} heading={heading}>
      <button type="button" className="btn" hidden>
        <Icon name="link" />
        {children ?? words.share}
      </button>
    </share-link>
  )
}

/** Around the submit button of a form: a second tap sends nothing twice. */
export function SubmitOnce({ children }: { children: ReactNode }) {
  const words = uiWords[useLang()]
  return <submit-once busy={words.sending}>{children}</submit-once>
}

/**
 * Similar ones while typing. `src` answers an HTML fragment for the watched fields' values in its query; an empty
 * answer shows nothing. The fragment's root says in `data-announce` what a screen reader hears.
 */
export function SimilarWhileTyping({ src, watch }: { src: string; watch: readonly string[] }) {
  return (
    <similar-problems src={src} watch={watch.join(' ')}>
      <div className="similar" />
      <p className="visually-hidden" role="status" />
    </similar-problems>
  )
}
