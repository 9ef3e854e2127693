import { expect } from 'vitest'
import { asStaff } from '../faces.ts'
import { chooseCommunity, readReceipt } from '../report.ts'
import { expectFollowed, type Journey } from './journey.ts'

/** Station 1, 反映: a resident without account has an idea; the street's clerk publishes and adopts it. */
export async function reportsAnIdea(journey: Journey): Promise<void> {
  const { reporter } = journey
  const { page } = reporter
  await reporter.open('/')
  await page.getByRole('link', { name: '我有一个金点子' }).first().click()
  await page.locator('input[name=title]').fill('放学路上搭一段遮雨廊')
  await page.locator('textarea[name=description]').fill('从校门到公交站两百米没有遮挡，一下雨孩子全淋湿。')
  await chooseCommunity(reporter, '禾花社区')
  await page.locator('input[name=contact]').fill(journey.phone)
  await page.locator('main form button.btn-primary').click()
  journey.report = await readReceipt(reporter)
  const { code } = journey.report

  const clerk = asStaff(await journey.as('clerk', { width: 1440 }))
  await clerk('POST', `/desk/problems/${code}/review`, { decision: 'publish' })
  await clerk('POST', `/desk/problems/${code}/adopt`, { text: '好主意，接下来请学校、社工和家长一起商量。' })
  await expectFollowed(journey, '已采纳', '请学校、社工和家长一起商量')
  expect((await journey.heard()).join('\n')).toContain('采纳')
}
