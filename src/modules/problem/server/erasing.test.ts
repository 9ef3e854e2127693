import { afterAll, describe, expect, it } from 'vitest'
import { newPhone } from '../../../testing/actors.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { findPlanted } from '../../../testing/dump.ts'
import { answered, lastSms, published, report, seen, upload } from '../../../testing/problems.ts'
import { eraseMe } from '../../people/contract.ts'
import {
  answerConsent,
  eraseProblemText,
  followProblem,
  listProblems,
  reopenProblem,
  supportProblem,
  withdrawProblem,
} from '../contract.ts'
import { adoptProblem, answerProblem, getDesk, listDesk, mergeProblem, reviewProblem } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

const clerk = await app.staff('clerk', app.area('平湖街道').path)
const codeOf = (refused: { status: number; code: string }) => `${refused.status} ${refused.code}`

/** Words that would be found anywhere in the database. */
const words = { title: '蓝色琉璃瓦', description: '檐角挂着铜铃铛', place: '旧祠堂后墙根', contact: '13655550001' }
const planted = Object.values(words)

async function joinedMatter() {
  const photoIds = [await upload(app.stranger)]
  const own = await published(app, clerk, { ...words, photoIds })
  const phone = newPhone()
  await app.stranger.ok(supportProblem, { code: own.code, contact: phone })
  return { own, phone, photoId: photoIds[0] }
}

describe('a matter that neighbours joined', () => {
  it('is not its reporter’s to end; their own words, photographs and contact can be taken out of it', async () => {
    const { own, phone, photoId } = await joinedMatter()
    const { code, secret } = own
    expect(codeOf(await app.stranger.refused(withdrawProblem, { code, secret }))).toBe('409 problem.withdraw-joined')
    expect((await app.stranger.ok(followProblem, { code, secret })).can).toMatchObject({
      withdraw: { code: 'problem.withdraw-joined', params: { count: 1 } },
      erase: null,
    })
    expect(await app.stranger.ok(eraseProblemText, { code, secret })).toMatchObject({ code, state: 'received' })
    await app.runJobs()
    expect(await findPlanted(app, planted)).toEqual([])
    expect((await app.stranger.send({ url: `/files/${photoId}` })).status).toBe(404)
    const now = await seen(app, code)
    expect(now).toMatchObject({
      textErased: true,
      title: null,
      description: null,
      photos: [],
      supportCount: 1,
      review: 'published',
    })
    expect(now.thread.at(-1)?.type).toBe('problem.text-erased')
    // it goes on, in public, and those who joined hear of it
    const listed = (await app.stranger.ok(listProblems, { limit: 100 })).items.find((item) => item.code === code)
    expect(listed).toMatchObject({ title: '', supportCount: 1 })
    await app.stranger.ok(supportProblem, { code })
    await clerk.ok(answerProblem, { code, text: '已经安排修缮。' })
    await app.runJobs()
    expect((await lastSms(app, phone)).text).toContain('有答复了')
    // the link still opens the matter, and nothing can be written or erased again
    const followed = await app.stranger.ok(followProblem, { code, secret })
    expect(followed).toMatchObject({
      original: null,
      contactMasked: null,
      can: { erase: { code: 'problem.erased' }, edit: { code: 'problem.erased' }, reopen: null },
    })
    expect((await clerk.ok(getDesk, { code })).can.review).toEqual({ code: 'problem.erased' })
  })

  it('by a merged report is one, too', async () => {
    const [target, joining] = [await published(app, clerk), await published(app, clerk)]
    await clerk.ok(mergeProblem, { code: joining.code, targetCode: target.code })
    expect(codeOf(await app.stranger.refused(withdrawProblem, target))).toBe('409 problem.withdraw-joined')
    await app.stranger.ok(eraseProblemText, target)
    await app.stranger.ok(eraseProblemText, joining)
    expect(await seen(app, target.code)).toMatchObject({ state: 'received', textErased: true, supportCount: 1 })
  })

  it('waits for no review once there is nothing to read', async () => {
    const [target, joining] = [await report(app), await report(app)]
    await clerk.ok(mergeProblem, { code: joining.code, targetCode: target.code })
    await app.stranger.ok(eraseProblemText, target)
    const { items } = await clerk.ok(listDesk, { queue: 'review', limit: 100 })
    expect(items.map(({ code }) => code)).not.toContain(target.code)
    expect(codeOf(await clerk.refused(reviewProblem, { code: target.code, decision: 'publish' }))).toBe(
      '409 problem.erased',
    )
  })
})

describe('one’s own words can be erased', () => {
  const made: Record<string, () => Promise<{ code: string; secret: string }>> = {
    answered: () => answered(app, clerk, words),
    adopted: async () => {
      const own = await published(app, clerk, words)
      await clerk.ok(adoptProblem, { code: own.code, text: '采纳，开始设计。' })
      return own
    },
    merged: async () => {
      const own = await published(app, clerk, words)
      await clerk.ok(mergeProblem, { code: own.code, targetCode: (await published(app, clerk)).code })
      return own
    },
  }
  for (const [state, make] of Object.entries(made)) {
    it(`when ${state}`, async () => {
      const own = await make()
      expect(await findPlanted(app, planted)).not.toEqual([])
      expect(await app.stranger.ok(eraseProblemText, own)).toMatchObject({ state })
      await app.runJobs()
      expect(await findPlanted(app, planted)).toEqual([])
      expect(codeOf(await app.stranger.refused(eraseProblemText, own))).toBe('409 problem.erased')
    })
  }

  it('with why it was reopened; not by who only joined', async () => {
    const own = await answered(app, clerk, words)
    const { secret } = await app.stranger.ok(supportProblem, { code: own.code })
    const joiner = { code: own.code, secret: secret ?? '' }
    expect(codeOf(await app.stranger.refused(eraseProblemText, joiner))).toBe('403 problem.reporter-only')
    await app.stranger.ok(reopenProblem, { ...own, reason: '铃铛半夜还在响' })
    await app.stranger.ok(eraseProblemText, own)
    expect(await findPlanted(app, [...planted, '铃铛半夜还在响'])).toEqual([])
  })

  it('as withdrawing, while nobody has joined or answered', async () => {
    const own = await published(app, clerk)
    expect(codeOf(await app.stranger.refused(eraseProblemText, own))).toBe('409 problem.erase-by-withdrawing')
  })
})

describe('erasing the account', () => {
  it('erases what was reported with it: what others joined goes on, what was answered stays, the rest ends', async () => {
    const resident = await app.resident()
    const reported = (by: Client, title: string) => published(app, clerk, { ...words, title }, by)
    const [alone, joined, done] = [
      await reported(resident, '蓝色琉璃瓦一'),
      await reported(resident, '蓝色琉璃瓦二'),
      await reported(resident, '蓝色琉璃瓦三'),
    ]
    await app.stranger.ok(supportProblem, { code: joined.code })
    await clerk.ok(answerProblem, { code: done.code, text: '已经安排修缮。' })
    await resident.ok(reopenProblem, { code: done.code, secret: '', reason: '铃铛半夜还在响' })
    await clerk.ok(answerProblem, { code: done.code, text: '已经换了铃铛。' })
    await resident.ok(eraseMe, { confirm: 'erase' })
    await app.runJobs()
    expect(await findPlanted(app, [...planted, '铃铛半夜还在响'])).toEqual([])
    expect(await seen(app, alone.code)).toMatchObject({ state: 'withdrawn' })
    expect(await seen(app, joined.code)).toMatchObject({ state: 'received', textErased: true, supportCount: 1 })
    expect(await seen(app, done.code)).toMatchObject({ state: 'answered', textErased: true })
  })
})

describe('a child’s words', () => {
  const guarded = async () => {
    const [guardianPhone, contact] = [newPhone(), newPhone()]
    const own = await report(app, { ...words, contact, kind: 'idea', ageBand: 'under-14', guardianPhone })
    await app.runJobs()
    const asked = await lastSms(app, guardianPhone)
    return { own, guardianPhone, contact, guardian: { code: own.code, secret: asked.secret ?? '' } }
  }

  it('are erased when no guardian has answered in thirty days, and both are told', async () => {
    app.clock.set('2026-11-22T02:00:00Z')
    const { own, guardianPhone, contact } = await guarded()
    app.clock.set('2026-12-22T15:59:59Z')
    await app.sweep()
    expect((await app.stranger.ok(followProblem, own)).consent).toBe('waiting')
    app.clock.set('2026-12-22T16:00:00Z')
    await app.sweep()
    await app.runJobs()
    expect(await seen(app, own.code)).toMatchObject({ state: 'withdrawn', title: null })
    expect(await findPlanted(app, planted)).toEqual([])
    for (const phone of [guardianPhone, contact])
      expect((await lastSms(app, phone)).text).toContain('没有等到监护人答复，内容已按期清除')
    expect(await app.sweep()).toBe(0)
    app.clock.set('2026-11-22T02:00:00Z')
  })

  it('stay when the guardian has agreed; the child hears of it when the guardian takes that back', async () => {
    const { own, guardian, contact } = await guarded()
    await app.stranger.ok(answerConsent, { ...guardian, agree: true })
    app.clock.advance({ days: 40 })
    await app.sweep()
    expect((await app.stranger.ok(followProblem, own)).original?.title).toBe(words.title)
    await app.stranger.ok(withdrawProblem, guardian)
    await app.runJobs()
    expect((await lastSms(app, contact)).text).toContain('已撤回，不再办理')
    expect(await findPlanted(app, planted)).toEqual([])
  })
})

describe('a merged report', () => {
  it('lets its reporter say that it is not solved, in the one that goes on', async () => {
    const [target, joining] = [await published(app, clerk), await published(app, clerk)]
    await clerk.ok(mergeProblem, { code: joining.code, targetCode: target.code })
    expect((await app.stranger.ok(followProblem, joining)).can.reopen).toMatchObject({ code: 'state.not-possible' })
    await clerk.ok(answerProblem, { code: target.code, text: '已经处理好了。' })
    expect((await app.stranger.ok(followProblem, joining)).can).toMatchObject({
      reopen: null,
      confirm: { code: 'state.not-possible' },
    })
    expect(await app.stranger.ok(reopenProblem, { ...joining, reason: '我家这边还是不行' })).toMatchObject({
      code: target.code,
      state: 'handling',
    })
    expect((await clerk.ok(getDesk, { code: target.code })).history.at(-1)).toMatchObject({
      type: 'problem.reopened',
      reason: '我家这边还是不行',
    })
    await app.stranger.ok(eraseProblemText, joining)
    expect(
      (await clerk.ok(getDesk, { code: target.code })).history.findLast(({ type }) => type === 'problem.reopened')
        ?.reason,
    ).toBeNull()
  })
})
