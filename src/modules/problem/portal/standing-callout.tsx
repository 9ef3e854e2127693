import { endOfDay } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Callout } from '../../../ui/card.tsx'
import { Deadline } from '../../../ui/time.tsx'
import type { ProblemDetail } from '../contract.ts'
import { listWords } from './list-words.ts'
import { standingOf } from './standing.ts'

/** The answer to why a reader came: where it stands, what comes next, by when. */
export function StandingCallout({
  problem,
  now,
  lang,
  mine,
}: {
  problem: ProblemDetail
  now: Date
  lang: Lang
  mine?: boolean
}) {
  const { tone, title, text } = standingOf(problem, now, lang, mine)
  return (
    <Callout tone={tone} title={title}>
      {text && <p>{text}</p>}
      {problem.dueOn && !problem.overdue && problem.state !== 'passed' && (
        <p>
          {listWords[lang].answerDue} <Deadline due={endOfDay(problem.dueOn)} now={now} clock="promised" />
        </p>
      )}
    </Callout>
  )
}
