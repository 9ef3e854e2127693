import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Button } from '../../../ui/button.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { editDesign as editContract } from '../contract.ts'
import { fieldLabels } from '../labels.ts'
import { editDesign } from '../server/commands/words.ts'
import { codeOf } from './design-page.tsx'
import { formErrors, Refused } from './form-errors.tsx'
import { Narrow } from './narrow.tsx'
import { paths } from './paths.ts'
import { ReviewCallout } from './standing-callout.tsx'
import { steeredDesign } from './steering.ts'
import { teamWords } from './team-words.ts'
import type { FieldErrors } from '../../../portal/page-form.tsx'

interface WordsProps {
  request: PageRequest
  errors: FieldErrors
  /** what stands there before anything was typed */
  given?: { title: string | null; summary: string | null }
}

/** What it is called and what it proposes. */
export function WordsFields({ request, errors, given }: WordsProps) {
  const { lang, form } = request
  const words = teamWords[lang]
  const valueOf = (name: 'title' | 'summary') => (name in form ? postedText(request, name) : (given?.[name] ?? ''))
  return (
    <>
      <TextField
        name="title"
        label={fieldLabels.title[lang]}
        hint={words.titleHint}
        error={errors.of('title')}
        required
        maxLength={60}
        value={valueOf('title')}
        autoComplete="off"
      />
      <TextArea
        name="summary"
        label={fieldLabels.summary[lang]}
        hint={words.summaryHint}
        error={errors.of('summary')}
        required
        rows={10}
        maxLength={4000}
        value={valueOf('summary')}
      />
    </>
  )
}

async function textPage(request: PageRequest): Promise<PageAnswer> {
  const design = await steeredDesign(request)
  const words = teamWords[request.lang]
  const errors = formErrors(request)
  const body = (
    <Narrow request={request} title={words.textTitle} lead={words.textLead} design={design}>
      <ReviewCallout design={design} lang={request.lang} />
      <Refused request={request} errors={errors} />
      <PageForm request={request}>
        <WordsFields request={request} errors={errors} given={design} />
        {design.review === 'published' && <p className="soft small">{words.textPublished}</p>}
        <SubmitOnce>
          <Button kind="primary">{words.save}</Button>
        </SubmitOnce>
      </PageForm>
    </Narrow>
  )
  return { kind: 'page', private: true, title: words.textTitle, nav: 'designs', body }
}

export const textRoute: PortalRoute = {
  path: '/designs/:code/text',
  access: 'signed-in',
  get: textPage,
  async post(request) {
    const { title, summary } = request.form
    const { code } = await editDesign(request.ctx, formInput(editContract, { code: codeOf(request), title, summary }))
    return redirect(request.link(paths.done(code, 'text')))
  },
}
