import { AppError } from '../../../base/refusal.ts'
import { excerpt } from '../../../base/text.ts'
import { formInput } from '../../../portal/form-input.ts'
import { redirect, type PageAnswer, type PageRequest, type PortalRoute } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { supportProblem as supportContract } from '../contract.ts'
import { supportProblem } from '../server/commands/support.ts'
import { getProblem } from '../server/queries/detail.ts'
import { FindForm } from './find-form.tsx'
import { followWords } from './follow-words.ts'
import { paths } from './paths.ts'
import { PosterPage } from './poster-page.tsx'
import { ProblemView } from './problem-view.tsx'
import { titleOf } from '../title.ts'

/** What a later room is given to show on a report's page, in the slot `problem.section`: a `Block` of what grew from it. */
export interface ProblemSubject {
  code: string
  lang: PageRequest['lang']
  link: PageRequest['link']
}

async function problemPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, params, slots } = request
  const typed = (params.code ?? '').slice(0, 40)
  try {
    const problem = await getProblem(ctx, { code: typed })
    const title = titleOf(problem, lang)
    const subject: ProblemSubject = { code: problem.code, lang, link }
    const grown = await slots.views('problem.section', ctx, subject)
    return {
      kind: 'page',
      title,
      description: excerpt(problem.description ?? title, 100),
      nav: 'problems',
      body: <ProblemView request={request} problem={problem} typed={typed} grown={grown} />,
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'not-found') throw error
    const body = <FindForm request={request} typed={typed} notFound />
    return { kind: 'page', status: 404, title: followWords[lang].notFoundTitle, nav: 'problems', body }
  }
}

/** "Me too"; back to the matter, which says that they are counted, and where they will hear of it. */
async function meToo(request: PageRequest): Promise<PageAnswer> {
  const { ctx, params, link } = request
  const contact = postedText(request, 'contact').trim()
  const { code } = await supportProblem(ctx, formInput(supportContract, { code: params.code, contact }))
  return redirect(link(paths.joined(code, contact !== '')))
}

/** Only what is public is put up; anything else leads back to the matter's page. */
async function posterPage(request: PageRequest): Promise<PageAnswer> {
  const code = (request.params.code ?? '').slice(0, 40)
  const problem = await getProblem(request.ctx, { code })
  if (problem.title === null) return redirect(request.link(paths.problem(problem.code)))
  const body = <PosterPage request={request} problem={problem} />
  return { kind: 'page', title: problem.title, nav: 'problems', body }
}

export const problemRoutes: PortalRoute[] = [
  { path: '/problems/:code/poster', access: 'public', get: posterPage },
  { path: '/problems/:code', access: 'public', get: problemPage, post: meToo, postsPerMinute: 20 },
]
