import type { InputOf } from '../../../base/contract.ts'
import { AppError } from '../../../base/refusal.ts'
import { formInput } from '../../../portal/form-input.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { reportProblem } from '../contract.ts'
import type { ProblemKind } from '../problem.ts'

/** Fields of the form, in the order in which they stand. */
export const reportFields = [
  'organisationId',
  'title',
  'description',
  'areaId',
  'place',
  'photoIds',
  'contact',
  'field',
  'ageBand',
  'guardianName',
  'guardianPhone',
] as const

type ReportField = (typeof reportFields)[number]

export type Draft = Record<Exclude<ReportField, 'photoIds'>, string> & { photoIds: string[] }

/** What was posted, or what the address suggests (`?area=` on a community's poster), or nothing yet. */
export function draftOf({ form, query }: Pick<PageRequest, 'form' | 'query'>): Draft {
  const one = (name: string) => {
    const value = form[name]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  const photos = form.photoIds ?? []
  return {
    organisationId: one('organisationId'),
    title: one('title') || (query.get('title') ?? ''),
    description: one('description'),
    areaId: one('areaId') || (query.get('area') ?? ''),
    place: one('place'),
    photoIds: (Array.isArray(photos) ? photos : [photos]).filter((id) => id !== ''),
    contact: one('contact'),
    field: one('field') || 'other',
    ageBand: one('ageBand') || 'adult',
    guardianName: one('guardianName'),
    guardianPhone: one('guardianPhone'),
  }
}

/** Words for a place left out say what to do there: choose one from the list. */
const placeFault = 'not-an-area'

/** A guardian typed in before the age was put right is nobody's business. */
function withoutGuardianOfAdult(draft: Draft): Draft {
  return draft.ageBand === 'adult' ? { ...draft, guardianName: '', guardianPhone: '' } : draft
}

/** @throws AppError `input.invalid` with a code per field */
export function reportInput(kind: ProblemKind, draft: Draft): InputOf<typeof reportProblem> {
  try {
    return formInput(reportProblem, { ...withoutGuardianOfAdult(draft), kind })
  } catch (error) {
    if (!(error instanceof AppError) || !('areaId' in error.fields)) throw error
    throw new AppError(error.kind, {
      code: error.code,
      params: error.params,
      fields: { ...error.fields, areaId: placeFault },
    })
  }
}
