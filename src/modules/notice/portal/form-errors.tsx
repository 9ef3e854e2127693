import type { Label } from '../../../base/label.ts'
import { AppError } from '../../../base/refusal.ts'
import type { PageRequest } from '../../../portal/page.ts'
import type { FieldErrors } from '../../../portal/page-form.tsx'
import { roomErrors } from '../../../portal/room-errors.tsx'
import { faultLabels as peopleFaults } from '../../people/labels.ts'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'

/** How somebody is reached is read by the rules of `people`. */
const said = roomErrors({
  refusals: refusalLabels,
  faults: { ...peopleFaults, ...faultLabels },
  fields: fieldLabels,
})

/** A list of which nothing was chosen is not "filled in". */
function chosenError(error: AppError): AppError {
  const { kind, code, params, fields } = error
  if (fields.itemIds !== 'required') return error
  return new AppError(kind, { code, params, fields: { ...fields, itemIds: 'notice.item' } })
}

/** What a refused post says at each field, called as the form calls it. */
export function formErrors(asked: PageRequest, names: Readonly<Record<string, Label>>): FieldErrors {
  return said.formErrors(asked.error ? { ...asked, error: chosenError(asked.error) } : asked, names)
}

export const { Refused } = said
