import type { Access } from '../../../base/contract.ts'
import { isId } from '../../../base/id.ts'
import { redirect, type Page, type PageAnswer, type PageRequest, type PortalRoute } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { renderFragment } from '../../../portal/render.tsx'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/card.tsx'
import type { ProblemKind } from '../problem.ts'
import { reportProblem } from '../server/commands/report.ts'
import { supportProblem } from '../server/commands/support.ts'
import { findSimilar } from '../server/queries/lists.ts'
import { reportChoices } from '../server/queries/overview.ts'
import { paths } from './paths.ts'
import { ReportForm } from './report-form.tsx'
import { draftOf, reportInput } from './report-input.ts'
import { kindWords, reportWords } from './report-words.ts'
import { SimilarFragment, supportField } from './similar.tsx'
import { editField, notYetSeen, SimilarStep } from './similar-step.tsx'

async function formPage(request: PageRequest, kind: ProblemKind): Promise<Page> {
  const choices = await reportChoices(request.ctx)
  const own = kindWords[request.lang][kind]
  const nobody = kind === 'brief' && choices.organisations.length === 0
  return {
    kind: 'page',
    title: own.title,
    description: own.lead,
    nav: kind === 'problem' ? 'report' : kind,
    body: nobody ? (
      <NoOrganisation request={request} />
    ) : (
      <ReportForm request={request} kind={kind} draft={draftOf(request)} choices={choices} />
    ),
  }
}

function NoOrganisation({ request: { lang, link } }: { request: PageRequest }) {
  const words = reportWords[lang]
  return (
    <div className="narrow stack">
      <div className="page-head">
        <h1>{kindWords[lang].brief.title}</h1>
      </div>
      <EmptyState
        title={words.noOrganisationTitle}
        actions={
          <Actions>
            <ButtonLink kind="primary" href={link('/organisations')}>
              {words.toOrganisations}
            </ButtonLink>
          </Actions>
        }
      >
        {words.noOrganisation}
      </EmptyState>
    </div>
  )
}

/**
 * Sends the report, unless something alike is known that the reporter has not been shown: then that comes first, with
 * the whole draft kept. `support` joins one of those instead.
 */
async function send(request: PageRequest, kind: ProblemKind): Promise<PageAnswer> {
  const { ctx, form, link } = request
  const code = postedText(request, supportField)
  if (code) return joinInstead(request, code)
  if (postedText(request, editField)) return formPage(request, kind)
  const draft = draftOf(request)
  const input = reportInput(kind, draft)
  const { items } =
    kind === 'problem' ? await findSimilar(ctx, { text: input.title, areaId: input.areaId }) : { items: [] }
  const unseen = notYetSeen(items, form)
  if (unseen.length > 0) {
    const body = <SimilarStep request={request} draft={draft} items={unseen} />
    return { kind: 'page', title: reportWords[request.lang].similarTitle, nav: 'report', body }
  }
  const reported = await reportProblem(ctx, input)
  return redirect(link(paths.follow(reported.code, { s: reported.secret, new: '1' })))
}

/** "Me too" from the form or the step after it; a contact already filled in goes along. */
async function joinInstead(request: PageRequest, code: string): Promise<PageAnswer> {
  const contact = draftOf(request).contact.trim()
  const joined = await supportProblem(request.ctx, { code, ...(contact && { contact }) })
  return redirect(request.link(paths.joined(joined.code, contact !== '')))
}

function reportRoute(path: string, kind: ProblemKind, access: Access): PortalRoute {
  return {
    path,
    access,
    get: (request) => formPage(request, kind),
    post: (request) => send(request, kind),
    postsPerMinute: 20,
  }
}

/** Similar ones as a piece of HTML, asked for while one types. */
const similarRoute: PortalRoute = {
  path: paths.similar,
  access: 'public',
  get: async ({ ctx, query, lang }) => {
    const text = (query.get('title') ?? '').trim().slice(0, 200)
    const areaId = query.get('areaId') ?? ''
    const isArea = isId(areaId)
    const { items } = [...text].length < 4 ? { items: [] } : await findSimilar(ctx, { text, ...(isArea && { areaId }) })
    const body = renderFragment(<SimilarFragment items={items} lang={lang} />, lang)
    return { kind: 'bytes', type: 'text/html; charset=utf-8', body }
  },
}

export const reportRoutes: PortalRoute[] = [
  similarRoute,
  reportRoute(paths.report, 'problem', 'public'),
  reportRoute(paths.idea, 'idea', 'public'),
  reportRoute(paths.brief, 'brief', 'signed-in'),
]
