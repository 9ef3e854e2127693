import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import type { StationKey } from '../../../portal/home.tsx'
import { Callout, type CalloutProps } from '../../../ui/card.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { ProjectDetail } from '../contract.ts'
import type { ProjectState } from '../project.ts'
import { projectWords } from './project-words.ts'

/** Where on the loop a project is; an ended one left it. */
export const stationOf: Readonly<Record<ProjectState, StationKey | null>> = {
  pooled: 'pool',
  refining: 'pledge',
  signing: 'pledge',
  delivering: 'delivery',
  evaluating: 'survey',
  rectifying: 'survey',
  closed: 'showcase',
  ended: null,
}

type Standing = { tone: NonNullable<CalloutProps['tone']>; title: string; text: string; because?: string }

/** Why a reader came: where it stands, and what comes next. */
function standingOf({ state, gapFen, expiresOn, endedBecause }: ProjectDetail, lang: Lang): Standing {
  const words = projectWords[lang]
  const day = formatDate(expiresOn, lang)
  switch (state) {
    case 'pooled':
      return gapFen > 0
        ? { tone: 'wait', title: words.pooledGap(formatFen(gapFen, { kind: 'short' })), text: words.pooledText(day) }
        : { tone: 'go', title: words.pooledFull, text: words.pooledFullText }
    case 'ended':
      return endedBecause === null
        ? { tone: 'info', title: words.expired, text: words.expiredText(day) }
        : { tone: 'act', title: words.ended, text: words.endedText, because: words.because(endedBecause) }
    default:
      return { tone: tones[state], title: words[state], text: words[`${state}Text`] }
  }
}

const tones = {
  refining: 'wait',
  signing: 'wait',
  delivering: 'go',
  evaluating: 'go',
  rectifying: 'act',
  closed: 'go',
} as const

export function StandingCallout({ project, lang }: { project: ProjectDetail; lang: Lang }) {
  const { tone, title, text, because } = standingOf(project, lang)
  return (
    <Callout tone={tone} title={title}>
      {because && <PlainText text={because} />}
      <p>{text}</p>
      {project.state === 'ended' && project.problems.length > 0 && (
        <p className="no-print">
          <a href="#problems">{projectWords[lang].stillOpen}</a>
        </p>
      )}
    </Callout>
  )
}
