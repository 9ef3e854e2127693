import {
  answers,
  type Applying,
  budget,
  drafted,
  draftInput,
  editInput,
  openedCall,
  sentApplication,
  startedApplication,
  verdicts,
} from './calls.ts'
import { organisation, ready } from './designs.ts'
import type { Factories, Factory, MatrixWorld } from './matrix.ts'

/** Headquarters runs calls of streets, too. */
const openOne = ({ app, manager }: MatrixWorld) => openedCall(app, manager)

/** An endpoint of who applies: nobody else reads a draft, staff included. */
const own =
  (more: (applying: Applying) => object = () => ({})): Factory =>
  async (world) => {
    const applying = await startedApplication(world.app, world.clerk, await openOne(world))
    return { input: { id: applying.id, ...more(applying) }, holder: applying.by }
  }

/** An endpoint of who runs calls, about a draft of the street. */
const managed =
  (more: object = {}): Factory =>
  async ({ app, manager, nodes }) => ({
    input: { code: await drafted(app, manager), ...more },
    at: nodes.street,
    spent: true,
  })

/** An endpoint of who checks, about an application to the street. */
const checked =
  (more: object): Factory =>
  async (world) => {
    const { id } = await sentApplication(world.app, world.clerk, await openOne(world))
    return { input: { id, ...more }, at: world.nodes.street, spent: true }
  }

const content = { version: 1, answers, budget }

export const callFactories: Factories = {
  'call.list': () => ({ input: { state: 'open' }, at: null }),
  'call.get': async (world) => ({ input: { code: await openOne(world) }, at: world.nodes.street }),
  'call.draft': async ({ app, nodes }) => ({ input: await draftInput(app), at: nodes.street }),
  'call.edit': async ({ app, manager, nodes }) => ({
    input: await editInput(manager, await drafted(app, manager)),
    at: nodes.street,
  }),
  'call.open': managed(),
  'call.cancel': managed({ reason: '今年先不办了' }),
  'call.finish': async (world) => {
    const { app, manager, nodes } = world
    const code = await openedCall(app, manager)
    // as the sweep leaves it once the window has closed
    await app.ask(`update call set state = 'checking' where code = $1`, [code])
    return { input: { code }, at: nodes.street, spent: true }
  },
  'call.desk-list': () => ({ input: {}, at: null }),
  'call.templates': () => ({ input: {}, at: null }),
  'application.start': async (world, self) => {
    const { app, clerk } = world
    const team = await ready(app, clerk, await organisation(app, 'social-organisation', self))
    const input = { code: await openOne(world), designCode: team.code, organisationId: team.drives.id }
    return { input, spent: true }
  },
  'application.get': own(),
  'application.own-list': () => ({ input: {} }),
  'application.save': own(() => content),
  'application.submit': own(() => content),
  'application.withdraw': own(),
  'application.desk-list': () => ({ input: {}, at: null }),
  'application.check': checked({ verdicts: verdicts() }),
  'application.return': checked({ reason: '缺登记证书' }),
}
