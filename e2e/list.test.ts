import { describe, expect, test } from 'vitest'
import { visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'

serveThisFile()

const titles = ({ page }: Visitor) => page.locator('main .card h2').allInnerTexts()

async function total({ page }: Visitor): Promise<number> {
  const text = await page.locator('main [role=status]').first().innerText()
  return Number(/(\d+) 件/.exec(text)?.[1])
}

async function facet({ page, face }: Visitor, group: string, name: string): Promise<number> {
  const box = page.getByRole('group', { name: group })
  const link = box.getByRole('link', { name: new RegExp(`^${name}`) })
  if (face.width === 390 && !(await link.isVisible())) await page.locator('details.facets > summary').click()
  const count = Number(/(\d+)$/.exec((await link.innerText()).trim())?.[1])
  const href = (await link.getAttribute('href')) as string
  await link.click()
  await page.waitForURL((url) => url.pathname + url.search === href)
  return count
}

describe.each([{ script: true }, { script: false }])('what people reported, script: $script', ({ script }) => {
  test('is found by Chinese words, in the title or in the text', async () => {
    const visitor = await visit(at.browser, at.server, { script })
    const { page } = visitor
    await visitor.open('/problems')
    await page.locator('input[name=q]').fill('电动车')
    await page.getByRole('button', { name: '搜索' }).click()
    await page.waitForURL(/q=/)
    const found = await titles(visitor)
    expect(found[0]).toBe('电动车堵楼道')
    expect(found).toContain('校门口每天像打仗')
    expect(await total(visitor)).toBe(found.length)
    await visitor.close()
  })

  test('is narrowed by street and progress; each number is what one then gets', async () => {
    const visitor = await visit(at.browser, at.server, { script, width: 1440 })
    const { page } = visitor
    await visitor.open('/problems')
    const all = await total(visitor)
    const inStreet = await facet(visitor, '街道', '坂田街道')
    expect(await total(visitor)).toBe(inStreet)
    expect(inStreet).toBeLessThan(all)
    const open = await facet(visitor, '进展', '已转办')
    expect(await titles(visitor)).toEqual(['人行道地砖翘起来绊倒人'])
    expect(open).toBe(1)
    await page.getByRole('link', { name: '清除筛选' }).click()
    expect(await total(visitor)).toBe(all)
    await visitor.close()
  })

  test('goes on to a next page without showing anything twice or leaving anything out', async () => {
    const visitor = await visit(at.browser, at.server, { script })
    const { page } = visitor
    await visitor.open('/problems')
    const all = await total(visitor)
    const seen = await titles(visitor)
    while (await page.getByRole('link', { name: '下一页' }).count()) {
      const before = page.url()
      await page.getByRole('link', { name: '下一页' }).click()
      await page.waitForURL((url) => url.href !== before)
      seen.push(...(await titles(visitor)))
    }
    expect(page.url()).toContain('cursor=')
    expect(seen).toHaveLength(all)
    expect(new Set(seen).size).toBe(all)
    await page.getByRole('link', { name: '回到最前' }).click()
    expect(await titles(visitor)).toEqual(seen.slice(0, (await titles(visitor)).length))
    await visitor.close()
  })

  test('says what to do where nothing is found', async () => {
    const visitor = await visit(at.browser, at.server, { script })
    await visitor.open('/problems?q=火星移民')
    expect(await total(visitor)).toBe(0)
    expect(await visitor.page.getByRole('main').innerText()).toContain('换个词试试')
    await visitor.page.getByRole('main').getByRole('link', { name: '看全部' }).click()
    expect(await total(visitor)).toBeGreaterThan(0)
    await visitor.close()
  })
})
