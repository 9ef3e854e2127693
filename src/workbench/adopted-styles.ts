/**
 * Stands in for `@rc-component/util/es/Dom/dynamicCSS` (vite.workbench.config.ts puts it there). Antd writes its styles
 * into <style> elements, which `style-src 'self'` blocks; the same text as constructed style sheets is allowed, so the
 * workbench keeps the strict policy without nonces. The signatures are the original's.
 */
interface Options {
  prepend?: boolean | 'queue'
  priority?: number
  mark?: string
}

interface Entry {
  css: string
  rank: number
  sheet: CSSStyleSheet
  /** callers leave marks on the element they believe in; it never enters the page */
  element: HTMLStyleElement
}

const entries = new Map<string, Entry>()

/** Prepended sheets go first, by their priority; what is appended comes after all of them. */
function rankOf({ prepend, priority = 0 }: Options): number {
  if (prepend === 'queue') return priority
  return prepend ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function adopt(sheet: CSSStyleSheet, rank: number): void {
  const ranks = new Map([...entries.values()].map((entry) => [entry.sheet, entry.rank]))
  const sheets = document.adoptedStyleSheets
  const at = sheets.findIndex((other) => (ranks.get(other) ?? Number.POSITIVE_INFINITY) > rank)
  if (at === -1) sheets.push(sheet)
  else sheets.splice(at, 0, sheet)
}

function entryKey(key: string, { mark = 'rc-util-key' }: Options): string {
  return `${mark}:${key}`
}

export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  return updateCSS(css, css, options)
}

export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const name = entryKey(key, options)
  const known = entries.get(name)
  if (known) {
    if (known.css !== css) known.sheet.replaceSync(css)
    known.css = css
    return known.element
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const rank = rankOf(options)
  adopt(sheet, rank)
  const element = document.createElement('style')
  entries.set(name, { css, rank, sheet, element })
  return element
}

export function removeCSS(key: string, options: Options = {}): void {
  const name = entryKey(key, options)
  const entry = entries.get(name)
  if (!entry) return
  entries.delete(name)
  const at = document.adoptedStyleSheets.indexOf(entry.sheet)
  if (at !== -1) document.adoptedStyleSheets.splice(at, 1)
}

/** The original's reset for its own tests; there is no container to forget here. */
export function clearContainerCache(): void {}
