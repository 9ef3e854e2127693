import type { Visitor } from './faces.ts'

/** Goes to another page of the workbench as a link does: the running app stays. */
async function go({ page }: Visitor, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/**
 * The same visitor, who stays in the running app after its first page, as staff do all day. Each room is left before
 * the next is entered, so that none begins with what was open in another; what lies over all rooms is left by loading.
 */
export function walking(visitor: Visitor): Visitor {
  const { page } = visitor
  return {
    ...visitor,
    async open(path) {
      const inside = await page.evaluate(() => document.querySelector('#workbench > *') !== null)
      if (!inside) return visitor.open(path)
      await go(visitor, '/workbench/-')
      await page.getByRole('heading', { name: '没有这一页' }).first().waitFor()
      if (await page.getByRole('dialog').count()) return visitor.open(path)
      await go(visitor, path)
    },
  }
}
