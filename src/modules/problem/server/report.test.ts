import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { findPlanted } from '../../../testing/dump.ts'
import { lastSms, published, report, reportInput, seen, upload } from '../../../testing/problems.ts'
import { createToken } from '../../people/contract.ts'
import { answerConsent, followProblem, getProblem, reportProblem, withdrawProblem } from '../contract.ts'
import { assignProblem, enterForSomeone, getDesk, listDesk, noteProblem, reviewProblem } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

const street = app.area('平湖街道')
const hehua = app.area('禾花社区')
const clerk = await app.staff('clerk', street.path)
const clerkElsewhere = await app.staff('clerk', app.area('坂田街道').path)

const eventsOf = (code: string) =>
  app.ask<{ type: string; public_part: object; private_part: object; actor_person_id: string | null }>(
    'select e.* from event e join problem p on p.id = e.subject_id where p.code = $1 order by e.id',
    [code],
  )

const review = (code: string, more: object = {}) => clerk.call(reviewProblem, { code, decision: 'publish', ...more })

describe('a report', () => {
  it('by a stranger is answered with its code, its secret link and the promised day', async () => {
    const made = await report(app)
    expect(made).toMatchObject({ state: 'received', dueOn: '2026-11-27', dueProvisional: false })
    expect(made.code).toMatch(/^LG-26-\d{4}$/)
    expect(made.followUrl).toBe(`http://own.test/follow/${made.code}?s=${made.secret}`)
    expect(await eventsOf(made.code)).toMatchObject([
      {
        type: 'problem.reported',
        public_part: { kind: 'problem', channel: 'web' },
        private_part: { columns: [] },
        actor_person_id: null,
      },
    ])
  })

  it('shows its state at once and its words only after review', async () => {
    const made = await report(app, { title: '井盖松了' })
    expect(await seen(app, made.code)).toMatchObject({
      code: made.code,
      state: 'received',
      review: 'pending',
      title: null,
      description: null,
    })
    await review(made.code)
    expect(await seen(app, made.code)).toMatchObject({
      review: 'published',
      title: '井盖松了',
      community: { name: '禾花社区' },
      street: { name: '平湖街道' },
    })
  })

  it('is found under its code however that is typed', async () => {
    const made = await report(app)
    const number = Number(made.code.slice(-4))
    for (const typed of [made.code.toLowerCase(), `lg 26 ${number}`, `ＬＧ—26—${number}`]) {
      expect((await seen(app, typed)).code).toBe(made.code)
    }
    for (const none of ['LG-26-9999', 'nonsense', 'LG-26', "' or 1=1 --"]) {
      expect(await app.stranger.refused(getProblem, { code: none })).toMatchObject({ status: 404 })
    }
  })

  it('by someone signed in is followed without a secret, by nobody else', async () => {
    const [resident, other] = [await app.resident(), await app.resident()]
    const { code, secret } = await report(app, {}, resident)
    const held = { code, secret: '' }
    expect(await resident.ok(followProblem, held)).toMatchObject({
      role: 'reporter',
      original: { title: '路口没有红绿灯' },
    })
    expect(await other.refused(followProblem, held)).toMatchObject({ status: 404, code: 'problem.secret' })
    const { token } = await resident.ok(createToken, { name: '脚本', scopes: ['problem.read'], days: 1 })
    const asProgram = { authorization: `Bearer ${token}` }
    expect(await resident.refused(withdrawProblem, held, asProgram)).toMatchObject({ status: 404 })
    expect(await app.stranger.refused(followProblem, held)).toMatchObject({ status: 404 })
    expect(await app.stranger.ok(followProblem, { code, secret })).toMatchObject({ role: 'reporter' })
  })

  it('cannot be opened by its code with the secret of another one', async () => {
    const [one, two] = [await report(app), await report(app)]
    expect(await app.stranger.refused(followProblem, { code: one.code, secret: two.secret })).toMatchObject({
      status: 404,
    })
  })

  it.each([
    ['13912345678', '139****5678'],
    ['+86 139-1234-5678', '139****5678'],
    ['１３９１２３４５６７８', '139****5678'],
    ['0755-28901234', '0755-****1234'],
    ['Someone@Example.CN', /^s.*@/],
  ])('takes the contact %s and keeps it sealed', async (contact, masked) => {
    const { code, secret } = await report(app, { contact })
    const followed = await app.stranger.ok(followProblem, { code, secret })
    expect(followed.contactMasked).toMatch(masked)
    expect(
      await findPlanted(app, ['13912345678', '0755-28901234', 'someone@example.cn', 'Someone@Example.CN']),
    ).toEqual([])
  })

  it.each([
    ['a contact that is none', { contact: '门卫老王' }, { contact: 'contact-format' }],
    ['a place that is none', { areaId: '01900000-0000-7000-8000-00000000abcd' }, { areaId: 'area-not-found' }],
    ['a field that is none', { field: 'weather' }, { field: 'not-among-choices' }],
    ['a child without guardian', { ageBand: 'under-14' as const }, { guardianPhone: 'required' }],
    [
      'a guardian who cannot be reached',
      { ageBand: 'under-14' as const, guardianPhone: 'a@b.cn' },
      { guardianPhone: 'contact-format' },
    ],
    ['a brief without a company', { kind: 'brief' as const }, { organisationId: 'required' }],
    [
      'a photograph that is none',
      { photoIds: ['01900000-0000-7000-8000-00000000abcd'] },
      { photoIds: 'file.not-usable' },
    ],
    ['no title', { title: '  ' }, { title: 'required' }],
    ['a title of 61 characters', { title: '路'.repeat(61) }, { title: 'too-long' }],
    [
      'five photographs',
      { photoIds: Array.from({ length: 5 }, (_, n) => `01900000-0000-7000-8000-00000000000${n}`) },
      { photoIds: 'too-many' },
    ],
  ])('with %s is refused at the field', async (_what, changes, fields) => {
    expect(await app.stranger.refused(reportProblem, reportInput(app, changes))).toMatchObject({ status: 422, fields })
  })

  it('names all that is wrong at once', async () => {
    const answer = await app.stranger.refused(reportProblem, {
      title: '',
      areaId: 'here',
      photoIds: ['x'],
      kind: 'rumour' as never,
    })
    expect(Object.keys(answer.fields).toSorted()).toEqual(['areaId', 'kind', 'photoIds.0', 'title'])
  })

  it('sent again under its key is one report, with the same answer; another under that key is refused', async () => {
    const key = { 'idempotency-key': 'report-once' }
    const home = app.stranger.with({}, '203.0.113.9')
    const before = (await app.ask('select 1 from problem')).length
    const answers = await Promise.all([1, 2, 3, 4].map(() => home.ok(reportProblem, reportInput(app), key)))
    expect(new Set(answers.map(({ code, secret }) => `${code} ${secret}`)).size).toBe(1)
    expect(await app.ask('select 1 from problem')).toHaveLength(before + 1)
    const other = reportInput(app, { title: '另一件事' })
    expect(await home.refused(reportProblem, other, key)).toMatchObject({
      status: 422,
      code: 'idempotency.other-request',
    })
    const unreadable = { 'idempotency-key': 'with a space' }
    expect(await home.refused(reportProblem, other, unreadable)).toMatchObject({ status: 422, code: 'idempotency.key' })
  })

  it('belongs to the network it was made at', async () => {
    const here = await report(app)
    expect(await app.strangerElsewhere.refused(reportProblem, reportInput(app))).toMatchObject({
      fields: { areaId: 'area-not-found' },
    })
    const [place] = await app.ask<{ id: string }>('select id from area where network_id = $1 and name = $2', [
      app.strangerElsewhere.networkId,
      '禾花社区',
    ])
    const there = await app.strangerElsewhere.ok(reportProblem, { title: '别处的事情', areaId: place?.id ?? '' })
    // each network counts its own codes
    expect(there.code).toBe('LG-26-0001')
    expect(await app.stranger.refused(followProblem, there)).toMatchObject({ status: 404 })
    expect(await app.strangerElsewhere.refused(followProblem, here)).toMatchObject({ status: 404 })
  })
})

describe('photographs', () => {
  it('are seen by their reporter and by staff in reach until they are published', async () => {
    const photoIds = [await upload(app.stranger), await upload(app.stranger)]
    const { code, secret } = await report(app, { photoIds })
    const status = async (by: typeof clerk, id = photoIds[0], key = '') =>
      (await by.send({ url: `/files/${id}${key}` })).status
    expect(await status(app.stranger)).toBe(404)
    expect(await status(app.stranger, photoIds[0], '?s=wrong')).toBe(404)
    expect(await status(app.stranger, photoIds[0], `?s=${secret}`)).toBe(200)
    expect(await status(clerk)).toBe(200)
    expect(await status(clerkElsewhere)).toBe(404)
    expect((await seen(app, code)).photos).toEqual([])
    await review(code, { hiddenPhotoIds: [photoIds[1]] })
    expect((await seen(app, code)).photos.map(({ id }) => id)).toEqual([photoIds[0]])
    expect(await status(app.stranger)).toBe(200)
    expect(await status(app.stranger, photoIds[1])).toBe(404)
    await clerk.ok(reviewProblem, { code, decision: 'withhold', reason: 'privacy' })
    expect(await status(app.stranger)).toBe(404)
  })

  it('belong to one report only', async () => {
    const photoIds = [await upload(app.stranger)]
    await report(app, { photoIds })
    expect(await app.stranger.refused(reportProblem, reportInput(app, { photoIds }))).toMatchObject({
      fields: { photoIds: 'file.not-usable' },
    })
  })

  it('of someone signed in are not taken by a stranger who knows their id', async () => {
    const photoIds = [await upload(await app.resident())]
    expect(await app.stranger.refused(reportProblem, reportInput(app, { photoIds }))).toMatchObject({
      fields: { photoIds: 'file.not-usable' },
    })
  })
})

describe('a report entered for someone offline', () => {
  it('is taken by a worker for the own community only, and is the resident’s, not the worker’s', async () => {
    const worker = await app.staff('community-worker', hehua.path)
    const { code, secret } = await worker.ok(enterForSomeone, {
      ...reportInput(app),
      channel: 'walk-in',
      contact: '13912345678',
    })
    expect(await worker.refused(followProblem, { code, secret: '' })).toMatchObject({ status: 404 })
    expect(await app.stranger.ok(followProblem, { code, secret })).toMatchObject({ role: 'reporter' })
    expect(await worker.ok(getDesk, { code })).toMatchObject({ channel: 'walk-in', contactMasked: '139****5678' })
    expect(await eventsOf(code)).toMatchObject([
      { actor_person_id: worker.personId, public_part: { channel: 'walk-in' } },
    ])
    const elsewhere = { ...reportInput(app, { areaId: app.area('平湖社区').id }), channel: 'phone' as const }
    expect(await worker.refused(enterForSomeone, elsewhere)).toMatchObject({ status: 404 })
  })
})

describe('a child’s idea', () => {
  const child = { kind: 'idea' as const, ageBand: 'under-14' as const, guardianName: '监护人甲' }
  let last = 13_611_110_000
  const guardianPhone = () => String((last += 1))

  it('waits for the guardian, who is asked by a link of their own; then it is reviewed like any other', async () => {
    const phone = guardianPhone()
    const { code, secret } = await report(app, { ...child, title: '想要一个旱冰场', guardianPhone: phone })
    await app.runJobs()
    const asked = await lastSms(app, phone)
    expect(asked.text).toContain(`/consent/${code}?s=`)
    const guardian = { code, secret: asked.secret ?? '' }
    const waiting = { status: 409, code: 'problem.consent-waiting' }
    expect(await clerk.refused(reviewProblem, { code, decision: 'publish' })).toMatchObject(waiting)
    expect(await clerk.refused(assignProblem, { code, handler: '文化站' })).toMatchObject(waiting)
    const queue = async () => (await clerk.ok(listDesk, { queue: 'review', limit: 100 })).items.map((item) => item.code)
    expect(await queue()).not.toContain(code)
    expect(await app.stranger.refused(answerConsent, { code, secret, agree: true })).toMatchObject({
      status: 403,
      code: 'problem.reporter-only',
    })

    app.clock.advance({ days: 14 })
    expect(await app.stranger.ok(followProblem, guardian)).toMatchObject({
      role: 'guardian',
      original: { title: '想要一个旱冰场' },
      consent: 'waiting',
    })
    // nobody owes an answer to what may not be read yet: the promise counts from the consent
    await app.sweep()
    expect((await seen(app, code)).thread.map(({ type }) => type)).toEqual(['problem.reported'])
    expect(await app.stranger.ok(answerConsent, { ...guardian, agree: true })).toMatchObject({
      state: 'received',
      dueOn: '2026-12-11',
    })
    expect(await app.stranger.refused(answerConsent, { ...guardian, agree: false })).toMatchObject({
      status: 409,
      code: 'problem.consent-answered',
    })
    expect(await queue()).toContain(code)
    expect(await review(code)).toMatchObject({ status: 200 })
    app.clock.set('2026-11-21T02:00:00Z')
  })

  it('is erased without a trace when the guardian refuses', async () => {
    const words = ['旱獭乐园', '要有三十只旱獭', '东门第九棵榕树', '监护人壬癸', '13822220001', '旱獭要吃草']
    const phone = guardianPhone()
    const photoIds = [await upload(app.stranger)]
    const { code, secret } = await app.stranger.ok(
      reportProblem,
      {
        ...reportInput(app, {
          ...child,
          title: words[0] ?? '',
          description: words[1],
          place: words[2],
          guardianName: words[3],
          contact: words[4],
          photoIds,
        }),
        guardianPhone: phone,
      },
      { 'idempotency-key': 'a-child-1' },
    )
    await clerk.ok(noteProblem, { code, text: words[5] ?? '' })
    await app.runJobs()
    const { secret: guardianSecret } = await lastSms(app, phone)
    expect(await findPlanted(app, words)).toEqual(['旱獭乐园', '要有三十只旱獭', '东门第九棵榕树', '旱獭要吃草'])
    const done = await app.stranger.ok(answerConsent, { code, secret: guardianSecret ?? '', agree: false })
    expect(done).toMatchObject({ state: 'withdrawn', dueOn: null })
    await app.runJobs()
    expect(await findPlanted(app, [...words, phone, secret])).toEqual([])
    expect(await seen(app, code)).toMatchObject({ state: 'withdrawn', title: null, photos: [] })
    expect(await app.stranger.refused(followProblem, { code, secret })).toMatchObject({ status: 404 })
    expect((await clerk.send({ url: `/files/${photoIds[0]}` })).status).toBe(404)
    const left = await app.ask<{ sha256: string }>('select sha256 from file union select thumb_sha256 from file')
    const blobs = await readdir(join(app.platform.settings.dataDir, 'files'), { recursive: true, withFileTypes: true })
    const stored = blobs.filter((entry) => entry.isFile()).map((entry) => entry.name)
    expect(stored.filter((name) => !left.some(({ sha256 }) => name.includes(sha256)))).toEqual([])
  })

  it('of 14 to 17 goes on at once, and the guardian is told', async () => {
    const phone = guardianPhone()
    const { code } = await report(app, { ...child, ageBand: '14-17', guardianPhone: phone })
    await app.runJobs()
    const told = await lastSms(app, phone)
    expect(told.text).toContain(code)
    expect(told.secret).toBeNull()
    expect(await review(code)).toMatchObject({ status: 200 })
  })

  it('leaves an event when staff open it, each of them once an hour', async () => {
    const { code } = await published(app, clerk, { kind: 'idea', ageBand: '14-17', guardianPhone: guardianPhone() })
    const readers = async () =>
      (await eventsOf(code))
        .filter(({ type }) => type === 'problem.minor-read')
        .map((read) => read.actor_person_id)
        .toSorted()
    await Promise.all(Array.from({ length: 10 }, () => clerk.ok(getDesk, { code })))
    expect(await readers()).toEqual([clerk.personId])
    const colleague = await app.staff('operator', app.area('平湖街道').path)
    await colleague.ok(getDesk, { code })
    app.clock.advance({ minutes: 59 })
    await clerk.ok(getDesk, { code })
    expect(await readers()).toEqual([clerk.personId, colleague.personId].toSorted())
    app.clock.advance({ minutes: 1 })
    await clerk.ok(getDesk, { code })
    expect(await readers()).toEqual([clerk.personId, clerk.personId, colleague.personId].toSorted())
    const adult = await report(app)
    await clerk.ok(getDesk, { code: adult.code })
    expect((await eventsOf(adult.code)).map(({ type }) => type)).not.toContain('problem.minor-read')
  })
})
