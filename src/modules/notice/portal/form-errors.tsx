import { AppError } from '../../../base/refusal.ts'
import type { Label } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, fieldErrorsOf } from '../../../portal/page-form.tsx'
import { fieldWords, refusalText } from '../../../portal/refusal-text.ts'
import { ErrorSummary } from '../../../ui/form.tsx'
import { faultLabels as peopleFaults } from '../../people/labels.ts'
import { faultLabels, refusalLabels } from '../labels.ts'

/** A list of which nothing was chosen is not "filled in". */
function chosenError(error: AppError): AppError {
  const { kind, code, params, fields } = error
  if (fields.itemIds !== 'required') return error
  return new AppError(kind, { code, params, fields: { ...fields, itemIds: 'notice.item' } })
}

/**
 * What a refused post says at each field, called as the form calls it. How somebody is reached is read by the rules of
 * `people`.
 */
export function formErrors(asked: PageRequest, names: Readonly<Record<string, Label>>): FieldErrors {
  const request = asked.error ? { ...asked, error: chosenError(asked.error) } : asked
  const { error } = request
  const own = { ...peopleFaults, ...faultLabels }
  return fieldErrorsOf(request, names, fieldWords(Object.values(error?.fields ?? {}), error?.params, own))
}

/** Above a form: all that is to be mended, or what stands in the way of the whole of it. */
export function Refused({ request, errors }: { request: PageRequest; errors: FieldErrors }) {
  const { error, lang } = request
  const text = error && errors.all.length === 0 ? refusalText(error, lang, refusalLabels) : undefined
  return <ErrorSummary errors={errors.all} title={text} />
}
