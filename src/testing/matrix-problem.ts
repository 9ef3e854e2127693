import { passProblem } from '../modules/problem/contract-desk.ts'
import type { Factories, Factory, MatrixWorld, Sample } from './matrix.ts'
import { newPhone } from './actors.ts'
import { answered, lastSms, published, report, reportInput } from './problems.ts'

/** A desk endpoint about one report that has just been published. */
const onDesk =
  (more: object = {}, spent = true): Factory =>
  async ({ app, clerk, nodes }) => {
    const { code } = await published(app, clerk)
    return { input: { code, ...more }, at: nodes.community, spent }
  }

/** A reporter's endpoint: the secret opens it, to anyone; without it, it is not there. */
const held =
  (make: (world: MatrixWorld) => Promise<{ code: string; secret: string }>, more: object = {}): Factory =>
  async (world): Promise<Sample> => {
    const { code, secret } = await make(world)
    return {
      input: { code, secret, ...more },
      others: { code, secret: 'not-the-secret', ...more },
      holder: world.app.stranger,
    }
  }

const fresh = ({ app }: MatrixWorld) => report(app)
const done = ({ app, clerk }: MatrixWorld) => answered(app, clerk)

export const problemFactories: Factories = {
  'problem.list': () => ({ input: { q: '红绿灯' }, at: null }),
  'problem.similar': () => ({ input: { text: '红绿灯' }, at: null }),
  'problem.report': ({ app, nodes }) => ({ input: { ...reportInput(app) }, at: nodes.community }),
  'problem.get': async (world) => ({ input: { code: (await fresh(world)).code }, at: world.nodes.community }),
  'problem.support': onDesk({ device: 'matrix' }, false),
  'problem.send-link': onDesk({ contact: '13912345678' }, false),
  'problem.follow': held(fresh),
  'problem.reopen': held(done, { reason: '还是不行' }),
  'problem.confirm': held(done),
  'problem.withdraw': held(fresh),
  'problem.erase-text': held(done),
  'problem.edit-text': held(fresh, { title: '改了标题', description: '' }),
  'problem.unfollow': held(fresh),
  'problem.answer-consent': held(
    async ({ app }) => {
      const guardianPhone = newPhone()
      const { code } = await report(app, { ageBand: 'under-14', guardianPhone })
      await app.runJobs()
      return { code, secret: (await lastSms(app, guardianPhone)).secret ?? '' }
    },
    { agree: true },
  ),
  'problem.desk-list': () => ({ input: {}, at: null }),
  'problem.desk-count': () => ({ input: {}, at: null }),
  'problem.desk-get': onDesk({}, false),
  'problem.desk-alike': onDesk({}, false),
  'problem.enter': ({ app, nodes }) => ({ input: { ...reportInput(app), channel: 'walk-in' }, at: nodes.community }),
  'problem.review': onDesk({ decision: 'publish' }, false),
  'problem.classify': async ({ app, clerk, nodes }) => {
    const areaId = app.areas.find(({ path }) => path === nodes.community)?.id
    return { input: { code: (await published(app, clerk)).code, field: 'mediation', areaId }, at: nodes.community }
  },
  'problem.assign': onDesk({ handler: '某办公室' }, false),
  'problem.pass': async ({ app, clerk, nodes }) => {
    const { code } = await published(app, clerk)
    const input = { code, body: 'grid' as const, receipt: 'G-1' }
    await clerk.ok(passProblem, input)
    return { input, at: nodes.community }
  },
  'problem.answer': onDesk({ text: '已经处理好了。' }),
  'problem.adopt': onDesk({ text: '采纳，开始设计。' }),
  'problem.merge': async ({ app, clerk, nodes }) => {
    const [one, two] = [await published(app, clerk), await published(app, clerk)]
    return { input: { code: one.code, targetCode: two.code }, at: nodes.community, spent: true }
  },
  'problem.note': onDesk({ text: '打过电话' }, false),
  'problem.contact': onDesk({ purpose: '约时间上门' }, false),
}
