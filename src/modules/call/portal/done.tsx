import type { PageRequest } from '../../../portal/page.ts'
import { Callout } from '../../../ui/card.tsx'
import { applicationWords } from './application-words.ts'

/** What has just been done, after the redirect that followed it. */
export function Done({ request: { query, lang } }: { request: PageRequest }) {
  const done = query.get('done') ?? ''
  const words = applicationWords[lang].done
  return Object.hasOwn(words, done) ? (
    <Callout announce title={words[done as keyof typeof words]}>
      {null}
    </Callout>
  ) : null
}
