import type { Label } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, fieldErrorsOf, postedText } from '../../../portal/page-form.tsx'
import { fieldWords, refusalText } from '../../../portal/refusal-text.ts'
import { ErrorSummary } from '../../../ui/form.tsx'
import { faultLabels as peopleFaults, refusalLabels as peopleRefusals } from '../../people/labels.ts'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'

/** Acting for an organisation is judged by the rules of its own room. */
const refusals = { ...peopleRefusals, ...refusalLabels }

/** What a refused post says at each field, in this module's words where it has its own. */
export function formErrors(request: PageRequest, names: Readonly<Record<string, Label>> = fieldLabels): FieldErrors {
  const { error } = request
  const own = { ...peopleFaults, ...refusals, ...faultLabels }
  return fieldErrorsOf(request, names, fieldWords(Object.values(error?.fields ?? {}), error?.params, own))
}

/** Above a form: all that is to be mended, or what stands in the way of the whole of it. */
export function Refused({ request, errors }: { request: PageRequest; errors: FieldErrors }) {
  const { error, lang } = request
  const text = error && errors.all.length === 0 ? refusalText(error, lang, refusals) : undefined
  return <ErrorSummary errors={errors.all} title={text} />
}

/** Which of a page's forms was sent: only that one shows what is wrong and keeps what was filled in. */
export function asSent(request: PageRequest, act: string): PageRequest {
  return request.error && postedText(request, 'act') === act ? request : { ...request, form: {}, error: undefined }
}

/** Why something may not be done, in words; nothing where it may. */
export function whyNot(
  refusal: Parameters<typeof refusalText>[0] | null,
  lang: PageRequest['lang'],
): string | undefined {
  return refusal === null ? undefined : refusalText(refusal, lang, refusals)
}
