import { addDays, civilDate } from '../../../base/clock.ts'
import { sql } from '../../../server/database.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import type { BudgetCategory, LineSource } from '../../call/budget.ts'
import { decidePlan, submitPlan } from './commands/plan.ts'
import { getPlan } from './queries/plan.ts'

/** A plan of the demonstration, its days counted from today. */
export interface SamplePlan {
  /** by its title */
  project: string
  by: string
  from: number
  to: number
  signing: number
  goals: [text: string, target: string][]
  milestones: [title: string, dueIn: number, evidence: string, sharePercent: number][]
  /** what was applied with unless told */
  budget?: [item: string, category: BudgetCategory, amountFen: number, source: LineSource][]
}

const selectCode = sql('plan.demonstration-code', 'select code from project where network_id = $1 and title = $2')

/** What is done with a plan, so many days ago: by who delivers, or by staff with their words. */
export function planActs({ ctx, actors, networkId }: Demonstration, sample: SamplePlan) {
  const codeOf = async () => (await ctx({}).db.get<{ code: string }>(selectCode, [networkId, sample.project])).code
  const decide = (decision: 'approve' | 'return') => async (days: number, who: string, because: string) => {
    const at = ctx({ days }, actors.get(who))
    await decidePlan(at, { code: await codeOf(), decision, because })
  }
  return {
    submit: async (days: number) => {
      const at = ctx({ days }, actors.get(sample.by))
      const code = await codeOf()
      const { version, budget } = await getPlan(at, { code })
      await submitPlan(at, { code, version, ...contentOf(sample, civilDate(ctx({}).now), budget) })
    },
    approve: decide('approve'),
    return: decide('return'),
  }
}

type Applied = Awaited<ReturnType<typeof getPlan>>['budget']

function contentOf(sample: SamplePlan, today: string, applied: Applied) {
  const { from, to, signing, goals, milestones, budget } = sample
  return {
    ...{ startsOn: addDays(today, from), endsOn: addDays(today, to), signingPercent: signing },
    goals: goals.map(([text, target]) => ({ text, target })),
    milestones: milestones.map(([title, dueIn, evidence, sharePercent]) => ({
      ...{ title, dueOn: addDays(today, dueIn), evidence, sharePercent },
    })),
    budget: budget?.map(([item, category, amountFen, source]) => ({ item, category, amountFen, source })) ?? applied,
  }
}
