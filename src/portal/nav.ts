import type { Label, Lang } from '../base/label.ts'
import type { IconName } from '../ui/icon.tsx'

/**
 * main: the bar at the top · tabs: the bar under the thumb on a phone · account: top right · footer · hero: the large
 * buttons of the home page. Only what is built is registered, so nothing leads nowhere.
 */
export type NavPlace = 'main' | 'tabs' | 'account' | 'footer' | 'hero'

/** A way into a page, contributed by the module that owns it. */
export interface NavEntry {
  /** what `Page.nav` names when this entry is the current one */
  key: string
  /** without the language prefix */
  path: string
  label: Label
  /** in the tab bar, where two or three characters fit */
  short?: Label
  /** on a large button, where it invites */
  call?: Label
  icon?: IconName
  places: readonly NavPlace[]
  /** small first */
  order: number
  /** everyone unless told */
  who?: 'stranger' | 'signed-in' | 'staff'
  /** the same address in every language: the workbench, the interface's description */
  outsidePortal?: boolean
}

/** A link within the portal in the reader's language: `/report` → `/en/report`. */
export function inLanguage(lang: Lang, path: string): string {
  if (lang === 'zh') return path
  return path === '/' ? '/en' : `/en${path}`
}

export interface Reader {
  signedIn: boolean
  /** holds a role somewhere, so that the workbench has something for them */
  staff: boolean
}

export function entriesAt(entries: readonly NavEntry[], place: NavPlace, reader: Reader): NavEntry[] {
  const concerns = {
    everyone: true,
    stranger: !reader.signedIn,
    'signed-in': reader.signedIn,
    staff: reader.staff,
  }
  return entries
    .filter((entry) => entry.places.includes(place) && concerns[entry.who ?? 'everyone'])
    .toSorted((a, b) => a.order - b.order)
}

export function hrefOf(entry: NavEntry, lang: Lang): string {
  return entry.outsidePortal ? entry.path : inLanguage(lang, entry.path)
}
