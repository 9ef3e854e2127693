import { formatDate } from '../../../base/clock.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Beside, Block, Callout, Card, Row, Rows } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ShareLink } from '../../../ui/enhanced.tsx'
import { Code, Facts } from '../../../ui/facts.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { NoticeDetail } from '../contract.ts'
import { noticeKindLabels, noticeStateLabels, objectionStateLabels } from '../labels.ts'
import { noticeTones, objectionTones } from '../state-tones.ts'
import { daysLeft, leftText } from './left.ts'
import { NoticeDocument } from './notice-document.tsx'
import { noticeWords } from './notice-words.ts'
import { paths } from './paths.ts'

interface Parts {
  request: PageRequest
  notice: NoticeDetail
}

/** A notice's page: how long one may object, the notice as a document, what came of objections. */
export function NoticeView({ request, notice }: Parts) {
  const { lang, link, ctx } = request
  const words = noticeWords[lang]
  return (
    <>
      <Breadcrumb items={[{ text: words.crumb, href: link(paths.board) }, { text: notice.code }]} />
      <Beside
        first={
          <>
            <div className="no-print stack">
              <Chips>
                <Chip tone={noticeTones[notice.state]}>{noticeStateLabels[notice.state][lang]}</Chip>
                <Chip>{noticeKindLabels[notice.kind][lang]}</Chip>
              </Chips>
              <Standing request={request} notice={notice} />
            </div>
            <NoticeDocument notice={notice} lang={lang} link={link} now={ctx.now} />
          </>
        }
        aside={<Aside request={request} notice={notice} />}
        rest={notice.state !== 'draft' && <Objections request={request} notice={notice} />}
      />
    </>
  )
}

/** The answer to why a reader came: may they still object, else what became of it. */
function Standing({ request, notice }: Parts) {
  const { ctx, lang, link } = request
  const words = noticeWords[lang]
  const days = daysLeft(notice, ctx.now)
  if (days !== null && notice.endsOn !== null) {
    return (
      <Callout title={words.standing(leftText(days, lang), formatDate(notice.endsOn, lang))}>
        <p>{words.standingText}</p>
        {notice.provisional && <p>{words.moved}</p>}
        <Actions>
          <ButtonLink kind="primary" href={link(paths.object(notice.code))}>
            {words.object}
          </ButtonLink>
        </Actions>
      </Callout>
    )
  }
  if (notice.state === 'ended') {
    return (
      <Callout tone="info" title={words.ended(notice.effective, notice.cancelled)}>
        <p>{words.endedText}</p>
        <p className="cluster">
          <a href={link(paths.publications)}>{words.publications}</a>
          <a href={link(paths.report)}>{words.report}</a>
        </p>
      </Callout>
    )
  }
  const { title, text } = unsettledWords(notice, lang)
  return (
    <Callout tone={notice.state === 'draft' ? 'info' : 'wait'} title={title}>
      <p>{text}</p>
    </Callout>
  )
}

/** A draft, or one that has run out and is not settled. */
function unsettledWords({ state, effective, lines }: NoticeDetail, lang: PageRequest['lang']) {
  const words = noticeWords[lang]
  if (state === 'draft') return { title: words.draft, text: words.draftText }
  if (state === 'standing') return { title: words.over, text: words.overText }
  const held = lines.filter((line) => line.state === 'held').length
  return { title: words.holding, text: words.holdingText(effective, held) }
}

function Aside({ request: { lang, link }, notice }: Parts) {
  const words = noticeWords[lang]
  const { code, issuer, publishedOn, endsOn, call, title } = notice
  const facts = [
    { term: words.code, value: <Code>{code}</Code> },
    { term: words.issuer, value: issuer },
    ...(publishedOn ? [{ term: words.publishedOn, value: formatDate(publishedOn, lang) }] : []),
    ...(endsOn ? [{ term: words.endsOn, value: formatDate(endsOn, lang) }] : []),
  ]
  return (
    <div className="no-print stack">
      <Card>
        <Facts items={facts} />
        <ShareLink heading={title}>{words.share}</ShareLink>
      </Card>
      {call && (
        <Card title={words.links} level={2}>
          <ul className="links">
            <li>
              <a href={link(paths.call(call.code))}>{words.call(call.title)}</a>
            </li>
            <li>
              <a href={link(paths.ranking(call.code))}>{words.ranking}</a>
            </li>
          </ul>
        </Card>
      )}
    </div>
  )
}

/** What came of objections, without a word of who made them. */
function Objections({ request: { lang, link }, notice }: Parts) {
  const words = noticeWords[lang]
  const { objections, state } = notice
  return (
    <Block title={words.objections} id="objections" more={{ href: link(paths.board), text: words.all }}>
      {objections.length === 0 ? (
        <p className="soft">{state === 'standing' ? words.noneYet : words.none}</p>
      ) : (
        <div className="stack">
          <Rows>
            {objections.map((objection, index) => (
              <Objection key={index} objection={objection} lang={lang} />
            ))}
          </Rows>
          <p className="small soft">{words.objectionsText}</p>
        </div>
      )}
    </Block>
  )
}

function Objection({ objection, lang }: { objection: NoticeDetail['objections'][number]; lang: PageRequest['lang'] }) {
  const words = noticeWords[lang]
  const { state, codes, answer, receivedOn, answeredOn } = objection
  const when = [
    words.received(formatDate(receivedOn, lang)),
    ...(answeredOn ? [words.answered(formatDate(answeredOn, lang))] : []),
  ]
  return (
    <Row title={words.to(codes.join(words.sep))}>
      <p>
        <Chip tone={objectionTones[state]}>{objectionStateLabels[state][lang]}</Chip> {when.join(' · ')}
      </p>
      {state === 'open' && <p>{words.waiting}</p>}
      {answer && <PlainText text={answer} />}
    </Row>
  )
}
