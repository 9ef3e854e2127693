import { formatDate } from '../../../base/clock.ts'
import { isAnnounced } from '../../../base/working-days.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Block, Callout } from '../../../ui/card.tsx'
import { CopyText } from '../../../ui/enhanced.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Slip } from '../../../ui/slip.tsx'
import type { Followed, ProblemDetail } from '../contract.ts'
import { followQr } from '../server/queries/overview.ts'
import { followWords, type FollowWords } from './follow-words.ts'
import { paths } from './paths.ts'
import { promisedDays } from './standing.ts'

interface ReceiptProps {
  request: PageRequest
  problem: ProblemDetail
  secret: string
  consent: Followed['consent']
}

export function privateAddress({ publicUrl, link }: PageRequest, code: string, secret: string): string {
  return publicUrl + link(paths.follow(code, { s: secret }))
}

/** What a reporter sees first: that it arrived, its code, by when there is an answer, and how to come back. */
export function Receipt({ request, problem, secret, consent }: ReceiptProps) {
  const { lang, link } = request
  const words = followWords[lang]
  const address = privateAddress(request, problem.code, secret)
  return (
    <>
      <Callout announce>
        <p>{receiptText(words, problem, consent)}</p>
        {problem.dueOn && consent !== 'waiting' && (
          <p>
            {words.receivedDay(formatDate(problem.dueOn, lang, 'short'))}
            {!isAnnounced(problem.dueOn) && words.receivedProvisional}
          </p>
        )}
      </Callout>
      <Slip code={problem.code} qr={<QrCode {...followQr(address)} label={words.qrLabel} />}>
        <p className="small soft">{words.qrHint}</p>
        <Actions>
          <CopyText text={address}>{words.copyLink}</CopyText>
          <ButtonLink href={link(paths.slip(problem.code, secret))}>{words.slip}</ButtonLink>
        </Actions>
        <p className="small soft">{words.keepSecret}</p>
      </Slip>
      {problem.dueOn && consent !== 'waiting' && (
        <NextSteps words={words} day={formatDate(problem.dueOn, lang, 'short')} />
      )}
    </>
  )
}

function receiptText(words: FollowWords, { code, reportedAt }: ProblemDetail, consent: Followed['consent']): string {
  if (consent === 'waiting') return words.receivedChild(code)
  return words.receivedText(code, promisedDays(new Date(reportedAt)))
}

function NextSteps({ words, day }: { words: FollowWords; day: string }) {
  return (
    <Block title={words.next}>
      <ol className="how">
        {words.steps(day).map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </Block>
  )
}
