import { expect } from 'vitest'
import { visit } from '../faces.ts'
import { at } from '../fixture.ts'
import { noticeOf } from '../held/notices.ts'
import { expectFollowed, type Journey, main } from './journey.ts'

/** What the station before hands on: a call that is decided, with the project that the journey follows among the chosen. */
export interface Chosen {
  /** of the call */
  call: string
  title: string
}

/** Where a neighbour finds the answer. */
interface Objected {
  link: string
  phone: string
}

/** Station 5, 公示: it stands, a neighbour objects, somebody who took no part answers, its days pass, it takes effect. */
export async function standsUnderNotice(journey: Journey, chosen: Chosen): Promise<void> {
  await at.server.runJobs()
  const notice = await noticeOf(chosen.call)
  await isPublished(journey, notice)
  const objected = await isObjectedTo(notice, chosen)
  await mayNotAnswer(journey, chosen)
  await isAnswered(journey, chosen)
  await takesEffect(journey, notice, chosen)
  await theObjectorKnows(objected)
}

/** The clerk reads the draft beside the page it becomes, mends the words and publishes. */
async function isPublished(journey: Journey, notice: string): Promise<void> {
  // nobody outside reads a draft
  await journey.reporter.open(`/notices/${notice}`)
  expect(await main(journey.reporter)).not.toContain('拟入选')
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto(`/workbench/notices/${notice}`)
  await page.locator('.record').getByRole('button', { name: '发布公示' }).click()
  const added = '材料可以到街道办二楼查看。'
  const body = page.getByLabel('公示正文')
  await body.fill(`${await body.inputValue()}\n\n${added}`)
  await page.getByRole('complementary', { name: '发布后的样子' }).getByText(added).waitFor()
  await page.getByRole('button', { name: '发布公示' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await page.locator('.record-tags').getByText('公示中').waitFor()
  await journey.reporter.open(`/notices/${notice}`)
  const text = await main(journey.reporter)
  expect(text).toContain(added)
  expect(text).toContain('还有 5 个工作日')
}

/** A neighbour without an account, a mouse's click away on the home page, and without script. */
async function isObjectedTo(notice: string, { title }: Chosen): Promise<Objected> {
  const phone = '13800000978'
  const neighbour = await visit(at.browser, at.server, { script: false })
  const { page } = neighbour
  await neighbour.open(`/notices/${notice}`)
  await page.getByRole('main').getByRole('link', { name: '提异议', exact: true }).click()
  await page.getByLabel(title).check()
  await page.getByLabel('哪里不对').fill('位置不对')
  await page.getByRole('button', { name: '提交异议' }).click()
  // too short, and nobody to answer: what was typed is kept
  await page.getByRole('alert').getByRole('link').first().waitFor()
  expect(await page.getByLabel('哪里不对').inputValue()).toBe('位置不对')
  expect(await page.getByLabel(title).isChecked()).toBe(true)
  await page.getByLabel('哪里不对').fill('围墙那一段地下有燃气管，立柱子的位置要先和燃气公司核对。')
  await page.getByRole('textbox', { name: '姓名' }).fill('住在旁边的人')
  await page.getByLabel('手机号或邮箱').fill(phone)
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.waitForURL(/\/objections\//)
  const text = await main(neighbour)
  expect(text).toContain('异议已收到，只影响这一个项目。由没有参与评审的人在 5 个工作日内答复，您的姓名不对外公开。')
  const { pathname, searchParams } = new URL(page.url())
  await neighbour.close()
  return { link: `${pathname}?s=${searchParams.get('s')}`, phone }
}

/** Who checked the application is told why not, and who may. */
async function mayNotAnswer(journey: Journey, { title }: Chosen): Promise<void> {
  const { page } = await journey.as('clerk', { width: 1440 })
  await page.goto('/workbench/objections?state=open')
  await page.locator('[data-row]', { hasText: title }).click()
  await page.getByText('您参与过这次评审，不能处理这条异议。').waitFor()
  expect(await page.locator('.list-record').innerText()).toContain('可以转给：')
}

async function isAnswered(journey: Journey, { title }: Chosen): Promise<void> {
  const { page } = await journey.as('headquarters', { width: 1440 })
  await page.goto('/workbench/objections?state=open')
  await page.locator('[data-row]', { hasText: title }).click()
  const record = page.locator('.record')
  await record.getByRole('button', { name: '查看姓名和联系方式' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用途').fill('核实异议的情况')
  await dialog.getByRole('button', { name: '查看', exact: true }).click()
  await record.getByText('住在旁边的人').waitFor()
  await record.getByRole('button', { name: '答复', exact: true }).click()
  await dialog.getByRole('radio', { name: /异议不成立/ }).check()
  await dialog
    .getByLabel('查了什么，理由是什么')
    .fill('已请燃气公司到场核对，立柱位置避开管线两米以上，图纸附有盖章说明。')
  await dialog.getByRole('button', { name: '发出答复' }).click()
  await page.locator('.record-tags').getByText('异议不成立').waitFor()
}

/** The days pass; nothing has to be pressed. */
async function takesEffect(journey: Journey, notice: string, { title }: Chosen): Promise<void> {
  const { reporter } = journey
  await reporter.open(`/notices/${notice}`)
  expect(await main(reporter)).toContain('立柱位置避开管线')
  await journey.heard()
  await at.server.passTime({ days: 9 })
  await reporter.open(`/notices/${notice}`)
  const text = await main(reporter)
  expect(text).toContain('公示结束')
  expect(text).toContain('已生效')
  expect(text).not.toContain('住在旁边的人')
  await reporter.open('/publications')
  expect(await main(reporter)).toContain('入选结果')
  await reporter.open(`/designs/${journey.report.code}`)
  expect(await main(reporter)).toContain(title)
  await expectFollowed(journey, '正式入选')
  expect((await journey.heard()).join('\n')).toContain('正式入选')
}

async function theObjectorKnows({ link, phone }: Objected): Promise<void> {
  const told = await at.server.ask<{ text: string }>('select text from sms_simulated where phone = $1', [phone])
  expect(told.map(({ text }) => text).join('\n')).toContain('您的异议已答复')
  const neighbour = await visit(at.browser, at.server, { script: false })
  await neighbour.open(link)
  expect(await main(neighbour)).toContain('立柱位置避开管线')
  await neighbour.close()
}
