import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { makeCreditCode } from '../src/base/credit-code.ts'
import { asStaff, enter, signIn, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { chooseCommunity, readReceipt } from './report.ts'

serveThisFile()

const main = ({ page }: Visitor) => page.getByRole('main').innerText()
const heading = ({ page }: Visitor) => page.getByRole('heading', { level: 1 }).innerText()
const send = ({ page }: Visitor) => page.locator('main form button.btn-primary').click()

async function clerk() {
  const visitor = await visit(at.browser, at.server, { script: false })
  await enter(visitor, 'clerk')
  return { visitor, desk: asStaff(visitor) }
}

/** The link in the last message to a number, as its owner would tap it. */
async function linkSentTo(phone: string): Promise<string> {
  await at.server.runJobs()
  const [sms] = await at.server.ask<{ text: string }>(
    'select text from sms_simulated where phone = $1 order by id desc limit 1',
    [phone],
  )
  const found = /https?:\S+/.exec(sms?.text ?? '')
  expect(found, sms?.text).not.toBeNull()
  return (found as RegExpExecArray)[0].replace(at.server.origin, '')
}

describe.each([
  { script: true, title: '放学路上的树洞信箱', guardian: '13800000701' },
  { script: false, title: '操场边上的漂流书架', guardian: '13800000702' },
])('a child of twelve has an idea, script: $script', ({ script, title, guardian }) => {
  async function sendIdea(): Promise<{ child: Visitor; code: string; link: string }> {
    const child = await visit(at.browser, at.server, { script })
    const { page } = child
    await child.open('/')
    await page.getByRole('link', { name: '我有一个金点子' }).first().click()
    await page.locator('input[name=title]').fill(title)
    await chooseCommunity(child, '禾花社区')
    await page.getByLabel('不满 14 岁').check()
    await send(child)
    await page.getByRole('alert').getByRole('link').first().click()
    expect(new URL(page.url()).hash).toBe('#field-guardianPhone')
    await page.locator('input[name=guardianName]').fill('李女士')
    await page.locator('input[name=guardianPhone]').fill(guardian)
    await send(child)
    return { child, ...(await readReceipt(child)) }
  }

  test('it waits for the guardian, who agrees by the link on the phone; then it goes the usual way', async () => {
    const { child, code, link } = await sendIdea()
    await child.open(link)
    expect(await main(child)).toContain('等家长同意')
    const { visitor, desk } = await clerk()
    const waiting = async () =>
      (await desk<{ items: { code: string }[] }>('GET', '/desk/problems?queue=review&limit=100')).items.map(
        (item) => item.code,
      )
    expect(await waiting()).not.toContain(code)

    const parent = await visit(at.browser, at.server, { script })
    await parent.page.goto(await linkSentTo(guardian))
    expect(await main(parent)).toContain(title)
    await parent.page.getByRole('button', { name: '同意', exact: true }).click()
    expect(await heading(parent)).toBe('您已同意')
    expect(await waiting()).toContain(code)
    await desk('POST', `/desk/problems/${code}/review`, { decision: 'publish' })
    await parent.open(`/problems/${code}`)
    expect(await main(parent)).toContain(title)
    expect(await main(parent)).not.toContain('李女士')
    for (const each of [child, parent, visitor]) await each.close()
  })

  test('when the guardian does not agree, what was written is gone at once', async () => {
    const { child, code, link } = await sendIdea()
    const parent = await visit(at.browser, at.server, { script })
    await parent.page.goto(await linkSentTo(guardian))
    await parent.page.getByText('不同意', { exact: true }).click()
    await parent.page.getByRole('button', { name: '不同意，全部删掉' }).click()
    expect(await heading(parent)).toBe('您没有同意，内容已经删掉')
    expect(await at.server.ask('select title, description from problem where code = $1', [code])).toEqual([
      { title: null, description: null },
    ])
    await child.open(link)
    expect(await main(child)).not.toContain(title)
    for (const each of [child, parent]) await each.close()
  })
})

describe.each([
  { script: true, creditCode: makeCreditCode('91', '440307', 'MJE20001') },
  { script: false, creditCode: makeCreditCode('91', '440307', 'MJE20002') },
])('a company, script: $script', ({ script, creditCode }) => {
  test('sends its problem in its own name', async () => {
    const company = await visit(at.browser, at.server, { script, width: 1440 })
    const { page } = company
    await signIn(company, 'company', '/brief')
    await page.waitForURL('**/brief')
    await page.locator('select[name=organisationId]').selectOption({ label: '白坭坑物流园管理有限公司' })
    await page.locator('input[name=title]').fill('夜班工友下班没有公交')
    await chooseCommunity(company, '白坭坑社区')
    await send(company)
    const { code } = await readReceipt(company)
    const { visitor, desk } = await clerk()
    await desk('POST', `/desk/problems/${code}/review`, { decision: 'publish' })
    await visitor.open(`/problems/${code}`)
    expect(await main(visitor)).toContain('企业难题')
    await company.open('/me')
    expect(await main(company)).toContain('夜班工友下班没有公交')
    for (const each of [company, visitor]) await each.close()
  })

  test('that is not registered yet is told how; a mistyped credit code is found before anything is sent', async () => {
    const someone = await visit(at.browser, at.server, { script })
    const { page } = someone
    await signIn(someone, 'resident', '/organisations/new')
    await page.waitForURL('**/organisations/new')
    await page.locator('input[name=name]').fill(`清风里餐饮有限公司${script ? '一' : '二'}店`)
    await page.locator('select[name=kind]').selectOption({ label: '企业' })
    await page.locator('input[name=creditCode]').fill(creditCode.slice(0, -1) + (creditCode.endsWith('1') ? '2' : '1'))
    await chooseCommunity(someone, '山厦社区')
    await send(someone)
    await page.locator('#field-creditCode-error').waitFor()
    await page.locator('input[name=creditCode]').fill(creditCode)
    await send(someone)
    await page.waitForURL(/done=registered/)
    expect(await main(someone)).toContain('等街道核验')
    await someone.close()
  })
})

describe.each([
  { script: true, phone: '13800000711' },
  { script: false, phone: '13800000712' },
])('somebody new, script: $script', ({ script, phone }) => {
  /** The demonstration shows the message it would have sent. */
  async function enterByCode(visitor: Visitor, mistype = false): Promise<void> {
    const { page } = visitor
    await visitor.open('/sign-in')
    await page.locator('input[name=phone]').fill(phone)
    await send(visitor)
    await page.waitForURL('**/sign-in/code')
    const code = /验证码 (\d{6})/.exec(await main(visitor))?.[1] as string
    if (mistype) {
      await page.locator('input[name=code]').fill(code === '000000' ? '111111' : '000000')
      await send(visitor)
      await page.getByRole('alert').waitFor()
    }
    await page.locator('input[name=code]').fill(code)
    await send(visitor)
  }

  test('signs up by phone, takes the data along, and leaves for good', async () => {
    const visitor = await visit(at.browser, at.server, { script })
    const { page } = visitor
    await enterByCode(visitor, true)
    await page.waitForURL('**/sign-in/welcome')
    await page.locator('input[name=name]').fill('荔枝树下')
    await send(visitor)
    await page.getByRole('alert').waitFor()
    await page.locator('input[name=agreed]').check()
    await send(visitor)
    await page.waitForURL('**/me')
    expect(await heading(visitor)).toContain('荔枝树下')

    await visitor.open('/me/data')
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()])
    const kept = await readFile(await download.path(), 'utf8')
    expect(JSON.parse(kept)).toMatchObject({ person: { name: '荔枝树下' } })

    await visitor.open('/me/data/erase')
    await page.locator('input[name=confirm]').fill('注 销')
    await page.locator('main form button.btn-seal').click()
    await page.getByRole('alert').waitFor()
    await page.locator('input[name=confirm]').fill('注销')
    await page.locator('main form button.btn-seal').click()
    await page.waitForURL((url) => url.pathname === '/')
    await visitor.open('/me')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    const left = await at.server.ask('select 1 from person where name = $1', ['荔枝树下'])
    expect(left).toEqual([])
    await visitor.close()
  })
})
