import { formInput } from '../../../portal/form-input.ts'
import type { Page, PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Actions, Button } from '../../../ui/button.tsx'
import { Block, Callout, Card } from '../../../ui/card.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { Photos } from '../../../ui/photos.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { answerConsent as consentContract, type Followed } from '../contract.ts'
import { refusalLabels } from '../labels.ts'
import { answerConsent } from '../server/commands/reporter.ts'
import { consentWords } from './consent-words.ts'
import { findFollowed, secretOf } from './follow-pages.tsx'
import { photosOf } from './photos.ts'
import { paths } from './paths.ts'

function shell(title: string, body: Page['body'], status?: number): Page {
  return { kind: 'page', title, private: true, body: <div className="narrow page-head stack">{body}</div>, ...(status && { status }) }
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
export function ConsentView({ request, followed, secret }: { request: PageRequest; followed: Followed; secret: string }) {
  const { lang, link } = request
  const words = consentWords[lang]
  const { consent, original, problem } = followed
  return (
    <>
      <h1>{titleOf(followed, request)}</h1>
      <p>{consent === 'waiting' ? words.lead : consent === 'given' ? words.givenText : words.toldText}</p>
      <Block title={words.wrote}>
        <Card>
          <p>
            <b>{original?.title ?? problem.title}</b>
          </p>
          <PlainText text={original?.description ?? problem.description ?? ''} />
          {problem.photos.length > 0 && <Photos items={photosOf(problem, secret)} />}
        </Card>
      </Block>
      {consent === 'waiting' && <Answers request={request} code={problem.code} secret={secret} />}
      {consent !== 'waiting' && (
        <p>
          <a href={link(paths.follow(problem.code))}>{words.see}</a>
        </p>
      )}
    </>
  )
}

function Answers({ request, code, secret }: { request: PageRequest; code: string; secret: string }) {
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
        <p>{words.refuseText}</p>
        <Actions fill>
          <Button kind="primary" name="agree" value="yes">
            {words.agree}
          </Button>
          <Button kind="seal" name="agree" value="no">
            {words.refuse}
          </Button>
        </Actions>
      </PageForm>
    </>
  )
}

/** The answer is shown at once: a refused idea has no page of its own any more. */
async function answer(request: PageRequest): Promise<PageAnswer> {
  const words = consentWords[request.lang]
  const agree = { yes: true, no: false }[postedText(request, 'agree')]
  await answerConsent(request.ctx, formInput(consentContract, { code: request.params.code, secret: secretOf(request), agree }))
  const [title, text] = agree ? [words.givenTitle, words.givenText] : [words.refusedTitle, words.refusedText]
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
