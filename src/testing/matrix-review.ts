import type { Factories, Factory, MatrixWorld } from './matrix.ts'
import { dayIn } from './calls.ts'
import {
  assigned,
  checkedCall,
  comment,
  declared,
  decisionFor,
  type Desk,
  expert,
  judged,
  rankedReview,
  scores,
  type Scoring,
  scoringReview,
  startedReview,
} from './reviews.ts'
import { decide } from '../modules/review/contract-desk.ts'

const deskOf = ({ clerk, manager }: MatrixWorld): Desk => ({ clerk, manager })

async function decided(world: MatrixWorld): Promise<Scoring> {
  const ranked = await rankedReview(world.app, deskOf(world))
  await world.clerk.ok(decide, await decisionFor(world.clerk, ranked.code))
  return ranked
}

/** An endpoint of the expert who was asked, once the text is open to them or before. */
const own =
  (more: object, { open = false } = {}): Factory =>
  async (world) => {
    const { desk } = await scoringReview(world.app, deskOf(world))
    const [one] = desk
    if (!one) throw new Error('a review has an assignment')
    if (open) await declared(one)
    return { input: { id: one.id, ...more }, holder: one.by }
  }

/** An endpoint about an expert of the district, whom every street may ask. */
const registered =
  (more: object): Factory =>
  async ({ app, manager, nodes }) => {
    const { personId } = await expert(app, manager, nodes.district)
    return { input: { personId, ...more } }
  }

const written = { scores: scores(90), comment, version: 2 }

export const reviewFactories: Factories = {
  'review.ranking': async (world) => ({ input: { code: (await decided(world)).code }, at: world.nodes.street }),
  'review.own-result': async (world) => {
    const [application] = (await decided(world)).applications
    return { input: { id: application?.id }, ...(application && { holder: application.by }) }
  },
  'review.assignments': () => ({ input: {}, at: null }),
  'review.assignment': own({}),
  'review.declare': own({ conflict: false }),
  'review.save-score': own(written, { open: true }),
  'review.submit-score': own(written, { open: true }),
  'review.abstain': own({ reason: '不懂交通工程' }, { open: true }),
  'expert.list': () => ({ input: {}, at: null }),
  'expert.register': registered({ fields: ['traffic-safety'] }),
  'expert.suspend': registered({ because: '今年请假' }),
  'review.list': () => ({ input: {}, at: null }),
  'review.get': async (world) => {
    const { code } = await startedReview(world.app, deskOf(world))
    return { input: { code }, at: world.nodes.street }
  },
  'review.start': async (world) => {
    const { code } = await checkedCall(world.app, deskOf(world))
    return { input: { code, dueOn: dayIn(world.app, 10) }, at: world.nodes.street, spent: true }
  },
  'review.candidates': async (world) => {
    const { code, applications } = await startedReview(world.app, deskOf(world))
    return { input: { code, applicationId: applications[0]?.id }, at: world.nodes.street }
  },
  'review.assign': async (world) => {
    const { code, applications } = await startedReview(world.app, deskOf(world))
    const { personId } = await expert(world.app, world.manager)
    const input = { code, applicationId: applications[0]?.id, expertId: personId }
    return { input, at: world.nodes.street, spent: true }
  },
  'review.release': async (world) => {
    const { desk } = await scoringReview(world.app, deskOf(world))
    return { input: { id: desk[0]?.id }, at: world.nodes.street, spent: true }
  },
  'review.begin': async (world) => {
    const review = await startedReview(world.app, deskOf(world))
    for (const { id } of review.applications)
      await assigned(deskOf(world), review, id, await expert(world.app, world.manager))
    return { input: { code: review.code }, at: world.nodes.street, spent: true }
  },
  'review.rank': async (world) => {
    const { code, desk } = await scoringReview(world.app, deskOf(world))
    for (const one of desk) await judged(one, 90)
    return { input: { code }, at: world.nodes.street, spent: true }
  },
  'review.decide': async (world) => {
    const { code } = await rankedReview(world.app, deskOf(world))
    return { input: await decisionFor(world.manager, code), at: world.nodes.street, spent: true }
  },
}
