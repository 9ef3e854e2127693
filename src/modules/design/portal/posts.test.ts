import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { adopted, designWords, opened, organisation, ready, shown, whole } from '../../../testing/designs.ts'
import { get, hidden, placeOf, post, textOf } from '../../../testing/form-posts.ts'
import { getDesign, reviewDesign } from '../contract.ts'

const app = await testApp()
afterAll(() => app.close())

const clerk = await app.staff('clerk', app.area('平湖街道').path)
const drives = await organisation(app, 'social-organisation')

describe('beginning a design by a form', () => {
  test('from the page of an adopted problem, in the name of an organisation', async () => {
    const { code } = await adopted(app, clerk)
    expect((await get(app.stranger, `/problems/${code}`)).text).toContain(`href="/designs/new?problem=${code}"`)
    const page = await get(drives.by, `/designs/new?problem=${code}`)
    expect(hidden(page, 'problemCodes')).toEqual([code])
    const sent = await post(drives.by, '/designs/new', {
      ...designWords,
      problemCodes: code,
      organisationId: drives.id,
    })
    expect([sent.status, placeOf(sent)]).toEqual([303, `/designs/${code}?done=opened`])
    const after = textOf(await get(drives.by, placeOf(sent)))
    expect(after).toContain('方案已发起')
    expect(after).toContain('文字还没有公开')
    // on the report's page everybody reads that it was begun, not yet what it says
    const told = await get(app.stranger, `/problems/${code}`)
    expect(textOf(told)).toContain('文字正在审核')
    expect(told.text).not.toContain(designWords.title)
  })

  test('refused, it shows the page again with what was written', async () => {
    const { code } = await adopted(app, clerk)
    const again = await post(drives.by, '/designs/new', {
      title: '遮雨廊',
      summary: '短',
      problemCodes: code,
      organisationId: drives.id,
    })
    expect(again.status).toBe(422)
    expect(again.text).toContain('value="遮雨廊"')
    expect(again.text).toContain('href="#field-summary"')
    expect(hidden(again, 'problemCodes')).toEqual([code])
  })

  test('for one that has its design already, it leads there; for one that was not adopted, to those that were', async () => {
    const code = await shown(app, clerk)
    expect((await get(drives.by, `/designs/new?problem=${code}`)).text).toContain(`href="/designs/${code}"`)
    expect(textOf(await get(drives.by, '/designs/new?problem=LG-20-0001'))).toContain('还没有被采纳')
  })

  test('a resident without an organisation is told whom it takes', async () => {
    const { code } = await adopted(app, clerk)
    const page = await get(await app.resident(), `/designs/new?problem=${code}`)
    expect(textOf(page)).toContain('发起方案要代表一个核验过的组织')
    expect(page.text).not.toContain('<textarea')
  })
})

describe('what nobody has reviewed', () => {
  test('is not there for strangers; its team reads why it is withheld', async () => {
    const code = await opened(app, clerk, drives)
    expect((await get(app.stranger, `/designs/${code}`)).status).toBe(404)
    await clerk.ok(reviewDesign, { code, decision: 'withhold', because: 'privacy' })
    const page = await get(drives.by, `/designs/${code}`)
    expect(textOf(page)).toContain('涉及他人隐私')
    expect(page.headers['cache-control']).toBe('private, no-store')
  })

  test('changed words wait, and the public goes on reading the earlier ones', async () => {
    const code = await shown(app, clerk, drives)
    const sent = await post(drives.by, `/designs/${code}/text`, { ...designWords, title: '改过的名字' })
    expect(placeOf(sent)).toBe(`/designs/${code}?done=text`)
    expect(textOf(await get(drives.by, `/designs/${code}`))).toContain('改过的文字还没有公开')
    expect((await get(app.stranger, `/designs/${code}`)).text).not.toContain('改过的名字')
  })
})

describe('a team, by forms', () => {
  test('a neighbour offers to come and is taken in, and is nowhere named', async () => {
    const code = await shown(app, clerk, drives)
    const neighbour = await app.resident({ name: '张榕树' })
    expect(textOf(await get(app.stranger, `/designs/${code}`))).toContain('登录后参与')
    expect(placeOf(await post(neighbour, `/designs/${code}`, { act: 'offer' }))).toBe(`/designs/${code}?done=offered`)
    const twice = await post(neighbour, `/designs/${code}`, { act: 'offer' })
    expect(twice.status).toBe(422)
    const team = await get(drives.by, `/designs/${code}/team`)
    const [memberId = ''] = hidden(team, 'memberId')
    await post(drives.by, `/designs/${code}/team`, { act: 'accept', memberId })
    const page = await get(app.stranger, `/designs/${code}`)
    expect(textOf(page)).toContain('禾花社区居民')
    for (const by of [app.stranger, drives.by, clerk])
      expect((await get(by, `/designs/${code}`)).text).not.toContain('张榕树')
  })

  test('an organisation is found by a part of its name and asked; refused, the search is kept', async () => {
    const code = await shown(app, clerk, drives)
    const office = await organisation(app, 'government-body')
    const sought = office.name.slice(1)
    const found = await get(drives.by, `/designs/${code}/team?q=${encodeURIComponent(sought)}`)
    expect(found.text).toContain(`value="${office.id}"`)
    const refused = await post(drives.by, `/designs/${code}/team`, {
      act: 'invite',
      q: sought,
      organisationId: office.id,
      part: 'drives',
    })
    expect(refused.status).toBe(422)
    expect(textOf(refused)).toContain('牵头方要是社会组织')
    expect(refused.text).toContain(`value="${office.id}"`)
    await post(drives.by, `/designs/${code}/team`, { act: 'invite', organisationId: office.id, part: 'leads' })
    expect(textOf(await get(office.by, '/me'))).toContain('去答复')
    const [memberId = ''] = hidden(await get(office.by, `/designs/${code}`), 'memberId')
    await post(office.by, `/designs/${code}`, { act: 'accept', memberId })
    expect((await app.stranger.ok(getDesign, { code })).team.map(({ part }) => part)).toContain('leads')
  })

  test('the pages of the team are for those who act for it', async () => {
    const { code, neighbour } = await whole(app, clerk)
    for (const page of ['text', 'team', 'duties', 'problems', 'end']) {
      expect([page, (await get(neighbour, `/designs/${code}/${page}`)).status]).toEqual([page, 403])
      expect([page, (await get(app.stranger, `/designs/${code}/${page}`)).status]).toEqual([page, 303])
    }
  })

  test('who does what: one more row keeps what was typed; what is wrong stands at its row', async () => {
    const { code, leads, members } = await whole(app, clerk)
    const url = `/designs/${code}/duties`
    const typed = { 'duties.0': '画图', [`duties.0.${members.leads}`]: 'accountable', 'duties.2': '报批' }
    const more = await post(leads.by, url, { ...typed, act: 'more' })
    expect(more.status).toBe(200)
    // the empty row between them is gone, and two stand free
    expect([...more.text.matchAll(/name="duties\.\d+"/g)]).toHaveLength(4)
    expect(more.text).toContain('value="报批"')
    const refused = await post(leads.by, url, { ...typed, act: 'save' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('href="#field-duties.1"')
    expect(textOf(refused)).toContain('第 2 件：还没有人做这件事')
    const saved = await post(leads.by, url, { ...typed, 'duties.2': '', act: 'save' })
    expect(placeOf(saved)).toBe(`/designs/${code}?done=duties`)
    expect(textOf(await get(app.stranger, `/designs/${code}`))).toContain('画图')
  })

  test('settled, reopened, and ended with a reason that the public does not read', async () => {
    const { code, leads } = await whole(app, clerk)
    expect(placeOf(await post(leads.by, `/designs/${code}`, { act: 'settle' }))).toContain('done=settled')
    expect(textOf(await get(app.stranger, `/designs/${code}`))).toContain('方案成形，可以申报了')
    expect(placeOf(await post(leads.by, `/designs/${code}`, { act: 'reopen' }))).toContain('done=reopened')
    const refused = await post(leads.by, `/designs/${code}/end`, { reason: '' })
    expect(refused.status).toBe(422)
    await post(leads.by, `/designs/${code}/end`, { reason: '学校已自己解决' })
    expect(textOf(await get(leads.by, `/designs/${code}`))).toContain('学校已自己解决')
    expect(textOf(await get(app.stranger, `/designs/${code}`))).not.toContain('学校已自己解决')
  })

  test('another adopted problem joins, and its code leads to the design', async () => {
    const code = await shown(app, clerk, drives)
    const other = await adopted(app, clerk)
    expect(hidden(await get(drives.by, `/designs/${code}/problems`), 'idempotencyKey')).toHaveLength(1)
    const sent = await post(drives.by, `/designs/${code}/problems`, { problemCode: other.code })
    expect(placeOf(sent)).toBe(`/designs/${code}?done=problem`)
    expect(textOf(await get(app.stranger, `/designs/${other.code}`))).toContain(`${other.code} 已并进这个方案`)
    const again = await post(drives.by, `/designs/${code}/problems`, { problemCode: 'LG-20-0001' })
    expect(again.status).toBe(404)
  })
})

test('the list is searched and filtered by its address, and what makes no sense in it is left out', async () => {
  const { code } = await ready(app, clerk)
  const listed = await get(
    app.stranger,
    '/designs?state=ready&field=nonsense-that-is-much-too-long-to-be-any-field-at-all',
  )
  expect(listed.status).toBe(200)
  expect(listed.text).toContain(`href="/designs/${code}"`)
  expect((await get(app.stranger, '/designs?state=ended')).text).not.toContain(`href="/designs/${code}"`)
  expect(textOf(await get(app.stranger, '/en/designs?q=护学'))).toContain('found')
  expect((await get(app.stranger, '/designs?cursor=broken')).status).toBe(303)
})
