import type { ReactNode } from 'react'
import type { DeskDetail } from '../contract-desk.ts'

interface DeskPhotosProps {
  photos: DeskDetail['photos']
  hiddenIds: readonly string[]
  /** while reviewing: each may be shown or kept back */
  onToggle?(id: string): void
}

/** The photographs, with what the public sees of them. */
export function DeskPhotos({ photos, hiddenIds, onToggle }: DeskPhotosProps): ReactNode {
  if (photos.length === 0) return null
  return (
    <ul className="desk-photos">
      {photos.map(({ id, url, thumbnailUrl, width, height }, index) => {
        const hidden = hiddenIds.includes(id)
        return (
          <li key={id} className={hidden ? 'is-hidden' : ''}>
            <a href={url} target="_blank" rel="noreferrer">
              <img src={thumbnailUrl} alt={`照片 ${index + 1}，打开大图`} width={width} height={height} />
            </a>
            {onToggle ? (
              <label>
                <input type="checkbox" checked={!hidden} onChange={() => onToggle(id)} /> 公开照片 {index + 1}
              </label>
            ) : (
              <span className="small soft">{hidden ? '未公开' : '已公开'}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
