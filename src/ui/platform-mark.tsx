import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

/** 创益 cut as outlines, so that it looks the same on every device, in a square of 40. The same drawing is in the portal's favicon.svg. */
export const markStrokes =
  'M29.5 3.9 26.5 3.7V16.8C26.5 17 26.4 17.1 26.1 17.1C25.6 17.1 23.5 17 23.5 17V17.2C24.5 17.4 24.9 17.6 25.3 17.9C25.6 18.2 25.7 18.6 25.8 19.2C28.4 19 28.8 18.3 28.8 17V4.4C29.3 4.3 29.5 4.2 29.5 3.9ZM25.5 5.9 22.6 5.6V15.3H23.1C23.8 15.3 24.8 14.9 24.8 14.8V6.3C25.3 6.2 25.4 6.1 25.5 5.9ZM18.3 4.6 15.4 3.6C14.6 5.8 12.8 8.9 10.5 10.9L10.7 11.1C11.5 10.7 12.3 10.2 12.9 9.7V16.7C12.9 18 13.5 18.4 15.5 18.4H17.7C21.2 18.4 22.1 18.1 22.1 17.3C22.1 17 21.9 16.8 21.3 16.5L21.2 14.3H21C20.6 15.3 20.3 16.2 20.1 16.5C19.9 16.6 19.8 16.7 19.5 16.7C19.2 16.7 18.6 16.7 17.9 16.7H16C15.3 16.7 15.2 16.6 15.2 16.3V9.6H18.3C18.3 11.9 18.3 12.9 18.1 13C18 13.1 17.9 13.2 17.6 13.2C17.3 13.2 16.5 13.1 16 13.1V13.3C16.6 13.4 17 13.6 17.2 13.8C17.5 14.1 17.6 14.4 17.6 14.9C18.5 14.9 19.1 14.8 19.6 14.5C20.4 14 20.5 13 20.5 9.9C20.8 9.8 21.1 9.8 21.2 9.6L19.2 8.3L18.1 9.2H15.4L14.2 8.8C15.4 7.7 16.5 6.4 17.2 5.3C18.3 6.3 19.5 7.6 19.9 8.7C22.2 9.9 23.7 6.2 17.5 4.9L17.5 4.9C18 4.9 18.2 4.8 18.3 4.6ZM18.3 26.9C18.9 26.9 19.2 26.8 19.3 26.5L16.1 25.6C15.1 27 12.8 29.2 10.6 30.4L10.8 30.6C13.8 29.7 16.6 28.2 18.3 26.9ZM21.2 25.9 21.1 26.1C22.9 27.1 25.4 28.9 26.6 30.3C29.3 31 29.8 26.7 21.2 25.9ZM14.3 20.9 14.2 21C15.1 21.9 16 23.3 16.2 24.5C18.5 25.9 20.4 22 14.3 20.9ZM26.8 23.4 25.5 24.9H21.8C23.2 24 24.5 22.9 25.4 22C25.8 22.1 26.1 21.9 26.2 21.7L22.9 20.8C22.5 22 21.8 23.6 21.2 24.9H10.7L10.9 25.4H28.6C28.9 25.4 29.1 25.3 29.2 25.1C28.3 24.4 26.8 23.4 26.8 23.4ZM20.5 31.1V35.9H19.2V31.1ZM22.7 31.1H24V35.9H22.7ZM27.6 34.3 26.6 35.9H26.3V31.3C26.8 31.3 27.1 31.1 27.3 31L24.8 29.5L23.8 30.6H15.8L13.4 29.8V35.9H10.5L10.7 36.4H29C29.2 36.4 29.4 36.3 29.5 36.1C28.9 35.4 27.6 34.3 27.6 34.3ZM17.1 31.1V35.9H15.6V31.1Z'

/**
 * Says that the platform published what stands above it, and nothing more: it must never be taken for the round seal
 * of an office, which only a stamped paper can carry (product.md, legal gates).
 */
export function PlatformMark() {
  return (
    <p className="platform-mark">
      <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
        <rect x="1.5" y="1.5" width="37" height="37" rx="7" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d={markStrokes} fill="currentColor" />
      </svg>
      {uiWords[useLang()].publishedHere}
    </p>
  )
}
