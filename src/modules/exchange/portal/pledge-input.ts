import { parseYuan } from '../../../base/money.ts'
import { AppError } from '../../../base/refusal.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'

/**
 * For whom and how much, as it was posted, as the contract takes it.
 * @throws AppError invalid at `organisationId`, and at `amountFen` when the amount cannot be read
 */
export function pledgeOf(request: PageRequest): { organisationId: string; amountFen: number } {
  const organisationId = postedText(request, 'organisationId')
  const { value, refusal } = parseYuan(postedText(request, 'amountFen'))
  const faults = {
    ...(organisationId === '' && { organisationId: 'required' }),
    ...(refusal && { amountFen: refusal.code }),
  }
  if (value === null || Object.keys(faults).length > 0)
    throw new AppError('invalid', { code: 'input.invalid', fields: faults })
  return { organisationId, amountFen: value }
}
