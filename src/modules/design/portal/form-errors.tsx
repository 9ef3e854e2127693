import type { PageRequest } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { roomErrors } from '../../../portal/room-errors.tsx'
import { faultLabels as peopleFaults, refusalLabels as peopleRefusals } from '../../people/labels.ts'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'

/** Acting for an organisation is judged by the rules of its own room. */
export const { formErrors, Refused, whyNot } = roomErrors({
  refusals: { ...peopleRefusals, ...refusalLabels },
  faults: { ...peopleFaults, ...faultLabels },
  fields: fieldLabels,
})

/** Which of a page's forms was sent: only that one shows what is wrong and keeps what was filled in. */
export function asSent(request: PageRequest, act: string): PageRequest {
  return request.error && postedText(request, 'act') === act ? request : { ...request, form: {}, error: undefined }
}
