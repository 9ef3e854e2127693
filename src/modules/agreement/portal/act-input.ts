import { AppError } from '../../../base/refusal.ts'
import type { PageRequest } from '../../../portal/page.ts'

type Posted = PageRequest['form']

/**
 * For which party, as it was posted.
 * @throws AppError invalid at `position` when none was chosen
 */
export function positionOf(form: Posted): number {
  const text = String([form.position ?? ''].flat()[0])
  if (!/^\d{1,3}$/.test(text))
    throw new AppError('invalid', { code: 'input.invalid', fields: { position: 'required' } })
  return Number(text)
}

/** The files of a sealed paper in the order they were sent; an empty field is none, one named twice is one. */
export function fileIdsOf(form: Posted): string[] {
  return [...new Set([form.fileIds ?? []].flat().filter((id) => id !== ''))]
}
