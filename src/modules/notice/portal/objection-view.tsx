import { formatDate } from '../../../base/clock.ts'
import { isAnnounced, overdueWorkingDays } from '../../../base/working-days.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { PageForm } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Actions, Button } from '../../../ui/button.tsx'
import { Block, Callout, Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { CopyText, SubmitOnce } from '../../../ui/enhanced.tsx'
import { Code, Facts } from '../../../ui/facts.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Slip } from '../../../ui/slip.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import type { OwnObjection } from '../contract.ts'
import { objectionStateLabels, refusalLabels } from '../labels.ts'
import { answerWorkingDays, isLead } from '../notice.ts'
import { objectionQr } from '../server/queries/overview.ts'
import { objectionTones } from '../state-tones.ts'
import { objectionWords } from './objection-words.ts'
import { paths } from './paths.ts'

interface Held {
  request: PageRequest
  objection: OwnObjection
  secret: string
}

/** An objection as who made it sees it: where it stands, the answer, and the way to take it back. */
export function ObjectionView(held: Held) {
  const { request, objection } = held
  const words = objectionWords[request.lang]
  const { answer, answeredOn, state } = objection
  const isNew = request.query.get('new') !== null && (state === 'open' || state === 'lead')
  return (
    <div className="narrow stack">
      <Head {...held} isNew={isNew} />
      {isNew ? <Receipt {...held} /> : <Standing request={request} objection={objection} />}
      {answer && (
        <Block title={isLead(state) ? words.found : words.answer}>
          <Card>
            <PlainText text={answer} />
            {answeredOn && <p className="small soft">{words.answeredOn(formatDate(answeredOn, request.lang))}</p>}
          </Card>
        </Block>
      )}
      <Yours request={request} objection={objection} />
      <Withdraw {...held} />
    </div>
  )
}

/** Just sent, the answer to "did it arrive?" is the heading. */
function Head({ request: { lang }, objection: { state, notice }, isNew }: Held & { isNew: boolean }) {
  const words = objectionWords[lang]
  const lead = isLead(state)
  const arrived = lead ? words.leadReceived : words.received
  return (
    <div className="page-head">
      <p className="cluster">
        <Chip tone={objectionTones[state]}>{objectionStateLabels[state][lang]}</Chip>
        <span className="soft">
          <Code>{notice.code}</Code>
        </span>
      </p>
      <h1>{isNew ? arrived : lead ? words.leadHeading : words.heading}</h1>
    </div>
  )
}

/** That it arrived, what it does, by when there is an answer, and how to come back: this once. */
function Receipt({ request, objection, secret }: Held) {
  const { lang, link, publicUrl } = request
  const words = objectionWords[lang]
  const { id, state, codes, notice, answerBy } = objection
  const address = publicUrl + link(paths.objection(id, { s: secret }))
  return (
    <>
      <Callout announce>
        <p>{isLead(state) ? words.leadText : words.receivedText(codes.length, answerWorkingDays)}</p>
        {!isLead(state) && (
          <p>
            {words.receivedBy(formatDate(answerBy, lang, 'short'))}
            {!isAnnounced(answerBy) && ` ${words.moved}`}
          </p>
        )}
      </Callout>
      <Slip code={notice.code} qr={<QrCode {...objectionQr(address)} label={words.qrLabel} />}>
        <p className="small soft">{isLead(state) ? words.leadQrHint : words.qrHint}</p>
        <Actions>
          <CopyText text={address}>{words.copyLink}</CopyText>
        </Actions>
        <p className="small soft">{words.keepSecret}</p>
      </Slip>
    </>
  )
}

type Shown = Pick<Held, 'request' | 'objection'>

function Standing({ request: { ctx, lang }, objection }: Shown) {
  const words = objectionWords[lang]
  const { state, codes, answerBy } = objection
  if (state === 'open') {
    const late = overdueWorkingDays(answerBy, ctx.now)
    const about = codes.join(words.sep)
    return (
      <Callout tone="wait" title={late > 0 ? words.late(late) : words.open(formatDate(answerBy, lang))}>
        <p>{late > 0 ? words.lateText(about) : words.openText(about)}</p>
      </Callout>
    )
  }
  const texts = { withdrawn: words.withdrawnText, lead: words.leadWaits, upheld: '', rejected: '', noted: '' }
  return (
    <Callout tone={state === 'upheld' ? 'go' : 'info'} title={words[state]}>
      {texts[state] && <p>{texts[state]}</p>}
    </Callout>
  )
}

/** Their own words, and what they are to. */
function Yours({ request: { lang, link }, objection }: Shown) {
  const words = objectionWords[lang]
  const { notice, codes, titles, text, receivedOn, state } = objection
  const facts = [
    { term: words.notice, value: <a href={link(paths.notice(notice.code))}>{notice.title}</a> },
    { term: words.items, value: codes.map((code, at) => `${titles[at]} ${code}`).join(words.sep) },
    { term: words.receivedOn, value: formatDate(receivedOn, lang) },
  ]
  return (
    <Block title={words.yours}>
      <Card>
        <PlainText text={text} />
        <Facts items={facts} />
        {(state === 'open' || state === 'upheld' || state === 'rejected') && <p className="small soft">{words.kept}</p>}
      </Card>
    </Block>
  )
}

/** Taking it back is told in full before it is done: it cannot be undone. */
function Withdraw({ request, objection, secret }: Held) {
  const { lang, error } = request
  const words = objectionWords[lang]
  if (objection.can.withdraw) return null
  return (
    <Unfold open={error !== undefined} summary={words.withdraw}>
      <p>{words.withdrawText}</p>
      {error && <ErrorSummary errors={[]} title={refusalText(error, lang, refusalLabels)} />}
      <PageForm request={request}>
        <input type="hidden" name="s" value={secret} />
        <SubmitOnce>
          <Button kind="seal">{words.withdrawSubmit}</Button>
        </SubmitOnce>
      </PageForm>
    </Unfold>
  )
}
