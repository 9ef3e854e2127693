import type { PageRequest } from '../../../portal/page.ts'
import { Block, Callout } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import type { ProblemDetail } from '../contract.ts'
import { stateLabels } from '../labels.ts'
import { AnswerDocument } from './document.tsx'
import { LostLink } from './follow-forms.tsx'
import type { FollowNote } from './follow-private.tsx'
import { followWords } from './follow-words.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import { noWordsOf } from './standing.ts'
import { StandingCallout } from './standing-callout.tsx'
import { ProblemThread } from './thread.tsx'
import { stateTones } from '../state-tones.ts'
import { titleOf } from '../title.ts'

interface FollowPublicProps {
  request: PageRequest
  /** as it was typed or linked: an alias is said to be one */
  typed: string
  problem: ProblemDetail
  /** a secret was given that opens nothing */
  badLink: boolean
  note: FollowNote | null
}

/** What the code alone shows: where it stands, and its words once they are public. */
export function FollowPublic({ request, typed, problem, badLink, note }: FollowPublicProps) {
  const { lang, link, ctx } = request
  const words = followWords[lang]
  const list = listWords[lang]
  const isPublic = problem.review === 'published' && problem.state !== 'withdrawn'
  const alias = problem.aliases.find((code) => plain(code) === plain(typed))
  return (
    <div className="narrow stack">
      <p className="cluster page-head">
        <Chip tone={stateTones[problem.state]}>{stateLabels[problem.state][lang]}</Chip>
        <span className="soft">
          {words.code} <span className="code">{problem.code}</span>
        </span>
      </p>
      <h1>{titleOf(problem, lang)}</h1>
      {(note === 'withdrawn' || note === 'link') && <Callout announce>{words.done[note]}</Callout>}
      {badLink && <Callout tone="wait">{words.badLink}</Callout>}
      {alias && <Callout tone="info">{list.mergedFrom(alias, problem.code)}</Callout>}
      <StandingCallout problem={problem} now={ctx.now} lang={lang} />
      {problem.title === null && problem.state !== 'withdrawn' && <p className="soft">{list[noWordsOf(problem)]}</p>}
      {isPublic && (
        <p>
          <a href={link(paths.problem(problem.code))}>{words.publicPage}</a>
        </p>
      )}
      <AnswerDocument problem={problem} lang={lang} />
      <Block title={words.thread}>
        <ProblemThread problem={problem} now={ctx.now} lang={lang} tell={ctx.services.tellThread} />
      </Block>
      {problem.state !== 'withdrawn' && (
        <>
          <p className="soft">{list.mine}</p>
          <LostLink request={request} />
        </>
      )}
      <FindAgain request={request} />
    </div>
  )
}

function FindAgain({ request }: { request: PageRequest }) {
  const words = followWords[request.lang]
  return (
    <p>
      <a href={request.link(paths.find)}>{words.findTitle}</a>
    </p>
  )
}

function plain(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
