import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Face, tabTo, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { handsOf } from './held/designs.ts'
import { addPhoto, chooseCommunity, readReceipt, type Report } from './report.ts'

serveThisFile()

let clerk: Awaited<ReturnType<typeof handsOf>>

beforeAll(async () => {
  clerk = await handsOf('clerk')
})

afterAll(() => clerk?.close())

const publish = (code: string) => clerk.does('POST', `/desk/problems/${code}/review`, { decision: 'publish' })
const answer = (code: string, text: string) => clerk.does('POST', `/desk/problems/${code}/answer`, { text })

/** From the home page to the receipt. */
async function reportWithPhoto(visitor: Visitor, title: string): Promise<Report> {
  const { page, face, open } = visitor
  const zh = face.lang === 'zh'
  await open('/')
  await page
    .getByRole('link', { name: zh ? '我要反映一件事' : 'Report a problem' })
    .first()
    .click()
  await page.locator('input[name=title]').fill(title)
  await page.locator('textarea[name=description]').fill('早上晨练的老人多，怕有人摔着。')
  await chooseCommunity(visitor, '山厦社区')
  await page.locator('input[name=place]').fill('小公园东门')
  await addPhoto(visitor)
  await page.locator('main form button.btn-primary').click()
  return readReceipt(visitor)
}

const main = ({ page }: Visitor) => page.getByRole('main').innerText()

describe.each<{ name: string; face: Face; title: string }>([
  { name: 'on a phone', face: {}, title: '健身器材的螺丝松动' },
  { name: 'on a phone without script, in large print', face: { script: false, elder: true }, title: '凉亭顶棚漏雨' },
  {
    name: 'at a desk, without script, in English',
    face: { width: 1440, script: false, lang: 'en' },
    title: '羽毛球场灯不亮',
  },
])('a resident without account, $name', ({ face, title }) => {
  let resident: Visitor
  let report: Report

  beforeAll(async () => {
    resident = await visit(at.browser, at.server, face)
  })
  afterAll(() => resident?.close())
  const zh = face.lang !== 'en'

  test('reports with a photograph and gets a code and a QR', async () => {
    report = await reportWithPhoto(resident, title)
    const [photographs] = await at.server.ask<{ n: number }>(
      `select count(*)::int as n from file f join problem p on p.id = f.attached_to_id where p.code = $1`,
      [report.code],
    )
    expect(photographs).toEqual({ n: 1 })
  })

  test('sees where it stands by the link; by the code alone nothing of the text', async () => {
    await resident.open(report.link)
    expect(await main(resident)).toContain(title)
    const stranger = await visit(at.browser, at.server, face)
    await stranger.open('/follow')
    await stranger.page.locator('input[name=code]').fill(report.code.toLowerCase())
    await stranger.page.locator('main form button.btn-primary').click()
    await stranger.page.waitForURL(/\/follow\/LG-/i)
    expect(await main(stranger)).toContain(report.code)
    expect(await main(stranger)).not.toContain(title)
    await stranger.close()
  })

  test('sees that a neighbour says "me too", and once only', async () => {
    await publish(report.code)
    const neighbour = await visit(at.browser, at.server, face)
    const { page } = neighbour
    await neighbour.open('/problems')
    await page.locator('input[name=q]').fill(title)
    await page.locator('input[name=q]').press('Enter')
    await page.getByRole('link', { name: title }).first().click()
    const meToo = page.getByRole('button', { name: zh ? '我也是' : 'Me too' })
    await meToo.click()
    await page.waitForURL(/joined=1/)
    await neighbour.open(`/problems/${report.code}`)
    await meToo.click()
    await page.waitForURL(/joined=1/)
    expect(await main(neighbour)).toContain(zh ? '一共 1 位邻居' : '1 in all')
    await neighbour.close()
    await resident.open(report.link)
    expect(await main(resident)).toContain(zh ? '1 位邻居也说“我也是”' : '1 neighbour said “me too”')
  })

  test('says after the answer that it is not solved, and must say why', async () => {
    await answer(report.code, '已通知管养单位，今天下午检修。')
    const { page } = resident
    await resident.open(report.link)
    expect(await main(resident)).toContain('今天下午检修')
    const form = page.locator('form#reopen')
    const send = form.locator('button.btn-primary')
    const unfold = page.locator('#feedback summary')
    expect(await unfold.innerText()).toBe(zh ? '还没解决' : 'Not solved')
    await unfold.click()
    await send.click()
    await page.getByRole('alert').waitFor()
    await form.locator('textarea[name=reason]').fill('修了一天又松了，还在晃。')
    await send.click()
    await page.waitForURL(/done=reopened/)
    expect(await main(resident)).toContain(zh ? '马上重新办' : 'taken up again')
    expect(
      await clerk.does<{ state: string; reopenCount: number }>('GET', `/desk/problems/${report.code}`),
    ).toMatchObject({
      state: 'handling',
      reopenCount: 1,
    })
  })

  test('confirms at last', async () => {
    await answer(report.code, '已换新螺丝，试用三天没有问题。')
    const { page } = resident
    await resident.open(report.link)
    await page.locator('form#confirm button').click()
    await page.waitForURL(/done=confirmed/)
    expect(await main(resident)).toContain(zh ? '谢谢您告诉我们' : 'Thank you for telling us')
    const stranger = await visit(at.browser, at.server, face)
    await stranger.open(`/problems/${report.code}`)
    expect(await main(stranger)).toContain(zh ? '已办结' : 'Closed')
    await stranger.close()
  })
})

test('a report is sent with the keyboard alone', async () => {
  const visitor = await visit(at.browser, at.server, { width: 1440 })
  const { page } = visitor
  await visitor.open('/')
  await tabTo(page, page.getByRole('link', { name: '我要反映一件事' }).first())
  await page.keyboard.press('Enter')
  await page.waitForURL('**/report')
  await tabTo(page, page.locator('input[name=title]'))
  await page.keyboard.type('窨井盖踩上去会响')
  await tabTo(page, page.locator('area-picker input'))
  await page.keyboard.type('山厦')
  await page.getByRole('option', { name: '山厦社区' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '提交' }))
  await page.keyboard.press('Enter')
  const { code, link } = await readReceipt(visitor)
  await answer(code, '已交市政维护，明天上午更换。')
  await visitor.open(link)
  await tabTo(page, page.locator('#feedback summary'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('textarea[name=reason]'))
  await page.keyboard.type('换的还是会响')
  await tabTo(page, page.locator('form#reopen button.btn-primary'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/done=reopened/)
  expect(await page.locator('.error-summary').count()).toBe(0)
  await visitor.close()
})

describe('something like it was reported before', () => {
  test('with script it is offered while one types; one tap joins it', async () => {
    const visitor = await visit(at.browser, at.server)
    const { page } = visitor
    await visitor.open('/report')
    await page.locator('input[name=title]').fill('电动车堵住楼道')
    const offered = page.locator('similar-problems').getByRole('button').first()
    await offered.click()
    await page.waitForURL(/joined=1/)
    expect(await main(visitor)).toContain('已算上您，一共 48 位邻居')
    await visitor.close()
  })

  test('without script it is offered on the next page; what was written is kept, back and forth', async () => {
    const visitor = await visit(at.browser, at.server, { script: false })
    const { page } = visitor
    await visitor.open('/report')
    await page.locator('input[name=title]').fill('电动车堵住楼道')
    await page.locator('textarea[name=description]').fill('三单元也是')
    await chooseCommunity(visitor, '禾花社区')
    await page.locator('main form button.btn-primary').click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('先看一眼：是不是同一件事')
    await page.getByRole('button', { name: '回去改一改' }).click()
    expect(await page.locator('textarea[name=description]').inputValue()).toBe('三单元也是')
    await page.locator('main form button.btn-primary').click()
    await page.getByRole('button', { name: '不是同一件，继续提交' }).click()
    await readReceipt(visitor)
    await visitor.close()
  })
})

test.each([{ script: true }, { script: false }])(
  'two taps on the button are one report, script: $script',
  async ({ script }) => {
    const visitor = await visit(at.browser, at.server, { script })
    const { page } = visitor
    const title = `窗台花盆怕掉下来${script ? '' : '，没有脚本'}`
    await visitor.open('/report')
    await page.locator('input[name=title]').fill(title)
    await chooseCommunity(visitor, '山厦社区')
    await page.locator('main form button.btn-primary').dblclick()
    const { code } = await readReceipt(visitor)
    expect(await at.server.ask('select code from problem where title = $1', [title])).toEqual([{ code }])
    await visitor.close()
  },
)
