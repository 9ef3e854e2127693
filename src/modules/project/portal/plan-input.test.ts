import { describe, expect, it } from 'vitest'
import { AppError } from '../../../base/refusal.ts'
import type { Plan } from '../plan.ts'
import { refusePlan } from '../plan.ts'
import { keptRows, planOfPost, postedRows, readPlan, roomFor } from './plan-input.ts'

const plan: Plan = {
  ...{ startsOn: '2026-12-01', endsOn: '2027-06-30', signingPercent: 50 },
  goals: [{ text: '路口秩序好起来', target: '乱停车每天少于 10 辆' }],
  milestones: [
    { title: '护学岗站起来', dueOn: '2027-01-31', evidence: '签到表', sharePercent: 40 },
    { title: '总结', dueOn: '2027-06-30', evidence: '报告', sharePercent: 10 },
  ],
  budget: [
    { item: '物资', category: 'materials', amountFen: 600_050, source: 'grant' },
    { item: '家委会配套', category: 'other', amountFen: 400_000, source: 'own' },
  ],
}

/** A plan as its form posts it. */
function posted(from: Plan): Record<string, string> {
  const { goals, milestones, budget, ...rest } = keptRows(from)
  const rows = Object.entries({ goals, milestones, budget }).flatMap(([list, each]) =>
    each.flatMap((row, index) => Object.entries(row).map(([part, value]) => [`${list}.${index}.${part}`, value])),
  )
  return { ...rest, ...Object.fromEntries(rows) }
}

const faultsOf = (form: Record<string, string>, judge?: Parameters<typeof planOfPost>[1]) => {
  try {
    planOfPost(form, judge)
  } catch (error) {
    if (error instanceof AppError) return error.fields
  }
  return null
}

describe('a plan as it is posted', () => {
  it('comes back as it was kept', () => {
    expect(planOfPost(posted(plan))).toEqual(plan)
    expect(keptRows(plan).budget[0]?.amountFen).toBe('6000.50')
  })

  it('leaves out rows in which nothing was typed, keeps the order, and takes no choice that is none', () => {
    const rows = postedRows({
      'budget.10.item': '培训',
      'budget.10.category': 'dreams',
      'budget.2.item': '',
      'budget.2.category': 'staff',
      'budget.2.source': 'own',
      'budget.1.amountFen': ' 12,000 元 ',
      'budget.1.category': 'staff',
      'budget.1.source': 'own',
      'budget.x.item': '别处来的',
      'goals.3.target': '每天少于 10 辆',
      'milestones.1.title': ['护学岗', '又一个'],
    })
    expect(rows.budget).toEqual([
      { item: '', amountFen: '12,000 元', category: 'staff', source: 'own' },
      { item: '培训', amountFen: '', category: 'services', source: 'grant' },
    ])
    expect(rows.goals).toEqual([{ text: '', target: '每天少于 10 辆' }])
    expect(rows.milestones).toEqual([{ title: '护学岗', dueOn: '', evidence: '', sharePercent: '' }])
  })

  it('reads shares and amounts, and names at its field what is none', () => {
    const shares = ['50', '50%', '50 ％', '', '101', '-1', '1.5', '一半'].map((signingPercent) => {
      const read = readPlan({ ...keptRows(plan), signingPercent })
      return [read.plan.signingPercent, read.faults.signingPercent]
    })
    const none = [0, 'plan.no-share']
    expect(shares).toEqual([[50, undefined], [50, undefined], [50, undefined], [0, undefined], none, none, none, none])
    expect(faultsOf({ ...posted(plan), 'budget.1.amountFen': '很多', 'milestones.0.sharePercent': '多' })).toEqual({
      ...{ 'budget.1.amountFen': 'not-money', 'milestones.0.sharePercent': 'plan.no-share' },
    })
  })

  it('may be incomplete as a draft, and as a whole names all that is open or wrong at once', () => {
    const open = { ...posted(plan), endsOn: '', 'milestones.1.sharePercent': '', 'budget.0.amountFen': '' }
    expect(planOfPost(open)).toMatchObject({ endsOn: '', milestones: [{}, { sharePercent: 0 }] })
    const judge = (whole: Plan) =>
      refusePlan(whole, { budgetFen: 1_000_050, ownFen: 400_000 }, new Date('2026-11-20T02:00:00Z'))
    expect(faultsOf(open, judge)).toEqual({
      ...{ endsOn: 'required', 'milestones.1.sharePercent': 'required', 'budget.0.amountFen': 'required' },
    })
    // what only the rule sees is left to the command, which judges the same
    expect(faultsOf(posted({ ...plan, signingPercent: 60 }), judge)).toBeNull()
  })
})

describe('room for more', () => {
  const rows = keptRows(plan)

  it('is two rows at the beginning and one later, two more once asked for', () => {
    const empty = { ...rows, goals: [], milestones: [], budget: [] }
    expect(Object.values(roomFor(empty, '')).map(({ length }) => length)).toEqual([2, 2, 2])
    expect(Object.values(roomFor(rows, '')).map(({ length }) => length)).toEqual([2, 3, 3])
    expect(Object.values(roomFor(rows, 'more-milestones')).map(({ length }) => length)).toEqual([2, 4, 3])
  })

  it('ends where no more may be handed in', () => {
    const full = { ...rows, goals: Array.from({ length: 6 }, () => rows.goals[0]!) }
    expect(roomFor(full, 'more-goals').goals).toHaveLength(6)
  })
})
