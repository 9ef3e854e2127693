import { addDays, civilDate } from '../../../base/clock.ts'
import type { Context, Id } from '../../../base/context.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { sql } from '../../../server/database.ts'
import { transact } from '../../../server/transact.ts'
import { districtPath, getAreaByNames, getPlatformByCode } from '../../network/server/public.ts'
import { ownOrganisations } from '../../people/server/public.ts'
import type { BudgetCategory, LineSource } from '../budget.ts'
import type { CallKind, CallRules } from '../call.ts'
import { saveApplication, startApplication, submitApplication } from './commands/application.ts'
import { draftCall, editCall, openCall } from './commands/call.ts'
import { checkApplication, returnApplication } from './commands/check.ts'
import { closeCall } from './ending.ts'
import { getApplication } from './queries/applications.ts'
import { getCall } from './queries/calls.ts'
import { lockCall } from './store.ts'

interface SampleApplication {
  /** by its title */
  design: string
  organisation: string
  by: string
  /** who looks at it; the clerk of 平湖街道 unless told */
  checkedBy?: string
  /** begins and ends so many days from now */
  from: number
  to: number
  answers: Record<string, unknown>
  budget: [item: string, category: BudgetCategory, amountFen: number, source: LineSource][]
  /** what was done, how many days ago, with its words */
  acts: [act: string, daysAgo: number, ...words: string[]][]
}

interface Sample {
  kind: CallKind
  /** by its code */
  platform: string
  /** null: the whole district */
  street: string | null
  by: string
  draftedAgo: number
  openedAgo: number | null
  /** days from now; negative: it has closed */
  closesIn: number
  title: string
  purpose: string
  rules: Partial<CallRules>
  applications: SampleApplication[]
}

/** A moment of the demonstration, and what happens then. */
interface Step {
  daysAgo: number
  take(): Promise<unknown>
}

/** Calls in three stages: being drafted, open, and closed with applications that are checked. */
export async function demonstrateCalls(demonstration: Demonstration): Promise<void> {
  const samples = demonstration.dataset('longgang/calls.json') as Sample[]
  demonstration.say(`写入 ${samples.length} 次演示征集`)
  for (const sample of samples) await load(demonstration, sample)
}

async function load(demonstration: Demonstration, sample: Sample): Promise<void> {
  const code = await draft(demonstration, sample)
  if (sample.openedAgo === null) return
  await openCall(demonstration.ctx({ days: sample.openedAgo }, demonstration.actors.get(sample.by)), { code })
  const steps = sample.applications.flatMap((application) => stepsOf(demonstration, code, application))
  if (sample.closesIn < 0) steps.push(await closing(demonstration, code))
  for (const { take } of steps.toSorted((a, b) => b.daysAgo - a.daysAgo)) await take()
}

async function areaOf(ctx: Context, street: string | null): Promise<Id> {
  if (street !== null) return (await getAreaByNames(ctx, street)).id
  const { id } = await ctx.db.get<{ id: Id }>(selectDistrict, [ctx.actor.networkId, await districtPath(ctx)])
  return id
}

const selectDistrict = sql('call.demonstration-district', 'select id from area where network_id = $1 and path = $2')

/** From its template, with the figures of the sample. @returns its code */
async function draft(demonstration: Demonstration, sample: Sample): Promise<string> {
  const ctx = demonstration.ctx({ days: sample.draftedAgo }, demonstration.actors.get(sample.by))
  const { kind, title, purpose } = sample
  const { id: platformId } = await getPlatformByCode(ctx, sample.platform)
  const areaId = await areaOf(ctx, sample.street)
  const closesOn = addDays(civilDate(demonstration.ctx({}).now), sample.closesIn)
  const { code } = await draftCall(ctx, { kind, title, purpose, platformId, areaId, closesOn })
  const { rules, form, rubric } = await getCall(ctx, { code })
  await editCall(ctx, {
    code,
    title,
    purpose,
    areaId,
    closesOn,
    rules: { ...rules, ...sample.rules } as typeof rules,
    form,
    rubric,
  })
  return code
}

/** By the clock, as the sweep would have found it. */
async function closing(demonstration: Demonstration, code: string): Promise<Step> {
  const now = demonstration.ctx({})
  const closesAt = new Date((await getCall(now, { code })).closesAt)
  const daysAgo = (now.now.getTime() - closesAt.getTime()) / 86_400_000
  return {
    daysAgo,
    take: () =>
      transact(demonstration.ctx({ days: daysAgo }, { requestId: `sweep:call.close:${code}` }), async (tx) => {
        const call = await lockCall(tx, code)
        await closeCall(tx, call)
        tx.clearDeadline('call.close', call.id)
      }),
  }
}

const selectDesign = sql('call.demonstration-design', 'select code from design where network_id = $1 and title = $2')

function stepsOf(demonstration: Demonstration, code: string, sample: SampleApplication): Step[] {
  const today = civilDate(demonstration.ctx({}).now)
  const content = {
    answers: { ...sample.answers, startsOn: addDays(today, sample.from), endsOn: addDays(today, sample.to) },
    budget: sample.budget.map(([item, category, amountFen, source]) => ({ item, category, amountFen, source })),
  }
  const staff = demonstration.actors.get(sample.checkedBy ?? 'clerk-pinghu')
  const by = demonstration.actors.get(sample.by)
  let id: Id = ''
  const current = async (ctx: Context) => ({ id, version: (await getApplication(ctx, { id })).version, ...content })
  const takes: Record<string, (daysAgo: number, words: string) => Promise<unknown>> = {
    start: async (days) => {
      const ctx = demonstration.ctx({ days }, by)
      const { code: designCode } = await ctx.db.get<{ code: string }>(selectDesign, [
        ctx.actor.networkId,
        sample.design,
      ])
      const organisation = (await ownOrganisations(ctx)).find(({ name }) => name === sample.organisation)
      if (!organisation) throw new Error(`${sample.by} does not act for ${sample.organisation}`)
      id = (await startApplication(ctx, { code, designCode, organisationId: organisation.id })).id
    },
    save: async (days) => {
      const ctx = demonstration.ctx({ days }, by)
      return saveApplication(ctx, await current(ctx))
    },
    submit: async (days) => {
      const ctx = demonstration.ctx({ days }, by)
      return submitApplication(ctx, await current(ctx))
    },
    return: (days, reason) => returnApplication(demonstration.ctx({ days }, staff), { id, reason }),
    check: async (days) => {
      const ctx = demonstration.ctx({ days }, staff)
      const { rules } = await getApplication(ctx, { id })
      const verdicts = rules.questions.map(({ key }) => ({ key, holds: true, because: '' }))
      return checkApplication(ctx, { id, verdicts })
    },
  }
  return sample.acts.map(([act, daysAgo, words = '']) => {
    const take = takes[act]
    if (!take) throw new Error(`the demonstration knows no act ${act}`)
    return { daysAgo, take: () => take(daysAgo, words) }
  })
}
