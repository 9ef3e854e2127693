import type { Id } from '../base/context.ts'
import type { Path } from '../base/path.ts'
import type { CallRules } from '../modules/call/call.ts'
import { object, type NoticeDetail, getNotice } from '../modules/notice/contract.ts'
import { publishNotice } from '../modules/notice/contract-desk.ts'
import { declareInterest, getAssignment, submitScore } from '../modules/review/contract.ts'
import {
  assignExpert,
  beginScoring,
  decide,
  getReview,
  rankScores,
  registerExpert,
  startReview,
} from '../modules/review/contract-desk.ts'
import type { Outcome } from '../modules/review/decision.ts'
import type { TestApp } from './app.ts'
import { type Applying, dayIn, eligibleApplication, openedCall } from './calls.ts'
import type { Client } from './client.ts'

/** Who does what: `manager` runs the review, `clerk` checks, decides and publishes. */
export interface Desk {
  clerk: Client
  manager: Client
}

/** Somebody with the role and what they know registered. */
export async function expert(
  app: TestApp,
  manager: Client,
  path: Path = app.area('平湖街道').path,
  more: { employerId?: Id } = {},
): Promise<Client> {
  const by = await app.staff('expert', path)
  await manager.ok(registerExpert, { personId: by.personId ?? '', fields: ['traffic-safety'], ...more })
  return by
}

/** As the sweep leaves a call once its window has closed. */
export async function closeWindow(app: TestApp, code: string): Promise<void> {
  await app.ask(
    `delete from deadline d using call c where d.kind = 'call.close' and d.subject_id = c.id and c.code = $1`,
    [code],
  )
  await app.ask(`update call set state = 'checking' where code = $1`, [code])
}

export interface Reviewing {
  /** of the call */
  code: string
  applications: Applying[]
}

/** A call of the street whose applications have all been checked. */
export async function checkedCall(
  app: TestApp,
  { clerk, manager }: Desk,
  count = 1,
  rules: Partial<CallRules> = {},
): Promise<Reviewing> {
  const code = await openedCall(app, manager, { experts: 1, ...rules })
  const applications: Applying[] = []
  for (let i = 0; i < count; i++) applications.push(await eligibleApplication(app, clerk, code, clerk))
  await closeWindow(app, code)
  return { code, applications }
}

/** Its review, begun with nobody assigned. */
export async function startedReview(
  app: TestApp,
  desk: Desk,
  count = 1,
  rules: Partial<CallRules> = {},
): Promise<Reviewing> {
  const reviewing = await checkedCall(app, desk, count, rules)
  await desk.manager.ok(startReview, { code: reviewing.code, dueOn: dayIn(app, 10) })
  return reviewing
}

/** One of the applications, on the desk of an expert. */
export interface Assigned {
  id: Id
  applicationId: Id
  by: Client
}

export async function assigned(desk: Desk, { code }: Reviewing, applicationId: Id, by: Client): Promise<Assigned> {
  const { id } = await desk.manager.ok(assignExpert, { code, applicationId, expertId: by.personId ?? '' })
  return { id, applicationId, by }
}

export interface Scoring extends Reviewing {
  experts: Client[]
  /** application by application, in the order of the experts */
  desk: Assigned[]
}

/** Experts judge: each of them every application. */
export async function scoringReview(
  app: TestApp,
  desk: Desk,
  { count = 1, rules = {} }: { count?: number; rules?: Partial<CallRules> } = {},
): Promise<Scoring> {
  const reviewing = await startedReview(app, desk, count, rules)
  const experts: Client[] = []
  for (let i = 0; i < (rules.experts ?? 1); i++) experts.push(await expert(app, desk.manager))
  const all: Assigned[] = []
  for (const { id } of reviewing.applications)
    for (const by of experts) all.push(await assigned(desk, reviewing, id, by))
  await desk.manager.ok(beginScoring, { code: reviewing.code })
  return { ...reviewing, experts, desk: all }
}

const weights = { needs: 20, plan: 20, innovation: 15, team: 15, money: 15, effect: 15 }

/** So many per cent of each criterion's points; even numbers come out whole. */
export function scores(percent: number): Record<keyof typeof weights, number> {
  const part = (max: number) => Math.round((max * percent) / 10) / 10
  return Object.fromEntries(Object.entries(weights).map(([key, max]) => [key, part(max)])) as ReturnType<typeof scores>
}

export const comment = '需求说得清楚，步骤和预算对得上。'

/** No interest: the text opens. @returns the version to score */
export async function declared({ id, by }: Assigned): Promise<number> {
  return (await by.ok(declareInterest, { id, conflict: false })).version
}

export async function judged(one: Assigned, percent: number): Promise<void> {
  const version = await declared(one)
  await one.by.ok(submitScore, { id: one.id, scores: scores(percent), comment, version })
}

/** The first application gets 90 per cent, the next ones two less each. */
export async function rankedReview(
  app: TestApp,
  desk: Desk,
  more: { count?: number; rules?: Partial<CallRules> } = {},
): Promise<Scoring> {
  const scoring = await scoringReview(app, desk, more)
  const order = scoring.applications.map(({ id }) => id)
  for (const one of scoring.desk) await judged(one, 90 - 2 * order.indexOf(one.applicationId))
  await desk.manager.ok(rankScores, { code: scoring.code })
  return scoring
}

/** What a meeting decides that follows the ranking, but for these. */
export async function decisionFor(
  by: Client,
  code: string,
  but: Record<Id, { outcome: Outcome; because: string }> = {},
) {
  const { lines } = await by.ok(getReview, { code })
  return {
    code,
    body: 'directors' as const,
    metOn: '2026-11-20',
    minutesNumber: '平办会〔2026〕18 号',
    lines: lines.map(({ applicationId, grantFen, ranking }) => {
      const outcome = but[applicationId]?.outcome ?? ranking?.proposed ?? 'none'
      const awarded = outcome === 'pool' || outcome === 'carry-out'
      return { applicationId, outcome, grantFen: awarded ? grantFen : null, because: but[applicationId]?.because ?? '' }
    }),
  }
}

export interface Noticed extends Scoring {
  /** of the notice */
  notice: string
}

/** The code of the notice that a call's decision drafted. */
export async function noticeOf(app: TestApp, call: string): Promise<string> {
  await app.runJobs()
  const [row] = await app.ask<{ code: string }>(
    'select n.code from notice n join call c on c.network_id = n.network_id and c.id = n.call_id where c.code = $1',
    [call],
  )
  if (!row) throw new Error(`no notice of ${call}`)
  return row.code
}

/** Decided as ranked, the notice drafted. */
export async function draftedNotice(
  app: TestApp,
  desk: Desk,
  more: { count?: number; rules?: Partial<CallRules> } = {},
): Promise<Noticed> {
  const ranked = await rankedReview(app, desk, more)
  await desk.clerk.ok(decide, await decisionFor(desk.clerk, ranked.code))
  return { ...ranked, notice: await noticeOf(app, ranked.code) }
}

export const noticeWords = {
  title: '平湖街道公益创投拟入选项目公示',
  body: '经评审和会议审定，拟入选下列项目，现予公示。',
}

/** Under notice: objections are taken. */
export async function standingNotice(
  app: TestApp,
  desk: Desk,
  more: { count?: number; rules?: Partial<CallRules> } = {},
): Promise<Noticed> {
  const drafted = await draftedNotice(app, desk, more)
  await desk.clerk.ok(publishNotice, { code: drafted.notice, ...noticeWords })
  return drafted
}

export interface Objecting {
  id: Id
  secret: string
}

/** Somebody objects with their name to items at these places of the notice. */
export async function objected(
  by: Client,
  notice: string,
  places: readonly number[] = [0],
  more: { anonymous?: boolean; contact?: string } = {},
): Promise<Objecting> {
  const { lines } = await by.ok(getNotice, { code: notice })
  const itemIds = places.map((place) => itemAt(lines, place))
  const { anonymous = false, contact = '13912345678' } = more
  const { id, secret } = await by.ok(object, {
    code: notice,
    itemIds,
    text: '预算里的活动费写了两遍，请再核一核。',
    anonymous,
    ...(!anonymous && { name: '林某', contact }),
  })
  return { id, secret }
}

function itemAt(lines: NoticeDetail['lines'], place: number): Id {
  const line = lines[place]
  if (!line) throw new Error(`the notice has no item ${place}`)
  return line.id
}

/** Moves the clock to the end of a notice, and sweeps. */
export async function runOut(app: TestApp, notice: string): Promise<void> {
  const [row] = await app.ask<{ endsAt: Date }>('select ends_at as "endsAt" from notice where code = $1', [notice])
  if (!row) throw new Error(`no notice ${notice}`)
  app.clock.set(row.endsAt)
  await app.sweep()
  await app.runJobs()
}

export function assignmentSeen({ id, by }: Assigned) {
  return by.ok(getAssignment, { id })
}
