import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../base/clock.ts'
import { actionsFrom, nextState, refuseMachine } from '../../base/state-machine.ts'
import {
  answerBy,
  forgetObjectorAt,
  itemMachine,
  type ItemState,
  leadMachine,
  nextOfItem,
  nextOfObjection,
  noticeEnd,
  noticeMachine,
  type NoticeState,
  objectionActions,
  objectionMachine,
  type ObjectionState,
  objectionStates,
  refuseAnswerer,
  refuseContact,
  refuseObjection,
  refuseStep,
} from './notice.ts'

const now = new Date('2026-11-22T02:00:00Z')
const later = new Date('2026-11-27T16:00:00Z')

test('the machines are whole', () => {
  for (const refused of [
    refuseMachine(noticeMachine),
    refuseMachine(itemMachine),
    refuseMachine(objectionMachine),
    refuseMachine(leadMachine),
  ])
    expect(refused).toBeNull()
})

test.each<[NoticeState, string[]]>([
  ['draft', ['publish']],
  ['standing', ['end', 'hold']],
  ['holding', ['settle']],
  ['ended', []],
])('a notice that is %s: %j', (state, actions) => expect(actionsFrom(noticeMachine, state)).toEqual(actions))

test.each<[ItemState, string[]]>([
  ['standing', ['take-effect', 'hold', 'cancel']],
  ['held', ['take-effect', 'cancel']],
  ['effective', []],
  ['cancelled', []],
])('an item that is %s: %j', (state, actions) => expect(actionsFrom(itemMachine, state)).toEqual(actions))

test.each<[ObjectionState, string[]]>([
  ['open', ['uphold', 'reject', 'withdraw']],
  ['upheld', []],
  ['rejected', []],
  ['withdrawn', []],
  ['lead', ['note']],
  ['noted', []],
])('an objection that is %s: %j', (state, actions) => {
  expect(objectionActions.filter((action) => refuseStep(state, action) === null)).toEqual(actions)
  for (const action of objectionActions)
    if (actions.includes(action)) expect(objectionStates).toContain(nextOfObjection(state, action))
    else expect(() => nextOfObjection(state, action)).toThrow('state.not-possible')
})

describe('an objection', () => {
  const items = [
    { id: 'a', state: 'standing' as const },
    { id: 'b', state: 'cancelled' as const },
  ]
  const notice = { state: 'standing' as const, endsAt: later }
  const fine = { itemIds: ['a'], anonymous: false, name: '林某', contact: '13912345678' }

  test.each<[string, Partial<typeof fine>, Record<string, string> | null]>([
    ['with name and contact', {}, null],
    ['without a name, said so', { anonymous: true, name: '', contact: '' }, null],
    ['to nothing', { itemIds: [] }, { itemIds: 'required' }],
    ['to what is not under this notice', { itemIds: ['a', 'z'] }, { itemIds: 'notice.item' }],
    ['to what has fallen', { itemIds: ['b'] }, { itemIds: 'notice.item' }],
    ['with a name left out', { name: ' ' }, { name: 'required' }],
    ['with no way to answer', { contact: '' }, { contact: 'required' }],
  ])('%s', (_what, change, fields) => {
    expect(refuseObjection(notice, { ...fine, ...change }, items, now)?.fields ?? null).toEqual(fields)
  })

  test.each<[string, NoticeState, Date, boolean]>([
    ['in time', 'standing', new Date(later.getTime() - 1), true],
    ['at the end', 'standing', later, false],
    ['before it is published', 'draft', now, false],
    ['while others are answered', 'holding', now, false],
    ['after it', 'ended', now, false],
  ])('%s', (_what, state, at, taken) => {
    const refused = refuseObjection({ state, endsAt: state === 'draft' ? null : later }, fine, items, at)
    expect(refused?.code ?? null).toBe(taken ? null : 'notice.over')
  })

  test('is not answered by who took part', () => {
    expect(refuseAnswerer(true)).toEqual({ code: 'notice.involved' })
    expect(refuseAnswerer(false)).toBeNull()
  })

  test.each<[ObjectionState, boolean, string | null]>([
    ['open', true, null],
    ['rejected', true, null],
    ['rejected', false, 'objection.forgotten'],
    ['withdrawn', false, 'objection.forgotten'],
    ['lead', false, 'objection.unnamed'],
  ])('that is %s, contact kept: %s', (state, kept, code) => expect(refuseContact(state, kept)?.code ?? null).toBe(code))
})

describe('days', () => {
  test.each<[string, string, number, string, boolean]>([
    // 国办发明电〔2025〕7号: off from October 1 to 7, worked on September 20 and October 10
    ['over the National Day', '2026-09-30T09:00:00+08:00', 5, '2026-10-13', false],
    ['published on a day off', '2026-10-03T09:00:00+08:00', 5, '2026-10-13', false],
    ['with a Sunday that is worked', '2026-09-18T09:00:00+08:00', 5, '2026-09-24', false],
    ['late in the evening', '2026-11-20T23:59:00+08:00', 5, '2026-11-27', false],
    ['after midnight', '2026-11-21T00:00:00+08:00', 5, '2026-11-27', false],
    ['seven of them', '2026-11-20T09:00:00+08:00', 7, '2026-12-01', false],
    ['into a year whose days off are not announced', '2026-12-30T09:00:00+08:00', 5, '2027-01-06', true],
  ])('of a notice %s', (_what, at, days, on, provisional) => {
    const end = noticeEnd(new Date(at), days)
    expect(end).toEqual({ at: new Date(`${on}T24:00:00+08:00`), on, provisional })
  })

  test('five for an answer, six months to go to court', () => {
    expect(answerBy(now).on).toBe('2026-11-27')
    expect(civilDate(forgetObjectorAt(new Date('2026-08-31T02:00:00Z'))) >= '2027-02-28').toBe(true)
  })
})

/* No path to effect around the notice: whatever is done in whatever order. */

type Move =
  | { do: 'wait'; hours: number }
  | { do: 'publish' | 'sweep' }
  | { do: 'object'; items: number[]; anonymous: boolean }
  | { do: 'uphold' | 'reject' | 'withdraw' | 'note'; which: number }

const moves = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 72 }) }),
    fc.record({ do: fc.constantFrom('publish' as const, 'sweep' as const) }),
    fc.record({
      do: fc.constant('object' as const),
      items: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1 }),
      anonymous: fc.boolean(),
    }),
    fc.record({
      do: fc.constantFrom('uphold' as const, 'reject' as const, 'withdraw' as const, 'note' as const),
      which: fc.nat(5),
    }),
  ),
  { maxLength: 40 },
)

interface Item {
  id: string
  state: ItemState
  effectiveAt: Date | null
}

interface World {
  now: Date
  notice: { state: NoticeState; endsAt: Date | null }
  items: Item[]
  objections: { state: ObjectionState; items: string[]; settledAt: Date | null }[]
}

const openTo = ({ objections }: World, { id }: Item) =>
  objections.filter(({ state, items }) => state === 'open' && items.includes(id)).length

/** As the server does it: settle what is due, then close what is whole. */
function settle(world: World): void {
  for (const item of world.items) {
    const action = nextOfItem({ state: item.state, openObjections: openTo(world, item) }, world.notice, world.now)
    if (action === null) continue
    item.state = nextState(itemMachine, item.state, action)
    if (action === 'take-effect') item.effectiveAt = world.now
  }
  const { notice, items, now: at } = world
  if (notice.endsAt === null || at < notice.endsAt || notice.state === 'ended') return
  const open = items.some(({ state }) => state === 'standing' || state === 'held')
  if (open && notice.state === 'standing') notice.state = nextState(noticeMachine, notice.state, 'hold')
  if (!open) notice.state = nextState(noticeMachine, notice.state, notice.state === 'standing' ? 'end' : 'settle')
}

function play(world: World, move: Move): void {
  const { notice, items, objections } = world
  if (move.do === 'wait') world.now = new Date(world.now.getTime() + move.hours * 3_600_000)
  if (move.do === 'publish' && notice.state === 'draft')
    Object.assign(notice, { state: nextState(noticeMachine, 'draft', 'publish'), endsAt: noticeEnd(world.now, 5).at })
  if (move.do === 'sweep' && notice.endsAt !== null && world.now >= notice.endsAt) settle(world)
  if (move.do === 'object') {
    const itemIds = move.items.map((index) => `item ${index}`)
    const given = move.anonymous ? { name: '', contact: '' } : { name: '林某', contact: '13912345678' }
    const refused = refuseObjection(notice, { itemIds, anonymous: move.anonymous, ...given }, items, world.now)
    if (!refused) objections.push({ state: move.anonymous ? 'lead' : 'open', items: itemIds, settledAt: null })
  }
  if ('which' in move) {
    const objection = objections[move.which]
    if (!objection || refuseStep(objection.state, move.do)) return
    objection.state = nextOfObjection(objection.state, move.do)
    objection.settledAt = world.now
    if (move.do === 'uphold')
      for (const item of items)
        if (objection.items.includes(item.id) && item.state !== 'cancelled')
          item.state = nextState(itemMachine, item.state, 'cancel')
    settle(world)
  }
}

function newWorld(): World {
  return {
    now: new Date('2026-09-25T02:00:00Z'),
    notice: { state: 'draft', endsAt: null },
    items: [0, 1, 2].map((index) => ({ id: `item ${index}`, state: 'standing', effectiveAt: null })),
    objections: [],
  }
}

describe('no path to effect around the notice', () => {
  test('nothing is effective before the end, or past an open objection to it, or against an upheld one', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const world = newWorld()
        for (const move of all) {
          play(world, move)
          for (const item of world.items) {
            if (item.state !== 'effective') continue
            const { endsAt } = world.notice
            expect(endsAt !== null && item.effectiveAt !== null && item.effectiveAt >= endsAt).toBe(true)
            expect(openTo(world, item)).toBe(0)
            const upheld = world.objections.some(({ state, items }) => state === 'upheld' && items.includes(item.id))
            expect(upheld).toBe(false)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('an objection holds its own items only, and none of them for ever', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const world = newWorld()
        play(world, { do: 'publish' })
        for (const move of all) play(world, move)
        play(world, { do: 'wait', hours: 24 * 30 })
        play(world, { do: 'sweep' })
        for (const item of world.items) {
          const upheld = world.objections.some(({ state, items }) => state === 'upheld' && items.includes(item.id))
          expect(item.state).toBe(upheld ? 'cancelled' : openTo(world, item) > 0 ? 'held' : 'effective')
        }
        world.objections.forEach((_, which) => play(world, { do: 'reject', which }))
        expect(world.notice.state).toBe('ended')
        expect(world.items.every(({ state }) => state === 'effective' || state === 'cancelled')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
