import { describe, expect, test } from 'vitest'
import { violations } from '../src/testing/axe.ts'
import { visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { startBroken } from './server.ts'

serveThisFile()

const heading = ({ page }: Visitor) => page.getByRole('heading', { level: 1 }).innerText()
const main = ({ page }: Visitor) => page.getByRole('main').innerText()

test.each([
  { path: '/no-such-page', title: '没有找到这一页' },
  { path: '/en/no-such-page', title: 'We could not find this page' },
  { path: '/problems/LG-26-9999', title: '查进展' },
])('nothing stands at $path: 404, and what to do next', async ({ path, title }) => {
  const visitor = await visit(at.browser, at.server)
  const answer = await visitor.page.goto(path)
  expect(answer?.status()).toBe(404)
  expect(await heading(visitor)).toBe(title)
  expect(await visitor.page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0)
  await visitor.close()
})

describe.each([{ script: true }, { script: false }])('what is missing in a form, script: $script', ({ script }) => {
  test('is named at the field and at the top, all at once; what was filled in is kept', async () => {
    const visitor = await visit(at.browser, at.server, { script })
    const { page } = visitor
    await visitor.open('/report')
    await page.locator('textarea[name=description]').fill('晚上特别黑')
    await page.locator('input[name=contact]').fill('不是号码')
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator('main form button.btn-primary').click(),
    ])
    expect(answer.status()).toBe(422)
    const summary = page.getByRole('alert')
    expect(await summary.getByRole('link').count()).toBe(3)
    expect(await page.locator('textarea[name=description]').inputValue()).toBe('晚上特别黑')
    expect(await page.locator('input[name=contact]').inputValue()).toBe('不是号码')
    await summary.getByRole('link').first().click()
    expect(new URL(page.url()).hash).toBe('#field-title')
    const described = (await page.locator('#field-title').getAttribute('aria-describedby')) ?? ''
    expect(described).toContain('field-title-error')
    await visitor.close()
  })
})

test('too much from one address: 429, says when to try again, and leaves others alone', async () => {
  const visitor = await visit(at.browser, at.server)
  const { page } = visitor
  const send = async () => {
    const sent = await visitor.context.request.post('/follow/LG-26-9999', {
      form: { act: 'confirm', s: 'x' },
      headers: { origin: at.server.origin },
    })
    return sent.status()
  }
  const statuses: number[] = []
  while (statuses.at(-1) !== 429) statuses.push(await send())
  // twenty are let through, and as many more as grow meanwhile
  expect(statuses.length).toBeGreaterThan(20)
  const sendByForm = async () => {
    await visitor.open('/settings/view')
    await page.locator('main form').evaluate((form) => form.setAttribute('action', '/follow/LG-26-9999'))
    while ((await send()) !== 429);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator('main form button').first().click(),
    ])
    return answer
  }
  let answer = await sendByForm()
  // a click takes its time on a busy machine, and the allowance grows meanwhile
  while (answer.status() !== 429) answer = await sendByForm()
  expect([answer.status(), Number(answer.headers()['retry-after']) > 0]).toEqual([429, true])
  expect(await heading(visitor)).toBe('您点得有点快')
  expect(await violations(page)).toEqual([])
  const other = await visit(at.browser, at.server)
  await other.open('/follow')
  expect(await heading(other)).not.toBe('您点得有点快')
  await other.close()
  await visitor.close()
})

test('without a database: 503 in both languages, and where to turn when it is urgent', async () => {
  const broken = await startBroken()
  const visitor = await visit(at.browser, broken)
  for (const [path, title] of [
    ['/', '暂时连不上'],
    ['/en', 'We cannot be reached right now'],
  ] as const) {
    const answer = await visitor.page.goto(path)
    expect([answer?.status(), answer?.headers()['retry-after']]).toEqual([503, '5'])
    expect(await heading(visitor)).toBe(title)
    expect(await main(visitor)).toContain('12345')
    expect(await violations(visitor.page)).toEqual([])
  }
  await visitor.close()
  await broken.close()
})
