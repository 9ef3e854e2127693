import { excerpt } from '../../../base/text.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { startApplication as startContract } from '../contract.ts'
import { startApplication } from '../server/commands/application.ts'
import { getCall } from '../server/queries/calls.ts'
import { actsForSomebody } from '../server/queries/choices.ts'
import { applicableDesigns } from '../server/queries/overview.ts'
import { chosenOf } from './apply-panel.tsx'
import { CallView } from './call-view.tsx'
import { paths } from './paths.ts'

/** What rooms that fill `call.section` are told. */
interface CallSubject {
  code: string
  lang: PageRequest['lang']
  link: PageRequest['link']
}

/** As it stood in the address. */
function codeOf({ params }: PageRequest): string {
  return (params.code ?? '').slice(0, 40)
}

async function callPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, slots } = request
  const code = codeOf(request)
  const [call, designs, member, grown] = await Promise.all([
    getCall(ctx, { code }),
    applicableDesigns(ctx),
    actsForSomebody(ctx),
    slots.views('call.section', ctx, { code, lang, link } satisfies CallSubject),
  ])
  return {
    kind: 'page',
    title: call.title,
    description: excerpt(call.purpose, 100),
    nav: 'calls',
    private: call.opensOn === null,
    body: <CallView request={request} call={call} designs={designs} member={member} grown={grown} />,
  }
}

export const callRoute: PortalRoute = {
  path: '/calls/:code',
  access: 'public',
  get: callPage,
  async post(request) {
    const input = formInput(startContract, { code: codeOf(request), ...chosenOf(request) })
    const { id } = await startApplication(request.ctx, input)
    return redirect(request.link(paths.applicationDone(id, 'started')))
  },
}
