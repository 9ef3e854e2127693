import type { PageRequest } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Block, Callout, Card, Halves } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Photos } from '../../../ui/photos.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { Followed, ProblemDetail } from '../contract.ts'
import { stateLabels, withholdLabels } from '../labels.ts'
import { AnswerDocument } from './document.tsx'
import { ContactLine, EditForm, EraseForm, Feedback, WithdrawForm } from './follow-forms.tsx'
import { followWords, type FollowWords } from './follow-words.ts'
import { listWords } from './list-words.ts'
import { photosOf } from './photos.ts'
import { paths } from './paths.ts'
import { Receipt } from './receipt.tsx'
import { StandingCallout } from './standing-callout.tsx'
import { ProblemThread } from './thread.tsx'
import { stateTones } from '../state-tones.ts'
import { titleOf } from '../title.ts'

/** What just happened: a report sent, or an act on this page. */
export type FollowNote = 'new' | keyof FollowWords['done']

export interface FollowPrivateProps {
  request: PageRequest
  followed: Followed
  /** the one it was joined to, when it was */
  into: ProblemDetail | null
  secret: string
  note: FollowNote | null
}

/** The private side: what the secret's holder wrote, where it stands, and what they may do. */
export function FollowPrivate({ request, followed, into, secret, note }: FollowPrivateProps) {
  const { lang, ctx } = request
  const words = followWords[lang]
  const shown = into ?? followed.problem
  const held = { request, followed, secret }
  const waitsForGuardian = followed.consent === 'waiting'
  return (
    <Halves>
      <div className="stack">
        <Head followed={followed} request={request} isNew={note === 'new'} />
        {note === 'new' && (
          <Receipt request={request} problem={followed.problem} secret={secret} consent={followed.consent} />
        )}
        {note && note !== 'new' && (
          <Callout announce>
            <p>{words.done[note]}</p>
          </Callout>
        )}
        {into && <Callout tone="info">{words.merged(followed.problem.code, into.code, into.supportCount)}</Callout>}
        <ConsentNote followed={followed} words={words} />
        {note !== 'new' && !waitsForGuardian && <StandingCallout problem={shown} now={ctx.now} lang={lang} mine />}
        <AnswerDocument problem={shown} lang={lang} />
        <Feedback {...held} />
        <Withheld {...held} />
        <Block title={words.thread}>
          <ProblemThread
            problem={waitsForGuardian ? { ...shown, dueOn: null } : shown}
            now={ctx.now}
            lang={lang}
            tell={ctx.services.tellThread}
          />
        </Block>
      </div>
      <div className="stack">
        <Yours {...held} />
        <EditForm {...held} />
        <WithdrawForm {...held} />
        <EraseForm {...held} />
        {note !== 'new' && <Keep {...held} />}
      </div>
    </Halves>
  )
}

/** Just sent, the answer to "did it arrive?" is the heading. */
function Head({
  followed: { problem, original, role },
  request: { lang },
  isNew,
}: {
  followed: Followed
  request: PageRequest
  isNew: boolean
}) {
  const words = followWords[lang]
  return (
    <>
      <p className="cluster page-head">
        <Chip tone={stateTones[problem.state]}>{stateLabels[problem.state][lang]}</Chip>
        <span className="soft">
          {words.code} <span className="code">{problem.code}</span>
        </span>
        {role === 'supporter' && <span className="soft">{words.supporterTitle}</span>}
      </p>
      <h1>{isNew ? words.received : titleOf({ ...problem, title: original?.title ?? problem.title }, lang)}</h1>
    </>
  )
}

function ConsentNote({ followed: { consent }, words }: { followed: Followed; words: FollowWords }) {
  if (consent === 'waiting') {
    return (
      <Callout tone="wait" title={words.consentWaiting}>
        <p>{words.consentWaitingText}</p>
      </Callout>
    )
  }
  return consent === 'refused' ? <Callout tone="info">{words.consentRefused}</Callout> : null
}

interface Held {
  request: PageRequest
  followed: Followed
  secret: string
}

function Withheld({ request: { lang }, followed: { problem, withheldBecause, can } }: Held) {
  if (problem.review !== 'withheld' || problem.textErased) return null
  const words = followWords[lang]
  const reason = withheldBecause ? withholdLabels[withheldBecause][lang] : listWords[lang].withheld
  return <Callout tone="wait">{can.edit ? words.withheldFinal(reason) : words.withheld(reason)}</Callout>
}

/** The reporter's own words and photographs, and how they are reached. A supporter has none of their own. */
function Yours({ request, followed, secret }: Held) {
  const { lang, link } = request
  const words = followWords[lang]
  const { problem, original, role } = followed
  const isPublic = problem.review === 'published'
  return (
    <Block
      title={words.yours}
      more={isPublic ? { href: link(paths.problem(problem.code)), text: words.publicPage } : undefined}
    >
      <Card>
        {original && (
          <>
            <p>
              <b>{original.title}</b>
            </p>
            <PlainText text={original.description} />
            {!isPublic && <p className="small soft">{words.notYetPublic}</p>}
          </>
        )}
        {problem.textErased && role !== 'supporter' && <p className="soft">{words.erased}</p>}
        {problem.photos.length > 0 && <Photos items={photosOf(problem)} />}
        {problem.supportCount > 0 && <p>{words.meTooCount(problem.supportCount)}</p>}
        <ContactLine request={request} followed={followed} secret={secret} />
      </Card>
    </Block>
  )
}

/** The link again, for who comes back: QR and slip are one tap away. */
function Keep({ request: { lang, link }, followed: { problem }, secret }: Held) {
  const words = followWords[lang]
  return (
    <Actions>
      <ButtonLink kind="quiet" href={link(paths.slip(problem.code, secret))}>
        {words.slip}
      </ButtonLink>
      <ButtonLink kind="quiet" href={link(paths.report)}>
        {listWords[lang].reportOther}
      </ButtonLink>
    </Actions>
  )
}
