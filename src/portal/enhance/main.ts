/**
 * What script adds to portal pages. Every page is complete without it: each element here wraps something that already
 * works, and an old browser that cannot run this file loses comfort, never a function.
 */
import '../portal.css'
import { AreaPicker } from './area-picker.ts'
import { CharCount } from './char-count.ts'
import { forgetErrorsWhenMended } from './mended.ts'
import { PhotoPicker } from './photo-picker.ts'
import { CopyText, ShareLink } from './share.ts'
import { SimilarProblems } from './similar-problems.ts'
import { SubmitOnce } from './submit.ts'

customElements.define('area-picker', AreaPicker)
customElements.define('char-count', CharCount)
customElements.define('copy-text', CopyText)
customElements.define('photo-picker', PhotoPicker)
customElements.define('share-link', ShareLink)
customElements.define('similar-problems', SimilarProblems)
customElements.define('submit-once', SubmitOnce)

// after a refused post the summary is what one must read first
document.getElementById('errors')?.focus()
forgetErrorsWhenMended()

// filters are folded on a phone, where they would push the list out of sight; their summary says which are in force
if (matchMedia('(max-width: 720px)').matches) {
  for (const facets of document.querySelectorAll('details.facets')) facets.removeAttribute('open')
}
