import { expect } from 'vitest'
import { at } from '../fixture.ts'
import { expectFollowed, type Journey, main, press } from './journey.ts'

/** What the station before hands on. */
export interface Listed {
  /** of the call it was chosen in: without money of its own */
  call: string
  title: string
}

/** the call pays at most 60,000; what the organisation finds itself is promised already */
const money = { budget: '¥78,000', own: '¥20,000', gap: '¥58,000', part: '¥23,000', rest: '¥35,000' }
const giver = '白坭坑物流园管理有限公司'
const deliverer = '同行社会工作服务中心'

/** Station 7, 认购: an enterprise promises a part and then the rest; with the last share the project leaves the pool. */
export async function isFunded(journey: Journey, { title }: Listed): Promise<void> {
  await isOpenToAll(journey, title)
  await findsIt(journey, title)
  await offersTooMuch(journey)
  await pledgesAPart(journey)
  await staffSeeIt(journey, title)
  await pledgesTheRest(journey, title)
  await everybodyHears(journey, title)
}

/** Anybody reads who pays and who may be asked; to promise one signs in. */
async function isOpenToAll({ reporter, report }: Journey, title: string): Promise<void> {
  await reporter.open(`/projects/${report.code}`)
  const { page } = reporter
  await page.getByRole('main').locator(`a[href^="/exchange/${report.code}"]`).first().click()
  await page.waitForURL(/\/exchange\//)
  const text = await main(reporter)
  for (const word of [title, money.budget, money.own, money.gap, '仅面向企业认购，不向公众募捐', '登录后认购'])
    expect(text).toContain(word)
  expect(text).not.toContain('演示·')
}

/** From the navigation to the list, and from there to the project. */
async function findsIt(journey: Journey, title: string): Promise<void> {
  const enterprise = await journey.as('company')
  const { page } = enterprise
  await enterprise.open('/')
  await page.getByRole('link', { name: '项目交易所', exact: true }).first().click()
  await page.waitForURL('**/exchange')
  expect(await main(enterprise)).toContain('平台不收钱')
  await enterprise.open('/exchange?sort=newest')
  await page.getByRole('main').getByRole('link', { name: title }).first().click()
  await page.waitForURL(`**/exchange/${journey.report.code}`)
}

/** More than what is missing is refused at the field; what was typed is kept. */
async function offersTooMuch(journey: Journey): Promise<void> {
  const enterprise = await journey.as('company')
  const { page } = enterprise
  await page.getByRole('radio', { name: giver }).check()
  const amount = page.locator('main input[name=amountFen]')
  await amount.fill('58001')
  await page.getByRole('main').getByRole('button', { name: '认购', exact: true }).click()
  await page.getByRole('alert').getByRole('link').first().waitFor()
  expect(await amount.inputValue()).toBe('58001')
  expect(await amount.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('.field-error').allInnerTexts()).toEqual(['超过还差的数'])
}

async function pledgesAPart(journey: Journey): Promise<void> {
  const enterprise = await journey.as('company')
  await enterprise.page.locator('main input[name=amountFen]').fill('23,000')
  await press(enterprise, '认购', /done=pledged/)
  const text = await main(enterprise)
  for (const word of ['认购好了，谢谢', money.part, money.rest, '撤回']) expect(text).toContain(word)
  await delivererIsTold(journey, [2_300_000])
  await expectFollowed(journey, `${giver}认购 ${money.part}`, `企业认购；还差 ${money.rest}`)
}

/** Staff read who promised; what an enterprise promises they do not enter. */
async function staffSeeIt(journey: Journey, title: string): Promise<void> {
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto('/workbench/exchange?state=open')
  await page.locator('[data-row]', { hasText: title }).click()
  await page.locator('.record-tags').getByText('认购中').waitFor()
  const record = await page.locator('.list-record').innerText()
  for (const word of [giver, deliverer, '自筹', '企业认购', '¥35,000.00']) expect(record).toContain(word)
  const reader = await journey.as('auditor', { width: 1440 })
  await reader.page.goto(`/workbench/exchange/${journey.report.code}`)
  await reader.page.locator('.record-refused summary').click()
  await reader.page.locator('.record-refused').getByText('登记财政、福彩资金').waitFor()
}

/** The last share: nothing is missing any more, and nothing more is taken. */
async function pledgesTheRest(journey: Journey, title: string): Promise<void> {
  const enterprise = await journey.as('company')
  await enterprise.open(`/exchange/${journey.report.code}`)
  await enterprise.page.locator('main input[name=amountFen]').fill('35000')
  await press(enterprise, '认购', /done=pledged/)
  const text = await main(enterprise)
  for (const word of ['您补上了最后一份，钱认满了', '钱已认满']) expect(text).toContain(word)
  expect(await enterprise.page.locator('main input[name=amountFen]').count()).toBe(0)
  // others rely on it now
  expect(await enterprise.page.getByRole('main').getByRole('link', { name: /^撤回/ }).count()).toBe(0)
  await enterprise.open('/exchange?sort=newest')
  expect(await main(enterprise)).not.toContain(title)
}

async function everybodyHears(journey: Journey, title: string): Promise<void> {
  const { reporter, report } = journey
  expect((await journey.heard()).join('\n')).toContain(`“${title}”，钱找齐了`)
  await expectFollowed(journey, '企业认购；钱找齐了', '优化方案、核定预算')
  await delivererIsTold(journey, [2_300_000, 3_500_000])
  await reporter.open(`/projects/${report.code}`)
  const text = await main(reporter)
  for (const word of ['优化方案、核定预算', giver, money.part, money.rest]) expect(text).toContain(word)
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto(`/workbench/exchange/${report.code}`)
  await page.locator('.record-tags').getByText('已认满').waitFor()
}

/** Who answers for the social organisation finds each promise in the inbox. */
async function delivererIsTold({ report }: Journey, amounts: number[]): Promise<void> {
  await at.server.runJobs()
  const messages = await at.server.ask<{ fen: number }>(
    `select (m.params ->> 'amountFen')::int as fen
       from organisation o
       join membership b on b.network_id = o.network_id and b.organisation_id = o.id and b.role = 'manager' and b.ended_at is null
       join message m on m.network_id = b.network_id and m.person_id = b.person_id and m.kind = 'exchange.pledged' and m.link = $2
      where o.name = $1 order by m.id`,
    [deliverer, `/projects/${report.code}`],
  )
  expect(messages.map(({ fen }) => fen)).toEqual(amounts)
}
