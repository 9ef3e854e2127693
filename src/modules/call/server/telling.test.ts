import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPhone } from '../../../testing/actors.ts'
import { testApp } from '../../../testing/app.ts'
import { openedCall, seenBy, sentApplication, startedApplication, verdicts } from '../../../testing/calls.ts'
import type { Client } from '../../../testing/client.ts'
import { ready } from '../../../testing/designs.ts'
import { lastSms } from '../../../testing/problems.ts'
import { supportProblem } from '../../problem/contract.ts'
import { withdrawApplication } from '../contract.ts'
import { cancelCall, checkApplication, returnApplication } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let operator: Client
let open: string
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  clerk = await app.staff('clerk', path)
  operator = await app.staff('operator', path)
  open = await openedCall(app, operator)
})

const call = '平湖街道公益创投'

/** What stands in somebody's inbox of this room, oldest first. */
async function toldTo({ personId }: Client) {
  await app.runJobs()
  return app.ask(
    `select kind, params, link from message where person_id = $1 and kind like 'application.%' order by created_at, kind`,
    [personId],
  )
}

const kinds = async (who: Client) => (await toldTo(who)).map(({ kind }) => kind)

describe('neighbours', () => {
  it('who follow what a design answers hear once that it applies, by the code they know', async () => {
    const team = await ready(app, clerk)
    const phone = newPhone()
    const supporter = await app.resident()
    await supporter.ok(supportProblem, { code: team.code })
    await app.stranger.ok(supportProblem, { code: team.code, contact: phone })
    // what was told of the design is out before
    await app.runJobs()
    const { id, by } = await sentApplication(app, clerk, open, team)
    expect(await toldTo(supporter)).toEqual([
      { kind: 'application.sent-in', params: { problem: team.code, call }, link: `/follow/${team.code}` },
    ])
    expect((await lastSms(app, phone)).text).toContain(`${team.code}，方案已去申报`)
    await clerk.ok(returnApplication, { id, reason: '缺登记证书' })
    await by.ok(withdrawApplication, { id })
    expect(await kinds(supporter)).toEqual(['application.sent-in'])
  })
})

describe('who applies', () => {
  it('hears that it is returned, until when, and what is missing', async () => {
    const { id, by, team } = await sentApplication(app, clerk, open)
    await clerk.ok(returnApplication, { id, reason: '缺登记证书' })
    const { correctBy } = await seenBy(by, id)
    const params = { code: team.code, call, reason: '缺登记证书', correctBy }
    expect(await toldTo(by)).toEqual([{ kind: 'application.returned', params, link: `/applications/${id}` }])
    expect(await kinds(team.leads.by)).toEqual([])
    app.clock.set(correctBy ?? '')
    await app.sweep()
    expect(await kinds(by)).toEqual(['application.returned', 'application.lapsed'])
  })

  it('hears what came of the check; who sent it in hears it, too', async () => {
    const [one, two] = [await sentApplication(app, clerk, open), await sentApplication(app, clerk, open)]
    const member = await app.resident()
    await app.ask(`update application set submitted_by = $1 where id = $2`, [member.personId, two.id])
    await app.ask(
      `insert into membership (network_id, id, organisation_id, person_id, role, since)
       values ($1, gen_random_uuid(), $2, $3, 'member', now())`,
      [app.stranger.networkId, two.organisation.id, member.personId],
    )
    await clerk.ok(checkApplication, { id: one.id, verdicts: verdicts() })
    await clerk.ok(checkApplication, { id: two.id, verdicts: verdicts({ able: '没有场地' }) })
    expect(await kinds(one.by)).toEqual(['application.passed'])
    expect(await kinds(two.by)).toEqual(['application.refused'])
    expect(await toldTo(member)).toEqual([
      { kind: 'application.refused', params: { code: two.team.code, call }, link: `/applications/${two.id}` },
    ])
  })

  it('hears that the call was cancelled, a draft included; not of what they took back themselves', async () => {
    const code = await openedCall(app, operator)
    const [draft, sent, own, discarded] = [
      await startedApplication(app, clerk, code),
      await sentApplication(app, clerk, code),
      await sentApplication(app, clerk, code),
      await startedApplication(app, clerk, code),
    ]
    for (const { by, id } of [own, discarded]) await by.ok(withdrawApplication, { id })
    await operator.ok(cancelCall, { code, reason: '经费没有落实' })
    for (const { by, id, team } of [draft, sent]) {
      const params = { code: team.code, call, reason: '经费没有落实' }
      expect(await toldTo(by)).toEqual([{ kind: 'application.call-cancelled', params, link: `/applications/${id}` }])
    }
    for (const { by } of [own, discarded]) expect(await kinds(by)).toEqual([])
  })
})
