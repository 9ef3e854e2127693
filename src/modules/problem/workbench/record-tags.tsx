import type { ReactNode } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import type { DeskDetail } from '../contract-desk.ts'
import {
  ageBandLabels,
  channelLabels,
  consentLabels,
  kindLabels,
  reviewLabels,
  stateLabels,
  withholdLabels,
} from '../labels.ts'
import { stateTones } from '../state-tones.ts'

/** State, review, and what makes this one unlike others. */
export function RecordTags({ problem }: { problem: DeskDetail }): ReactNode {
  const { kind, state, review, channel, ageBand, consent, reopenCount, withheldBecause } = problem
  return (
    <>
      <Chip tone={stateTones[state]}>{stateLabels[state].zh}</Chip>
      <Chip tone={review === 'pending' ? 'wait' : review === 'published' ? 'go' : 'still'}>
        {reviewLabels[review].zh}
        {withheldBecause && `：${withholdLabels[withheldBecause].zh}`}
      </Chip>
      {kind !== 'problem' && <Chip>{kindLabels[kind].zh}</Chip>}
      {channel !== 'web' && <Chip tone="still">{channelLabels[channel].zh}</Chip>}
      {ageBand !== 'adult' && <Chip tone="act">{ageBandLabels[ageBand].zh}</Chip>}
      {consent !== 'not-needed' && <Chip tone={consent === 'given' ? 'go' : 'wait'}>{consentLabels[consent].zh}</Chip>}
      {reopenCount > 0 && <Chip tone="act">还没解决 {reopenCount} 次</Chip>}
    </>
  )
}
