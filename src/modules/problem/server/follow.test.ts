import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { findPlanted } from '../../../testing/dump.ts'
import { answered, lastSms, published, report, seen, upload } from '../../../testing/problems.ts'
import {
  confirmProblem,
  editProblemText,
  followProblem,
  reopenProblem,
  supportProblem,
  unfollowProblem,
  withdrawProblem,
} from '../contract.ts'
import { eraseMe } from '../../people/contract.ts'
import {
  answerProblem,
  assignProblem,
  getDesk,
  listDesk,
  noteProblem,
  passProblem,
  reviewProblem,
} from '../contract-desk.ts'
import { countStatements } from '../../../testing/query-budget.ts'
import { supportProblem as supportFrom } from './commands/support.ts'
import { openCount } from './queries/overview.ts'

const app = await testApp()
afterAll(() => app.close())

it('whoever has their account erased is forgotten as reporter and as neighbour, and counts on', async () => {
  const clerkHere = await app.staff('clerk', app.area('平湖街道').path)
  const resident = await app.resident()
  const own = await report(app, { contact: '13600000077' }, resident)
  const { code } = await published(app, clerkHere)
  await resident.ok(supportProblem, { code, contact: '13600000077' })
  await resident.ok(eraseMe, { confirm: 'erase' })
  await app.runJobs()
  const held = await app.ask('select 1 from problem_follower where person_id = $1 or contact_masked = $2', [
    resident.personId,
    '136****0077',
  ])
  expect(held).toEqual([])
  expect((await clerkHere.ok(getDesk, { code: own.code })).contactMasked).toBeNull()
  expect((await seen(app, code)).supportCount).toBe(1)
})

const clerk = await app.staff('clerk', app.area('平湖街道').path)
const codeOf = (refused: { status: number; code: string }) => `${refused.status} ${refused.code}`
const thread = async (code: string) => (await seen(app, code)).thread.map(({ type }) => type)

describe('me too', () => {
  it('counts a person, a device and a contact once each', async () => {
    const { code } = await published(app, clerk)
    const resident = await app.resident()
    const home = app.stranger.with({}, '203.0.113.7')
    const support = async (by: typeof resident, more: object = {}) =>
      (await by.ok(supportProblem, { code, ...more })).supportCount
    expect([await support(resident), await support(resident)]).toEqual([1, 1])
    expect([await support(home, { device: 'one' }), await support(home, { device: 'one' })]).toEqual([2, 2])
    expect(await support(app.stranger, { contact: '13600000001' })).toBe(3)
    expect(await support(app.stranger, { contact: '+86 136 0000 0001' })).toBe(3)
    // without a device the address stands for one, unless each there leaves a contact of their own
    expect([await support(home), await support(home)]).toEqual([4, 4])
    expect(await support(home, { contact: '13600000011' })).toBe(4)
    expect(await support(home, { contact: '13600000012' })).toBe(5)
    expect((await seen(app, code)).supportCount).toBe(5)
  })

  it('takes a device at its word only among a few at one address', async () => {
    const { code } = await published(app, clerk)
    const stranger = app.stranger.ctx()
    const home = { ...stranger, actor: { ...stranger.actor, visitor: 'one-address' } }
    for (let each = 0; each < 100; each++) await supportFrom(home, { code, device: `made-up-${each}` })
    expect((await seen(app, code)).supportCount).toBe(8)
  })

  it('answers the same whether a number follows already or not', async () => {
    const { code, secret } = await published(app, clerk, { contact: '13600000021' })
    const answer = async (contact: string) => app.stranger.ok(supportProblem, { code, contact })
    const [first, again, reporter] = [
      await answer('13600000022'),
      await answer('13600000022'),
      await answer('13600000021'),
    ]
    expect(again).toEqual(first)
    expect(reporter).toEqual(first)
    expect(first).toEqual({ code, supportCount: 1, secret: null })
    expect(await app.stranger.ok(followProblem, { code, secret })).toMatchObject({ role: 'reporter' })
  })

  it('coming again with a contact adds it, and messages carry the link of before', async () => {
    const { code } = await published(app, clerk)
    const home = app.stranger.with({}, '203.0.113.9')
    const { secret } = await home.ok(supportProblem, { code, device: 'mine' })
    expect(await home.ok(supportProblem, { code, device: 'mine', contact: '13600000031' })).toMatchObject({
      supportCount: 1,
    })
    await clerk.ok(answerProblem, { code, text: '已经处理好了。' })
    await app.runJobs()
    expect(await lastSms(app, '13600000031')).toMatchObject({ count: 1, secret })
  })

  it('of fifty at once with the same contact, one counts', async () => {
    const { code } = await published(app, clerk)
    const tries = Array.from({ length: 50 }, (_, index) =>
      app.stranger.ok(supportProblem, { code, contact: '13600000002', device: `phone-${index}` }),
    )
    await Promise.all(tries)
    expect((await seen(app, code)).supportCount).toBe(1)
  })

  it('is only for what is public and goes on', async () => {
    const { code, secret } = await report(app)
    expect(codeOf(await app.stranger.refused(supportProblem, { code }))).toBe('409 problem.not-public')
    await clerk.ok(reviewProblem, { code, decision: 'publish' })
    await app.stranger.ok(withdrawProblem, { code, secret })
    expect(codeOf(await app.stranger.refused(supportProblem, { code }))).toBe('409 problem.withdrawn')
  })

  it('whoever joined may say that it is not solved, and see no more than the public', async () => {
    const { code } = await answered(app, clerk, { title: '原来的字句' })
    const { secret } = await app.stranger.ok(supportProblem, { code, device: 'joiner' })
    const held = { code, secret: secret ?? '' }
    expect(await app.stranger.ok(followProblem, held)).toMatchObject({
      role: 'supporter',
      original: null,
      can: { reopen: null, withdraw: { code: 'problem.reporter-only' } },
    })
    expect(codeOf(await app.stranger.refused(withdrawProblem, held))).toBe('403 problem.reporter-only')
    expect(codeOf(await app.stranger.refused(editProblemText, { ...held, title: '改一改', description: '' }))).toBe(
      '403 problem.reporter-only',
    )
    expect(await app.stranger.ok(reopenProblem, { ...held, reason: '我家门口还是不行' })).toMatchObject({
      state: 'handling',
    })
  })
})

describe('the reporter', () => {
  it('mends the words before they are public; then they wait for review again', async () => {
    const { code, secret } = await report(app, { title: '写错的字' })
    await clerk.ok(reviewProblem, { code, decision: 'withhold', reason: 'unclear' })
    await app.stranger.ok(editProblemText, { code, secret, title: '写对的字', description: '说清楚了' })
    expect(await seen(app, code)).toMatchObject({ review: 'pending', title: null })
    expect((await clerk.ok(listDesk, { queue: 'review', limit: 100 })).items.map((item) => item.code)).toContain(code)
    await clerk.ok(reviewProblem, { code, decision: 'publish' })
    expect(await seen(app, code)).toMatchObject({ title: '写对的字' })
    expect(
      codeOf(await app.stranger.refused(editProblemText, { code, secret, title: '再改改', description: '' })),
    ).toBe('409 problem.text-published')
  })

  it('confirms, and may still reopen within 60 working days of the answer, not after', async () => {
    const { code, secret } = await answered(app, clerk)
    expect(await app.stranger.ok(confirmProblem, { code, secret })).toMatchObject({ state: 'closed' })
    expect(codeOf(await app.stranger.refused(confirmProblem, { code, secret }))).toBe('409 state.not-possible')
    app.clock.advance({ days: 60 })
    expect((await app.stranger.ok(followProblem, { code, secret })).can.reopen).toBeNull()
    app.clock.advance({ days: 60 })
    expect((await app.stranger.ok(followProblem, { code, secret })).can.reopen).toMatchObject({
      code: 'problem.reopen-late',
    })
    expect(codeOf(await app.stranger.refused(reopenProblem, { code, secret, reason: '太晚了' }))).toBe(
      '409 problem.reopen-late',
    )
    app.clock.set('2026-11-21T02:00:00Z')
  })

  it('may not act with a secret that is not theirs', async () => {
    const [mine, other] = [await answered(app, clerk), await answered(app, clerk)]
    for (const secret of ['', 'x', other.secret, `${mine.secret}x`]) {
      expect(codeOf(await app.stranger.refused(confirmProblem, { code: mine.code, secret }))).toBe('404 problem.secret')
    }
    expect((await seen(app, mine.code)).state).toBe('answered')
  })

  it('stops the messages: the contact is forgotten, the link still opens', async () => {
    const phone = '13600000003'
    const { code, secret } = await published(app, clerk, { contact: phone })
    await app.stranger.ok(unfollowProblem, { code, secret })
    await clerk.ok(answerProblem, { code, text: '已经处理好了。' })
    await app.runJobs()
    expect((await lastSms(app, phone)).count).toBe(0)
    expect(await app.stranger.ok(followProblem, { code, secret })).toMatchObject({
      role: 'reporter',
      contactMasked: null,
    })
  })
})

describe('withdrawing', () => {
  it('erases words, place, photographs, contacts, notes and reasons wherever they were kept', async () => {
    const words = [
      '蓝色琉璃瓦',
      '檐角挂着铜铃铛',
      '旧祠堂后墙根',
      '13655550001',
      '铃铛半夜还在响',
      '经办觉得可疑',
      '琉璃屋顶破损',
    ]
    const [title = '', description, place = '', contact, reason = '', note = '', publicTitle] = words
    const photoIds = [await upload(app.stranger)]
    const { code, secret } = await report(app, { title, description, place, contact, photoIds })
    await clerk.ok(reviewProblem, { code, decision: 'publish', publicTitle })
    await clerk.ok(noteProblem, { code, text: note })
    await clerk.ok(assignProblem, { code, handler: '文物办公室' })
    await clerk.ok(answerProblem, { code, text: '已经安排修缮。' })
    await app.stranger.ok(reopenProblem, { code, secret, reason })
    await app.runJobs()
    expect(await findPlanted(app, words)).toEqual(words.filter((word) => !/^\d+$/.test(word)))
    expect(await app.stranger.ok(withdrawProblem, { code, secret })).toEqual({ code, state: 'withdrawn', dueOn: null })
    await app.runJobs()
    expect(await findPlanted(app, words)).toEqual([])
    expect(await seen(app, code)).toMatchObject({
      state: 'withdrawn',
      title: null,
      description: null,
      photos: [],
      answer: null,
    })
    expect((await app.stranger.send({ url: `/files/${photoIds[0]}?s=${secret}` })).status).toBe(404)
    expect(codeOf(await app.stranger.refused(followProblem, { code, secret }))).toBe('404 problem.secret')
    expect(
      await app.ask('select 1 from deadline d join problem p on p.id = d.subject_id where p.code = $1', [code]),
    ).toEqual([])
    expect((await clerk.ok(getDesk, { code })).can).toMatchObject({
      assign: { code: 'state.not-possible' },
      answer: { code: 'state.not-possible' },
    })
  })

  it('is not possible once answered, and leaves the code answering', async () => {
    const { code, secret } = await answered(app, clerk)
    expect(codeOf(await app.stranger.refused(withdrawProblem, { code, secret }))).toBe('409 state.not-possible')
  })
})

describe('the clock', () => {
  const day = (iso: string) => app.clock.set(iso)

  it('promises five working days over the spring festival and its make-up days', async () => {
    // 2026: off 15 to 23 February, worked on Saturday 14 and Saturday 28 February
    day('2026-02-12T02:00:00Z')
    const { dueOn, dueProvisional } = await report(app)
    expect({ dueOn, dueProvisional }).toEqual({ dueOn: '2026-02-26', dueProvisional: false })
  })

  it('says so when next year’s holidays are not announced yet', async () => {
    day('2026-12-28T02:00:00Z')
    expect(await report(app)).toMatchObject({ dueOn: '2027-01-04', dueProvisional: true })
  })

  it('is late from the end of the last day on: said once, openly, to who reported and in the public record', async () => {
    day('2026-11-21T02:00:00Z')
    const phone = '13600000004'
    const { code } = await published(app, clerk, { contact: phone })
    day('2026-11-27T15:59:59.999Z')
    await app.sweep()
    expect(await seen(app, code)).toMatchObject({ overdue: false })
    day('2026-11-27T16:00:00Z')
    await app.sweep()
    expect(await app.sweep()).toBe(0)
    expect(await seen(app, code)).toMatchObject({ overdue: true, dueOn: '2026-11-27' })
    const late = (await seen(app, code)).thread.filter(({ type }) => type === 'problem.overdue')
    expect(late.map((entry) => entry.public)).toEqual([{ dueOn: '2026-11-27', handler: '禾花社区', workingDays: 1 }])
    await app.runJobs()
    expect((await lastSms(app, phone)).text).toContain('我们晚了，抱歉')
    expect((await clerk.ok(listDesk, { queue: 'overdue', limit: 100 })).items.map((item) => item.code)).toContain(code)
    const answer = await clerk.ok(answerProblem, { code, text: '抱歉来晚了，已经处理。' })
    expect(answer).toMatchObject({ state: 'answered', dueOn: null })
    expect((await seen(app, code)).thread.at(-1)).toMatchObject({ type: 'problem.answered', public: { late: true } })
  })

  it('an outside body that is late is asked, not announced', async () => {
    day('2026-11-21T02:00:00Z')
    const { code } = await published(app, clerk)
    await clerk.ok(passProblem, { code, body: 'grid', receipt: 'G-100', expectedOn: '2026-11-30' })
    day('2026-11-30T16:00:00Z')
    await app.sweep()
    expect(await thread(code)).not.toContain('problem.overdue')
    expect((await clerk.ok(getDesk, { code })).history.at(-1)).toMatchObject({ type: 'problem.outside-overdue' })
    expect(
      codeOf(await clerk.refused(passProblem, { code, body: 'grid', receipt: 'G-101', expectedOn: '2026-11-30' })),
    ).toBe('422 problem.outside-date')
    expect(
      await clerk.ok(passProblem, { code, body: 'petition', receipt: 'X-1', expectedOn: '2026-12-31' }),
    ).toMatchObject({ dueOn: '2026-12-31' })
    await app.sweep()
    expect(await seen(app, code)).toMatchObject({ state: 'passed', overdue: false })
  })

  it('closes what was answered after 15 working days without a word, unless it was reopened', async () => {
    day('2026-11-20T02:00:00Z')
    const [quiet, loud] = [await answered(app, clerk), await answered(app, clerk)]
    await app.stranger.ok(reopenProblem, { ...loud, reason: '还是不行' })
    day('2026-12-11T15:59:59Z')
    await app.sweep()
    expect((await seen(app, quiet.code)).state).toBe('answered')
    day('2026-12-11T16:00:00Z')
    await app.sweep()
    expect((await seen(app, quiet.code)).state).toBe('closed')
    expect((await seen(app, loud.code)).state).toBe('handling')
    expect(await app.stranger.ok(reopenProblem, { ...quiet, reason: '又坏了' })).toMatchObject({
      state: 'handling',
      dueOn: '2026-12-18',
    })
  })

  it('ten sweeps at once fire everything once', async () => {
    day('2026-11-21T02:00:00Z')
    const made = [await published(app, clerk), await published(app, clerk), await published(app, clerk)]
    day('2026-12-01T00:00:00Z')
    await Promise.all(Array.from({ length: 10 }, () => app.sweep()))
    for (const { code } of made)
      expect((await thread(code)).filter((type) => type === 'problem.overdue')).toHaveLength(1)
  })

  it('counts what is open from kept counters, in one statement', async () => {
    const { answer, sent } = await countStatements(app.stranger.ctx(), openCount)
    const [row] = await app.ask<{ n: number }>(
      `select count(*)::int as n from problem where network_id = $1 and state in ('received', 'handling', 'passed') and review = 'published'`,
      [app.stranger.networkId],
    )
    expect({ answer, statements: sent.length }).toEqual({ answer: row?.n, statements: 1 })
  })
})
