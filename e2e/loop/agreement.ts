import { expect } from 'vitest'
import { expectFollowed, type Journey, main, press } from './journey.ts'

/** What the station before hands on. */
export interface Funded {
  title: string
}

const giver = '白坭坑物流园管理有限公司'
const deliverer = '同行社会工作服务中心'

/** half of 58,000 at signing, then what each milestone is worth */
const tranches = ['¥29,000', '¥23,200', '¥5,800']

const steps = [
  { title: '样板段搭好', dueOn: '2027-06-30', evidence: '现场照片、验收记录', sharePercent: '40' },
  {
    title: '全部搭完，交学校养护',
    dueOn: '2027-12-10',
    evidence: '竣工验收单、养护协议、家长问卷',
    sharePercent: '10',
  },
]

/** a paper as small as a PDF may be, as if it came out of a scanner */
const scan = {
  name: '三方协议扫描件.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
}

/** Station 8, 签约: plan and budget are refined and approved; the paper is sealed, and each party confirms the scan. */
export async function isAgreed(journey: Journey, funded: Funded): Promise<void> {
  await writesThePlan(journey, funded)
  await isReturned(journey)
  await mendsThePlan(journey, funded)
  await isApproved(journey)
  const agreement = await drawsThePaper(journey, funded)
  await bringsTheScan(journey, agreement)
  await theOthersConfirm(journey, funded, agreement)
  await everybodyHears(journey, funded, agreement)
}

async function types(journey: Journey, fields: Record<string, string>): Promise<void> {
  const { page } = await journey.as('resident')
  for (const [name, text] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(text)
}

/** Begun with what was applied for; a sum that is not what was promised is refused, and what was typed is kept. */
async function writesThePlan(journey: Journey, { title }: Funded): Promise<void> {
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open('/me')
  await page.getByRole('link', { name: `写实施方案：${title}` }).click()
  await page.waitForURL(`**/projects/${journey.report.code}/plan`)
  // what was applied for stands there already
  expect(await page.locator('main [name="budget.0.amountFen"]').inputValue()).toBe('58000')
  expect(await page.locator('main [name=startsOn]').inputValue()).toBe('2027-01-15')
  await types(journey, { 'goals.0.text': '雨天放学不淋雨', 'goals.0.target': '雨天打伞走马路的孩子减少一半' })
  await press(driver, '保存草稿', /done=saved/)
  // a draft is nobody's but theirs
  await journey.reporter.open(`/projects/${journey.report.code}/plan`)
  expect(await main(journey.reporter)).not.toContain('雨天放学不淋雨')

  for (const [index, step] of steps.entries())
    await types(
      journey,
      Object.fromEntries(Object.entries(step).map(([part, text]) => [`milestones.${index}.${part}`, text])),
    )
  await types(journey, { 'budget.0.amountFen': '57000' })
  await page.getByRole('main').getByRole('button', { name: '提交核定', exact: true }).click()
  await page.getByRole('alert').getByRole('link').first().waitFor()
  expect(await page.locator('.field-error').allInnerTexts()).toEqual(['各项合计要等于认购的总额'])
  expect(await page.locator('main [name="budget.0.amountFen"]').inputValue()).toBe('57000')
  expect(await page.locator('main [name="milestones.1.evidence"]').inputValue()).toBe(steps[1]?.evidence)
  await types(journey, { 'budget.0.amountFen': '58000' })
  await press(driver, '提交核定', /done=submitted/)
  const text = await main(driver)
  for (const word of ['已提交，等核定', ...tranches]) expect(text).toContain(word)
  await expectFollowed(journey, '实施方案已提交')
}

/** From the to-do list to the plan, and back with the reason. */
async function isReturned(journey: Journey): Promise<void> {
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto('/workbench')
  await page.locator(`.task-title[href*="/projects/${journey.report.code}"]`).click()
  await page.locator('.record-tags').getByText('方案待核定').waitFor()
  const record = page.locator('.record')
  for (const word of ['雨天放学不淋雨', '¥23,200.00', '轻钢雨廊材料']) await record.getByText(word).first().waitFor()
  await record.getByRole('button', { name: '退回修改', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('退回的原因').fill('材料这一笔请把立柱和棚面分开写')
  await dialog.getByRole('button', { name: '退回修改', exact: true }).click()
  await page.locator('.record-tags').getByText('方案退回修改').waitFor()
  // why is theirs to know
  expect(await journey.followPage()).not.toContain('立柱和棚面')
}

async function mendsThePlan(journey: Journey, { title }: Funded): Promise<void> {
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open('/me')
  await page.getByRole('link', { name: `去修改：${title}` }).click()
  expect(await main(driver)).toContain('材料这一笔请把立柱和棚面分开写')
  await types(journey, {
    ...{ 'budget.0.item': '轻钢立柱', 'budget.0.amountFen': '38000' },
    ...{ 'budget.2.item': '棚面和排水', 'budget.2.amountFen': '20000' },
  })
  await page.locator('main [name="budget.2.category"]').selectOption({ label: '物资' })
  await press(driver, '改好了，再提交', /done=submitted/)
}

/** What changed since it was applied for stands beside it, in words. */
async function isApproved(journey: Journey): Promise<void> {
  const { code } = journey.report
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto(`/workbench/projects/${code}`)
  const budget = page.locator('.project-table')
  await budget.getByRole('row', { name: '棚面和排水' }).getByText('新增').waitFor()
  await page.locator('.record').getByRole('button', { name: '核定方案和预算' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '核定', exact: true }).click()
  await page.locator('.record-tags').getByText('待签约').waitFor()
  await journey.reporter.open(`/projects/${code}/plan`)
  expect(await main(journey.reporter)).toContain('验收后拨付 ¥23,200（40%）')
  await expectFollowed(journey, '方案和预算核定')
}

/** The paper is there to be printed, for those who are to seal it. @returns its code */
async function drawsThePaper(journey: Journey, { title }: Funded): Promise<string> {
  await journey.heard()
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open('/me')
  await page.getByRole('link', { name: `去盖章：${title}` }).click()
  await page.waitForURL('**/agreements/*')
  const code = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const text = await main(driver)
  for (const word of ['不能代替盖章', giver, deliverer, ...tranches]) expect(text).toContain(word)
  const href = await page.getByRole('link', { name: '下载协议 PDF' }).getAttribute('href')
  const paper = await driver.context.request.get(href ?? '')
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
  // before it stands it is between its parties
  await journey.reporter.open(`/agreements/${code}`)
  expect(await main(journey.reporter)).not.toContain(title)
  await expectFollowed(journey, '协议已生成，等各方盖章')
  return code
}

/** The organisation that delivers hands in the sealed paper, and confirms it for itself with that. */
async function bringsTheScan(journey: Journey, agreement: string): Promise<void> {
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open(`/agreements/${agreement}`)
  await page.locator('main input[type=file]').setInputFiles(scan)
  await press(driver, '上传并确认', /done=scanned/)
  const text = await main(driver)
  for (const word of [scan.name, '等其余 2 方确认']) expect(text).toContain(word)
}

/** The enterprise by its own page, the platform at the desk; with the last of them the agreement stands. */
async function theOthersConfirm(journey: Journey, { title }: Funded, agreement: string): Promise<void> {
  const enterprise = await journey.as('company')
  await enterprise.open('/me')
  await enterprise.page.getByRole('link', { name: `去核对：${title}` }).click()
  expect(await main(enterprise)).toContain(scan.name)
  await press(enterprise, `一致，代表“${giver}”确认`, /done=confirmed/)

  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto('/workbench')
  await page.locator(`.task-title[href*="/agreements/${agreement}"]`).click()
  await page.locator('.record-tags').getByText('待各方确认').waitFor()
  const record = page.locator('.record')
  await record.getByText('已确认 2 / 3 方').waitFor()
  await record.getByRole('link', { name: scan.name }).waitFor()
  await record.getByRole('button', { name: '确认（代表平台）' }).click()
  await page.getByRole('dialog').getByText('这是最后一方').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click()
  await page.locator('.record-tags').getByText('协议生效').waitFor()
  await page.goto(`/workbench/projects/${journey.report.code}`)
  await page.locator('.record-tags').getByText('实施中').waitFor()
}

/** Neighbours hear that it begins; everybody reads what was agreed, nobody outside the scan. */
async function everybodyHears(journey: Journey, { title }: Funded, agreement: string): Promise<void> {
  const { reporter, report } = journey
  expect((await journey.heard()).join('\n')).toContain(`“${title}”签好了协议`)
  await expectFollowed(journey, '三方协议生效')
  await reporter.open(`/projects/${report.code}`)
  const project = await main(reporter)
  for (const word of ['实施中', ...steps.map((step) => step.title), agreement]) expect(project).toContain(word)
  await reporter.open(`/agreements/${agreement}`)
  const text = await main(reporter)
  for (const word of ['协议已生效', giver, deliverer, ...tranches]) expect(text).toContain(word)
  expect(text).not.toContain(scan.name)
}
