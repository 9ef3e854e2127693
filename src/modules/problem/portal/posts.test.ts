import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { post, postFiles, get, placeOf, textOf, hidden } from '../../../testing/form-posts.ts'
import { answered, lastSms, published, report, seen, tinyPhoto } from '../../../testing/problems.ts'
import { answerProblem } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

const clerk = await app.staff('clerk', app.area('平湖街道').path)
const hehua = app.area('禾花社区').id

test('an address of two slashes is not linked to, in either language', async () => {
  const page = await get(app.stranger, '/en//evil.example/x')
  expect(page.status).toBe(404)
  expect(page.text).not.toMatch(/(?:href|value)="\/\/evil/)
})

describe('reporting by a form', () => {
  test('without an account, with a photograph: on to the private page, which shows it', async () => {
    const sent = await postFiles(app.stranger, '/report', { title: '凉亭的灯坏了', areaId: hehua, description: '' }, [
      tinyPhoto,
    ])
    expect(sent.status).toBe(303)
    expect(placeOf(sent)).toMatch(/^\/follow\/LG-26-\d{4}\?s=[\w-]{22}&new=1$/)
    const page = await get(app.stranger, placeOf(sent))
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('private, no-store')
    expect(page.text).toContain('<meta name="robots" content="noindex"/>')
    expect(textOf(page)).toMatch(/收到了。.*5 个工作日内答复您。.*凉亭的灯坏了/)
    const [, photo] = /<img src="([^"]+)"/.exec(page.text) ?? []
    expect((await get(app.stranger, photo ?? '')).status).toBe(200)
  })

  test('refused, it shows the page again with what was written, the photograph too', async () => {
    const again = await postFiles(app.stranger, '/report', { title: '', areaId: hehua, contact: '12', place: '东门' }, [
      tinyPhoto,
    ])
    expect(again.status).toBe(422)
    expect(again.text).toContain('<title>请检查：')
    expect(textOf(again)).toContain('什么事：请填写这一项')
    expect(again.text).toContain('value="东门"')
    expect(hidden(again, 'photoIds')).toHaveLength(1)
  })

  test('a file that is no photograph is refused at its field, and nothing else is lost', async () => {
    const again = await postFiles(app.stranger, '/report', { title: '凉亭漏雨', areaId: hehua }, [
      Buffer.from('no picture'),
    ])
    expect(again.status).toBe(422)
    expect(textOf(again)).toContain('照片：')
    expect(again.text).toContain('value="凉亭漏雨"')
  })

  test('sent twice under one key it is one report', async () => {
    const fields = { title: '长椅断了一条腿', areaId: hehua, idempotencyKey: 'b1f5a9f2-0000-4000-8000-000000000001' }
    const phone = app.stranger.with({}, '10.9.0.3')
    const [first, second] = [await post(phone, '/report', fields), await post(phone, '/report', fields)]
    expect([first.status, placeOf(second)]).toEqual([303, placeOf(first)])
  })

  test('with a photograph, too; another photograph under the same key is another report, and refused', async () => {
    const fields = { title: '长椅又断了一条腿', areaId: hehua, idempotencyKey: 'b1f5a9f2-0000-4000-8000-000000000002' }
    const phone = app.stranger.with({}, '10.9.0.4')
    const send = (photo: Buffer) => postFiles(phone, '/report', fields, [photo])
    const [first, second] = await Promise.all([send(tinyPhoto), send(tinyPhoto)])
    expect([first.status, second.status, placeOf(second)]).toEqual([303, 303, placeOf(first)])
    const other = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    expect((await send(other)).status).toBe(422)
    const photos = (await get(phone, placeOf(first))).text.match(/<img src="\/files\//g)
    expect(photos).toHaveLength(1)
  })

  test('the same photograph chosen twice is shown once', async () => {
    const sent = await postFiles(app.stranger, '/report', { title: '石桌裂了', areaId: hehua }, [tinyPhoto, tinyPhoto])
    const photos = (await get(app.stranger, placeOf(sent))).text.match(/<img src="\/files\//g)
    expect(photos).toHaveLength(1)
  })

  test('in English it stays in English', async () => {
    expect(placeOf(await post(app.stranger, '/en/report', { title: 'Broken lamp', areaId: hehua }))).toMatch(
      /^\/en\/follow\//,
    )
    expect(textOf(await post(app.stranger, '/en/report', { title: '', areaId: '' }))).toContain(
      '2 things need changing',
    )
  })

  test('a company’s brief needs someone signed in', async () => {
    expect(placeOf(await get(app.stranger, '/brief'))).toBe('/sign-in?next=%2Fbrief')
    expect(textOf(await get(await app.resident(), '/brief'))).toContain('您还没有加入企业')
  })
})

describe('something alike is known', () => {
  test('it is offered once before the report goes in, nothing lost, and never twice', async () => {
    const known = await published(app, clerk, { title: '南门垃圾桶满了没人清', description: '一到周末就溢出来。' })
    const draft = { title: '南门垃圾桶又满了', description: '臭', areaId: hehua, place: '南门', contact: '13800005678' }
    const between = await post(app.stranger, '/report', draft)
    expect([between.status, hidden(between, 'seen')]).toEqual([200, [known.code]])
    for (const [name, value] of Object.entries(draft)) expect(hidden(between, name)).toEqual([value])
    const sent = await post(app.stranger, '/report', { ...draft, seen: hidden(between, 'seen') })
    expect(placeOf(sent)).toMatch(/^\/follow\//)
  })

  test('going back shows the form as it was', async () => {
    const back = await post(app.stranger, '/report', { title: '南门垃圾桶又满了', areaId: hehua, edit: '1' })
    expect(back.status).toBe(200)
    expect(back.text).toContain('value="南门垃圾桶又满了"')
  })

  test('joining it instead counts once and, with a contact, tells where one will hear of it', async () => {
    const known = await published(app, clerk, { title: '地下车库进水' })
    const neighbour = app.stranger.with({}, '10.9.0.1')
    const joined = await post(neighbour, '/report', {
      title: '车库进水了',
      areaId: hehua,
      contact: '13800009999',
      support: known.code,
    })
    expect(placeOf(joined)).toBe(`/problems/${known.code}?joined=told#me-too`)
    expect(textOf(await get(neighbour, `/problems/${known.code}?joined=told`))).toContain(
      '已算上您，一共 1 位邻居。有进展会发到您留的联系方式。',
    )
    const again = await post(neighbour, '/report', { support: known.code })
    expect(placeOf(again)).toBe(`/problems/${known.code}?joined=1#me-too`)
    expect((await seen(app, known.code)).supportCount).toBe(1)
  })

  test('while typing a piece of HTML comes back, and nothing when nothing is alike', async () => {
    await published(app, clerk, { title: '公共厕所的门锁坏了' })
    const found = await get(
      app.stranger,
      `/report/similar?title=${encodeURIComponent('公共厕所门锁坏了')}&areaId=${hehua}`,
    )
    expect(found.text).toMatch(/^<div[^>]*data-announce="找到 \d 件相近的事"/)
    expect((await get(app.stranger, `/report/similar?title=${encodeURIComponent('量子')}&areaId=x`)).text).toBe('')
  })
})

describe('a child’s idea', () => {
  const idea = { title: '小区里放一个换书柜', areaId: hehua, ageBand: 'under-14', guardianName: '李女士' }

  async function asked(phone: string) {
    const sent = await post(app.stranger, '/idea', { ...idea, guardianPhone: phone })
    await app.runJobs()
    const [, code = ''] = /\/follow\/([^?]+)/.exec(placeOf(sent)) ?? []
    const { secret } = await lastSms(app, phone)
    return { code, own: placeOf(sent), link: `/consent/${code}?s=${secret}`, secret: secret ?? '' }
  }

  test('needs the guardian’s number', async () => {
    const again = await post(app.stranger, '/idea', { ...idea, guardianPhone: '' })
    expect([again.status, textOf(again).includes('家长手机号：请填写这一项')]).toEqual([422, true])
  })

  test('is read by the guardian, who agrees, and may take that back', async () => {
    const { code, own, link, secret } = await asked('13900010001')
    expect(textOf(await get(app.stranger, own))).toContain('等家长同意')
    expect(textOf(await get(app.stranger, link))).toContain('小区里放一个换书柜')
    expect(textOf(await post(app.stranger, `/consent/${code}`, { s: secret, agree: 'yes' }))).toContain('您已同意')
    expect(textOf(await get(app.stranger, link))).toContain('改变主意，撤回同意')
    expect(textOf(await post(app.stranger, `/consent/${code}`, { s: secret, agree: 'withdraw' }))).toContain(
      '已撤回，内容已经删掉',
    )
    expect((await seen(app, code)).state).toBe('withdrawn')
    expect((await get(app.stranger, link)).status).toBe(404)
  })

  test('once answered it stays, and the guardian may have the child’s words erased', async () => {
    const { code, link, secret } = await asked('13900010005')
    await post(app.stranger, `/consent/${code}`, { s: secret, agree: 'yes' })
    await clerk.ok(answerProblem, { code, text: '谢谢你的点子，我们看看怎么做。' })
    expect(textOf(await get(app.stranger, link))).toContain('确定删去')
    expect(textOf(await post(app.stranger, `/consent/${code}`, { s: secret, agree: 'erase' }))).toContain(
      '孩子写的内容已经删去',
    )
    expect(await seen(app, code)).toMatchObject({ state: 'answered', textErased: true })
    const left = textOf(await get(app.stranger, link))
    expect(left).not.toMatch(/小区里放一个换书柜|确定删去/)
  })

  test('is erased when the guardian does not agree', async () => {
    const { code, secret } = await asked('13900010002')
    expect(textOf(await post(app.stranger, `/consent/${code}`, { s: secret, agree: 'no' }))).toContain(
      '您没有同意，内容已经删掉',
    )
    expect((await seen(app, code)).state).toBe('withdrawn')
  })

  test('the child’s own link is no guardian’s', async () => {
    const { code, own } = await asked('13900010003')
    const [, secret = ''] = /s=([\w-]+)/.exec(own) ?? []
    expect((await get(app.stranger, `/consent/${code}?s=${secret}`)).status).toBe(404)
    expect((await post(app.stranger, `/consent/${code}`, { s: secret, agree: 'yes' })).status).toBe(403)
  })

  test('from 14 on it goes ahead, and the guardian is told without a link to decide by', async () => {
    const sent = await post(app.stranger, '/idea', {
      ...idea,
      title: '周末开放操场',
      ageBand: '14-17',
      guardianPhone: '13900010004',
    })
    expect(textOf(await get(app.stranger, placeOf(sent)))).not.toContain('等家长同意')
    await app.runJobs()
    const { text, secret } = await lastSms(app, '13900010004')
    expect([text.includes('孩子'), secret]).toEqual([true, null])
  })
})

describe('pages for everyone', () => {
  test('who has a page already is not sent it again, packed or not; one that has changed is', async () => {
    for (const encoding of ['gzip', 'identity']) {
      const ask = (headers: Record<string, string> = {}) =>
        app.stranger.send({ url: '/problems', headers: { 'accept-encoding': encoding, ...headers } })
      const first = await ask()
      const etag = String(first.headers.etag)
      expect([first.status, first.headers['content-encoding']]).toEqual([200, encoding === 'gzip' ? 'gzip' : undefined])
      expect(etag).toMatch(encoding === 'gzip' ? /^W\/"/ : /^"/)
      const again = await ask({ 'if-none-match': etag })
      expect([again.status, again.text]).toEqual([304, ''])
      await published(app, clerk, { title: '又一件新的事' })
      expect((await ask({ 'if-none-match': etag })).status).toBe(200)
    }
  })

  test('the list filters, searches and pages by links alone', async () => {
    await published(app, clerk, { title: '路灯杆歪了', field: 'traffic-safety' })
    const page = await get(app.stranger, '/problems?field=traffic-safety')
    expect(textOf(page)).toMatch(/共 1 件.*路灯杆歪了/)
    expect(textOf(await get(app.stranger, `/problems?q=${encodeURIComponent('路灯杆')}`))).toContain(
      '搜“路灯杆”，找到 1 件',
    )
    expect(textOf(await get(app.stranger, '/problems?kind=brief'))).toContain('这里还没有')
    expect(placeOf(await get(app.stranger, '/problems?cursor=torn&state=received'))).toBe('/problems?state=received')
    const nowhere = '01900000-0000-7000-8000-00000000abcd'
    expect(placeOf(await get(app.stranger, `/problems?area=${nowhere}&state=received`))).toBe(
      '/problems?state=received',
    )
  })

  test('“me too” on the page of a matter; not where it is not public yet', async () => {
    const open = await published(app, clerk, { title: '井盖响' })
    const neighbour = app.stranger.with({}, '10.9.0.2')
    expect(placeOf(await post(neighbour, `/problems/${open.code}`, { contact: '' }))).toBe(
      `/problems/${open.code}?joined=1#me-too`,
    )
    const wrong = await post(neighbour, `/problems/${open.code}`, { contact: 'abc' })
    expect([wrong.status, textOf(wrong).includes('请填 11 位手机号')]).toEqual([422, true])
    const pending = await report(app)
    expect((await post(neighbour, `/problems/${pending.code}`, {})).status).toBe(422)
  })

  test('a poster shows what is public, and leads back where nothing is', async () => {
    const open = await published(app, clerk, { title: '井盖又响了' })
    expect(textOf(await get(app.stranger, `/problems/${open.code}/poster`))).toContain('井盖又响了')
    const pending = await report(app)
    expect(placeOf(await get(app.stranger, `/problems/${pending.code}/poster`))).toBe(`/problems/${pending.code}`)
  })

  test('the home page counts this month, shows who waits, and what has happened', async () => {
    await answered(app, clerk, { title: '斑马线褪色了' })
    const home = textOf(await get(app.stranger, '/'))
    expect(home).toMatch(/邻居们反映了 \d+ 件事/)
    expect(home).toContain('正在等答复')
    expect(home).toContain('禾花社区“斑马线褪色了”')
  })
})
