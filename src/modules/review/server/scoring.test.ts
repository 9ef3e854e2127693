import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todoContract } from '../../../base/todo.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { upload } from '../../../testing/problems.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import {
  assigned,
  type Assigned,
  assignmentSeen,
  comment,
  declared,
  type Desk,
  expert,
  judged,
  scores,
  type Scoring,
  scoringReview,
} from '../../../testing/reviews.ts'
import { abstain, declareInterest, getOwnResult, listAssignments, saveScore, submitScore } from '../contract.ts'
import { getReview, rankScores, releaseExpert } from '../contract-desk.ts'
import { getAssignment, pageAssignments } from './queries/assignments.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
})

function told({ personId }: Client) {
  return app.ask<{ kind: string; params: object }>(
    `select kind, params from message where person_id = $1 and kind like 'review.%' order by created_at`,
    [personId],
  )
}

/** A paper of an application, as its organisation named it. */
async function paper(applicationId: string, by: Client): Promise<string> {
  const id = await upload(by)
  await app.ask(
    `update file set kind = 'document', name = '同行中心章程.png', thumb_sha256 = null, thumb_bytes = null,
            attached_to_type = 'application', attached_to_id = $2, position = 1 where id = $1`,
    [id, applicationId],
  )
  return id
}

describe('an application on the desk', () => {
  let scoring: Scoring
  let one: Assigned
  let file: string
  beforeAll(async () => {
    scoring = await scoringReview(app, desk, { rules: { experts: 3 } })
    one = scoring.desk[0]!
    const [application] = scoring.applications
    file = await paper(one.applicationId, application!.by)
    // as applicants do although they were asked not to
    await app.ask(
      `update application set answers = answers || jsonb_build_object('experience', $2::text) where id = $1`,
      [...[one.applicationId, `${application!.organisation.name}做过三年，${application!.team.leads.name}可以证明。`]],
    )
  })
  const read = (by: Client) => by.send({ url: `/files/${file}` })

  it('is closed to its expert before the declaration, its papers too', async () => {
    const seen = await assignmentSeen(one)
    expect(seen).toMatchObject({ state: 'assigned', application: null, title: '护学路口', scores: {} })
    expect(seen.can).toMatchObject({ declare: null, conflict: null, score: { code: 'state.not-possible' } })
    expect((await read(one.by)).status).toBe(404)
    const early = { id: one.id, scores: scores(90), comment, version: seen.version }
    expect((await one.by.refused(submitScore, early)).status).toBe(409)
    expect((await one.by.refused(saveScore, early)).status).toBe(409)
  })

  it('is open after it, without a word of who applies', async () => {
    await declared(one)
    const seen = await assignmentSeen(one)
    expect(seen).toMatchObject({ state: 'open', version: 2, position: { index: 1, of: 1, previous: null, next: null } })
    expect(seen.application).toMatchObject({ organisation: null, totalFen: 1_000_000, grantFen: 600_000 })
    expect(seen.application?.files).toEqual([{ id: file, kind: 'document', name: null, bytes: expect.any(Number) }])
    expect(seen.application?.answers.experience).toBe('某组织做过三年，某组织可以证明。')
    const { organisation, team } = scoring.applications[0]!
    expect(JSON.stringify(seen)).not.toContain(organisation.name)
    expect(JSON.stringify(seen)).not.toContain(team.leads.name)
  })

  it('hands over its papers without the name they were given', async () => {
    const answer = await read(one.by)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="file.png"; filename*=UTF-8''document.png`)
    const staff = await read(desk.clerk)
    expect(decodeURIComponent(String(staff.headers['content-disposition']))).toContain('同行中心章程.png')
  })

  it('is nobody else’s: not another expert’s, not a stranger’s, not staff’s', async () => {
    const other = scoring.experts[1]!
    const input = { id: one.id, conflict: false }
    expect((await other.refused(declareInterest, input)).status).toBe(404)
    expect((await read(other)).status).toBe(404)
    expect((await desk.manager.refused(declareInterest, input)).status).toBe(403)
    expect((await app.stranger.refused(declareInterest, input)).status).toBe(401)
    expect((await other.refused(getReview, { code: scoring.code })).status).toBe(403)
  })

  it('closes at once when an interest is noticed while reading, and somebody else is found', async () => {
    const second = { ...scoring.desk[1]! }
    await declared(second)
    expect((await second.by.refused(declareInterest, { id: second.id, conflict: true })).fields).toEqual({
      because: 'required',
    })
    const gone = await second.by.ok(declareInterest, {
      id: second.id,
      conflict: true,
      because: '申报书里的社工是我学生',
    })
    expect(gone.state).toBe('conflicted')
    expect(await assignmentSeen(second)).toMatchObject({ state: 'conflicted', application: null })
    expect((await read(second.by)).status).toBe(404)
    const late = { id: second.id, scores: scores(90), comment, version: gone.version }
    expect((await second.by.refused(submitScore, late)).status).toBe(409)
    const waiting = (await desk.manager.ok(todoContract, {})).items.filter(({ kind }) => kind === 'review.assign')
    expect(waiting).toMatchObject([{ code: scoring.code, href: `/reviews/${scoring.code}`, refusal: null }])
    expect((await one.by.ok(todoContract, {})).items).toMatchObject([
      { kind: 'review.score', href: `/scoring/${one.id}`, clock: 'agreed' },
    ])
    app.clock.advance({ minutes: 1 })
    const replacement = await expert(app, desk.manager)
    await assigned(desk, scoring, one.applicationId, replacement)
    await app.runJobs()
    expect(await told(replacement)).toMatchObject([{ kind: 'review.asked', params: { count: 1 } }])
    const { items } = await desk.manager.ok(todoContract, {})
    expect(items.find((item) => item.kind === 'review.assign')).toBeUndefined()
    const { lines } = await desk.manager.ok(getReview, { code: scoring.code })
    expect(lines[0]?.assignments[1]).toMatchObject({ state: 'conflicted', because: '申报书里的社工是我学生' })
  })
})

describe('a score', () => {
  let scoring: Scoring
  beforeAll(async () => {
    scoring = await scoringReview(app, desk, { rules: { experts: 5, blind: false } })
  })

  it('is kept as far as it has come, not over what another window kept, and nothing wrong in it', async () => {
    const [one] = scoring.desk as [Assigned]
    const { id, by } = one
    const version = await declared(one)
    expect((await assignmentSeen(one)).application?.organisation).toBe(scoring.applications[0]!.organisation.name)
    const kept = await by.ok(saveScore, { id, scores: { needs: 17.5 }, comment: '', version })
    expect(kept).toEqual({ id, state: 'open', version: version + 1 })
    expect((await by.refused(saveScore, { id, scores: {}, comment: '', version })).code).toBe(
      'review.changed-meanwhile',
    )
    const wrong = { id, scores: { needs: 21 }, comment: '', version: kept.version }
    expect(await by.refused(saveScore, wrong)).toMatchObject({ status: 422, fields: { needs: 'too-large' } })
    expect(await assignmentSeen(one)).toMatchObject({ scores: { needs: 17.5 }, pointsTenths: null })
  })

  it('is sent in whole, with a few words, once', async () => {
    const [one] = scoring.desk as [Assigned]
    const { version } = await assignmentSeen(one)
    const { money: _, ...short } = scores(90)
    expect((await one.by.refused(submitScore, { id: one.id, scores: short, comment: '好', version })).fields).toEqual({
      money: 'required',
      comment: 'too-short',
    })
    const input = { id: one.id, scores: { ...scores(90), needs: 17.5 }, comment, version }
    const both = await Promise.all([one.by.call(submitScore, input), one.by.call(submitScore, input)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await assignmentSeen(one)).toMatchObject({ state: 'submitted', pointsTenths: 895, comment })
  })

  it('stays as it was sent, whoever writes', async () => {
    const change = (set: string) => app.ask(`update assignment set ${set} where id = $1`, [scoring.desk[0]!.id])
    for (const set of ['points_tenths = 900', `scores = '{}'`, `comment = '改一改'`, `state = 'released'`])
      await expect(change(set)).rejects.toThrow('was sent in')
    expect((await desk.manager.refused(releaseExpert, { id: scoring.desk[0]!.id })).status).toBe(409)
  })

  it('of two experts at once is two scores', async () => {
    const two = scoring.desk.slice(1, 3)
    await Promise.all(two.map((one) => judged(one, 80)))
    const { submitted } = await desk.manager.ok(getReview, { code: scoring.code })
    expect(submitted).toBe(3)
  })

  it('may be left out for a reason, which staff read', async () => {
    const one = scoring.desk[3]!
    await declared(one)
    expect(await one.by.ok(abstain, { id: one.id, reason: '不懂交通工程' })).toMatchObject({ state: 'abstained' })
    const { lines } = await desk.clerk.ok(getReview, { code: scoring.code })
    expect(lines[0]?.assignments[3]).toMatchObject({ state: 'abstained', because: '不懂交通工程', pointsTenths: null })
  })

  it('is read by nobody until all are there', async () => {
    for (const who of [desk.clerk, desk.manager]) {
      const { lines } = await who.ok(getReview, { code: scoring.code })
      const read = lines.flatMap(({ assignments }) =>
        assignments.map(({ pointsTenths, comment: words }) => [pointsTenths, words]),
      )
      expect(read).toEqual([
        [null, null],
        [null, null],
        [null, null],
        [null, null],
        [null, null],
      ])
    }
    const { id, by } = scoring.applications[0]!
    expect((await by.refused(getOwnResult, { id })).status).toBe(404)
    expect(await desk.manager.refused(rankScores, { code: scoring.code })).toMatchObject({
      code: 'review.too-few-scores',
    })
  })

  it('taken off the desk: its expert hears of it and sees it no more', async () => {
    const one = scoring.desk[4]!
    await app.runJobs()
    await desk.manager.ok(releaseExpert, { id: one.id })
    await app.runJobs()
    expect((await told(one.by)).map(({ kind }) => kind)).toEqual(['review.asked', 'review.released'])
    expect((await one.by.ok(listAssignments, {})).items).toEqual([])
    expect((await one.by.refused(declareInterest, { id: one.id, conflict: false })).status).toBe(404)
  })
})

it('a desk is one reading, an application on it another', async () => {
  const { desk: all } = await scoringReview(app, desk, { count: 2 })
  const [{ by, id }] = all as [Assigned]
  const page = await withinBudget('list', by.ctx(), (ctx) => pageAssignments(ctx, { limit: 1 }))
  expect(page).toMatchObject({ total: { value: 2, exact: true }, items: [{ id, state: 'assigned' }] })
  const rest = await by.ok(listAssignments, { limit: 1, cursor: page.nextCursor ?? '' })
  expect(rest).toMatchObject({ items: [{ id: all[1]!.id }], nextCursor: null })
  const seen = await withinBudget('detail', by.ctx(), (ctx) => getAssignment(ctx, { id }))
  expect(seen.position).toEqual({ index: 1, of: 2, previous: null, next: all[1]!.id })
})
