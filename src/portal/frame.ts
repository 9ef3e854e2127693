import type { Label, Lang } from '../base/label.ts'
import type { NavEntry, Reader } from './nav.ts'

/** What this installation says of itself, from the settings. */
export interface Site {
  name: Label
  /** who runs it, shown in the footer and in the statements */
  owner: string | null
  icpNumber: string | null
  policeNumber: string | null
  /** absolute, without a closing slash */
  publicUrl: string
  /** people and organisations shown are invented: said at the top of every page */
  demonstration: boolean
}

/** The built files a page asks for, by their hashed addresses. */
export interface Assets {
  css: readonly string[]
  js: readonly string[]
}

/** Everything around a page that the page itself does not know. */
export interface Frame {
  lang: Lang
  elder: boolean
  /** without the language prefix */
  path: string
  /** the query with its question mark, or nothing */
  search: string
  site: Site
  assets: Assets
  /** entries of all modules */
  nav: readonly NavEntry[]
  reader: Reader
  personName: string | null
}
