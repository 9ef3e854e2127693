import { markStrokes } from '../ui/platform-mark.tsx'

/** The platform's own sign: 创益 in a red square. */
export function SealMark() {
  return (
    <svg className="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="40" height="40" rx="8" />
      <path className="mark-text" d={markStrokes} />
    </svg>
  )
}
