import { roomErrors } from '../../../portal/room-errors.tsx'
import { faultLabels as peopleFaults, refusalLabels as peopleRefusals } from '../../people/labels.ts'
import { refusalLabels as projectRefusals } from '../../project/labels.ts'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'

/** Acting for an organisation, and finding a project, is judged by the rules of their own rooms. */
export const { formErrors, Refused, whyNot } = roomErrors({
  refusals: { ...peopleRefusals, ...projectRefusals, ...refusalLabels },
  faults: { ...peopleFaults, ...faultLabels },
  fields: fieldLabels,
})
