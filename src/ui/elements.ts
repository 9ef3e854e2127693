import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type Wrapper<Attributes> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Attributes

/**
 * The custom elements that src/portal/enhance gives life to. Without script they are nothing but wrappers, so a page
 * is complete without them. Words come as attributes: the script itself speaks no language.
 */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** counts down towards `max`; `left` and `over` hold {n} */
      'char-count': Wrapper<{ for: string; max: number; left: string; over: string }>
      /** lets one type into the select inside; `found` holds {n} */
      'area-picker': Wrapper<{ hint: string; none: string; found: string }>
      /** shows, shrinks and uploads pictures picked in the file input inside; `full` holds {n} */
      'photo-picker': Wrapper<{
        upload?: string
        /** `paper`: a PDF is taken as well */
        kind?: string
        max?: number
        remove: string
        uploading: string
        failed: string
        choose: string
        full: string
      }>
      /** fetches similar ones from `src` (answers an HTML fragment) while the fields named in `watch` are typed into */
      'similar-problems': Wrapper<{ src: string; watch: string }>
      /** gives the button inside, hidden without script, the text to copy */
      'copy-text': Wrapper<{ text: string; done: string }>
      /** gives the button inside, hidden without script, an address to share; stays hidden where the browser cannot */
      'share-link': Wrapper<{ href?: string; heading?: string }>
      /** keeps the form around it from being sent twice; `busy` replaces the button's words meanwhile */
      'submit-once': Wrapper<{ busy: string }>
    }
  }
}
