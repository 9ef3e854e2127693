import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../testing/app.ts'
import type { Answer } from '../../../testing/client.ts'

let app: TestApp
const logged: string[] = []

beforeAll(async () => {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  app = await testApp({ log: pino({ level: 'trace' }, sink) })
})
beforeEach(() => app.ask('delete from auth.attempt'))
afterAll(() => app.close())

/** A browser without script: keeps cookies, posts forms, follows no redirect by itself. */
class Browser {
  private readonly cookies = new Map<string, string>()
  readonly address = `10.9.${Math.trunc(Math.random() * 250)}.${Math.trunc(Math.random() * 250)}`

  async open(url: string): Promise<Answer> {
    return this.keep(await this.as().send({ url, headers: this.headers() }))
  }

  async post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams(fields).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.keep(
      await this.as().send({ method: 'POST', url, body, headers: { ...this.headers(), ...type, ...headers } }),
    )
  }

  /** Signs in with the code that the demonstration shows on the page. */
  async signIn(phone: string, next = ''): Promise<Answer> {
    await this.post('/sign-in', { phone, next })
    return this.post('/sign-in/code', { code: await this.shownCode() })
  }

  async shownCode(): Promise<string> {
    return /验证码 (\d{6})/.exec((await this.open('/sign-in/code')).text)?.[1] ?? 'none'
  }

  private as() {
    return app.stranger.with({}, this.address)
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return cookie ? { cookie } : {}
  }

  private keep(answer: Answer): Answer {
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = String(line).split(';')
      const equals = pair.indexOf('=')
      if (/Max-Age=0\b/.test(String(line))) this.cookies.delete(pair.slice(0, equals))
      else this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1))
    }
    return answer
  }
}

let lastPhone = 13_400_000_000
const newPhone = () => String((lastPhone += 1))

async function newcomer(name = '荔枝街坊'): Promise<Browser> {
  const browser = new Browser()
  await browser.signIn(newPhone())
  await browser.post('/sign-in/welcome', { name, agreed: 'yes' })
  return browser
}

describe('signing in without script', () => {
  it('leads someone new from the number to where they wanted to go', async () => {
    const browser = new Browser()
    const door = await browser.open('/me/data')
    expect(door).toMatchObject({ status: 303, headers: { location: '/sign-in?next=%2Fme%2Fdata' } })
    const phone = newPhone()
    const sent = await browser.post('/sign-in', { phone, next: '/me/data' })
    expect(sent).toMatchObject({ status: 303, headers: { location: '/sign-in/code' } })
    const proved = await browser.post('/sign-in/code', { code: await browser.shownCode() })
    expect(proved.headers.location).toBe('/sign-in/welcome')
    const unnamed = await browser.post('/sign-in/welcome', { name: '' })
    expect(unnamed.status).toBe(422)
    expect(unnamed.text).toContain('请填写这一项')
    const done = await browser.post('/sign-in/welcome', { name: '荔枝街坊', agreed: 'yes' })
    expect(done).toMatchObject({ status: 303, headers: { location: '/me/data' } })
    const data = await browser.open('/me/data')
    expect(data).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-store' } })
    expect(data.text).toContain(phone)
    expect((await browser.open('/sign-in')).headers.location).toBe('/me')
  })

  it('works in English, and goes nowhere else than this site', async () => {
    const browser = new Browser()
    expect((await browser.open('/en/sign-in')).text).toContain('Send me a code')
    const phone = newPhone()
    await browser.post('/en/sign-in', { phone, next: 'https://evil.example/' })
    const proved = await browser.post('/en/sign-in/code', { code: await browser.shownCode() })
    expect(proved.headers.location).toBe('/en/sign-in/welcome')
    const done = await browser.post('/en/sign-in/welcome', { name: 'Someone', agreed: 'yes' })
    expect(done.headers.location).toBe('/en/me')
  })

  it('says on the page when it was too often, and shows a wrong code where it was typed', async () => {
    const browser = new Browser()
    const phone = newPhone()
    await browser.post('/sign-in', { phone })
    const again = await browser.post('/sign-in', { phone })
    expect(again.status).toBe(429)
    expect(again.text).toMatch(/试得太多了，请 \d+ 秒后再试/)
    expect(again.text).toContain(`value="${phone}"`)
    const wrong = await browser.post('/sign-in/code', { code: 'abcdef' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('验证码不对，或者已经过期')
  })

  it('answers a known and an unknown name alike', async () => {
    const known = await newcomer()
    await known.post('/me/security', { act: 'password', password: 'three quiet rivers' })
    const texts: string[] = []
    for (const login of [String(lastPhone), '13011112222', 'nobody@example.org']) {
      const answer = await new Browser().post('/sign-in/password', { login, password: 'wrong password here' })
      expect(answer.status).toBe(422)
      texts.push(answer.text.replaceAll(login, ''))
    }
    expect(new Set(texts).size).toBe(1)
  })

  it('is not done by another site', async () => {
    const browser = await newcomer()
    for (const url of ['/sign-out', '/me/data/erase', '/sign-in', '/me/security']) {
      const forged = await browser.post(
        url,
        { confirm: '注销' },
        { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      )
      expect(forged.status).toBe(403)
    }
    expect((await browser.open('/me')).status).toBe(200)
  })

  it('ends in this browser', async () => {
    const browser = await newcomer()
    expect(await browser.post('/sign-out', {})).toMatchObject({ status: 303, headers: { location: '/' } })
    expect((await browser.open('/me')).headers.location).toBe('/sign-in?next=%2Fme')
  })
})

describe('pages of one’s own', () => {
  it('download everything, and erase it after the word is written', async () => {
    const browser = await newcomer('要离开的人')
    const download = await browser.open('/me/data/export')
    expect(download.headers['content-disposition']).toContain('my-data.json')
    expect(JSON.parse(download.text)).toMatchObject({
      person: { name: '要离开的人' },
      consents: [{ purpose: 'account' }],
    })
    const unsure = await browser.post('/me/data/erase', { confirm: '好' })
    expect(unsure.status).toBe(422)
    expect(await browser.post('/me/data/erase', { confirm: '注销' })).toMatchObject({
      status: 303,
      headers: { location: '/' },
    })
    expect((await browser.open('/me')).status).toBe(303)
    expect(await app.ask(`select 1 from person where name = '要离开的人'`)).toEqual([])
  })

  it('register an organisation; a wrong code is named, what was typed stays', async () => {
    const browser = await newcomer()
    const areaId = app.areas.find(({ level }) => level === 'street')!.id
    const typed = {
      name: '某某服务中心',
      kind: 'social-organisation',
      creditCode: '52440307MJL678900X',
      areaId,
      purpose: '',
      website: '',
      phone: '',
      address: '',
    }
    const wrong = await browser.post('/organisations/new', typed)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('最后一位校验不符')
    expect(wrong.text).toContain('value="某某服务中心"')
    const right = await browser.post('/organisations/new', { ...typed, creditCode: '52440307MJL678900N' })
    expect(right.status).toBe(303)
    const own = await browser.open(String(right.headers.location))
    expect(own.text).toContain('已提交，等街道核验')
    expect(
      (await app.stranger.send({ url: String(right.headers.location).replace('/me', '').split('?')[0]! })).status,
    ).toBe(404)
  })

  it('set a password that opens the door, and refuse a weak one', async () => {
    const browser = await newcomer()
    const weak = await browser.post('/me/security', { act: 'password', password: '1234567890' })
    expect(weak.status).toBe(422)
    expect(weak.text).toContain('太容易猜到')
    expect((await browser.post('/me/security', { act: 'password', password: 'three quiet rivers' })).status).toBe(303)
    const other = new Browser()
    const signedIn = await other.post('/sign-in/password', { login: String(lastPhone), password: 'three quiet rivers' })
    expect(signedIn).toMatchObject({ status: 303, headers: { location: '/me' } })
  })

  it('enter a child, and withdraw', async () => {
    const browser = await newcomer()
    const child = { act: 'add', name: '小荔枝', bornOn: '2018-05-01', relation: 'parent' }
    const unagreed = await browser.post('/me/family', child)
    expect(unagreed.text).toContain('确认同意后才能提交')
    expect((await browser.post('/me/family', { ...child, consent: 'yes' })).headers.location).toBe(
      '/me/family?done=child',
    )
    const page = await browser.open('/me/family')
    const [, childId] = /name="childId" value="([^"]+)"/.exec(page.text)!
    expect((await browser.post('/me/family', { act: 'remove', childId: childId! })).headers.location).toBe(
      '/me/family?done=removed',
    )
    expect((await browser.open('/me/family')).text).not.toContain('小荔枝')
  })

  it('of somebody else are not there', async () => {
    const browser = await newcomer()
    const stranger = await newcomer()
    const areaId = app.areas.find(({ level }) => level === 'street')!.id
    const made = await browser.post('/organisations/new', { name: '别人的队伍', kind: 'community-group', areaId })
    const path = String(made.headers.location).split('?')[0]!
    expect((await stranger.open(path)).status).toBe(404)
    expect((await stranger.post(path, { act: 'profile', purpose: 'x' })).status).toBeGreaterThanOrEqual(403)
    expect((await stranger.open('/me/organisations/not-an-id')).status).toBe(404)
  })
})

it('no number, name or code was logged', () => {
  const all = logged.join('\n')
  expect(logged.length).toBeGreaterThan(20)
  expect(all).not.toMatch(/134000000\d\d/)
  expect(all).not.toMatch(/荔枝街坊|要离开的人|小荔枝/)
  expect(all).not.toContain('three quiet rivers')
})

it('where no mail goes out, a forgotten password has no form that cannot help, and says who has the link', async () => {
  const { status, text } = await app.stranger.send({ url: '/sign-in/forgotten' })
  expect(status).toBe(200)
  expect(text).toContain('平台管理员')
  expect(text).not.toContain('name="email"')
})
