import type { z } from 'zod'
import type { Id } from '../base/context.ts'
import {
  type ApplicationDetail,
  getApplication,
  getCall,
  saveApplication,
  startApplication,
  submitApplication,
} from '../modules/call/contract.ts'
import { checkApplication, draftCall, editCall, openCall } from '../modules/call/contract-desk.ts'
import type { CallRules } from '../modules/call/call.ts'
import type { TestApp } from './app.ts'
import type { Client } from './client.ts'
import { ready, type TestOrganisation, type WholeTeam } from './designs.ts'

export type DraftInput = z.input<typeof draftCall.input>

/** The platform of a street, or the headquarters. */
export async function platformId(app: TestApp, street: string | null): Promise<Id> {
  const [row] = await app.ask<{ id: Id }>(
    `select p.id from platform p where p.network_id = $1 and (p.kind = 'headquarters' and $2::text is null or p.kind = 'street' and p.path = $2)`,
    [app.stranger.networkId, street === null ? null : app.area(street).path],
  )
  if (!row) throw new Error(`no platform of ${street ?? 'the headquarters'}`)
  return row.id
}

/** So many days from the clock of the tests, as a day of the calendar. */
export function dayIn(app: TestApp, days: number): string {
  return new Date(app.clock.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** A call of a street for its own places, closing in thirty days. */
export async function draftInput(app: TestApp, changes: Partial<DraftInput> = {}): Promise<DraftInput> {
  return {
    kind: 'grant',
    title: '平湖街道公益创投',
    purpose: '为街坊身边的小事找到能做成的办法。',
    platformId: await platformId(app, '平湖街道'),
    areaId: app.area('平湖街道').id,
    closesOn: dayIn(app, 30),
    ...changes,
  }
}

/** A draft by who runs the platform. @returns its code */
export async function drafted(app: TestApp, by: Client, changes: Partial<DraftInput> = {}): Promise<string> {
  return (await by.ok(draftCall, await draftInput(app, changes))).code
}

/** What an edit that changes only these rules sends. */
export async function editInput(by: Client, code: string, rules: Partial<CallRules> = {}) {
  const call = await by.ok(getCall, { code })
  return {
    code,
    title: call.title,
    purpose: call.purpose,
    areaId: call.area.id,
    closesOn: call.closesAt.slice(0, 10),
    rules: { ...call.rules, ...rules },
    form: call.form,
    rubric: call.rubric,
  } as z.input<typeof editCall.input>
}

/** A call that takes applications. @returns its code */
export async function openedCall(
  app: TestApp,
  by: Client,
  rules: Partial<CallRules> = {},
  changes: Partial<DraftInput> = {},
): Promise<string> {
  const code = await drafted(app, by, changes)
  if (Object.keys(rules).length > 0) await by.ok(editCall, await editInput(by, code, rules))
  await by.ok(openCall, { code })
  return code
}

/** Answers to the form of the templates. */
export const answers = {
  need: '走访了三栋楼，四成老人说半夜不敢出门，近一年反映二十三次。走访记录附后，居委会一同核对过。',
  people: 120,
  goals: '一年内把夜间跌倒的反映减少一半，走访时八成老人说敢出门，每季度数一次，公布在楼下。',
  steps: '第一步三月前装灯；第二步每周二巡查；第三步六月、十二月各问一次老人，结果贴在楼道里。',
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
  new: '以往只换灯泡，这次由楼长认领，坏了两天内修好。',
  experience: '2025 年做过两个老旧小区的照明改造，验收良好。',
  effect: '看反映次数和老人的回答，半年问一次，由社区工作站来问，不由我们问。',
  lasting: '楼长接着管，电费进物业公共账，一栋楼三千元可照做。',
  papers: [] as Id[],
}

/** Ten thousand yuan, four of them found elsewhere. */
export const budget = [
  { item: '巡查活动', category: 'activities' as const, amountFen: 600_000, source: 'grant' as const },
  { item: '楼长补贴', category: 'staff' as const, amountFen: 400_000, source: 'own' as const },
]

export interface Applying {
  id: Id
  /** the call */
  call: string
  team: WholeTeam
  /** who applies, and who writes for them */
  organisation: TestOrganisation
  by: Client
  version: number
}

/** An empty application with a new settled design, by the organisation that drives it. */
export async function startedApplication(
  app: TestApp,
  clerk: Client,
  call: string,
  team?: WholeTeam,
): Promise<Applying> {
  const whole = team ?? (await ready(app, clerk))
  const organisation = whole.drives
  const input = { code: call, designCode: whole.code, organisationId: organisation.id }
  const { id, version } = await organisation.by.ok(startApplication, input)
  return { id, call, team: whole, organisation, by: organisation.by, version }
}

/** The same, sent in. */
export async function sentApplication(app: TestApp, clerk: Client, call: string, team?: WholeTeam): Promise<Applying> {
  const applying = await startedApplication(app, clerk, call, team)
  const { version } = await applying.by.ok(submitApplication, { id: applying.id, version: 1, answers, budget })
  return { ...applying, version }
}

/** Keeps these answers in a draft. */
export function save({ by, id }: Applying, version: number, more: Record<string, unknown> = {}) {
  return by.ok(saveApplication, { id, version, answers: { ...answers, ...more }, budget })
}

export function seenBy(by: Client, id: Id): Promise<ApplicationDetail> {
  return by.ok(getApplication, { id })
}

/** What a person answers to the questions of the templates: yes, but for these. */
export function verdicts(no: Record<string, string> = {}) {
  return ['scope', 'able', 'listed', 'lawful'].map((key) => ({ key, holds: !(key in no), because: no[key] ?? '' }))
}

/** Found eligible. */
export async function eligibleApplication(
  app: TestApp,
  clerk: Client,
  call: string,
  checker: Client,
): Promise<Applying> {
  const applying = await sentApplication(app, clerk, call)
  await checker.ok(checkApplication, { id: applying.id, verdicts: verdicts() })
  return { ...applying, version: applying.version + 1 }
}
