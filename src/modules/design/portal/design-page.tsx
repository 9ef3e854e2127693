import { excerpt } from '../../../base/text.ts'
import { formInput } from '../../../portal/form-input.ts'
import { redirect, type PageAnswer, type PageRequest, type PortalRoute } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import * as contracts from '../contract.ts'
import type { DesignDetail } from '../contract.ts'
import { reopenDesign, settleDesign } from '../server/commands/stage.ts'
import { answerMember, leaveTeam, offerToJoin } from '../server/commands/team.ts'
import { actingChoices } from '../server/queries/choices.ts'
import { getDesign } from '../server/queries/detail.ts'
import { DesignView } from './design-view.tsx'
import { paths } from './paths.ts'

/** What a later room is given to show on a design's page, in the slot `design.section`: a `Block` of what grew from it. */
interface DesignSubject {
  code: string
  state: DesignDetail['state']
  lang: PageRequest['lang']
  link: PageRequest['link']
}

/** As it stood in the address. */
export function codeOf({ params }: PageRequest): string {
  return (params.code ?? '').slice(0, 40)
}

async function designPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, slots } = request
  const typed = codeOf(request)
  const [design, acting] = await Promise.all([getDesign(ctx, { code: typed }), actingChoices(ctx)])
  const subject: DesignSubject = { code: design.code, state: design.state, lang, link }
  const grown = await slots.views('design.section', ctx, subject)
  const title = design.title ?? design.code
  return {
    kind: 'page',
    title,
    description: excerpt(design.summary ?? title, 100),
    nav: 'designs',
    private: design.review !== 'published',
    body: <DesignView request={request} design={design} typed={typed} acting={acting} grown={grown} />,
  }
}

/** What a form of the page did, for the line shown after it. */
async function act(request: PageRequest): Promise<string> {
  const { ctx } = request
  const form = { code: codeOf(request), organisationId: request.form.organisationId, memberId: request.form.memberId }
  switch (postedText(request, 'act')) {
    case 'accept':
      await answerMember(ctx, formInput(contracts.answerMember, { ...form, accept: true }))
      return 'accepted'
    case 'decline':
      await answerMember(ctx, formInput(contracts.answerMember, { ...form, accept: false }))
      return 'declined'
    case 'leave':
      await leaveTeam(ctx, formInput(contracts.leaveTeam, form))
      return 'left'
    case 'settle':
      await settleDesign(ctx, formInput(contracts.settleDesign, form))
      return 'settled'
    case 'reopen':
      await reopenDesign(ctx, formInput(contracts.reopenDesign, form))
      return 'reopened'
    default:
      await offerToJoin(ctx, formInput(contracts.offerToJoin, form))
      return 'offered'
  }
}

export const designPageRoutes: PortalRoute[] = [
  {
    path: '/designs/:code',
    access: 'public',
    get: designPage,
    post: async (request) => redirect(request.link(paths.done(codeOf(request), await act(request)))),
    postsPerMinute: 20,
  },
]
