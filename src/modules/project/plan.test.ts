import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { refuseLaw } from '../../base/law.ts'
import { actionsFrom, findTransition, refuseMachine } from '../../base/state-machine.ts'
import type { BudgetLine } from '../call/budget.ts'
import {
  firstPlan,
  mostGoals,
  mostMilestones,
  type Plan,
  planActions,
  planCheckLaw,
  planMachine,
  type PlannedMilestone,
  type PlanState,
  planStates,
  refusePlan,
  refusePlanDecision,
  refusePlanning,
  trancheLaw,
  tranchesOf,
} from './plan.ts'
import { projectStates } from './project.ts'

const now = new Date('2026-11-22T02:00:00Z')
const promised = { budgetFen: 1_000_000, ownFen: 400_000 }

const milestone = (sharePercent: number, dueOn = '2027-03-01'): PlannedMilestone => ({
  ...{ title: '护学岗站起来', dueOn, evidence: '排班表、签到表', sharePercent },
})
const line = (amountFen: number, source: BudgetLine['source'] = 'grant'): BudgetLine => ({
  ...{ item: '护学岗物资', category: 'materials', amountFen, source },
})
const whole: Plan = {
  startsOn: '2026-12-01',
  endsOn: '2027-06-30',
  goals: [{ text: '放学时段秩序好起来', target: '乱停车降到 10 辆以下' }],
  milestones: [milestone(40), milestone(10, '2027-06-20')],
  budget: [line(600_000), line(400_000, 'own')],
  signingPercent: 50,
}
const refused = (changes: Partial<Plan>) => refusePlan({ ...whole, ...changes }, promised, now)

test('the machine and the laws are whole', () => {
  expect(refuseMachine(planMachine)).toBeNull()
  expect([refuseLaw(trancheLaw), refuseLaw(planCheckLaw)]).toEqual([null, null])
})

test.each<[PlanState, Record<string, PlanState>]>([
  ['draft', { submit: 'submitted' }],
  ['submitted', { return: 'returned', approve: 'approved' }],
  ['returned', { submit: 'submitted' }],
  ['approved', {}],
])('a plan that is %s: %j', (state, leads) => {
  const found = actionsFrom(planMachine, state).map((action) => [
    action,
    findTransition(planMachine, state, action)?.to,
  ])
  expect(Object.fromEntries(found)).toEqual(leads)
})

test('every action has its place', () => {
  const used = new Set(planStates.flatMap((state) => actionsFrom(planMachine, state)))
  expect([...used].toSorted()).toEqual([...planActions].toSorted())
})

describe('tranches', () => {
  it.each<[grantFen: number, shares: number[], fen: number[]]>([
    [600_000, [50, 40, 10], [300_000, 240_000, 60_000]],
    // a fen that does not divide goes to the later one
    [1, [50, 40, 10], [0, 0, 1]],
    [10_001, [50, 40, 10], [5_000, 4_000, 1_001]],
    [99, [33, 33, 34], [32, 33, 34]],
    [600_000, [0, 100], [0, 600_000]],
  ])('of %i by %j: %j', (grantFen, [signingPercent, ...shares], fen) => {
    const milestones = shares.map((share) => milestone(share))
    expect(tranchesOf(grantFen, { signingPercent: signingPercent!, milestones })).toEqual(fen)
  })

  it('come to the grant to the fen, none of them less than nothing, whatever the shares are', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: mostMilestones })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), cuts, (grantFen, at) => {
        const marks = [0, ...at.toSorted((a, b) => a - b), 100]
        const [signingPercent = 0, ...shares] = marks.slice(1).map((mark, index) => mark - marks[index]!)
        const tranches = tranchesOf(grantFen, { signingPercent, milestones: shares.map((share) => milestone(share)) })
        expect(tranches.reduce((sum, fen) => sum + fen, 0)).toBe(grantFen)
        expect(tranches.every((fen) => Number.isInteger(fen) && fen >= 0)).toBe(true)
        // never a fen or more away from the share itself
        tranches.forEach((fen, index) => {
          const share = ([signingPercent, ...shares][index]! * grantFen) / 100
          expect(Math.abs(fen - share)).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

describe('a whole plan', () => {
  it('is let through, also with everything at its limit', () => {
    expect(refused({})).toBeNull()
    const goals = Array.from({ length: mostGoals }, () => whole.goals[0]!)
    const milestones = Array.from({ length: mostMilestones }, () => milestone(10))
    expect(refused({ goals, milestones, signingPercent: 20 })).toBeNull()
    // due on the first and on the last day
    expect(refused({ milestones: [milestone(40, '2026-12-01'), milestone(10, '2027-06-30')] })).toBeNull()
    expect(refused({ signingPercent: 0, milestones: [milestone(100)] })).toBeNull()
  })

  it.each<[string, Partial<Plan>, field: string, fault: string]>([
    ['no first day', { startsOn: '' }, 'startsOn', 'not-a-date'],
    ['a day that does not exist', { startsOn: '2027-02-29' }, 'startsOn', 'not-a-date'],
    ['no last day', { endsOn: '' }, 'endsOn', 'not-a-date'],
    ['ends as it begins', { endsOn: '2026-12-01' }, 'endsOn', 'plan.ends-before'],
    ['no goal', { goals: [] }, 'goals', 'required'],
    ['too many goals', { goals: Array(mostGoals + 1).fill(whole.goals[0]) }, 'goals', 'too-many'],
    ['a goal without words', { goals: [{ text: ' ', target: '10 辆' }] }, 'goals.0.text', 'required'],
    ['a goal nobody can check', { goals: [{ text: '秩序好', target: '　' }] }, 'goals.0.target', 'required'],
    ['no milestone', { milestones: [] }, 'milestones', 'required'],
    [
      ...(['too many milestones', { milestones: Array(mostMilestones + 1).fill(milestone(10)) }] as const),
      ...(['milestones', 'too-many'] as const),
    ],
    ['one without a title', { milestones: [{ ...milestone(50), title: '' }] }, 'milestones.0.title', 'required'],
    ['one without evidence', { milestones: [{ ...milestone(50), evidence: '' }] }, 'milestones.0.evidence', 'required'],
    ['one without a day', { milestones: [milestone(50, '')] }, 'milestones.0.dueOn', 'not-a-date'],
    ['before it begins', { milestones: [milestone(50, '2026-11-30')] }, 'milestones.0.dueOn', 'plan.outside-term'],
    ['after it ends', { milestones: [milestone(50, '2027-07-01')] }, 'milestones.0.dueOn', 'plan.outside-term'],
    [
      ...(['out of order', { milestones: [milestone(40), milestone(10, '2027-02-28')] }] as const),
      ...(['milestones.1.dueOn', 'plan.out-of-order'] as const),
    ],
    ['half a per cent', { milestones: [milestone(49.5)] }, 'milestones.0.sharePercent', 'plan.no-share'],
    ['less than nothing', { milestones: [milestone(-1)] }, 'milestones.0.sharePercent', 'plan.no-share'],
    ['more than everything', { milestones: [milestone(101)] }, 'milestones.0.sharePercent', 'plan.no-share'],
    ['no whole share at signing', { signingPercent: 12.5 }, 'signingPercent', 'plan.no-share'],
    ['too much at signing', { signingPercent: 51, milestones: [milestone(49)] }, 'signingPercent', 'plan.too-early'],
    [
      ...(['too little kept', { milestones: [milestone(41), milestone(9)] }] as const),
      ...(['milestones.1.sharePercent', 'plan.too-little-kept'] as const),
    ],
    ['less than the grant', { milestones: [milestone(39), milestone(10)] }, 'milestones', 'plan.not-whole'],
    ['more than the grant', { milestones: [milestone(41), milestone(10)] }, 'milestones', 'plan.not-whole'],
    ['no budget', { budget: [] }, 'budget', 'required'],
    ['a fen too little', { budget: [line(599_999), line(400_000, 'own')] }, 'budget', 'plan.not-budget'],
    ['a fen too much', { budget: [line(600_001), line(400_000, 'own')] }, 'budget', 'plan.not-budget'],
    ['less found by oneself', { budget: [line(700_000), line(300_000, 'own')] }, 'budget', 'plan.not-own-share'],
    ['more found by oneself', { budget: [line(500_000), line(500_000, 'own')] }, 'budget', 'plan.not-own-share'],
    ['a line for nothing', { budget: [...whole.budget, line(0)] }, 'budget.2.amountFen', 'too-small'],
  ])('is not one with %s', (_name, changes, field, fault) => {
    expect(refused(changes)?.fields?.[field]).toBe(fault)
  })

  it('says with the refusal what was promised, and what the lines come to', () => {
    const budget = [line(500_000), line(400_000, 'own')]
    expect(refused({ budget })?.params).toMatchObject({ budgetFen: 1_000_000, totalFen: 900_000 })
  })
})

describe('writing', () => {
  it.each(projectStates)('while the project is %s', (state) => {
    const refusal = refusePlanning({ state }, null)
    expect(refusal?.code ?? null).toBe(state === 'refining' ? null : 'plan.not-now')
  })

  it.each<[PlanState | null, string | null]>([
    [null, null],
    ['draft', null],
    ['returned', null],
    ['submitted', 'plan.handed-in'],
    ['approved', 'plan.handed-in'],
  ])('a plan that is %s: %s', (state, code) => {
    expect(refusePlanning({ state: 'refining' }, state && { state })?.code ?? null).toBe(code)
  })
})

describe('deciding', () => {
  const plan = { state: 'submitted' as PlanState, submittedBy: 'a' }
  const decision = { approve: true, because: '', by: 'b', ofTeam: false }

  it('is for somebody else, of what was handed in', () => {
    expect(refusePlanDecision({ state: 'refining' }, plan, decision)).toBeNull()
    expect(refusePlanDecision({ state: 'refining' }, plan, { ...decision, by: 'a' })?.code).toBe('plan.own-work')
    expect(refusePlanDecision({ state: 'refining' }, plan, { ...decision, ofTeam: true })?.code).toBe('plan.own-work')
  })

  it.each(planStates.filter((state) => state !== 'submitted'))('is not for one that is %s', (state) => {
    expect(refusePlanDecision({ state: 'refining' }, { ...plan, state }, decision)?.code).toBe('plan.not-handed-in')
  })

  it.each(projectStates.filter((state) => state !== 'refining'))('is over while the project is %s', (state) => {
    expect(refusePlanDecision({ state }, plan, decision)?.code).toBe('plan.over')
  })

  it.each<[boolean, string, string | null]>([
    [true, '', null],
    [false, '目标没有写怎样算达到', null],
    [false, '', 'required'],
    [false, '  不 行  ', 'required'],
  ])('approve %s because “%s”: %s', (approve, because, fault) => {
    expect(
      refusePlanDecision({ state: 'refining' }, plan, { ...decision, approve, because })?.fields?.because ?? null,
    ).toBe(fault)
  })
})

test('somebody begins with what was applied for; what is no day is left open', () => {
  const { budget } = whole
  expect(firstPlan({ startsOn: '2026-12-01', endsOn: '明年六月', budget })).toMatchObject({
    ...{ startsOn: '2026-12-01', endsOn: '', budget, goals: [], milestones: [], signingPercent: 50 },
  })
})
