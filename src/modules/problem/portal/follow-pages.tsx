import { AppError } from '../../../base/refusal.ts'
import { redirect, type Page, type PageAnswer, type PageRequest, type PortalRoute } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import type { Followed } from '../contract.ts'
import { getProblem } from '../server/queries/detail.ts'
import { followProblem } from '../server/queries/following.ts'
import { FindForm } from './find-form.tsx'
import { type FollowNote, FollowPrivate } from './follow-private.tsx'
import { FollowPublic } from './follow-public.tsx'
import { followWords } from './follow-words.ts'
import { answerAct } from './follow-acts.ts'
import { paths } from './paths.ts'
import { SlipPage } from './slip-page.tsx'

/** The secret stands in the address of a link and in a hidden field of a form. */
export function secretOf(request: PageRequest): string {
  return postedText(request, 's') || (request.query.get('s') ?? '')
}

function isKind(error: unknown, kind: AppError['kind']): error is AppError {
  return error instanceof AppError && error.kind === kind
}

/** What the secret, or the reader's own account, opens; null when neither opens anything. */
export async function findFollowed({ ctx }: PageRequest, code: string, secret: string): Promise<Followed | null> {
  const known = secret !== '' || ctx.actor.personId !== null
  if (!known || secret.length > 100 || code.length > 40) return null
  try {
    return await followProblem(ctx, { code, secret })
  } catch (error) {
    if (isKind(error, 'not-found')) return null
    throw error
  }
}

function noteOf({ query }: PageRequest): FollowNote | null {
  if (query.get('new')) return 'new'
  const done = query.get('done')
  return done && Object.hasOwn(followWords.zh.done, done) ? (done as FollowNote) : null
}

async function followPage(request: PageRequest): Promise<Page> {
  const code = request.params.code ?? ''
  const secret = secretOf(request)
  const followed = await findFollowed(request, code, secret)
  if (followed && followed.role !== 'guardian') return privatePage(request, followed, secret)
  return publicPage(request, code, secret !== '')
}

async function privatePage(request: PageRequest, followed: Followed, secret: string): Promise<Page> {
  const { code, state } = followed.problem
  const into = state === 'merged' ? await getProblem(request.ctx, { code }) : null
  return {
    kind: 'page',
    title: followWords[request.lang].pageTitle(code),
    nav: 'follow',
    private: true,
    body: <FollowPrivate request={request} followed={followed} into={into} secret={secret} note={noteOf(request)} />,
  }
}

async function publicPage(request: PageRequest, code: string, badLink: boolean): Promise<Page> {
  const words = followWords[request.lang]
  try {
    const problem = await getProblem(request.ctx, { code: code.slice(0, 40) })
    const body = (
      <FollowPublic request={request} typed={code} problem={problem} badLink={badLink} note={noteOf(request)} />
    )
    return { kind: 'page', title: words.pageTitle(problem.code), nav: 'follow', private: badLink, body }
  } catch (error) {
    if (!isKind(error, 'not-found')) throw error
    const body = <FindForm request={request} typed={code} notFound />
    return { kind: 'page', status: 404, title: words.notFoundTitle, nav: 'follow', body }
  }
}

async function findPage(request: PageRequest): Promise<PageAnswer> {
  const typed = (request.query.get('code') ?? '').trim().slice(0, 40)
  if (typed) return redirect(request.link(paths.follow(typed)))
  return {
    kind: 'page',
    title: followWords[request.lang].findTitle,
    nav: 'follow',
    body: <FindForm request={request} typed="" />,
  }
}

async function slipPage(request: PageRequest): Promise<PageAnswer> {
  const code = request.params.code ?? ''
  const secret = secretOf(request)
  const followed = await findFollowed(request, code, secret)
  if (!followed) return redirect(request.link(paths.follow(code)))
  return {
    kind: 'page',
    title: followWords[request.lang].slipTitle,
    nav: 'follow',
    private: true,
    body: <SlipPage request={request} problem={followed.problem} secret={secret} />,
  }
}

export const followRoutes: PortalRoute[] = [
  { path: paths.find, access: 'public', get: findPage },
  {
    path: '/follow/:code',
    access: 'public',
    get: followPage,
    post: (request) => answerAct(request, secretOf(request)),
    postsPerMinute: 20,
  },
  { path: '/follow/:code/slip', access: 'public', get: slipPage },
]
