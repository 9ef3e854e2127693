import type { Photo } from '../../../ui/photos.tsx'
import type { ProblemDetail } from '../contract.ts'

/** A report's photographs as the gallery shows them: small ones that open in full. */
export function photosOf({ photos }: Pick<ProblemDetail, 'photos'>): Photo[] {
  return photos.map(({ url, thumbnailUrl, width, height }) => ({ src: thumbnailUrl, href: url, width, height }))
}
