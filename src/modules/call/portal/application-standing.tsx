import type { Lang } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Callout, type CalloutProps } from '../../../ui/card.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { ApplicationDetail } from '../contract.ts'
import { applicationWords } from './application-words.ts'
import { leftText } from './call-card.tsx'
import { paths } from './paths.ts'
import { untilText } from './until.ts'

interface Standing {
  tone: NonNullable<CalloutProps['tone']>
  title: string
  text: string
  /** nothing more comes of it: other calls are open */
  over?: true
}

interface StandingProps {
  request: PageRequest
  application: ApplicationDetail
}

/** Where it stands, what is to be done, and until when. */
export function ApplicationStanding({ request, application }: StandingProps) {
  const { lang, link, ctx } = request
  const words = applicationWords[lang]
  const { tone, title, text, over } = standingOf(application, ctx.now, lang)
  return (
    <Callout tone={tone} title={title}>
      {application.state === 'returned' && application.returnedBecause && (
        <PlainText text={application.returnedBecause} />
      )}
      <p>{text}</p>
      <Unmet application={application} lang={lang} />
      {over && application.mine && (
        <Actions>
          <ButtonLink href={link(paths.design(application.code))}>{words.toDesign}</ButtonLink>
          <ButtonLink href={link(paths.list)}>{words.others}</ButtonLink>
        </Actions>
      )}
    </Callout>
  )
}

function standingOf(application: ApplicationDetail, now: Date, lang: Lang): Standing {
  const words = applicationWords[lang]
  const { state, call, rules, can } = application
  switch (state) {
    case 'draft': {
      if (can.write?.code === 'call.closed')
        return { tone: 'info', title: words.draftOver, text: words.draftOverText, over: true }
      const until = untilText(call.closesAt, lang)
      return { tone: 'wait', title: words.draft(leftText(call.closesAt, now, lang)), text: words.draftText(until) }
    }
    case 'submitted': {
      const corrected = application.returnedBecause !== null
      const { check } = rules.days
      return {
        tone: 'go',
        title: words.submitted,
        text: corrected ? words.corrected(check) : words.submittedText(check),
      }
    }
    case 'returned':
      return { tone: 'act', title: words.returned, text: returnedText(application, now, lang) }
    case 'ineligible': {
      const lapsed = application.verdicts.every(({ holds }) => holds)
      const text = lapsed ? `${words.lapsed}${lang === 'zh' ? '' : ' '}${words.goesOn}` : words.goesOn
      return { tone: 'info', title: words.ineligible, text, over: true }
    }
    case 'unchosen':
      return { tone: 'info', title: words.unchosen, text: words.unchosenText, over: true }
    case 'withdrawn':
      return { tone: 'info', title: words.withdrawn, text: words.withdrawnText, over: true }
    case 'reviewing':
      return { tone: 'wait', title: words.reviewing, text: words.reviewingText }
    case 'eligible':
      return { tone: 'go', title: words.eligible, text: words.eligibleText }
    case 'proposed':
      return { tone: 'go', title: words.proposed, text: words.proposedText }
    case 'chosen':
      return { tone: 'go', title: words.chosen, text: words.chosenText }
  }
}

function returnedText({ can, correctBy }: ApplicationDetail, now: Date, lang: Lang): string {
  const words = applicationWords[lang]
  if (correctBy === null || can.write?.code === 'application.correction-over') return words.returnedOver
  return words.returnedUntil(untilText(correctBy, lang), leftText(correctBy, now, lang))
}

/** Which conditions were found not to be met, and why. */
function Unmet({ application, lang }: { application: ApplicationDetail; lang: Lang }) {
  const words = applicationWords[lang]
  const { state, verdicts, rules } = application
  const failed = verdicts.filter(({ holds }) => !holds)
  if (state !== 'ineligible' || failed.length === 0) return null
  return (
    <>
      <p>{words.ineligibleText}</p>
      <ul>
        {failed.map(({ key, because }) => (
          <li key={key}>
            {rules.questions.find((question) => question.key === key)?.label[lang] ?? key}
            {lang === 'zh' ? '：' : ': '}
            {because}
          </li>
        ))}
      </ul>
    </>
  )
}
