import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { savePlan as saveContract, submitPlan as submitContract } from '../contract-plan.ts'
import { refusePlan } from '../plan.ts'
import { savePlan, submitPlan } from '../server/commands/plan.ts'
import { getPlan } from '../server/queries/plan.ts'
import { paths } from './paths.ts'
import { planOfPost } from './plan-input.ts'
import { PlanView } from './plan-view.tsx'
import { planWords } from './plan-words.ts'

/** As it stood in the address. */
function codeOf({ params }: PageRequest): string {
  return (params.code ?? '').slice(0, 40)
}

async function planPage(request: PageRequest): Promise<PageAnswer> {
  const plan = await getPlan(request.ctx, { code: codeOf(request) })
  const words = planWords[request.lang]
  return {
    kind: 'page',
    title: words.title(plan.project.title),
    description: words.description(plan.project.title),
    nav: 'projects',
    body: <PlanView request={request} plan={plan} />,
  }
}

export const planRoute: PortalRoute = {
  path: '/projects/:code/plan',
  access: 'public',
  get: planPage,
  async post(request) {
    const { ctx, form, link } = request
    const act = postedText(request, 'act')
    // room for more rows is no refusal: the page comes back with what was typed
    if (act.startsWith('more-')) return planPage(request)
    const code = codeOf(request)
    // whoever was signed out meanwhile comes back to the page once signed in
    if (ctx.actor.personId === null) return redirect(link(paths.signIn(link(paths.plan(code)))))
    const version = Number(postedText(request, 'version'))
    if (act === 'submit') {
      const promised = await getPlan(ctx, { code })
      const plan = planOfPost(form, (whole) => refusePlan(whole, promised, ctx.now))
      await submitPlan(ctx, formInput(submitContract, { code, version, ...plan }))
      return redirect(link(paths.planDone(code, 'submitted')))
    }
    await savePlan(ctx, formInput(saveContract, { code, version, ...planOfPost(form) }))
    return redirect(link(paths.planDone(code, 'saved')))
  },
  postsPerMinute: 40,
  // forty lines of a budget and eight milestones, four fields each, and six goals
  mostFields: 260,
}
