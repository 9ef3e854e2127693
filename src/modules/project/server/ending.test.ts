import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, civilDate, endOfDay } from '../../../base/clock.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { ready, type WholeTeam } from '../../../testing/designs.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { type Desk } from '../../../testing/reviews.ts'
import { endProject, getProject } from '../contract.ts'
import { findTransition } from '../../../base/state-machine.ts'
import { projectMachine, projectStates } from '../project.ts'

const app = await testApp()
afterAll(async () => {
  await app.runJobs()
  await app.close()
})

let desk: Desk
let hq: Client
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  hq = await app.staff('hq-manager', app.area('龙岗区').path)
  for (let n = 0; n < 7; n++) teams.push(await ready(app, desk.clerk))
  await pooledOf(app, desk, teams)
})

const codeOf = (index: number) => teams[index]!.code
const seen = (code: string, by: Client = app.stranger) => by.ok(getProject, { code })
const reason = '场地到期，另外找不到能用的地方。'

/** Its last day in the pool was yesterday, for the project and for its clock. */
async function bringForward(code: string): Promise<void> {
  const on = addDays(civilDate(app.clock.now()), -1)
  await app.ask('update project set expires_on = $2 where code = $1', [code, on])
  await app.ask(
    `update deadline d set due_at = $2 from project p where d.kind = 'project.expiry' and d.subject_id = p.id and p.code = $1`,
    [code, endOfDay(on)],
  )
}

/** As a later room leaves it: what waits in the pool no longer has a clock. */
async function put(code: string, state: string): Promise<void> {
  await app.ask(
    `delete from deadline d using project p where d.kind = 'project.expiry' and d.subject_id = p.id and p.code = $1`,
    [code],
  )
  await app.ask('update project set state = $2 where code = $1', [code, state])
}

function steps(code: string) {
  return app.ask<{ type: string; public: object }>(
    `select e.type, e.public_part as "public" from event e join project p on p.id = e.subject_id
      where p.code = $1 and e.type in ('project.ended', 'project.expired')`,
    [code],
  )
}

describe('ending', () => {
  it('is for those who manage projects of the place, and says why', async () => {
    const input = { code: codeOf(0), reason }
    expect((await app.stranger.refused(endProject, input)).status).toBe(401)
    const far = await app.staff('clerk', app.area('坂田街道').path)
    for (const by of [await app.resident(), far, teams[0]!.drives.by])
      expect([403, 404]).toContain((await by.refused(endProject, input)).status)
    for (const role of ['auditor', 'community-worker'] as const) {
      const by = await app.staff(role, app.area('平湖街道').path)
      expect((await by.refused(endProject, input)).status).toBe(403)
      expect((await seen(input.code, by)).can.end).toMatchObject({ code: 'permission-missing' })
    }
    expect((await desk.clerk.refused(endProject, { ...input, reason: '  不做  ' })).fields).toHaveProperty('reason')
    expect((await desk.clerk.refused(endProject, { ...input, code: 'LG-26-9999' })).code).toBe('project.not-found')
    expect((await seen(input.code, desk.clerk)).can.end).toBeNull()
    expect((await seen(input.code)).state).toBe('pooled')
  })

  it('takes it out of the pool with the reason on its page, and stops its clock', async () => {
    const code = codeOf(0)
    app.clock.advance({ minutes: 1 })
    expect(await desk.clerk.ok(endProject, { code, reason })).toEqual({ code, state: 'ended' })
    const project = await seen(code)
    expect(project).toMatchObject({ state: 'ended', endedBecause: reason })
    expect(project.thread.at(-1)).toMatchObject({ type: 'project.ended', public: { reason } })
    expect(
      await app.ask(`select from deadline d join project p on p.id = d.subject_id where p.code = $1`, [code]),
    ).toEqual([])
    expect((await seen(code, desk.clerk)).can.end).toMatchObject({ code: 'state.not-possible' })
    expect((await hq.refused(endProject, { code, reason })).status).toBe(409)
    expect(
      await app.ask(`select from record_leaf l join event e on e.id = l.event_id where e.type = 'project.ended'`),
    ).toHaveLength(1)
  })

  it('is possible in every state that the table says, and in no other', async () => {
    const code = codeOf(1)
    for (const state of projectStates.filter((each) => each !== 'ended')) {
      await put(code, state)
      const possible = findTransition(projectMachine, state, 'end') !== null
      expect((await seen(code, desk.clerk)).can.end === null).toBe(possible)
    }
    await put(code, 'closed')
    expect(await desk.clerk.refused(endProject, { code, reason })).toMatchObject({
      status: 409,
      code: 'state.not-possible',
    })
    await put(code, 'delivering')
    await desk.manager.ok(endProject, { code, reason })
    expect((await seen(code)).state).toBe('ended')
  })

  it('by two at once happens once', async () => {
    const input = { code: codeOf(2), reason }
    const both = await Promise.all([desk.clerk.call(endProject, input), hq.call(endProject, input)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await steps(input.code)).toEqual([{ type: 'project.ended', public: { reason } }])
  })

  it('and the end of its time in the pool: one of them, never both', async () => {
    for (const index of [3, 4]) {
      const code = codeOf(index)
      await bringForward(code)
      const [sent] = await Promise.all([desk.clerk.call(endProject, { code, reason }), app.sweep()])
      const type = sent.status === 200 ? 'project.ended' : 'project.expired'
      expect((await steps(code)).map((step) => step.type)).toEqual([type])
      expect(await seen(code)).toMatchObject({ state: 'ended', endedBecause: sent.status === 200 ? reason : null })
    }
  })
})

describe('the time in the pool', () => {
  it('over, ends what is still there, at the first instant after the last day and once', async () => {
    const code = codeOf(5)
    const { expiresOn } = await seen(code)
    app.clock.set(new Date(endOfDay(expiresOn).getTime() - 1))
    await app.sweep()
    expect((await seen(code)).state).toBe('pooled')
    await put(codeOf(6), 'refining')
    app.clock.set(endOfDay(expiresOn))
    await Promise.all([app.sweep(), app.sweep()])
    expect(await seen(code)).toMatchObject({ state: 'ended', endedBecause: null })
    expect(await steps(code)).toEqual([{ type: 'project.expired', public: {} }])
  })

  it('is not counted for what has left it', async () => {
    expect(await seen(codeOf(6))).toMatchObject({ state: 'refining' })
    expect(await steps(codeOf(6))).toEqual([])
  })
})

it('money is allocated only out of what was received, and spent only out of what was allocated', async () => {
  const figures = (received: number, allocated: number, spent: number) =>
    app.ask('update project set received_fen = $2, allocated_fen = $3, spent_fen = $4 where code = $1', [
      ...[codeOf(6), received, allocated, spent],
    ])
  await figures(300, 200, 100)
  await expect(figures(100, 200, 100)).rejects.toThrow('project_money_in_order')
  await expect(figures(300, 200, 201)).rejects.toThrow('project_money_in_order')
  await expect(figures(-1, -1, -1)).rejects.toThrow(/project_(received|allocated|spent)/)
  expect(await seen(codeOf(6))).toMatchObject({ receivedFen: 300, allocatedFen: 200, spentFen: 100 })
  // put there by hand and booked nowhere: no room would find it
  await figures(0, 0, 0)
  // put into its state by hand: it goes the way that all rooms know
  await desk.clerk.ok(endProject, { code: codeOf(6), reason })
})
