import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA, and what axe's authors hold to be good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What stands around every page of the portal and of the workbench; the list and the record that dialogs lie over. */
const frames = ['header.top', 'footer.bottom', 'nav.tabbar', 'aside.side', '.list-main', 'article.record']

/** What may lie over a frame, so that axe does not see all of it. */
const covers = '[role=dialog], [role=listbox], [role=menu], [role=tooltip]'

/** By page of the browser: frames that were judged there, as they stood, in which width and look. */
const judged = new WeakMap<object, Set<string>>()

/** The frames of this page that stood just so, in the same width and look, around one that was judged before. */
async function knownFrames(page: Page): Promise<string[]> {
  const key = page.context().browser() ?? page
  const seen = judged.get(key) ?? new Set<string>()
  judged.set(key, seen)
  const { standing, covered } = await page.evaluate(
    ({ selectors, over }) => {
      const { className } = document.documentElement
      const look = `${innerWidth} ${className} ${matchMedia('(prefers-color-scheme: dark)').matches}`
      const found = selectors.flatMap((selector) => {
        const frame = document.querySelector<HTMLElement>(selector)
        return frame
          ? [[selector, `${look} ${frame.offsetWidth}×${frame.offsetHeight} ${frame.outerHTML}`] as const]
          : []
      })
      return { standing: found, covered: document.querySelector(over) !== null }
    },
    { selectors: frames, over: covers },
  )
  const known = standing.filter(([, text]) => seen.has(text)).map(([selector]) => selector)
  if (!covered) for (const [, text] of standing) seen.add(text)
  return known
}

/**
 * What axe finds, read from the end of the page: further up the bar under the thumb lies over what scrolls beneath it.
 * A frame that was judged already is not judged again; the rules about a page as a whole are asked each time.
 * @returns `rule: element` for each
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const known = await knownFrames(page)
  return page.evaluate(
    async ({ runOnly, exclude }) => {
      window.scrollTo(0, document.body.scrollHeight)
      const tool = (
        window as unknown as {
          axe: {
            run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
          }
        }
      ).axe
      const found = await tool.run({ exclude }, { runOnly, resultTypes: ['violations'] })
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`))
    },
    { runOnly: rules, exclude: known.map((selector) => [selector]) },
  )
}

/** How far the page is wider than its window. */
export const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
