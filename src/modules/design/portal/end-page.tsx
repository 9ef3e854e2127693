import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { endDesign as endContract } from '../contract.ts'
import { endDesign } from '../server/commands/stage.ts'
import { codeOf } from './design-page.tsx'
import { formErrors, Refused, whyNot } from './form-errors.tsx'
import { Narrow } from './narrow.tsx'
import { paths } from './paths.ts'
import { steeredDesign } from './steering.ts'
import { teamWords } from './team-words.ts'

async function endPage(request: PageRequest): Promise<PageAnswer> {
  const { lang } = request
  const design = await steeredDesign(request)
  const words = teamWords[lang]
  const errors = formErrors(request)
  const why = whyNot(design.can.end, lang)
  const body = (
    <Narrow request={request} title={words.endTitle} lead={words.endLead} design={design}>
      <Refused request={request} errors={errors} />
      <PageForm request={request}>
        <TextArea
          name="reason"
          label={words.endReason}
          hint={words.endReasonHint}
          error={errors.of('reason')}
          required
          rows={4}
          maxLength={400}
          value={postedText(request, 'reason')}
        />
        <Button kind="seal" {...(why && { why })}>
          {words.endSend}
        </Button>
      </PageForm>
    </Narrow>
  )
  return { kind: 'page', private: true, title: words.endTitle, nav: 'designs', body }
}

export const endRoute: PortalRoute = {
  path: '/designs/:code/end',
  access: 'signed-in',
  get: endPage,
  async post(request) {
    const { reason } = request.form
    const { code } = await endDesign(request.ctx, formInput(endContract, { code: codeOf(request), reason }))
    return redirect(request.link(paths.done(code, 'ended')))
  },
}
