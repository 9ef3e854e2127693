import type { Label } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, fieldErrorsOf } from '../../../portal/page-form.tsx'
import { fieldWords } from '../../../portal/refusal-text.ts'
import { faultLabels } from '../labels.ts'

/** What a refused post says at each field, in this module's words where it has its own. */
export function formErrors(request: PageRequest, names: Readonly<Record<string, Label>>): FieldErrors {
  const { error } = request
  return fieldErrorsOf(request, names, fieldWords(Object.values(error?.fields ?? {}), error?.params, faultLabels))
}
