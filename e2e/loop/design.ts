import { expect } from 'vitest'
import type { Visitor } from '../faces.ts'
import { expectFollowed, type Journey, main, press } from './journey.ts'

/** what the design is called */
export const designTitle = '从校门到车站的遮雨廊'

/** Station 2, 商量方案: a social organisation drives, an office leads, a neighbour takes part; then it is settled. */
export async function settlesADesign(journey: Journey): Promise<void> {
  await opens(journey)
  await asksTheOffice(journey)
  await isPublished(journey)
  await takesANeighbourIn(journey)
  await sharesOut(journey)
  await settles(journey)
}

async function opens(journey: Journey): Promise<void> {
  const { code } = journey.report
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open(`/problems/${code}`)
  await page.getByRole('link', { name: '为这件事出方案' }).click()
  await page.locator('input[name=title]').fill(designTitle)
  await page.getByLabel('同行社会工作服务中心').check()
  // too short: what was typed is kept
  await page.locator('textarea[name=summary]').fill('搭廊子')
  await page.getByRole('button', { name: '发起方案' }).click()
  await page.getByRole('alert').getByRole('link').first().waitFor()
  expect(await page.locator('input[name=title]').inputValue()).toBe(designTitle)
  await page.locator('textarea[name=summary]').fill('沿围墙搭两百米轻钢雨廊，三个月建成，学校和街道共同养护。')
  await press(driver, '发起方案', /done=opened/)
  expect(await main(driver)).toContain('文字还没有公开')
  // under the code that it always had
  expect(new URL(page.url()).pathname).toBe(`/designs/${code}`)
  await expectFollowed(journey, '开始商量方案')
  expect((await journey.heard()).join('\n')).toContain('开始商量方案')
  // the public reads nothing before it is reviewed
  await journey.reporter.open(`/designs/${code}`)
  expect(await main(journey.reporter)).not.toContain(designTitle)
}

async function asksTheOffice(journey: Journey): Promise<void> {
  const { code } = journey.report
  const driver = await journey.as('resident')
  await driver.open(`/designs/${code}/team`)
  await driver.page.locator('main input[name=q]').fill('交通安全')
  await driver.page.getByRole('button', { name: '搜索' }).click()
  await driver.page.getByRole('radio', { name: '平湖街道交通安全办公室' }).check()
  await driver.page.getByRole('radio', { name: '主导' }).check()
  await press(driver, '发出邀请', /done=invited/)

  const office = await journey.as('operator')
  await office.open('/me')
  await office.page.getByRole('link', { name: '去答复' }).click()
  await press(office, '接受邀请', /done=accepted/)
  expect(await main(office)).toContain('平湖街道交通安全办公室在团队里主导')
}

/** The clerk reads the words at the workbench and shows them. */
async function isPublished(journey: Journey): Promise<void> {
  const { code } = journey.report
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto(`/workbench/designs/${code}`)
  await page.locator('.record').getByRole('button', { name: '公开', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '公开' }).click()
  await page.locator('.record-tags').getByText('已公开').waitFor()
  expect((await journey.heard()).join('\n')).toContain(designTitle)
  await journey.reporter.open(`/designs/${code}`)
  expect(await main(journey.reporter)).toContain('还缺居民代表')
}

async function takesANeighbourIn(journey: Journey): Promise<void> {
  const { code } = journey.report
  const neighbour = await journey.as('company')
  await neighbour.open(`/designs/${code}`)
  await neighbour.page.getByLabel('我自己，作为居民').check()
  await press(neighbour, '我想参与', /done=offered/)

  const driver = await journey.as('resident')
  await driver.open(`/designs/${code}`)
  await driver.page.getByRole('link', { name: '团队和邀请（1 位等答复）' }).click()
  await press(driver, '请加入', /done=accepted/)
  await neighbour.open(`/designs/${code}`)
  expect(await main(neighbour)).toContain('您在团队里参与')
}

async function sharesOut(journey: Journey): Promise<void> {
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open(`/designs/${journey.report.code}/duties`)
  await page.locator('main form input[type=text]').first().fill('画图、报批')
  await choosesFirst(driver, '平湖街道交通安全办公室', '负责')
  await press(driver, '保存', /done=duties/)
  expect(await main(driver)).toContain('画图、报批')
}

async function choosesFirst({ page }: Visitor, member: string, role: string): Promise<void> {
  await page.getByRole('group', { name: '第 1 件' }).getByLabel(member).selectOption({ label: role })
}

async function settles(journey: Journey): Promise<void> {
  const { code } = journey.report
  const driver = await journey.as('resident')
  await driver.open(`/designs/${code}`)
  await press(driver, '定下方案', /done=settled/)
  expect(await main(driver)).toContain('方案成形，可以申报了')
  await expectFollowed(journey, '交通安全办公室加入团队', '一位居民加入团队', '方案成形')
  expect((await journey.heard()).join('\n')).toContain('定')
}
