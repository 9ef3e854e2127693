import type { Lang } from '../../../base/label.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/card.tsx'
import { reportWords } from './report-words.ts'

/** Whoever is in danger must not fill in a form: the three numbers stand before it, each one tap away. */
export function EmergencyNumbers({ lang }: { lang: Lang }) {
  const { dangerTitle, emergency } = reportWords[lang]
  return (
    <Callout tone="act" title={dangerTitle}>
      <Actions>
        {emergency.map(({ number, what }) => (
          <ButtonLink key={number} kind="seal" href={`tel:${number}`} icon="phone">
            {number} {what}
          </ButtonLink>
        ))}
      </Actions>
    </Callout>
  )
}
