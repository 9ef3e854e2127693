import { inviteMember, offerToJoin } from '../modules/design/contract.ts'
import { adopted, designWords, joined, opened, organisation, ready, shown, whole } from './designs.ts'
import type { Factories, Factory, MatrixWorld } from './matrix.ts'

/** Under no code is there a design: a relation is the team's, and whoever steers the place may stand in for it. */
const nowhere = { code: 'LG-20-0001' }

/** An endpoint of who acts for the team of a design. */
const steered =
  (more: (world: MatrixWorld) => Promise<object> | object = () => ({})): Factory =>
  async (world) => {
    const by = await organisation(world.app, 'social-organisation')
    const code = await shown(world.app, world.clerk, by)
    const input = { code, ...(await more(world)) }
    return { input, others: { ...input, ...nowhere }, holder: by.by }
  }

export const designFactories: Factories = {
  'design.list': () => ({ input: { q: '护学' }, at: null }),
  'design.get': async ({ app, clerk, nodes }) => ({ input: { code: await shown(app, clerk) }, at: nodes.community }),
  'design.openings': () => ({ input: { q: '护学' }, at: null }),
  'design.open': async ({ app, clerk }, self) => {
    const { code } = await adopted(app, clerk)
    const own = await organisation(app, 'social-organisation', self)
    return { input: { ...designWords, problemCodes: [code], organisationId: own.id }, spent: true }
  },
  'design.join-problem': steered(async ({ app, clerk }) => ({ problemCode: (await adopted(app, clerk)).code })),
  'design.edit': steered(() => designWords),
  'design.invite': steered(async ({ app }) => ({
    organisationId: (await organisation(app, 'enterprise')).id,
    part: 'takes-part',
  })),
  'design.offer': async ({ app, clerk }) => ({ input: { code: await shown(app, clerk) }, spent: true }),
  'design.answer-member': async ({ app, clerk }, self) => {
    const code = await opened(app, clerk)
    const own = await organisation(app, 'enterprise', self)
    const { memberId } = await clerk.ok(inviteMember, { code, organisationId: own.id, part: 'takes-part' })
    return { input: { code, memberId, accept: true }, spent: true }
  },
  'design.leave': async ({ app, clerk }, self) => {
    const code = await shown(app, clerk)
    const { memberId } = await self.ok(offerToJoin, { code })
    return { input: { code, memberId }, spent: true }
  },
  'design.set-duties': async ({ app, clerk }) => {
    const by = await organisation(app, 'social-organisation')
    const code = await shown(app, clerk)
    const memberId = await joined(clerk, code, by, 'drives')
    const input = { code, duties: [{ task: '值守', parts: [{ memberId, role: 'accountable' }] }] }
    return { input, others: { ...input, ...nowhere }, holder: by.by }
  },
  'design.settle': async ({ app, clerk }) => {
    const { code, leads } = await whole(app, clerk)
    return { input: { code }, others: nowhere, holder: leads.by }
  },
  'design.reopen': async ({ app, clerk }) => {
    const { code, drives } = await ready(app, clerk)
    return { input: { code }, others: nowhere, holder: drives.by }
  },
  'design.end': steered(() => ({ reason: '没有凑齐人手' })),
  'design.desk-list': () => ({ input: {}, at: null }),
  'design.review': async ({ app, clerk, nodes }) => ({
    input: { code: await opened(app, clerk), decision: 'publish' },
    at: nodes.community,
  }),
}
