import type { CallRules } from '../modules/call/call.ts'
import { checkApplication } from '../modules/call/contract-desk.ts'
import { publishNotice } from '../modules/notice/contract-desk.ts'
import { beginScoring, decide, rankScores, startReview } from '../modules/review/contract-desk.ts'
import type { TestApp } from './app.ts'
import { type Applying, dayIn, openedCall, sentApplication, verdicts } from './calls.ts'
import { ready, type WholeTeam } from './designs.ts'
import {
  assigned,
  closeWindow,
  decisionFor,
  type Desk,
  expert,
  judged,
  noticeOf,
  noticeWords,
  runOut,
} from './reviews.ts'

/** Settled designs apply, are judged and chosen, and stand under notice. @returns the code of the notice */
async function noticedFor(
  app: TestApp,
  desk: Desk,
  teams: readonly WholeTeam[],
  rules: Partial<CallRules> = {},
): Promise<string> {
  const { clerk, manager } = desk
  const code = await openedCall(app, manager, { experts: 1, ...rules })
  const applications: Applying[] = []
  for (const team of teams) {
    const application = await sentApplication(app, clerk, code, team)
    await clerk.ok(checkApplication, { id: application.id, verdicts: verdicts() })
    applications.push(application)
  }
  await closeWindow(app, code)
  await manager.ok(startReview, { code, dueOn: dayIn(app, 10) })
  const by = await expert(app, manager)
  const judgements = []
  for (const { id } of applications) judgements.push(await assigned(desk, { code, applications }, id, by))
  await manager.ok(beginScoring, { code })
  for (const one of judgements) await judged(one, 90)
  await manager.ok(rankScores, { code })
  await clerk.ok(decide, await decisionFor(clerk, code))
  const notice = await noticeOf(app, code)
  await clerk.ok(publishNotice, { code: notice, ...noticeWords })
  return notice
}

/** These designs become projects in the pool, by one notice that nobody objects to: the clock moves to its end. */
export async function pooledOf(
  app: TestApp,
  desk: Desk,
  teams: readonly WholeTeam[],
  rules?: Partial<CallRules>,
): Promise<void> {
  await runOut(app, await noticedFor(app, desk, teams, rules))
}

/** The same without moving the clock, which others read: the notice has stood its days before now. */
export async function pooledAtOnce(
  app: TestApp,
  desk: Desk,
  teams: readonly WholeTeam[],
  rules?: Partial<CallRules>,
): Promise<void> {
  const notice = await noticedFor(app, desk, teams, rules)
  const past = [notice, app.clock.now()]
  await app.ask(
    `update notice set ends_at = $2::timestamptz, ends_on = $2::timestamptz::date - 1, published_at = $2::timestamptz - interval '7 days' where code = $1`,
    past,
  )
  await app.ask(
    'update notice_item i set ends_at = $2 from notice n where n.network_id = i.network_id and n.id = i.notice_id and n.code = $1',
    past,
  )
  await app.ask(
    `update deadline d set due_at = $2 from notice n where d.kind = 'notice.end' and d.subject_id = n.id and n.code = $1`,
    past,
  )
  await app.sweep()
  await app.runJobs()
}

/** A project in the pool with its team. */
export async function pooled(app: TestApp, desk: Desk): Promise<WholeTeam> {
  const team = await ready(app, desk.clerk)
  await pooledOf(app, desk, [team])
  return team
}
