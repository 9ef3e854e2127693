import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { answered, lastSms, published, report, seen } from '../../../testing/problems.ts'
import {
  findSimilar,
  followProblem,
  listProblems,
  reopenProblem,
  supportProblem,
  withdrawProblem,
} from '../contract.ts'
import {
  adoptProblem,
  answerProblem,
  assignProblem,
  classifyProblem,
  getDesk,
  listDesk,
  mergeProblem,
  noteProblem,
  passProblem,
  revealContact,
  reviewProblem,
} from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

const pinghu = app.area('平湖街道')
const clerk = await app.staff('clerk', pinghu.path, { name: '平湖经办' })
const worker = await app.staff('community-worker', app.area('禾花社区').path)
const hq = await app.staff('hq-manager', '/440307/')

const found = async (q: string) => (await app.stranger.ok(listProblems, { q, limit: 50 })).items.map(({ code }) => code)
const thread = async (code: string) => (await seen(app, code)).thread.map(({ type }) => type)
const codeOf = (refused: { status: number; code: string }) => `${refused.status} ${refused.code}`

describe('review', () => {
  it('makes the reviewed words public and findable, not the original ones', async () => {
    const { code } = await report(app, { title: '老王家的鹦鹉天天骂人', description: '住 3 栋 502 的老王。' })
    expect(await found('鹦鹉')).toEqual([])
    await clerk.ok(reviewProblem, {
      code,
      decision: 'publish',
      publicTitle: '邻居的宠物扰民',
      publicDescription: '宠物声音大。',
    })
    expect(await seen(app, code)).toMatchObject({ title: '邻居的宠物扰民', description: '宠物声音大。' })
    expect(await found('宠物扰民')).toEqual([code])
    expect(await found('鹦鹉')).toEqual([])
    expect(JSON.stringify(await seen(app, code))).not.toMatch(/鹦鹉|老王|502/)
    expect((await clerk.ok(getDesk, { code })).original).toMatchObject({ title: '老王家的鹦鹉天天骂人' })
  })

  it('withholds with a reason, which its author alone is told, and takes the words out of sight and search', async () => {
    const { code, secret } = await published(app, clerk, { title: '蟋蟀比赛在广场', contact: '13700000001' })
    expect(await found('蟋蟀')).toEqual([code])
    expect(await clerk.refused(reviewProblem, { code, decision: 'withhold' })).toMatchObject({
      status: 422,
      fields: { reason: 'required' },
    })
    await clerk.ok(reviewProblem, { code, decision: 'withhold', reason: 'advertising' })
    expect(await found('蟋蟀')).toEqual([])
    expect(await seen(app, code)).toMatchObject({
      review: 'withheld',
      title: null,
      description: null,
      state: 'received',
    })
    expect(JSON.stringify(await seen(app, code))).not.toMatch(/advertising|蟋蟀/)
    expect(await app.stranger.ok(followProblem, { code, secret })).toMatchObject({
      withheldBecause: 'advertising',
      can: { edit: null },
    })
    await app.runJobs()
    expect((await lastSms(app, '13700000001')).text).toContain('暂不公开')
  })

  it('is not for what was withdrawn or joined to another', async () => {
    const withdrawn = await report(app)
    await app.stranger.ok(withdrawProblem, withdrawn)
    const [one, two] = [await published(app, clerk), await published(app, clerk)]
    await clerk.ok(mergeProblem, { code: one.code, targetCode: two.code })
    for (const { code } of [withdrawn, one]) {
      const input = { code, decision: 'withhold' as const, reason: 'unclear' as const }
      expect(codeOf(await clerk.refused(reviewProblem, input))).toBe('409 problem.text-final')
      expect((await clerk.ok(getDesk, { code })).can).toMatchObject({
        review: { code: 'problem.text-final' },
        classify: { code: 'problem.text-final' },
      })
    }
  })
})

describe('handling', () => {
  it('goes from hand to hand, each step public in the thread and told to who reported', async () => {
    const phone = '13700000002'
    const { code } = await published(app, clerk, { contact: phone })
    await clerk.ok(assignProblem, { code, handler: '交通安全办公室', ownerPersonId: clerk.personId ?? '' })
    await clerk.ok(passProblem, { code, body: 'hotline-12345', receipt: 'MS2026-778899' })
    expect(await seen(app, code)).toMatchObject({
      state: 'passed',
      outside: { body: 'hotline-12345', receipt: 'MS2026-778899' },
      dueOn: '2026-12-04',
    })
    expect(await clerk.ok(answerProblem, { code, text: '信号灯下周装好。' })).toMatchObject({
      state: 'answered',
      dueOn: null,
    })
    expect(await seen(app, code)).toMatchObject({
      handler: '交通安全办公室',
      answer: { text: '信号灯下周装好。', by: '交通安全办公室' },
      overdue: false,
    })
    expect(await thread(code)).toEqual([
      'problem.reported',
      'problem.published',
      'problem.assigned',
      'problem.passed',
      'problem.answered',
    ])
    await app.runJobs()
    expect(await lastSms(app, phone)).toMatchObject({ count: 3 })
    const leaves = await app.ask<{ entry: string }>(
      `select convert_from(l.entry, 'UTF8') as entry from record_leaf l join event e on e.id = l.event_id join problem p on p.id = e.subject_id
        where p.code = $1 order by e.id`,
      [code],
    )
    expect(leaves.map(({ entry }) => JSON.parse(entry).type)).toEqual(['problem.passed', 'problem.answered'])
  })

  it('may be done by a community worker where it is answering, not where it is deciding', async () => {
    const { code } = await published(app, clerk)
    expect(codeOf(await worker.refused(assignProblem, { code, handler: '某办公室' }))).toBe('403 permission-missing')
    expect((await worker.ok(getDesk, { code })).can).toMatchObject({
      answer: null,
      note: null,
      assign: { code: 'permission-missing' },
      review: { code: 'permission-missing' },
    })
    expect(await worker.ok(answerProblem, { code, text: '社区已经处理好了。' })).toMatchObject({ state: 'answered' })
  })

  it('is refused where the state does not allow it, before anything is written', async () => {
    const { code } = await answered(app, clerk)
    const before = await thread(code)
    expect(codeOf(await clerk.refused(assignProblem, { code, handler: '某办公室' }))).toBe('409 state.not-possible')
    expect(codeOf(await clerk.refused(answerProblem, { code, text: '再答一次看看。' }))).toBe('409 state.not-possible')
    expect(codeOf(await clerk.refused(passProblem, { code, body: 'grid', receipt: 'G-1' }))).toBe(
      '409 state.not-possible',
    )
    expect(await thread(code)).toEqual(before)
  })

  it('adopts an idea, also after it was answered', async () => {
    const { code } = await answered(app, clerk, { kind: 'idea' })
    expect(await clerk.ok(adoptProblem, { code, text: '采纳，下月开始设计。' })).toMatchObject({
      state: 'adopted',
      dueOn: null,
    })
    expect(
      await app.ask(
        'select 1 from deadline d join problem p on p.id = d.subject_id where p.code = $1 and fired_at is null',
        [code],
      ),
    ).toEqual([])
  })

  it('two clerks who answer at once give one answer', async () => {
    const { code } = await published(app, clerk)
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => clerk.call(answerProblem, { code, text: `第 ${n} 个答复。` })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    expect((await thread(code)).filter((type) => type === 'problem.answered')).toHaveLength(1)
  })

  it('moves with its place, and out of reach with it', async () => {
    const { code } = await published(app, clerk)
    await clerk.ok(classifyProblem, { code, field: 'fire-safety', areaId: app.area('坂田社区').id })
    expect(await seen(app, code)).toMatchObject({ field: 'fire-safety', street: { name: '坂田街道' } })
    expect(codeOf(await clerk.refused(getDesk, { code }))).toBe('404 not-found')
    expect(await hq.ok(getDesk, { code })).toMatchObject({ community: { name: '坂田社区' } })
  })

  it('takes its time limits along, whatever they are for', async () => {
    const { code } = await answered(app, clerk)
    const limits = () =>
      app.ask(
        `select d.kind, d.path, d.due_at, d.fired_at from deadline d join problem p on p.id = d.subject_id where p.code = $1`,
        [code],
      )
    const before = await limits()
    expect(before).toMatchObject([{ kind: 'problem.settle', path: app.area('禾花社区').path, fired_at: null }])
    await clerk.ok(classifyProblem, { code, field: 'other', areaId: app.area('平湖社区').id })
    expect(await limits()).toEqual([{ ...before[0], path: app.area('平湖社区').path }])
  })

  it('given to a branch that is elsewhere, it is in that branch’s reach too', async () => {
    const [culture] = await app.ask<{ id: string; path: string }>(
      "select id, path from platform where network_id = $1 and code = 'culture'",
      [clerk.networkId],
    )
    const operator = await app.staff('operator', culture?.path ?? '')
    const { code } = await published(app, clerk)
    expect(codeOf(await operator.refused(getDesk, { code }))).toBe('404 not-found')
    await clerk.ok(assignProblem, { code, handler: '文化分部', platformId: culture?.id ?? '' })
    expect((await operator.ok(listDesk, {})).items.map((item) => item.code)).toEqual([code])
    expect(await operator.ok(answerProblem, { code, text: '文化分部来答复。' })).toMatchObject({ state: 'answered' })
  })
})

describe('notes and contacts', () => {
  it('notes stay inside', async () => {
    const { code } = await published(app, clerk)
    await clerk.ok(noteProblem, { code, text: '电话里说话很急' })
    expect((await clerk.ok(getDesk, { code })).notes).toMatchObject([{ by: '平湖经办', text: '电话里说话很急' }])
    expect(JSON.stringify(await seen(app, code))).not.toContain('很急')
  })

  it('a contact is shown to who must reach it, never to headquarters, and leaves an event each time', async () => {
    const { code } = await report(app, { contact: '13700000003' })
    expect(codeOf(await hq.refused(revealContact, { code, purpose: '想看看' }))).toBe('403 permission-missing')
    expect(await clerk.ok(revealContact, { code, purpose: '约时间上门' })).toEqual({ contact: '13700000003' })
    const { history } = await clerk.ok(getDesk, { code })
    expect(history.filter(({ type }) => type === 'problem.contact-read')).toMatchObject([
      { by: '平湖经办', reason: '约时间上门', public: {} },
    ])
    expect(await thread(code)).not.toContain('problem.contact-read')
  })

  it('the history names who acts in office, never a resident', async () => {
    const resident = await app.resident({ name: '不该露名' })
    const { code } = await published(app, clerk, {}, resident)
    const { history } = await clerk.ok(getDesk, { code })
    expect(history.map(({ type, by }) => [type, by])).toEqual([
      ['problem.reported', null],
      ['problem.published', '平湖经办'],
    ])
  })

  it('a contact read under a key is not kept where it could be read again', async () => {
    const { code } = await report(app, { contact: '13700000004' })
    const key = { 'idempotency-key': 'look-once' }
    const first = await clerk.ok(revealContact, { code, purpose: '约时间上门' }, key)
    expect(await clerk.ok(revealContact, { code, purpose: '约时间上门' }, key)).toEqual(first)
    const [row] = await app.ask<{ answer: string }>(
      "select answer::text as answer from idempotency where key = 'look-once'",
    )
    expect(row?.answer).not.toContain('13700000004')
  })
})

describe('merging', () => {
  it('keeps every code answering along a chain, and everyone told', async () => {
    const phone = '13700000005'
    const [a, b, c] = [
      await published(app, clerk, { contact: phone }),
      await published(app, clerk),
      await published(app, clerk),
    ]
    await app.stranger.ok(supportProblem, { code: a.code, device: 'neighbour-1' })
    await clerk.ok(mergeProblem, { code: a.code, targetCode: b.code })
    await clerk.ok(mergeProblem, { code: b.code, targetCode: c.code })
    for (const code of [a.code, b.code, c.code]) expect((await seen(app, code)).code).toBe(c.code)
    const current = await seen(app, a.code)
    expect(current).toMatchObject({ aliases: [a.code, b.code].toSorted(), supportCount: 3, state: 'received' })
    expect(await found('红绿灯')).not.toContain(a.code)
    // support by the old code counts for the one that goes on
    expect(await app.stranger.ok(supportProblem, { code: a.code, device: 'neighbour-2' })).toMatchObject({
      code: c.code,
      supportCount: 4,
    })
    await clerk.ok(answerProblem, { code: c.code, text: '三件一起办好了。' })
    await app.runJobs()
    expect((await lastSms(app, phone)).text).toContain(`${c.code} 有答复了`)
    expect(await app.stranger.ok(followProblem, a)).toMatchObject({ role: 'reporter', problem: { state: 'merged' } })
    expect(codeOf(await clerk.refused(answerProblem, { code: a.code, text: '单独答一下。' }))).toBe(
      '409 state.not-possible',
    )
  })

  it('refuses itself, a withdrawn one, and one out of reach', async () => {
    const [one, gone] = [await published(app, clerk), await report(app)]
    await app.stranger.ok(withdrawProblem, gone)
    const elsewhere = await report(app, { areaId: app.area('坂田社区').id })
    const merge = (targetCode: string) => clerk.refused(mergeProblem, { code: one.code, targetCode })
    expect(await merge(one.code)).toMatchObject({ status: 422, fields: { targetCode: 'same-record' } })
    expect(await merge(gone.code)).toMatchObject({ status: 422, fields: { targetCode: 'is-withdrawn' } })
    expect(await merge(elsewhere.code)).toMatchObject({ status: 404 })
    expect(await merge('LG-26-9999')).toMatchObject({ status: 404 })
  })

  it('crosswise at once, one wins and the other is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await published(app, clerk), await published(app, clerk)]
      const answers = await Promise.all([
        clerk.call(mergeProblem, { code: a.code, targetCode: b.code }),
        clerk.call(mergeProblem, { code: b.code, targetCode: a.code }),
      ])
      expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, expect.toBeOneOf([409, 422])])
      const left = [await seen(app, a.code), await seen(app, b.code)].map(({ code }) => code)
      expect(left[0]).toBe(left[1])
    }
  })

  it('in a ring of three at once, nothing is lost and nothing waits for ever', async () => {
    const made = [await published(app, clerk), await published(app, clerk), await published(app, clerk)].map(
      ({ code }) => code,
    )
    const ring = made.map((code, index) => ({ code, targetCode: made[(index + 1) % 3] ?? '' }))
    const answers = await Promise.all(ring.map((input) => clerk.call(mergeProblem, input)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
    const left = await Promise.all(made.map(async (code) => (await seen(app, code)).code))
    expect(new Set(left).size).toBe(1)
  })

  it('while neighbours join it, counts each of them once', async () => {
    const [a, b] = [await published(app, clerk), await published(app, clerk)]
    const joining = Array.from({ length: 12 }, (_, index) =>
      app.stranger.call(supportProblem, { code: a.code, device: `race-${index}` }),
    )
    const [merged, ...joined] = await Promise.all([
      clerk.call(mergeProblem, { code: a.code, targetCode: b.code }),
      ...joining,
    ])
    expect([merged.status, ...joined.map(({ status }) => status)]).toEqual(Array(13).fill(expect.toBeOneOf([200, 201])))
    expect((await seen(app, a.code)).supportCount).toBe(13)
  })
})

describe('reopening', () => {
  it('gives staff the reason and the public only the fact', async () => {
    const made = await answered(app, clerk)
    const { code, secret } = made
    expect(await app.stranger.ok(reopenProblem, { code, secret, reason: '灯装了但是不亮' })).toMatchObject({
      state: 'handling',
      dueOn: '2026-11-27',
    })
    expect((await clerk.ok(getDesk, { code })).history.at(-1)).toMatchObject({
      type: 'problem.reopened',
      reason: '灯装了但是不亮',
    })
    expect((await clerk.ok(getDesk, { code })).notes).toEqual([])
    expect(JSON.stringify(await seen(app, code))).not.toContain('不亮')
    expect(JSON.stringify(await app.stranger.ok(followProblem, made))).not.toContain('不亮')
  })
})

describe('who is put in charge', () => {
  it('holds a role there, now, with which it can be answered', async () => {
    const { code } = await published(app, clerk)
    const [resident, elsewhere, reader, former] = [
      await app.resident(),
      await app.staff('clerk', app.area('坂田街道').path),
      await app.staff('auditor', pinghu.path),
      await app.staff('community-worker', app.area('禾花社区').path),
    ]
    await app.ask('update role_grant set ended_at = granted_at where person_id = $1', [former.personId])
    const owners = [resident, elsewhere, reader, former].map(({ personId }) => personId ?? '')
    for (const ownerPersonId of [...owners, '01900000-0000-7000-8000-000000000009'])
      expect(await clerk.refused(assignProblem, { code, handler: '某办公室', ownerPersonId })).toEqual({
        status: 422,
        code: 'problem.owner',
        fields: { ownerPersonId: 'out-of-reach' },
      })
    await clerk.ok(assignProblem, { code, handler: '某办公室', ownerPersonId: worker.personId ?? '' })
    expect((await clerk.ok(getDesk, { code })).ownerPersonId).toBe(worker.personId)
  })

  it('may be of the branch that handles it', async () => {
    const { code } = await published(app, clerk)
    const [culture] = await app.ask<{ id: string; path: string }>(
      `select id, path from platform where network_id = $1 and kind = 'thematic'`,
      [app.stranger.networkId],
    )
    const operator = await app.staff('operator', culture?.path ?? '')
    const owner = { code, handler: '文化分部', ownerPersonId: operator.personId ?? '' }
    expect((await clerk.refused(assignProblem, owner)).code).toBe('problem.owner')
    await clerk.ok(assignProblem, { ...owner, platformId: culture?.id ?? '' })
  })
})

describe('similar ones', () => {
  it('are published, still open, and those of the same street first', async () => {
    const here = await published(app, clerk, { title: '消防通道被三轮车占用' })
    const bantian = await app.staff('clerk', app.area('坂田街道').path)
    const there = await published(app, bantian, { title: '消防通道被摊位占用', areaId: app.area('坂田社区').id })
    const hidden = await report(app, { title: '消防通道被杂物占用' })
    const done = await answered(app, clerk, { title: '消防通道被汽车占用' })
    const alike = async (areaId: string) =>
      (await app.stranger.ok(findSimilar, { text: '消防通道堵了', areaId })).items.map(({ code }) => code)
    expect(await alike(pinghu.id)).toEqual([here.code, there.code])
    expect(await alike(app.area('坂田社区').id)).toEqual([there.code, here.code])
    expect(await alike(pinghu.id)).not.toContain(hidden.code)
    expect(await alike(pinghu.id)).not.toContain(done.code)
    expect(await app.stranger.ok(findSimilar, { text: '。' })).toEqual({ items: [] })
  })
})
