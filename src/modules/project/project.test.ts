import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, civilDate, dayNumber, endOfDay, isCivilDate } from '../../base/clock.ts'
import { refuseLaw } from '../../base/law.ts'
import { actionsFrom, findTransition, refuseMachine } from '../../base/state-machine.ts'
import {
  expiryOf,
  gapOf,
  poolLaw,
  projectActions,
  projectMachine,
  type ProjectState,
  projectStates,
  refuseEnd,
} from './project.ts'

test('the machine and the law are whole', () => {
  expect(refuseMachine(projectMachine)).toBeNull()
  expect(refuseLaw(poolLaw)).toBeNull()
})

test.each<[ProjectState, Record<string, ProjectState>]>([
  ['pooled', { refine: 'refining', end: 'ended', expire: 'ended' }],
  ['refining', { approve: 'signing', end: 'ended' }],
  ['signing', { sign: 'delivering', end: 'ended' }],
  ['delivering', { evaluate: 'evaluating', end: 'ended' }],
  ['evaluating', { rectify: 'rectifying', close: 'closed', end: 'ended' }],
  ['rectifying', { evaluate: 'evaluating', end: 'ended' }],
  ['closed', {}],
  ['ended', {}],
])('a project that is %s: %j', (state, leads) => {
  const found = actionsFrom(projectMachine, state).map((action) => [
    ...[action, findTransition(projectMachine, state, action)?.to],
  ])
  expect(Object.fromEntries(found)).toEqual(leads)
  expect(refuseEnd({ state })?.code ?? null).toBe('end' in leads ? null : 'state.not-possible')
})

test('every action has its place', () => {
  const used = new Set(projectStates.flatMap((state) => actionsFrom(projectMachine, state)))
  expect([...used].toSorted()).toEqual([...projectActions].toSorted())
})

describe('the time in the pool', () => {
  it.each([
    // the last instant of a day in Beijing, and the first of the next
    ['2026-11-30T15:59:59.999Z', '2028-11-30'],
    ['2026-11-30T16:00:00Z', '2028-12-01'],
    ['2028-02-29T02:00:00Z', '2030-02-28'],
    ['2027-02-28T02:00:00Z', '2029-02-28'],
    // two years on from a 28th there may be a 29th: the day is the same, not the last of its month
    ['2026-02-28T02:00:00Z', '2028-02-28'],
    ['2026-12-31T02:00:00Z', '2028-12-31'],
  ])('of what entered at %s ends on %s', (at, on) => expect(expiryOf(new Date(at))).toBe(on))

  it('is a day that exists, two years on, however the calendar falls', () => {
    const instants = fc.date({ min: new Date('2014-01-01T00:00:00Z'), max: new Date('2399-12-31T00:00:00Z') })
    fc.assert(
      fc.property(
        instants.filter((at) => !Number.isNaN(at.getTime())),
        (at) => {
          const [entered, on] = [civilDate(at), expiryOf(at)]
          expect(isCivilDate(on)).toBe(true)
          expect(Number(on.slice(0, 4))).toBe(Number(entered.slice(0, 4)) + 2)
          expect(on.slice(5)).toBe(entered.slice(5) === '02-29' ? '02-28' : entered.slice(5))
          const days = dayNumber(on) - dayNumber(entered)
          expect([729, 730, 731]).toContain(days)
        },
      ),
    )
  })

  it('never ends earlier for what entered later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (days) => {
        const at = (n: number) => endOfDay(addDays('2014-01-01', n))
        expect(expiryOf(at(days + 1)) >= expiryOf(at(days))).toBe(true)
      }),
    )
  })
})

test('the gap is what nobody has promised yet, never less than nothing', () => {
  expect(gapOf({ budgetFen: 1_000_000, pledgedFen: 400_000 })).toBe(600_000)
  expect(gapOf({ budgetFen: 1_000_000, pledgedFen: 1_200_000 })).toBe(0)
  const fen = fc.integer({ min: 0, max: 10 ** 12 })
  fc.assert(
    fc.property(fen, fen, (budgetFen, pledgedFen) => {
      const gap = gapOf({ budgetFen, pledgedFen })
      expect(gap).toBeGreaterThanOrEqual(0)
      expect(pledgedFen + gap).toBe(Math.max(budgetFen, pledgedFen))
    }),
  )
})
