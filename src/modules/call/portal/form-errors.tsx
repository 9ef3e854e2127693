import { roomErrors } from '../../../portal/room-errors.tsx'
import { faultLabels as designFaults, refusalLabels as designRefusals } from '../../design/labels.ts'
import { faultLabels as peopleFaults, refusalLabels as peopleRefusals } from '../../people/labels.ts'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'

/** Acting for an organisation, and applying with a design, is judged by the rules of their own rooms. */
export const { errorWords, formErrors, Refused, whyNot } = roomErrors({
  refusals: { ...peopleRefusals, ...designRefusals, ...refusalLabels },
  faults: { ...peopleFaults, ...designFaults, ...faultLabels },
  fields: fieldLabels,
})
