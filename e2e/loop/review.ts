import { expect } from 'vitest'
import { type phones, asStaff, type Visitor } from '../faces.ts'
import { at } from '../fixture.ts'
import { expectFollowed, type Journey } from './journey.ts'

/** What the station before hands on: a call whose applications have all been checked. */
export interface Judged {
  /** of the call; its rules ask for three experts */
  call: string
  /** of the application that the journey follows, and what it is called */
  application: string
  title: string
}

const experts = ['expert', 'secondExpert', 'thirdExpert'] as const satisfies readonly (keyof typeof phones)[]

/** Station 4, 专家评审: three experts judge on their own, the scores give a ranking, a meeting decides. */
export async function isJudged(journey: Journey, judged: Judged): Promise<void> {
  await registersExperts(journey)
  await starts(journey, judged)
  await assigns(journey, judged)
  await begins(journey)
  for (const who of experts) await scores(journey, who, judged)
  await ranks(journey, judged)
  await decides(journey, judged)
  await isPublished(journey, judged)
}

const desk = (journey: Journey, who: keyof typeof phones) => journey.as(who, { width: 1440 })
const dialog = ({ page }: Visitor) => page.getByRole('dialog')

async function registersExperts(journey: Journey): Promise<void> {
  const does = asStaff(await desk(journey, 'operator'))
  const { items } = await does<{ items: { personId: string }[] }>('GET', '/desk/experts')
  for (const { personId } of items) await does('POST', `/desk/experts/${personId}`, { fields: ['traffic-safety'] })
}

async function starts(journey: Journey, { call }: Judged): Promise<void> {
  const operator = await desk(journey, 'operator')
  const { page } = operator
  await operator.open('/workbench/reviews')
  await page.getByRole('button', { name: '开始一次评审' }).click()
  const [{ title } = { title: '' }] = await at.server.ask<{ title: string }>('select title from call where code = $1', [
    call,
  ])
  await dialog(operator).getByRole('combobox').click()
  await page.locator('.ant-select-item-option').filter({ hasText: title }).click()
  await dialog(operator).getByRole('button', { name: '开始评审' }).click()
  await page.getByRole('heading', { name: title }).waitFor()
}

async function assigns(journey: Journey, { title }: Judged): Promise<void> {
  const operator = await desk(journey, 'operator')
  const { page } = operator
  await page
    .getByRole('button', { name: `还缺，请专家：${title}` })
    .first()
    .click()
  // by name: whoever is free is listed anew after each
  for (const [asked, name] of ['评审专家一', '评审专家二', '评审专家三'].entries()) {
    await dialog(operator).getByText(`已请 ${asked} / 3 位`).waitFor()
    await dialog(operator).getByRole('radio', { name }).check()
    await dialog(operator).getByRole('button', { name: '请这位专家' }).click()
  }
  await dialog(operator).waitFor({ state: 'hidden' })
  await page.getByText('专家请齐了').waitFor()
}

async function begins(journey: Journey): Promise<void> {
  const operator = await desk(journey, 'operator')
  await operator.page.getByRole('button', { name: '开始打分' }).click()
  await dialog(operator).getByRole('button', { name: '开始打分' }).click()
  await operator.page.getByText('收到 0 / 3 份打分').waitFor()
}

/** Without a mouse: a level for each criterion, a line cut in between, and Ctrl+Enter. */
async function scores(journey: Journey, who: (typeof experts)[number], { title }: Judged): Promise<void> {
  const expert = await desk(journey, who)
  const { page, context } = expert
  await expert.open('/workbench/scoring')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '没有，打开申报' }).click()
  await page.getByText('已匿名').waitFor()
  await context.setOffline(true)
  const points = page.locator('.criterion-points')
  await points.first().fill('18')
  await page.getByText('内容存在这台电脑上').waitFor()
  await context.setOffline(false)
  await page.getByText('已自动保存').waitFor()
  // the browser says so itself
  for (const trouble of expert.troubles()) expect(trouble).toContain('ERR_INTERNET_DISCONNECTED')
  await points.first().blur()
  for (const level of ['', '4', '5', '4', '4', '4']) {
    await page.keyboard.press('j')
    if (level) await page.keyboard.press(level)
  }
  await page.getByLabel('评审意见').fill('走访扎实，步骤和预算对得上，建议多写怎么延续。')
  await page.keyboard.press('Control+Enter')
  await dialog(expert).getByText('提交后不能再改').waitFor()
  await dialog(expert).getByRole('button', { name: /提交/ }).click()
  await page.getByText('已提交').first().waitFor()
  expect(expert.troubles()).toEqual([])
}

async function ranks(journey: Journey, { title }: Judged): Promise<void> {
  const operator = await desk(journey, 'operator')
  await operator.page.reload()
  await operator.page.getByRole('button', { name: '算出排名' }).click()
  await dialog(operator).getByRole('button', { name: '算出排名' }).click()
  await operator.page.getByRole('row', { name: new RegExp(title) }).waitFor()
}

async function decides(journey: Journey, { call, title }: Judged): Promise<void> {
  const clerk = await desk(journey, 'clerk')
  const { page } = clerk
  await page.goto(`/workbench/reviews/${call}/decision`)
  await page
    .getByLabel('会议日期')
    .fill(new Date(at.server.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
  await page.getByRole('button', { name: '登记审定' }).click()
  // without the number of the minutes it is no decision
  await page.getByText('还有 1 处要改').waitFor()
  await page.getByLabel('纪要文号').fill('平街办会纪〔2026〕21 号')
  await page.getByRole('button', { name: '登记审定' }).click()
  await dialog(clerk).getByRole('button', { name: '确认登记' }).click()
  // the question itself names the minutes: it is entered once the page of the review stands
  await page.waitForURL(`**/workbench/reviews/${call}`)
  await page.getByText('纪要 平街办会纪〔2026〕21 号').waitFor()
  await page.getByRole('row', { name: new RegExp(title) }).waitFor()
}

/** Anybody reads the ranking, the applicant each score, and the reporter how it went on. */
async function isPublished(journey: Journey, { call, title }: Judged): Promise<void> {
  const { reporter } = journey
  await reporter.open(`/calls/${call}/ranking`)
  const text = await reporter.page.getByRole('main').innerText()
  expect(text).toContain(title)
  expect(text).toContain('平街办会纪〔2026〕21 号')
  expect(text).toContain('÷ 3')
  expect(text).not.toContain('演示·')
  await expectFollowed(journey, '拟入选')
  expect((await journey.heard()).join('\n')).toContain('拟入选')
}
