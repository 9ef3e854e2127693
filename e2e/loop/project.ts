import { expect } from 'vitest'
import { at } from '../fixture.ts'
import { expectFollowed, type Journey, main } from './journey.ts'

/** What the station before hands on. */
export interface Pooled {
  /** of the call it was chosen in */
  call: string
  title: string
}

/** Station 6, 入库: what took effect is a project under the code the reporter knows; everybody finds it. */
export async function standsInPool(journey: Journey, chosen: Pooled): Promise<void> {
  await at.server.runJobs()
  await theReporterIsTold(journey, chosen)
  await isFound(journey, chosen)
  await staffSeeIt(journey, chosen)
}

/** The receipt's page leads to the project, which says where its money is and where it came from. */
async function theReporterIsTold(journey: Journey, { call, title }: Pooled): Promise<void> {
  const { reporter, report } = journey
  await expectFollowed(journey, '进入项目库')
  await reporter.open(`/projects/${report.code}`)
  const text = await main(reporter)
  for (const word of [title, report.code, '已入库', '预算', '已认购', '已到账', '已拨付', '已支出', '还差'])
    expect(text).toContain(word)
  expect(text).not.toContain('演示·')
  // from the first word to the pool, all of it on one thread
  expect(text).toContain('同行社会工作服务中心')
  const { page } = reporter
  expect(await page.getByRole('main').locator(`a[href="/calls/${call}"]`).count()).toBeGreaterThan(0)
  expect(await page.getByRole('main').locator(`a[href="/problems/${report.code}"]`).count()).toBeGreaterThan(0)
}

/** By a word of its title, by what still needs money, and by its place. */
async function isFound({ reporter, report }: Journey, { title }: Pooled): Promise<void> {
  const { page } = reporter
  await reporter.open('/')
  await page.getByRole('link', { name: '项目库', exact: true }).first().click()
  await page.waitForURL('**/projects')
  await page.getByRole('main').locator('input[name=q]').fill('遮雨廊')
  await page.getByRole('main').locator('input[name=q]').press('Enter')
  await page.waitForURL(/q=/)
  await page.getByRole('main').getByRole('link', { name: title }).first().click()
  await page.waitForURL(`**/projects/${report.code}`)
  await reporter.open(`/projects?sort=gap&q=${encodeURIComponent('遮雨廊')}`)
  expect(await main(reporter)).toContain(title)
}

/** The clerk finds it by its code; who only reads is told why it may not be ended. */
async function staffSeeIt(journey: Journey, { title }: Pooled): Promise<void> {
  const { code } = journey.report
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto(`/workbench/projects?q=${encodeURIComponent('遮雨廊')}`)
  await page.locator('[data-row]', { hasText: title }).click()
  await page.locator('.record-tags').getByText('已入库').waitFor()
  expect(await page.locator('.list-record').innerText()).toContain(code)
  await page.locator('.record').getByRole('button', { name: '终止', exact: true }).waitFor()
  const reader = await journey.as('auditor', { width: 1440 })
  await reader.page.goto(`/workbench/projects/${code}`)
  await reader.page.locator('.record-refused summary').click()
  await reader.page.locator('.record-refused').getByText('终止').waitFor()
}
