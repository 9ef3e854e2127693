import type { Lang } from '../../../base/label.ts'
import { Calls } from '../../../ui/calls.tsx'
import { Callout } from '../../../ui/card.tsx'
import { reportWords } from './report-words.ts'

/** Whoever is in danger must not fill in a form: the three numbers stand before it, each one tap away. */
export function EmergencyNumbers({ lang }: { lang: Lang }) {
  const { dangerTitle, emergency } = reportWords[lang]
  return (
    <Callout tone="act" title={dangerTitle}>
      <Calls items={emergency} />
    </Callout>
  )
}
