import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { withdrawApplication as withdrawContract } from '../contract.ts'
import { withdrawApplication } from '../server/commands/application.ts'
import { getApplication } from '../server/queries/applications.ts'
import { idOf } from './application-page.tsx'
import { applicationWords } from './application-words.ts'
import { formErrors, Refused, whyNot } from './form-errors.tsx'
import { paths } from './paths.ts'

async function withdrawPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const application = await getApplication(ctx, { id: idOf(request) })
  const words = applicationWords[lang]
  const why = whyNot(application.can.withdraw, lang)
  const here = link(paths.application(application.id))
  const body = (
    <div className="narrow stack">
      <Breadcrumb
        items={[
          { text: words.crumb, href: link(paths.list) },
          { text: words.title(application.title), href: here },
          { text: words.withdrawTitle },
        ]}
      />
      <div className="stack-tight">
        <h1>{words.withdrawTitle}</h1>
        <p className="soft">{application.state === 'draft' ? words.withdrawDraftLead : words.withdrawLead}</p>
      </div>
      <p>
        <b>{application.title}</b> · {application.call.title}
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
  return { kind: 'page', private: true, title: words.withdrawTitle, nav: 'calls', body }
}

export const withdrawRoute: PortalRoute = {
  path: '/applications/:id/withdraw',
  access: 'signed-in',
  get: withdrawPage,
  async post(request) {
    const { id } = await withdrawApplication(request.ctx, formInput(withdrawContract, { id: idOf(request) }))
    return redirect(request.link(paths.applicationDone(id, 'withdrawn')))
  },
}
