import { AppError } from '../../../base/refusal.ts'
import type { PageRequest } from '../../../portal/page.ts'
import type { DesignDetail } from '../contract.ts'
import { getDesign } from '../server/queries/detail.ts'
import { codeOf } from './design-page.tsx'

/** The design of a page that is for those who act for its team. @throws AppError forbidden for others */
export async function steeredDesign(request: PageRequest): Promise<DesignDetail> {
  const design = await getDesign(request.ctx, { code: codeOf(request) })
  if (!design.steers) throw new AppError('forbidden', { code: 'design.not-team' })
  return design
}
