import { parseYuan } from '../../../base/money.ts'
import { AppError, type Refusal } from '../../../base/refusal.ts'
import type { PageRequest } from '../../../portal/page.ts'
import {
  budgetCategories,
  type BudgetCategory,
  type BudgetLine,
  lineSources,
  type LineSource,
  mostLines,
} from '../../call/budget.ts'
import { mostGoals, mostMilestones, type Plan } from '../plan.ts'

type Posted = PageRequest['form']

export type GoalRow = Record<'text' | 'target', string>
export type MilestoneRow = Record<'title' | 'dueOn' | 'evidence' | 'sharePercent', string>
export type LineRow = Record<'item' | 'amountFen', string> & { category: BudgetCategory; source: LineSource }

/** The plan as it stands in the form: everything as it was typed. */
export interface PlanRows {
  startsOn: string
  endsOn: string
  signingPercent: string
  goals: GoalRow[]
  milestones: MilestoneRow[]
  budget: LineRow[]
}

const first = (value: Posted[string] | undefined) => ((Array.isArray(value) ? value[0] : value) ?? '').trim()

/** Rows of a list that was posted as `list.0.part`, in their order: those with nothing typed are left out. */
function rowsIn<P extends string>(form: Posted, list: string, parts: readonly P[], typed: readonly P[] = parts) {
  const rows = new Map<number, Record<P, string>>()
  for (const [name, value] of Object.entries(form)) {
    const [from, index, part] = name.split('.')
    if (from !== list || !/^\d{1,3}$/.test(index ?? '') || !parts.includes(part as P)) continue
    const empty = Object.fromEntries(parts.map((each) => [each, ''])) as Record<P, string>
    const row = rows.get(Number(index)) ?? empty
    row[part as P] = first(value)
    rows.set(Number(index), row)
  }
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter((row) => typed.some((part) => row[part] !== ''))
}

const among = <T extends string>(all: readonly T[], text: string, otherwise: T): T =>
  all.find((each) => each === text) ?? otherwise

/** What was typed. */
export function postedRows(form: Posted): PlanRows {
  const lines = rowsIn(form, 'budget', ['item', 'amountFen', 'category', 'source'], ['item', 'amountFen'])
  return {
    ...{ startsOn: first(form.startsOn), endsOn: first(form.endsOn), signingPercent: first(form.signingPercent) },
    goals: rowsIn(form, 'goals', ['text', 'target']),
    milestones: rowsIn(form, 'milestones', ['title', 'dueOn', 'evidence', 'sharePercent']),
    budget: lines.map(({ item, amountFen, category, source }) => ({
      ...{ item, amountFen },
      category: among(budgetCategories, category, 'services'),
      source: among(lineSources, source, 'grant'),
    })),
  }
}

/** As one would type it: `12000`, `1234.50`; what was left open stays open. */
function typedFen(fen: number): string {
  if (fen === 0) return ''
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

/** What was kept, to be typed on. */
export function keptRows({ startsOn, endsOn, signingPercent, goals, milestones, budget }: Plan): PlanRows {
  return {
    ...{ startsOn, endsOn, signingPercent: String(signingPercent) },
    goals: goals.map(({ text, target }) => ({ text, target })),
    milestones: milestones.map((milestone) => ({ ...milestone, sharePercent: String(milestone.sharePercent) })),
    budget: budget.map(({ amountFen, ...line }) => ({ ...line, amountFen: typedFen(amountFen) })),
  }
}

export interface ReadPlan {
  plan: Plan
  /** by field: what could not be read */
  faults: Record<string, string>
}

/** As the contract takes it. What is still open reads as nothing; what is no figure at all is named at its field. */
export function readPlan({ signingPercent, goals, milestones, budget, ...term }: PlanRows): ReadPlan {
  const faults: Record<string, string> = {}
  const percent = (text: string, field: string): number => {
    const plain = text.replace(/\s*[%％]$/, '')
    if (plain === '') return 0
    if (/^\d{1,3}$/.test(plain) && Number(plain) <= 100) return Number(plain)
    faults[field] = 'plan.no-share'
    return 0
  }
  const fen = (text: string, field: string): number => {
    const { value, refusal } = parseYuan(text)
    if (refusal && refusal.code !== 'required') faults[field] = refusal.code
    return value ?? 0
  }
  const plan = {
    ...term,
    signingPercent: percent(signingPercent, 'signingPercent'),
    goals,
    milestones: milestones.map((row, index) => ({
      ...row,
      sharePercent: percent(row.sharePercent, `milestones.${index}.sharePercent`),
    })),
    budget: budget.map((row, index): BudgetLine => ({
      ...row,
      amountFen: fen(row.amountFen, `budget.${index}.amountFen`),
    })),
  }
  return { plan, faults }
}

/** What a whole plan may not leave open, where leaving it open would read as a nought. */
function leftOpen({ startsOn, endsOn, signingPercent, milestones, budget }: PlanRows): Record<string, string> {
  const open: [string, string][] = [
    ['startsOn', startsOn],
    ['endsOn', endsOn],
    ['signingPercent', signingPercent],
    ...milestones.map((row, index): [string, string] => [`milestones.${index}.sharePercent`, row.sharePercent]),
    ...milestones.map((row, index): [string, string] => [`milestones.${index}.dueOn`, row.dueOn]),
    ...budget.map((row, index): [string, string] => [`budget.${index}.amountFen`, row.amountFen]),
  ]
  return Object.fromEntries(open.filter(([, text]) => text === '').map(([field]) => [field, 'required']))
}

/**
 * What was typed, as the contract takes it.
 * @param judge the rule that a whole plan is held to; a draft may be incomplete
 * @throws AppError invalid when something cannot be read, with everything else that is wrong
 */
export function planOfPost(form: Posted, judge?: (plan: Plan) => Refusal): Plan {
  const rows = postedRows(form)
  const { plan, faults } = readPlan(rows)
  const open = judge ? leftOpen(rows) : {}
  if (Object.keys({ ...open, ...faults }).length > 0)
    throw new AppError('invalid', { code: 'input.invalid', fields: { ...judge?.(plan)?.fields, ...open, ...faults } })
  return plan
}

const emptyGoal: GoalRow = { text: '', target: '' }
const emptyMilestone: MilestoneRow = { title: '', dueOn: '', evidence: '', sharePercent: '' }
const emptyLine: LineRow = { item: '', amountFen: '', category: 'services', source: 'grant' }

/** What was filled in with room below it: some rows at the beginning, later one, and more once they are asked for. */
function withRoom<R>(filled: readonly R[], empty: R, more: boolean, most: number): R[] {
  const room = filled.length === 0 || more ? 2 : 1
  return [...filled, ...Array.from({ length: room }, () => empty)].slice(0, most)
}

/** @param act the button that was pressed: `more-goals`, `more-milestones` and `more-budget` ask for room */
export function roomFor(rows: PlanRows, act: string): Pick<PlanRows, 'goals' | 'milestones' | 'budget'> {
  return {
    goals: withRoom(rows.goals, emptyGoal, act === 'more-goals', mostGoals),
    milestones: withRoom(rows.milestones, emptyMilestone, act === 'more-milestones', mostMilestones),
    budget: withRoom(rows.budget, emptyLine, act === 'more-budget', mostLines),
  }
}
