import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

export interface Photo {
  src: string
  /** full size, opened on tap */
  href?: string
  /** what is seen; without it the picture is counted, never left unnamed */
  alt?: string
  width?: number
  height?: number
}

/** Pictures in a grid, loaded as they come into sight. */
export function Photos({ items }: { items: readonly Photo[] }) {
  const words = uiWords[useLang()]
  return (
    <ul className="photos">
      {items.map(({ src, href, alt, width, height }, index) => {
        const picture = (
          <img src={src} alt={alt ?? words.photo(index + 1)} width={width} height={height} loading="lazy" />
        )
        return <li key={src}>{href ? <a href={href}>{picture}</a> : picture}</li>
      })}
    </ul>
  )
}
