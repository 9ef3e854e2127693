import { Fragment, type ReactNode } from 'react'
import { addWorkingDays } from '../../../base/working-days.ts'
import { civilDate, formatDate, formatDateTime } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Beside, Block, Callout, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ShareLink } from '../../../ui/enhanced.tsx'
import { Code, Facts } from '../../../ui/facts.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import type { CallDetail } from '../contract.ts'
import { callKindLabels, callStateLabels } from '../labels.ts'
import { callTones } from '../state-tones.ts'
import { type ApplyProps, ApplyPanel } from './apply-panel.tsx'
import { leftText } from './call-card.tsx'
import { CallDocument, whoMayApply } from './call-document.tsx'
import { callWords } from './call-words.ts'
import { paths } from './paths.ts'
import { CallThread } from './thread.tsx'

/** A call's page: until when, how much, who may apply; the way in; the call itself as a document; what happened. */
export function CallView(props: ApplyProps & { grown: readonly ReactNode[] }) {
  const { request, call, grown } = props
  const { lang, link, ctx } = request
  const words = callWords[lang]
  return (
    <>
      <Breadcrumb items={[{ text: words.crumb, href: link(paths.list) }, { text: call.code }]} />
      <Beside
        first={
          <>
            <Chips>
              <Chip tone={callTones[call.state]}>{callStateLabels[call.state][lang]}</Chip>
              <Chip>{callKindLabels[call.kind][lang]}</Chip>
            </Chips>
            <Standing request={request} call={call} />
            <CallDocument call={call} lang={lang} now={ctx.now} />
          </>
        }
        aside={
          <>
            <ApplyPanel {...props} />
            <CallFacts call={call} lang={lang} />
          </>
        }
        rest={
          <>
            {grown.map((section, index) => (
              <Fragment key={index}>{section}</Fragment>
            ))}
            {call.thread.length > 0 && (
              <Block title={words.thread}>
                <CallThread call={call} lang={lang} tell={ctx.services.tellThread} />
              </Block>
            )}
          </>
        }
      />
    </>
  )
}

type Parts = Pick<ApplyProps, 'request' | 'call'>

/** The answer to why a reader came. */
function Standing({ request, call }: Parts) {
  const { lang, link } = request
  const words = callWords[lang]
  if (call.state === 'open' && call.can.apply?.code !== 'call.closed')
    return <OpenCallout request={request} call={call} />
  if (call.state === 'draft') {
    return (
      <Callout tone="info" title={words.draft}>
        <p>{words.draftText}</p>
      </Callout>
    )
  }
  const { tone, title, text } = closedWords(call, lang)
  return (
    <Callout tone={tone} title={title}>
      {text && <p>{text}</p>}
      <p className="no-print">
        <a href={link(paths.list)}>{words.next}</a>
      </p>
    </Callout>
  )
}

function OpenCallout({ request: { ctx, lang }, call }: Parts) {
  const words = callWords[lang]
  const until = formatDateTime(new Date(call.closesAt), lang)
  const most = formatFen(call.ceilingFen, { kind: 'short' })
  return (
    <Callout title={words.open(leftText(call.closesAt, ctx.now, lang), until)}>
      <p>{words.openText(most, whoMayApply(call, lang))}</p>
      <Actions>
        <ButtonLink kind="primary" href="#apply">
          {words.apply}
        </ButtonLink>
      </Actions>
    </Callout>
  )
}

/** Where a call stands that takes no more applications. */
function closedWords(
  { state, submittedCount, cancelledBecause, closesAt, rules }: CallDetail,
  lang: PageRequest['lang'],
): { tone: 'go' | 'wait' | 'act' | 'info'; title: string; text: string } {
  const words = callWords[lang]
  const came = submittedCount === null ? '' : words.submitted(submittedCount)
  switch (state) {
    case 'reviewing':
      return { tone: 'wait', title: words.reviewing, text: came }
    case 'deciding':
      return { tone: 'wait', title: words.deciding, text: came }
    case 'noticed':
      return { tone: 'act', title: words.noticed, text: came }
    case 'done':
      return { tone: 'info', title: words.done, text: came }
    case 'cancelled':
      return { tone: 'info', title: words.cancelled, text: words.because(cancelledBecause ?? '') }
    default: {
      // also while the last minute is being closed: the count is not told yet
      const by = formatDate(addWorkingDays(civilDate(new Date(closesAt)), rules.days.check).date, lang)
      const text = submittedCount === null ? '' : words.checkingText(submittedCount, by)
      return { tone: 'wait', title: words.checking, text }
    }
  }
}

function CallFacts({ call, lang }: { call: CallDetail; lang: PageRequest['lang'] }) {
  const words = callWords[lang]
  const facts = [
    { term: words.code, value: <Code>{call.code}</Code> },
    { term: words.platform, value: call.platform.name },
    ...(call.opensOn ? [{ term: words.opensOn, value: formatDate(call.opensOn, lang) }] : []),
    ...(call.digest ? [{ term: words.digest, value: <Code>{call.digest}</Code> }] : []),
  ]
  return (
    <Card>
      <Facts items={facts} />
      {call.digest && <p className="small soft">{words.digestText}</p>}
      <ShareLink heading={call.title}>{words.share}</ShareLink>
    </Card>
  )
}
