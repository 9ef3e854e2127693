import { getNotice } from '../modules/notice/contract.ts'
import type { TestApp } from './app.ts'
import type { Factories, Factory, MatrixWorld } from './matrix.ts'
import { draftedNotice, type Noticed, noticeWords, objected, standingNotice } from './reviews.ts'

/** one for each program: objections do not use a notice up */
const notices = new WeakMap<TestApp, Promise<Noticed>>()

async function standing({ app, clerk, manager }: MatrixWorld): Promise<string> {
  const made = notices.get(app) ?? standingNotice(app, { clerk, manager })
  notices.set(app, made)
  return (await made).notice
}

/** An endpoint of who objected, by their link. */
const own: Factory = async (world) => {
  const input = { ...(await objected(world.app.stranger, await standing(world))) }
  return { input, others: { ...input, secret: 'x' }, holder: world.app.stranger }
}

/** An endpoint of who answers. */
const received =
  (more: object = {}, spent = false): Factory =>
  async (world) => {
    const { id } = await objected(world.app.stranger, await standing(world))
    return { input: { id, ...more }, at: world.nodes.street, spent }
  }

const answer = '逐笔核过：两笔是两场活动，票据已补在附件里。'

export const noticeFactories: Factories = {
  'notice.list': () => ({ input: {}, at: null }),
  'notice.get': async (world) => ({ input: { code: await standing(world) }, at: world.nodes.street }),
  'notice.object': async (world) => {
    const code = await standing(world)
    const { lines } = await world.app.stranger.ok(getNotice, { code })
    const input = { code, itemIds: lines.map(({ id }) => id), text: '预算里的活动费写了两遍。', anonymous: true }
    return { input, at: world.nodes.street }
  },
  'objection.get-own': own,
  'objection.withdraw': own,
  'publication.list': () => ({ input: {}, at: null }),
  'notice.desk-list': () => ({ input: {}, at: null }),
  'notice.publish': async ({ app, clerk, manager, nodes }) => {
    const { notice } = await draftedNotice(app, { clerk, manager })
    return { input: { code: notice, ...noticeWords }, at: nodes.street, spent: true }
  },
  'objection.list': () => ({ input: {}, at: null }),
  'objection.get': received(),
  'objection.answer': received({ decision: 'reject', answer }, true),
  'objection.contact': received({ purpose: '请他补充票据' }),
}
