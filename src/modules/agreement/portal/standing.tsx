import { civilDate, formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Callout, type CalloutProps } from '../../../ui/card.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { AgreementDetail } from '../contract.ts'
import { toConfirmFor, toScanFor } from './act-forms.tsx'
import { agreementWords } from './agreement-words.ts'

interface Standing {
  tone: NonNullable<CalloutProps['tone']>
  title: string
  text: string
  /** beneath it, in smaller type */
  besides?: string
}

/** Where it stands for this reader, and what comes next. */
function standingOf(agreement: AgreementDetail, lang: Lang): Standing {
  const words = agreementWords[lang]
  const { state, parties, concludedAt, returnedBecause } = agreement
  switch (state) {
    case 'drawn': {
      if (toScanFor(agreement).length === 0)
        return { tone: 'wait', title: words.sealOthers, text: words.sealOthersText, besides: words.noClick }
      const title = returnedBecause ? words.returned : words.seal
      return { tone: 'act', title, text: words.sealText(parties.length), besides: words.noClick }
    }
    case 'scanned': {
      if (toConfirmFor(agreement).some(({ can }) => can.confirm === null))
        return { tone: 'act', title: words.confirm, text: words.confirmText }
      const missing = parties.filter(({ confirmedAt }) => confirmedAt === null).length
      return { tone: 'wait', title: words.waiting(missing), text: words.waitingText }
    }
    case 'concluded': {
      const day = concludedAt ? formatDate(civilDate(new Date(concludedAt)), lang) : ''
      const text = words.concludedText(day, parties.length)
      return { tone: 'go', title: words.concluded, text, besides: words.originals }
    }
    case 'void':
      return { tone: 'info', title: words.void, text: words.voidText }
    case 'ended':
      return { tone: 'info', title: words.ended, text: words.endedText, besides: words.originals }
  }
}

export function StandingCallout({ agreement, lang }: { agreement: AgreementDetail; lang: Lang }) {
  const { tone, title, text, besides } = standingOf(agreement, lang)
  return (
    <Callout tone={tone} title={title}>
      {agreement.state === 'drawn' && agreement.returnedBecause && <PlainText text={agreement.returnedBecause} />}
      <p>{text}</p>
      {besides && <p className="small">{besides}</p>}
    </Callout>
  )
}
