import { formInput } from '../../../portal/form-input.ts'
import type { Page, PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Block, Callout, Card } from '../../../ui/card.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { Photos } from '../../../ui/photos.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import {
  answerConsent as consentContract,
  eraseProblemText as eraseContract,
  type Followed,
  withdrawProblem as withdrawContract,
} from '../contract.ts'
import { refusalLabels } from '../labels.ts'
import { answerConsent, eraseProblemText, withdrawProblem } from '../server/commands/erase.ts'
import { consentWords } from './consent-words.ts'
import { findFollowed, secretOf } from './follow-pages.tsx'
import { photosOf } from './photos.ts'
import { paths } from './paths.ts'

function shell(title: string, body: Page['body'], status?: number): Page {
  return {
    kind: 'page',
    title,
    private: true,
    body: <div className="narrow stack page-head">{body}</div>,
    ...(status && { status }),
  }
}

async function consentPage(request: PageRequest): Promise<PageAnswer> {
  const words = consentWords[request.lang]
  const secret = secretOf(request)
  const followed = await findFollowed(request, request.params.code ?? '', secret)
  if (followed?.role !== 'guardian') {
    return shell(
      words.title,
      <>
        <h1>{words.title}</h1>
        <Callout tone="wait">{words.badLink}</Callout>
        <p>{words.badLinkNext}</p>
      </>,
      404,
    )
  }
  return shell(titleOf(followed, request), <ConsentView request={request} followed={followed} secret={secret} />)
}

function titleOf({ consent }: Followed, { lang }: PageRequest): string {
  const words = consentWords[lang]
  if (consent === 'given') return words.givenTitle
  return consent === 'waiting' ? words.title : words.toldTitle
}

/** What the child wrote, what is kept, and the two answers; once answered, only what was said. */
export function ConsentView({
  request,
  followed,
  secret,
}: {
  request: PageRequest
  followed: Followed
  secret: string
}) {
  const { lang, link } = request
  const words = consentWords[lang]
  const { consent, original, problem } = followed
  return (
    <>
      <h1>{titleOf(followed, request)}</h1>
      <p>{consent === 'waiting' ? words.lead : consent === 'given' ? words.givenText : words.toldText}</p>
      <Block title={words.wrote}>
        <Card>
          {problem.textErased && <p className="soft">{words.erasedText}</p>}
          <p>
            <b>{original?.title ?? problem.title}</b>
          </p>
          <PlainText text={original?.description ?? problem.description ?? ''} />
          {problem.photos.length > 0 && <Photos items={photosOf(problem)} />}
        </Card>
      </Block>
      {consent === 'waiting' && <Answers request={request} code={problem.code} secret={secret} />}
      {consent !== 'waiting' && (
        <p>
          <a href={link(paths.follow(problem.code))}>{words.see}</a>
        </p>
      )}
      {consent === 'given' && <TakeBack request={request} followed={followed} secret={secret} />}
    </>
  )
}

interface AnswerProps {
  request: PageRequest
  code: string
  secret: string
}

/**
 * Consent is taken back as easily as it was given (PIPL §15); what it does is told before. A matter that others joined,
 * or that was answered, goes on without the child's words.
 */
function TakeBack({ request, followed, secret }: { request: PageRequest; followed: Followed; secret: string }) {
  const words = consentWords[request.lang]
  const { can, problem } = followed
  if (can.withdraw && can.erase) return null
  const ends = can.withdraw === null
  return (
    <Unfold summary={ends ? words.withdraw : words.erase}>
      <p>{ends ? words.withdrawText : words.eraseText}</p>
      <PageForm request={request} action={paths.consent(problem.code)}>
        <input type="hidden" name="s" value={secret} />
        <Button kind="seal" name="agree" value={ends ? 'withdraw' : 'erase'}>
          {ends ? words.withdrawSubmit : words.eraseSubmit}
        </Button>
      </PageForm>
    </Unfold>
  )
}

function Answers({ request, code, secret }: AnswerProps) {
  const { lang, link, error } = request
  const words = consentWords[lang]
  const refused = error ? refusalText(error, lang, refusalLabels) : undefined
  return (
    <>
      <Block title={words.collected}>
        <Card>
          <Facts items={words.kept} />
          <p className="small">
            <a href={link('/privacy')}>{words.privacy}</a>
          </p>
        </Card>
      </Block>
      <ErrorSummary errors={[]} title={refused} />
      <PageForm request={request} action={paths.consent(code)}>
        <input type="hidden" name="s" value={secret} />
        <p>{words.agreeText}</p>
        <Button kind="primary" wide name="agree" value="yes">
          {words.agree}
        </Button>
        {/* what cannot be undone takes two taps */}
        <Unfold button summary={words.refuse}>
          <p>{words.refuseText}</p>
          <Button kind="seal" wide name="agree" value="no">
            {words.refuseSubmit}
          </Button>
        </Unfold>
      </PageForm>
    </>
  )
}

/** The answer is shown at once: a refused idea has no page of its own any more. */
async function answer(request: PageRequest): Promise<PageAnswer> {
  const words = consentWords[request.lang]
  const said = postedText(request, 'agree')
  const held = { code: request.params.code, secret: secretOf(request) }
  if (said === 'withdraw') await withdrawProblem(request.ctx, formInput(withdrawContract, held))
  else if (said === 'erase') await eraseProblemText(request.ctx, formInput(eraseContract, held))
  else await answerConsent(request.ctx, formInput(consentContract, { ...held, agree: { yes: true, no: false }[said] }))
  const title =
    { yes: words.givenTitle, withdraw: words.withdrawnTitle, erase: words.erasedTitle }[said] ?? words.refusedTitle
  const text = { yes: words.givenText, erase: words.erasedText }[said] ?? words.refusedText
  return shell(
    title,
    <>
      <h1>{title}</h1>
      <Callout announce>{text}</Callout>
    </>,
  )
}

export const consentRoutes: PortalRoute[] = [
  { path: '/consent/:code', access: 'public', get: consentPage, post: answer, postsPerMinute: 20 },
]
