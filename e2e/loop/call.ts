import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { at } from '../fixture.ts'
import { designTitle } from './design.ts'
import { expectFollowed, type Journey, main, press } from './journey.ts'

const title = '平湖街道 2027 年公益创投'

/** what was meant by the rubric of the call: each is answered in the applicant's own words */
const answers = {
  need: '放学高峰二百米没有遮挡，三百个孩子走着去车站；去年雨季走访了六个班，四成孩子淋过雨。',
  goals: '一年内雨天打伞走马路的孩子减少一半，放学后十分钟内走到车站，每月在校门口数一次。',
  steps: '第一步开学前画图、报批；第二步寒假搭三十米样板；第三步暑假前全部搭完，交学校养护。',
  new: '以往只发雨衣，这次把路遮起来，家长和护学队一起养护。',
  experience: '2025 年和社区一起做过两处风雨连廊，验收良好。',
  effect: '每月数一次雨天走廊里和马路上的孩子，开学、期末各问一次家长，由学校来问。',
  lasting: '学校和街道按协议养护，每年两千元；图纸公开，别的学校可以照着做。',
}

/** a paper as small as a PDF may be */
const paper = {
  name: '场地使用证明.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
}

/** What the next stations need to know of it. */
export interface Applied {
  /** its code */
  call: string
  /** of the application, once it was begun */
  application: string
  /** of what applied */
  title: string
}

/** Station 3, 申报: a call opens, the design applies, is returned once, completed, and found eligible after the window. */
export async function appliesToACall(journey: Journey): Promise<Applied> {
  const call: Applied = { call: await opensACall(journey), application: '', title: designTitle }
  await begins(journey, call)
  await sendsIn(journey, call)
  await isReturned(journey, call)
  await completes(journey, call)
  await passes(journey, call)
  return call
}

/** From a list that is searched by typing. */
async function chooses(field: Locator, name: string): Promise<void> {
  await field.fill(name)
  await field.page().locator('.ant-select-item-option-active', { hasText: name }).waitFor()
  await field.press('Enter')
}

/** Headquarters drafts it from a template, sets the amounts, and opens it. */
async function opensACall(journey: Journey): Promise<string> {
  const { page } = await journey.as('headquarters', { width: 1440 })
  await page.goto('/workbench/calls')
  await page.getByRole('button', { name: '起草征集' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '社会治理创新大赛' }).check()
  await chooses(dialog.getByLabel('由哪个平台办理'), '平湖分部')
  await chooses(dialog.getByLabel('项目地点'), '平湖街道')
  await dialog.getByLabel('征集名称').fill(title)
  await dialog.getByLabel('征集说明').fill('为上学放学、老人出行这样的小事找到做得成的办法，一个项目最多六万元。')
  await dialog.getByLabel('截止日期').fill('2026-12-02')
  await dialog.getByRole('button', { name: '起草' }).click()
  await page.waitForURL('**/edit')
  const code = new URL(page.url()).pathname.split('/').at(-2) ?? ''

  await page.getByLabel('单个项目上限').fill('60000')
  await page.getByLabel('自筹不低于').fill('20')
  await page.getByLabel('每份申报的专家人数').fill('3')
  // what comes of it stands beside it
  await page.getByRole('complementary', { name: '发布后的样子' }).getByText('自筹不低于 20%').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  // nobody outside reads a draft
  await journey.reporter.open(`/calls/${code}`)
  expect(await main(journey.reporter)).not.toContain(title)

  await page.getByRole('link', { name: '看好了，去发布' }).click()
  await page.locator('.record').getByRole('button', { name: '发布征集' }).click()
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await page.locator('.record-tags').getByText('正在征集').waitFor()
  await journey.reporter.open(`/calls/${code}`)
  expect(await main(journey.reporter)).toContain('还有 13 天')
  return code
}

/** From the design's page to the call, and from there to a draft. */
async function begins(journey: Journey, call: Applied): Promise<void> {
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open(`/designs/${journey.report.code}`)
  expect(await main(driver)).toContain('方案成形了，可以去申报')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('radio', { name: new RegExp(designTitle) }).check()
  await press(driver, '开始申报', /\/applications\//)
  call.application = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  // a draft is nobody's but the applicant's
  await journey.reporter.open(`/designs/${journey.report.code}`)
  expect(await main(journey.reporter)).not.toContain(`申报《${title}》`)
}

async function fillLine(journey: Journey, index: number, line: [string, string, string, string]): Promise<void> {
  const { page } = await journey.as('resident')
  const [item, amount, category, source] = line
  await page.locator(`input[name="budget.${index}.item"]`).fill(item)
  await page.locator(`input[name="budget.${index}.amountFen"]`).fill(amount)
  await page.locator(`select[name="budget.${index}.category"]`).selectOption({ label: category })
  await page.locator(`select[name="budget.${index}.source"]`).selectOption({ label: source })
}

/** Saved half-written, refused for what is wrong, then sent in: what was typed is kept each time. */
async function sendsIn(journey: Journey, { application }: Applied): Promise<void> {
  const driver = await journey.as('resident')
  const { page } = driver
  await page.locator('textarea[name=need]').fill(answers.need)
  await page.locator('input[type=file]').setInputFiles(paper)
  await press(driver, '保存草稿', /done=saved/)
  expect(await main(driver)).toContain(paper.name)
  for (const [name, text] of Object.entries(answers)) await page.locator(`textarea[name=${name}]`).fill(text)
  await page.locator('input[name=people]').fill('300')
  await page.locator('input[name=startsOn]').fill('2027-01-15')
  await page.locator('input[name=endsOn]').fill('2027-12-15')
  await fillLine(journey, 0, ['轻钢雨廊材料', '70000', '物资', '申请资助'])
  await fillLine(journey, 1, ['学校和家委会配套', '20000', '其他', '自筹'])
  await page.getByRole('button', { name: '提交申报' }).click()
  await page.getByRole('alert').waitFor()
  expect(await main(driver)).toContain('超过')
  expect(await page.locator('textarea[name=goals]').inputValue()).toBe(answers.goals)
  await page.locator('input[name="budget.0.amountFen"]').fill('58000')
  await press(driver, '提交申报', /done=submitted/)
  expect(new URL(page.url()).pathname).toBe(`/applications/${application}`)
  expect(await main(driver)).toContain('已提交，等资格审查')
  await expectFollowed(journey, `申报《${title}》`)
  expect((await journey.heard()).join('\n')).toContain('申报')
}

/** The clerk opens it at the workbench and says what is missing. */
async function isReturned(journey: Journey, { application }: Applied): Promise<void> {
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto(`/workbench/applications/${application}`)
  await page.locator('.record').getByRole('button', { name: '退回补正' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('还差什么').fill('一、第 2 笔写明学校和家委会各出多少\n二、附件里缺规划部门的意见')
  await dialog.getByRole('button', { name: '退回补正' }).click()
  await page.locator('.record-tags').getByText('退回补正').waitFor()
  // what is missing is the applicant's to know
  expect(await journey.followPage()).not.toContain('家委会各出多少')
}

async function completes(journey: Journey, { application }: Applied): Promise<void> {
  const driver = await journey.as('resident')
  const { page } = driver
  await driver.open('/me')
  await page.getByRole('link', { name: '去补正：从校门到车站的遮雨廊' }).click()
  expect(new URL(page.url()).pathname).toBe(`/applications/${application}`)
  expect(await main(driver)).toContain('补齐后可再提交一次')
  expect(await main(driver)).toContain('一、第 2 笔写明学校和家委会各出多少')
  await page.locator('input[name="budget.1.item"]').fill('配套：学校一万五千元，家委会五千元')
  await press(driver, '提交补正', /done=submitted/)
}

/** The window closes by the clock; then each condition is looked at, and it passes. */
async function passes(journey: Journey, { call: code, application }: Applied): Promise<void> {
  await at.server.passTime({ days: 13, hours: 9 })
  await journey.reporter.open(`/calls/${code}`)
  expect(await main(journey.reporter)).toContain('收到 1 份申报')
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto(`/workbench/applications/${application}/full`)
  const yes = page.getByRole('radio', { name: '符合', exact: true })
  await yes.first().waitFor()
  for (const each of await yes.all()) await each.check()
  await page.getByRole('button', { name: /全部符合，通过/ }).click()
  await page.locator('.record-tags').getByText('资格审查通过').waitFor()

  const driver = await journey.as('resident')
  await driver.open(`/designs/${journey.report.code}`)
  expect(await main(driver)).toContain('资格审查通过')
  await expectFollowed(journey, '资格审查通过')
}
