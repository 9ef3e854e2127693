import type { ReactNode } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import type { ApplicationDetail } from '../contract.ts'
import { evidenceNote } from '../evidence-words.ts'
import { eligibilityRuleLabels } from '../labels.ts'

function Holds({ holds }: { holds: boolean }): ReactNode {
  return <Chip tone={holds ? 'go' : 'act'}>{holds ? '✓ 符合' : '✗ 不符合'}</Chip>
}

/** What the data we hold said of each condition. */
export function EvidenceList({ evidence }: Pick<ApplicationDetail, 'evidence'>): ReactNode {
  return (
    <ul className="call-checks">
      {evidence.map((each) => (
        <li key={each.rule}>
          <Holds holds={each.holds} /> {eligibilityRuleLabels[each.rule].zh}{' '}
          <span className="small soft">{evidenceNote(each, 'zh')}</span>
        </li>
      ))}
    </ul>
  )
}

/** What a person found; before that, what they will be asked. */
export function FindingsList({ application: { rules, verdicts } }: { application: ApplicationDetail }): ReactNode {
  return (
    <ul className="call-checks">
      {rules.questions.map(({ key, label }) => {
        const found = verdicts.find((verdict) => verdict.key === key)
        return (
          <li key={key}>
            {found && <Holds holds={found.holds} />} {label.zh}
            {found?.because && <div className="small">原因：{found.because}</div>}
          </li>
        )
      })}
    </ul>
  )
}
