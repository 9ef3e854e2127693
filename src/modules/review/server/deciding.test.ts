import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todoContract } from '../../../base/todo.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import {
  declared,
  decisionFor,
  type Desk,
  judged,
  rankedReview,
  scores,
  comment,
  scoringReview,
  type Scoring,
} from '../../../testing/reviews.ts'
import { supportProblem } from '../../problem/contract.ts'
import { getCall } from '../../call/contract.ts'
import { getDesign } from '../../design/contract.ts'
import { giveGrant } from '../../people/contract.ts'
import { getOwnResult, getRanking, submitScore } from '../contract.ts'
import { decide, getReview, listReviews, rankScores, releaseExpert } from '../contract-desk.ts'
import { rankApplications, type Scored } from '../ranking.ts'
import { getRanking as queryRanking } from './queries/ranking.ts'
import { getReview as queryReview, pageReviews } from './queries/reviews.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
let hq: Client
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  hq = await app.staff('hq-manager', app.area('龙岗区').path)
})

const codesOf = ({ applications }: Scoring) => applications.map(({ team }) => team.code)

function told({ personId }: Client) {
  return app.ask<{ kind: string; params: object; link: string }>(
    `select kind, params, link from message where person_id = $1 and kind like 'review.%' order by created_at`,
    [personId],
  )
}

describe('a ranking', () => {
  let scoring: Scoring
  beforeAll(async () => {
    scoring = await scoringReview(app, desk, { count: 3, rules: { experts: 3 } })
    const marks = [
      [70, 72, 74],
      [90, 60, 80],
      [80, 80, 70],
    ]
    const order = scoring.applications.map(({ id }) => id)
    for (const [index, one] of scoring.desk.entries())
      await judged(one, marks[order.indexOf(one.applicationId)]![index % 3]!)
  })

  it('is computed once, by who runs the review, of every score', async () => {
    const input = { code: scoring.code }
    expect((await desk.clerk.refused(rankScores, input)).status).toBe(403)
    const both = await Promise.all([desk.manager.call(rankScores, input), hq.call(rankScores, input)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await desk.clerk.ok(getCall, input)).state).toBe('deciding')
    const { lines } = await desk.clerk.ok(getReview, input)
    const [first, second, third] = codesOf(scoring)
    // equal means of the second and third: the first criterion decides nothing either, so the code does
    expect(lines.map(({ code, ranking }) => [code, ranking?.place, ranking?.meanHundredths, ranking?.wide])).toEqual([
      [second, 1, 7667, true],
      [third, 2, 7667, false],
      [first, 3, 7200, false],
    ])
    expect(lines.map(({ ranking }) => ranking?.proposed)).toEqual(['carry-out', 'carry-out', 'carry-out'])
    expect(lines[0]?.assignments.map(({ pointsTenths, comment: words }) => [pointsTenths, words])).toEqual([
      [900, comment],
      [600, comment],
      [800, comment],
    ])
  })

  it('is the same for whoever computes it from the public record', async () => {
    const [leaf] = await app.ask<{ entry: string }>(
      `select convert_from(l.entry, 'UTF8') as entry from record_leaf l join event e on e.id = l.event_id
        where e.type = 'review.ranked' order by e.id desc limit 1`,
    )
    const entry = JSON.parse(leaf!.entry) as { public?: unknown }
    const part = findScores(entry)
    const again = rankApplications(
      part.scores.map((one) => ({ ...one, applicationId: one.code, grantFen: 0 })),
      part.spread,
    )
    const { lines } = await desk.clerk.ok(getReview, { code: scoring.code })
    expect(again.map(({ code, place, meanHundredths, wide }) => [code, place, meanHundredths, wide])).toEqual(
      lines.map(({ code, ranking }) => [code, ranking?.place, ranking?.meanHundredths, ranking?.wide]),
    )
    const people = [...scoring.experts, desk.manager].map(({ personId }) => personId)
    for (const id of people) expect(leaf!.entry).not.toContain(id)
  })

  it('is not public before the decision', async () => {
    expect((await app.stranger.refused(getRanking, { code: scoring.code })).status).toBe(404)
  })
})

/** The public part of a leaf, wherever the record puts it. */
function findScores(value: unknown): { spread: number; scores: Omit<Scored, 'applicationId' | 'grantFen'>[] } {
  if (typeof value === 'object' && value !== null) {
    if ('scores' in value && 'spread' in value) return value as ReturnType<typeof findScores>
    for (const inner of Object.values(value)) {
      const found = findScores(inner)
      if (found.scores.length > 0) return found
    }
  }
  return { spread: 0, scores: [] }
}

it('a score that comes while the ranking is computed is in it, or refused', async () => {
  const scoring = await scoringReview(app, desk, { rules: { experts: 1 } })
  const [one] = scoring.desk
  const version = await declared(one!)
  const input = { id: one!.id, scores: scores(80), comment, version }
  const [sent, ranked] = await Promise.all([
    one!.by.call(submitScore, input),
    desk.manager.call(rankScores, { code: scoring.code }),
  ])
  expect(sent.status).toBe(200)
  if (ranked.status === 409) await desk.manager.ok(rankScores, { code: scoring.code })
  const { lines } = await desk.manager.ok(getReview, { code: scoring.code })
  expect(lines[0]?.ranking?.meanHundredths).toBe(8000)
  expect((await desk.manager.refused(releaseExpert, { id: one!.id })).status).toBe(409)
})

describe('a decision', () => {
  let ranked: Scoring
  let supporter: Client
  beforeAll(async () => {
    ranked = await rankedReview(app, desk, { count: 2, rules: { experts: 1 } })
    supporter = await app.resident()
    await supporter.ok(supportProblem, { code: codesOf(ranked)[0]! })
  })
  const second = () => ranked.applications[1]!.id

  it('departs from the ranking only for a reason, within the money, after a meeting that was held', async () => {
    const whole = await decisionFor(desk.clerk, ranked.code)
    const none = await decisionFor(desk.clerk, ranked.code, { [second()]: { outcome: 'none', because: '' } })
    const fields = async (input: typeof whole) => (await desk.clerk.refused(decide, input)).fields
    expect(await fields(none)).toEqual({ [`lines.${second()}`]: 'review.departure' })
    expect(await fields({ ...whole, lines: whole.lines.slice(0, 1) })).toEqual({ [`lines.${second()}`]: 'required' })
    expect(await fields({ ...whole, metOn: '2026-12-31', minutesNumber: ' ' })).toEqual({
      metOn: 'too-late',
      minutesNumber: 'required',
    })
    const more = whole.lines.map((line) => ({ ...line, grantFen: 700_000 }))
    expect(Object.values(await fields({ ...whole, lines: more }))).toEqual(['review.grant', 'review.grant'])
  })

  it('is recorded by nobody who ran the review or judged in it, and by the database neither', async () => {
    const input = await decisionFor(desk.clerk, ranked.code)
    expect((await desk.manager.refused(decide, input)).status).toBe(403)
    await hq.ok(giveGrant, {
      ...{
        personId: desk.manager.personId ?? '',
        role: 'clerk',
        path: app.area('平湖街道').path,
        reason: '兼任工作人员',
      },
    })
    expect(await desk.manager.refused(decide, input)).toMatchObject({ status: 403, code: 'review.decider' })
    const judge = ranked.experts[0]!
    await hq.ok(giveGrant, {
      ...{ personId: judge.personId ?? '', role: 'clerk', path: app.area('平湖街道').path, reason: '兼任工作人员' },
    })
    expect(await judge.refused(decide, input)).toMatchObject({ status: 403, code: 'review.decider' })
    expect((await judge.ok(getReview, { code: ranked.code })).can.decide).toEqual({ code: 'review.decider' })
    const waits = async (who: Client) =>
      (await who.ok(todoContract, {})).items.find((item) => item.kind === 'review.decide' && item.code === ranked.code)
    expect((await waits(judge))?.refusal).toEqual({ code: 'review.decider' })
    expect((await waits(desk.clerk))?.refusal).toBeNull()
    const behind = `update review set state = 'decided', decided_by = started_by where state = 'ranked'`
    await expect(app.ask(behind)).rejects.toThrow('review_four_eyes')
  })

  it('made twice at once is made once', async () => {
    const input = await decisionFor(desk.clerk, ranked.code, {
      [second()]: { outcome: 'postponed', because: '场地还没落实，缓到下一次' },
    })
    const both = await Promise.all([desk.clerk.call(decide, input), hq.call(decide, input)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('is read by everybody with every score, and nobody’s name', async () => {
    const ranking = await withinBudget('detail', app.stranger.ctx(), (ctx) => queryRanking(ctx, { code: ranked.code }))
    expect(ranking.decision).toEqual({ body: 'directors', metOn: '2026-11-20', minutesNumber: '平办会〔2026〕18 号' })
    expect(await app.stranger.ok(getRanking, { code: ranked.code })).toEqual(ranking)
    expect(ranking.lines.map(({ place, scores: points, outcome }) => [place, points, outcome])).toEqual([
      [1, [900], 'carry-out'],
      [2, [880], 'postponed'],
    ])
    expect(ranking.lines[1]?.because).toBe('场地还没落实，缓到下一次')
    expect(JSON.stringify(ranking)).not.toContain(ranked.experts[0]!.personId)
  })

  it('is read by who applied with each score and its words, by nobody else', async () => {
    const { id, by } = ranked.applications[1]!
    expect(await by.ok(getOwnResult, { id })).toMatchObject({
      ...{ place: 2, of: 2, chosen: 1, meanHundredths: 8800, outcome: 'postponed' },
      judged: [{ pointsTenths: 880, scores: { needs: 17.6 }, comment }],
    })
    expect((await ranked.applications[0]!.by.refused(getOwnResult, { id })).status).toBe(404)
    expect((await app.stranger.refused(getOwnResult, { id })).status).toBe(401)
  })

  it('gives the team that was not chosen its design back, and tells everybody', async () => {
    const [won, lost] = codesOf(ranked)
    expect((await app.stranger.ok(getDesign, { code: won! })).state).toBe('applied')
    expect((await app.stranger.ok(getDesign, { code: lost! })).state).toBe('forming')
    await app.runJobs()
    const [first, other] = ranked.applications
    expect(await told(first!.by)).toEqual([
      {
        kind: 'review.proposed',
        params: { code: won, call: '平湖街道公益创投', place: 1 },
        link: `/applications/${first!.id}`,
      },
    ])
    expect(await told(other!.by)).toMatchObject([{ kind: 'review.passed-over', params: { place: 2, chosen: 1 } }])
    expect(await told(supporter)).toMatchObject([{ kind: 'review.news-proposed', params: { problem: won } }])
  })
})

it('with nobody chosen ends the call: there is nothing to object to', async () => {
  const ranked = await rankedReview(app, desk)
  const { id } = ranked.applications[0]!
  await desk.clerk.ok(
    decide,
    await decisionFor(desk.clerk, ranked.code, { [id]: { outcome: 'none', because: '今年经费用于急事' } }),
  )
  await app.runJobs()
  expect((await app.stranger.ok(getCall, { code: ranked.code })).state).toBe('done')
  expect(await app.ask('select 1 from notice')).toHaveLength(1)
})

describe('for staff', () => {
  it('a list is one reading, a review one', async () => {
    const page = await withinBudget('list', desk.clerk.ctx(), (ctx) => pageReviews(ctx, { limit: 2 }))
    expect(page.items).toHaveLength(2)
    expect(page.total).toEqual({ value: 4, exact: true })
    const decided = await desk.clerk.ok(listReviews, { state: 'decided' })
    expect(decided.items.every(({ state, submitted, needed }) => state === 'decided' && submitted === needed)).toBe(
      true,
    )
    const { code } = decided.items[0]!.call
    await withinBudget('detail', desk.clerk.ctx(), (ctx) => queryReview(ctx, { code }))
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await far.ok(listReviews, {})).items).toEqual([])
    expect((await far.refused(getReview, { code })).status).toBe(404)
  })
})
