import type { Lang } from '../../../base/label.ts'
import { Row, Rows } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import type { ApplicationDetail } from '../contract.ts'
import { evidenceNote } from '../evidence-words.ts'
import { eligibilityRuleLabels } from '../labels.ts'
import { applicationWords } from './application-words.ts'

interface InLang {
  application: ApplicationDetail
  lang: Lang
}

function Holds({ holds, lang }: { holds: boolean; lang: Lang }) {
  const words = applicationWords[lang]
  return <Chip tone={holds ? 'go' : 'act'}>{holds ? words.holds : words.fails}</Chip>
}

/** What the data we hold says of each condition, and what to do where it is not met. */
export function Conditions({ application, lang }: InLang) {
  const words = applicationWords[lang]
  const { evidence, rules, state, verdicts } = application
  const writing = state === 'draft' || state === 'returned'
  return (
    <div className="stack-tight">
      <p className="small soft">{writing ? words.rulesLead : words.rulesThen}</p>
      <Rows>
        {evidence.map((each) => (
          <Row
            key={each.rule}
            title={eligibilityRuleLabels[each.rule][lang]}
            end={<Holds holds={each.holds} lang={lang} />}
          >
            {evidenceNote(each, lang)}
          </Row>
        ))}
      </Rows>
      {verdicts.length === 0 && rules.questions.length > 0 && (
        <>
          <p className="small soft">{words.later}</p>
          <ul className="small">
            {rules.questions.map(({ key, label }) => (
              <li key={key}>{label[lang]}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** What a person found, condition by condition. */
export function Findings({ application, lang }: InLang) {
  const { rules, verdicts } = application
  return (
    <Rows>
      {verdicts.map(({ key, holds, because }) => (
        <Row
          key={key}
          title={rules.questions.find((question) => question.key === key)?.label[lang] ?? key}
          end={<Holds holds={holds} lang={lang} />}
        >
          {because}
        </Row>
      ))}
    </Rows>
  )
}
