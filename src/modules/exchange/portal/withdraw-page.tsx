import { formatFen } from '../../../base/money.ts'
import { isId } from '../../../base/id.ts'
import { notFound } from '../../../base/refusal.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import type { OwnPledge } from '../contract.ts'
import { withdrawPledge as withdrawContract } from '../contract.ts'
import { withdrawPledge } from '../server/commands/pledge.ts'
import { ownPledge } from '../server/queries/overview.ts'
import { formErrors, Refused, whyNot } from './form-errors.tsx'
import { listingWords } from './listing-words.ts'
import { paths } from './paths.ts'

/** @throws AppError not-found for what is no id, and for what is nobody of the reader's */
function pledgeOf({ ctx, params }: PageRequest): Promise<OwnPledge> {
  const id = params.id ?? ''
  if (!isId(id)) throw notFound('pledge')
  return ownPledge(ctx, id)
}

async function withdrawPage(request: PageRequest): Promise<PageAnswer> {
  const pledge = await pledgeOf(request)
  const { withdrawTitle } = listingWords[request.lang]
  const body = <WithdrawView request={request} pledge={pledge} />
  return { kind: 'page', private: true, title: withdrawTitle, nav: 'exchange', body }
}

/** What is taken back, what comes of it, and the button; or why it may not be. */
export function WithdrawView({ request, pledge }: { request: PageRequest; pledge: OwnPledge }) {
  const { lang, link } = request
  const words = listingWords[lang]
  const { project, organisation, amountFen, can } = pledge
  const why = whyNot(can.withdraw, lang)
  const here = link(paths.listing(project.code))
  return (
    <div className="narrow stack">
      <Breadcrumb
        items={[
          { text: words.crumb, href: link(paths.list) },
          { text: project.title, href: here },
          { text: words.withdrawTitle },
        ]}
      />
      <div className="stack-tight">
        <h1>{words.withdrawTitle}</h1>
        <p className="soft">{words.withdrawLead}</p>
      </div>
      <p>
        <b>{formatFen(amountFen, { kind: 'short' })}</b> · {organisation.name} · {project.title}
      </p>
      <Refused request={request} errors={formErrors(request)} />
      <PageForm request={request}>
        <Actions fill>
          <Button kind="seal" {...(why && { why })}>
            {words.withdrawSend}
          </Button>
          <ButtonLink href={here}>{words.back}</ButtonLink>
        </Actions>
      </PageForm>
    </div>
  )
}

export const withdrawRoute: PortalRoute = {
  path: '/pledges/:id/withdraw',
  access: 'signed-in',
  get: withdrawPage,
  async post(request) {
    const { id, project } = await pledgeOf(request)
    await withdrawPledge(request.ctx, formInput(withdrawContract, { id }))
    return redirect(request.link(paths.done(project.code, 'withdrawn')))
  },
}
