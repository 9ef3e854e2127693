import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemContext } from '../src/server/jobs.ts'
import { transact } from '../src/server/transact.ts'
import { newId } from '../src/base/id.ts'
import { foundNetwork } from '../src/modules/network/server/load.ts'
import { asStaff, enter, phones, tabTo, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { type Report, sendReport } from './report.ts'

serveThisFile()

const main = ({ page }: Visitor) => page.getByRole('main').innerText()

let stranger: Visitor
let elsewhere: string

/** A second network in the same installation, at another host, with a report in it. */
async function foundNeighbour(): Promise<string> {
  const { platform, ask, origin } = at.server
  await ask(`update network set host = '127.0.0.1'`)
  const id = newId()
  const ctx = systemContext(platform, id, 'test')
  const row = { id, code: '440308', name: '盐田区', shortName: '盐田', englishName: 'Yantian', codePrefix: 'YT' }
  const communities = [{ name: '沙头角社区', committees: [{ code: '440308001001', name: '沙头角居委会' }] }]
  const division = { code: '440308', name: '盐田区', streets: [{ code: '440308001', name: '沙头角街道', communities }] }
  const areas = await transact(ctx, (tx) => foundNetwork(tx, row, division))
  await ask(`update network set host = 'localhost' where id = $1`, [id])
  const there = origin.replace('127.0.0.1', 'localhost')
  const answer = await stranger.context.request.post(`${there}/api/v1/problems`, {
    data: { title: '码头栏杆松了', areaId: areas.find(({ level }) => level === 'community')?.id },
    headers: { origin: there },
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { code: string }).code
}

beforeAll(async () => {
  stranger = await visit(at.browser, at.server)
  elsewhere = await foundNeighbour()
})
afterAll(() => stranger?.close())

/** Comes to a desk, signed in, and opens a page of the workbench. */
async function atDesk(who: keyof typeof phones, path = '', width: 390 | 1440 = 1440): Promise<Visitor> {
  const visitor = await visit(at.browser, at.server, { width })
  await enter(visitor, who)
  await visitor.open(`/workbench${path}`)
  return visitor
}

const act = ({ page }: Visitor, name: string) => page.locator('.record').getByRole('button', { name, exact: true })
const dialog = ({ page }: Visitor) => page.getByRole('dialog')

async function reporterSees({ link }: Report): Promise<string> {
  await stranger.open(link)
  return main(stranger)
}

describe('a street clerk', () => {
  test('signs in by phone and code and is shown what waits, the nearest time limit first', async () => {
    const visitor = await visit(at.browser, at.server, { width: 1440 })
    const { page } = visitor
    await visitor.open('/sign-in')
    await page.locator('input[name=phone]').fill(phones.clerk)
    await page.locator('main form button.btn-primary').click()
    await page.waitForURL('**/sign-in/code')
    const code = /验证码 (\d{6})/.exec(await main(visitor))?.[1] as string
    await page.locator('input[name=code]').fill(code)
    await page.locator('main form button.btn-primary').click()
    await page.waitForURL((url) => !url.pathname.includes('/sign-in'))
    await page.getByRole('link', { name: '工作台' }).first().click()
    await page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
    const [first] = await at.server.ask<{ title: string }>(
      `select p.title from problem p join area a on p.path like a.path || '%' where a.name = '平湖街道'
          and p.state in ('received', 'handling', 'passed') order by p.due_at, p.id limit 1`,
    )
    const top = page.locator('.task-title').first()
    expect(await top.innerText()).toContain(first?.title)
    await top.press('Enter')
    await page.getByRole('heading', { name: first?.title as string }).waitFor()
    await visitor.close()
  })

  test('reviews: publishes one without the number in it, withholds the next with its reason', async () => {
    const told = await sendReport(stranger, {
      title: '楼上张先生夜里敲墙',
      description: '他的电话是 13712345678，请管一管。',
    })
    const rude = await sendReport(stranger, { title: '某某就是个骗子', description: '大家别信他。' })
    const clerk = await atDesk('clerk', `/problems/${told.code}?queue=review`)
    const { page } = clerk
    await page.getByRole('region', { name: '审核' }).waitFor()
    await page.getByRole('button', { name: '都隐去' }).click()
    await page.getByLabel('公开的标题').fill('楼上夜里敲墙')
    await page.getByRole('button', { name: /^公\s?开/ }).click()
    await page.getByText(`${told.code} 已公开`).waitFor()
    await stranger.open(`/problems/${told.code}`)
    expect(await main(stranger)).toContain('楼上夜里敲墙')
    expect(await main(stranger)).not.toMatch(/13712345678|张先生/)

    await clerk.open(`/workbench/problems/${rude.code}?queue=review`)
    await page.getByRole('heading', { name: '某某就是个骗子' }).waitFor()
    await page.keyboard.press('w')
    await page.getByRole('button', { name: /有伤人的话/ }).click()
    await page.getByText(`${rude.code} 暂不公开，已告诉反映人`).waitFor()
    expect(await reporterSees(rude)).toContain('有伤人的话，暂不公开，但照常办理。您可以改一改再提交。')
    await stranger.open(`/problems/${rude.code}`)
    expect(await main(stranger)).not.toContain('骗子')
    await clerk.close()
  })

  test('joins two that are the same; whoever reported either hears of both', async () => {
    const first = await sendReport(stranger, { title: '菜市场后门污水横流', description: '味道很大。' })
    const second = await sendReport(stranger, { title: '菜市场后门一直流污水', description: '走路要绕。' })
    const clerk = await atDesk('clerk', `/problems/${second.code}`)
    const { page } = clerk
    await asStaff(clerk)('POST', `/desk/problems/${first.code}/review`, { decision: 'publish' })
    await act(clerk, '并案').click()
    await dialog(clerk)
      .getByRole('radio', { name: /菜市场后门污水横流/ })
      .check()
    await dialog(clerk).getByRole('button', { name: '并入选中的' }).click()
    await page.getByText(`${second.code} 已并案`).waitFor()
    expect(await reporterSees(second)).toContain(`已并入 ${first.code}`)
    await stranger.open(`/problems/${second.code}`)
    expect(await main(stranger)).toContain('菜市场后门污水横流')
    await clerk.close()
  })

  test('assigns and answers on time', async () => {
    const report = await sendReport(stranger, { title: '球场围网破了一个洞', contact: '13800000801' })
    const clerk = await atDesk('clerk', `/problems/${report.code}`)
    const { page } = clerk
    await act(clerk, '分办').click()
    await dialog(clerk).getByRole('combobox').first().fill('山厦社区居委会')
    await page.keyboard.press('Escape')
    await dialog(clerk)
      .getByRole('button', { name: /^分\s?办$/ })
      .click()
    await page.getByText(`${report.code} 已交办`).waitFor()
    expect(await reporterSees(report)).toContain('山厦社区居委会正在办理')
    await act(clerk, '答复').click()
    await dialog(clerk).getByLabel('内容').fill('围网已经补好，今天起可以用了。')
    await dialog(clerk).getByRole('button', { name: '发出答复' }).click()
    await page.getByText(`${report.code} 答复已发出`).waitFor()
    expect(await reporterSees(report)).toContain('围网已经补好')
    expect(await reporterSees(report)).not.toContain('抱歉')
    await at.server.runJobs()
    const [sms] = await at.server.ask<{ text: string }>(
      `select text from sms_simulated where phone = '13800000801' order by id desc limit 1`,
    )
    expect(sms?.text).toContain('有答复了')
    await clerk.close()
  })

  test('who answers late says so: the page apologises by itself, and the record keeps it', async () => {
    const report = await sendReport(stranger, { title: '路边井盖缺了半块', contact: '13800000802' })
    const clerk = await atDesk('clerk', `/problems/${report.code}`)
    const { page } = clerk
    await at.server.passTime({ days: 9 })
    expect(await reporterSees(report)).toMatch(/我们晚了 2 天，抱歉。/)
    await clerk.open(`/workbench/problems?queue=overdue`)
    await page.getByRole('link', { name: /路边井盖缺了半块/ }).click()
    await act(clerk, '答复').click()
    await dialog(clerk).getByLabel('内容').fill('井盖今天换了新的，让您久等了。')
    await dialog(clerk).getByRole('button', { name: '发出答复' }).click()
    await page.getByText(`${report.code} 答复已发出`).waitFor()
    const seen = await reporterSees(report)
    expect(seen).toContain('井盖今天换了新的')
    expect(seen).toContain('过了承诺的日期')
    await at.server.runJobs()
    const messages = await at.server.ask<{ text: string }>(
      `select text from sms_simulated where phone = '13800000802' order by id`,
    )
    expect(messages.map(({ text }) => text).join('\n')).toContain('我们晚了，抱歉')
    await clerk.close()
  })

  test('reads how to reach a reporter only by saying what for, and that is kept', async () => {
    const report = await sendReport(stranger, { title: '公厕夜里不开灯', contact: '13800000803' })
    const clerk = await atDesk('clerk', `/problems/${report.code}`)
    const { page } = clerk
    await page.getByText('138****0803').waitFor()
    await page.locator('.record-facts').getByRole('button', { name: '查看' }).click()
    // as a person does: a click waits until the dialog stands still
    await dialog(clerk).getByRole('combobox').click()
    await dialog(clerk).getByRole('combobox').fill('约时间去现场看')
    await dialog(clerk).locator('.ant-btn-primary').click()
    await page.getByRole('link', { name: '13800000803' }).waitFor()
    const [read] = await at.server.ask(
      `select 1 as kept from event where type = 'problem.contact-read' and subject_id = (select id from problem where code = $1)`,
      [report.code],
    )
    expect(read).toEqual({ kept: 1 })
    await clerk.close()
  })
})

describe('what is not theirs', () => {
  test('headquarters reads everything, answers nothing and reaches nobody', async () => {
    const report = await sendReport(stranger, { title: '社区公告栏玻璃碎了', contact: '13800000804' })
    const hq = await atDesk('headquarters', `/problems/${report.code}`)
    const { page } = hq
    await page.getByRole('heading', { name: '社区公告栏玻璃碎了' }).waitFor()
    expect(await main(hq)).not.toContain('13800000804')
    expect(await page.locator('.record-facts').getByRole('button', { name: '查看' }).count()).toBe(0)
    await page.locator('.record-refused summary').click()
    expect(await act(hq, '答复').count()).toBe(0)
    const refused = page.locator('.record-refused dl > div', { hasText: '答复' })
    expect(await refused.locator('dd').innerText()).toContain('没有这项权限')
    const desk = asStaff(hq)
    await expect(desk('POST', `/desk/problems/${report.code}/answer`, { text: '总部代为答复。' })).rejects.toThrow(
      '403',
    )
    await expect(desk('POST', `/desk/problems/${report.code}/contact`, { purpose: '想问问' })).rejects.toThrow('403')
    await hq.close()
  })

  test("another network's record is not there, for headquarters, on the portal, in the interface", async () => {
    const hq = await atDesk('headquarters', `/problems/${elsewhere}`)
    await hq.page.getByText(`没有找到 ${elsewhere}`).waitFor()
    await expect(asStaff(hq)('GET', `/desk/problems/${elsewhere}`)).rejects.toThrow('404')
    expect((await stranger.page.goto(`/problems/${elsewhere}`))?.status()).toBe(404)
    await hq.close()
  })

  test("another street's record is not there for a clerk", async () => {
    const report = await sendReport(stranger, { title: '树枝压到电线' })
    const clerk = await atDesk('otherClerk', `/problems/${report.code}`)
    await clerk.page.getByText(`没有找到 ${report.code}`).waitFor()
    expect(await clerk.page.getByText('树枝压到电线').count()).toBe(0)
    await clerk.close()
  })

  test('a resident finds no workbench', async () => {
    const resident = await atDesk('resident')
    await resident.page.getByText('您还没有工作台里的角色').waitFor()
    expect(await resident.page.locator('[data-row]').count()).toBe(0)
    await resident.close()
  })
})

describe('a community worker takes down what someone offline says', () => {
  async function readSlip(worker: Visitor): Promise<string> {
    const { page, context } = worker
    const [slip] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')])
    await slip.waitForLoadState()
    await slip.getByRole('img', { name: '扫码打开这件事的进展页' }).waitFor()
    const text = await slip.getByRole('main').innerText()
    await slip.close()
    return text
  }

  test('by keyboard alone, and prints the slip', async () => {
    const worker = await atDesk('worker', '/problems')
    const { page } = worker
    await tabTo(page, page.getByRole('button', { name: '代居民登记' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '代居民登记', level: 1 }).waitFor()
    await tabTo(page, page.locator('#title'))
    await page.keyboard.type('阿婆家水表一直在转')
    await tabTo(page, page.locator('#description'))
    await page.keyboard.type('没人用水也转，怀疑漏水。')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '收到了' }).waitFor()
    const code = await page.locator('.enter-code').innerText()
    const slip = await readSlip(worker)
    expect(slip).toContain(code)
    const [row] = await at.server.ask('select channel, title from problem where code = $1', [code])
    expect(row).toEqual({ channel: 'walk-in', title: '阿婆家水表一直在转' })
    await worker.close()
  })

  test('on a phone at the door', async () => {
    const worker = await atDesk('worker', '/problems/new', 390)
    const { page } = worker
    await page.getByText('上门', { exact: true }).click()
    await page.locator('#title').fill('独居老人想装扶手')
    await page.locator('form button[type=submit]').click()
    await page.getByRole('heading', { name: '收到了' }).waitFor()
    const code = await page.locator('.enter-code').innerText()
    expect(await at.server.ask('select channel from problem where code = $1', [code])).toEqual([{ channel: 'visit' }])
    await worker.close()
  })
})
