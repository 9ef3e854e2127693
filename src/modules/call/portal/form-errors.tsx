import type { Label } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, fieldErrorsOf } from '../../../portal/page-form.tsx'
import { fieldWords, refusalText } from '../../../portal/refusal-text.ts'
import { ErrorSummary } from '../../../ui/form.tsx'
import { faultLabels as designFaults, refusalLabels as designRefusals } from '../../design/labels.ts'
import { faultLabels as peopleFaults, refusalLabels as peopleRefusals } from '../../people/labels.ts'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'

/** Acting for an organisation, and applying with a design, is judged by the rules of their own rooms. */
const refusals = { ...peopleRefusals, ...designRefusals, ...refusalLabels }

/** Words for the codes at fields of a refused post, in this module's words where it has its own. */
export function errorWords({ error }: PageRequest): Record<string, Label> {
  const own = { ...peopleFaults, ...designFaults, ...refusals, ...faultLabels }
  return fieldWords(Object.values(error?.fields ?? {}), error?.params, own)
}

/** What a refused post says at each field. */
export function formErrors(request: PageRequest, names: Readonly<Record<string, Label>> = fieldLabels): FieldErrors {
  return fieldErrorsOf(request, names, errorWords(request))
}

/** Above a form: all that is to be mended, or what stands in the way of the whole of it. */
export function Refused({ request, errors }: { request: PageRequest; errors: FieldErrors }) {
  const { error, lang } = request
  const text = error && errors.all.length === 0 ? refusalText(error, lang, refusals) : undefined
  return <ErrorSummary errors={errors.all} title={text} />
}

/** Why something may not be done, in words; nothing where it may. */
export function whyNot(
  refusal: Parameters<typeof refusalText>[0] | null,
  lang: PageRequest['lang'],
): string | undefined {
  return refusal === null ? undefined : refusalText(refusal, lang, refusals)
}
