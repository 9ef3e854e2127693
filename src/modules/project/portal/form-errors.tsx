import { roomErrors } from '../../../portal/room-errors.tsx'
import { faultLabels as callFaults, refusalLabels as callRefusals } from '../../call/labels.ts'
import { faultLabels as peopleFaults, refusalLabels as peopleRefusals } from '../../people/labels.ts'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'

/** Acting for an organisation, and the lines of a budget, are judged by the rules of their own rooms. */
export const { formErrors, Refused, whyNot } = roomErrors({
  refusals: { ...peopleRefusals, ...callRefusals, ...refusalLabels },
  faults: { ...peopleFaults, ...callFaults, ...faultLabels },
  fields: fieldLabels,
})
