import type { Lang } from '../../../base/label.ts'
import { Callout, type CalloutProps } from '../../../ui/card.tsx'
import { withholdLabels } from '../../problem/labels.ts'
import type { DesignDetail } from '../contract.ts'
import { designWords } from './design-words.ts'
import { lackText } from './mix.tsx'

interface Standing {
  tone: NonNullable<CalloutProps['tone']>
  title: string
  text: string
}

function standingOf({ state, lacks, review, steers }: DesignDetail, lang: Lang): Standing {
  const words = designWords[lang]
  if (state === 'ready') return { tone: 'go', title: words.ready, text: words.readyText }
  if (state === 'applied') return { tone: 'go', title: words.applied, text: words.appliedText }
  if (state === 'ended') return { tone: 'info', title: words.ended, text: words.endedText }
  if (lacks.length > 0) {
    const toOthers = steers ? words.formingSteers : words.formingText
    const text = review === 'published' ? toOthers : words.formingUnread
    return { tone: 'wait', title: words.forming(lackText(lacks, lang)), text }
  }
  return { tone: 'go', title: words.whole, text: words.wholeText }
}

/** The answer to why a reader came: where it stands, what is missing, what comes next. */
export function StandingCallout({ design, lang }: { design: DesignDetail; lang: Lang }) {
  const { tone, title, text } = standingOf(design, lang)
  return (
    <Callout tone={tone} title={title}>
      <p>{text}</p>
      {design.endedBecause && <p>{designWords[lang].because(design.endedBecause)}</p>}
    </Callout>
  )
}

/** To the team: what the public does not read yet, and why. */
export function ReviewCallout({ design, lang }: { design: DesignDetail; lang: Lang }) {
  const words = designWords[lang]
  const { review, withheldBecause, publicWords } = design
  if (review === 'withheld') {
    return (
      <Callout tone="act" title={words.withheld}>
        <p>{words.withheldText(withheldBecause ? withholdLabels[withheldBecause][lang] : '')}</p>
      </Callout>
    )
  }
  if (review === 'pending') {
    return (
      <Callout tone="wait" title={words.pending}>
        <p>{words.pendingText}</p>
      </Callout>
    )
  }
  const changed = publicWords && (publicWords.title !== design.title || publicWords.summary !== design.summary)
  return changed ? (
    <Callout tone="wait" title={words.changed}>
      <p>{words.changedText}</p>
    </Callout>
  ) : null
}
