import { roomErrors } from '../../../portal/room-errors.tsx'
import { faultLabels as peopleFaults, refusalLabels as peopleRefusals } from '../../people/labels.ts'
import { fieldLabels, refusalLabels } from '../labels.ts'

/** Acting for an organisation is judged by the rules of its own room. */
export const { formErrors, Refused, whyNot } = roomErrors({
  refusals: { ...peopleRefusals, ...refusalLabels },
  faults: peopleFaults,
  fields: fieldLabels,
})
