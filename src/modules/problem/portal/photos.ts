import type { Photo } from '../../../ui/photos.tsx'
import type { ProblemDetail } from '../contract.ts'

/** A report's photographs as the gallery shows them: small ones that open in full; unreviewed ones with the secret. */
export function photosOf({ photos }: Pick<ProblemDetail, 'photos'>, secret?: string): Photo[] {
  const query = secret ? `?s=${encodeURIComponent(secret)}` : ''
  return photos.map(({ url, thumbnailUrl, width, height }) => ({ src: thumbnailUrl + query, href: url + query, width, height }))
}
