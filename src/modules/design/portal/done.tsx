import type { PageRequest } from '../../../portal/page.ts'
import { Callout } from '../../../ui/card.tsx'
import { designWords } from './design-words.ts'

/** What has just been done, after the redirect that followed it. */
export function Done({ request: { query, lang } }: { request: PageRequest }) {
  const done = query.get('done') ?? ''
  const words = designWords[lang].done
  return Object.hasOwn(words, done) ? (
    <Callout announce title={words[done]}>
      {null}
    </Callout>
  ) : null
}
