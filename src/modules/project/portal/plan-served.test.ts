import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { funded, planned, wholePlan } from '../../../testing/agreements.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { get, hidden, placeOf, post, textOf } from '../../../testing/form-posts.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { decidePlan } from '../contract-plan.ts'
import { plannedSteps, plansOfMine } from '../server/queries/planned.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
let company: TestOrganisation
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < 2; n++) teams.push(await ready(app, desk.clerk))
  company = await organisation(app, 'enterprise')
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
  for (const team of teams) await funded(app, team, [company], 600_000)
  await planned(app, desk, teams[1]!)
})

const page = (url: string, by: Client = app.stranger) => get(by, url)
const urlOf = (index: number) => `/projects/${teams[index]!.code}/plan`
const writer = () => teams[0]!.drives.by

/** The whole plan as its form posts it. */
async function filled(): Promise<Record<string, string>> {
  const { goals, milestones, budget, startsOn, endsOn, version } = await wholePlan(app, teams[0]!)
  const rows = Object.entries({ goals, milestones, budget }).flatMap(([list, each]) =>
    each.flatMap((row, index) =>
      Object.entries(row).map(([part, value]) => {
        const typed = part === 'amountFen' ? Number(value) / 100 : value
        return [`${list}.${index}.${part}`, String(typed)]
      }),
    ),
  )
  return { version: String(version), startsOn, endsOn, signingPercent: '50', ...Object.fromEntries(rows) }
}

describe('while it is written', () => {
  test('nobody but who delivers and staff learns of it', async () => {
    expect((await page(urlOf(0))).status).toBe(404)
    expect((await page(urlOf(0), company.by)).status).toBe(404)
    expect(textOf(await page(urlOf(0), desk.manager))).toContain('实施方还在写')
    expect((await page('/projects/LG-20-0001/plan')).status).toBe(404)
  })

  test('who delivers finds it on 我的 and on the project, filled in as applied', async () => {
    const code = teams[0]!.code
    expect((await page('/me', writer())).text).toMatch(new RegExp(`要写的实施方案[^]*href="/projects/${code}/plan"`))
    expect(textOf(await page(`/projects/${code}`, writer()))).toContain('轮到你们单位：写实施方案')
    expect(textOf(await page(`/projects/${code}`))).not.toContain('写实施方案')
    const shown = await page(urlOf(0), writer())
    expect(textOf(shown)).toMatch(/钱找齐了，请把方案写细.*认购总额 ¥10,000/)
    expect(shown.text).toMatch(/name="budget\.0\.amountFen"[^>]*value="[0-9]/)
  })

  test('more room is no refusal and loses nothing', async () => {
    const more = await post(writer(), urlOf(0), { act: 'more-goals', 'goals.0.text': '路口好起来', version: '0' })
    expect([more.status, more.text.includes('value="路口好起来"')]).toEqual([200, true])
    expect(more.text).toContain('name="goals.2.text"')
    expect((await post(app.stranger, urlOf(0), { act: 'more-goals' })).status).toBe(404)
  })

  test('a draft may be incomplete; a colleague who comes too late is told', async () => {
    const form = { act: 'save', version: '0', startsOn: '', 'goals.0.text': '路口好起来', signingPercent: '40' }
    const saved = await post(writer(), urlOf(0), form)
    expect([saved.status, placeOf(saved)]).toEqual([303, `${urlOf(0)}?done=saved`])
    const after = await page(placeOf(saved), writer())
    expect(textOf(after)).toContain('已保存')
    expect([hidden(after, 'version')[0], after.text.includes('value="路口好起来"')]).toEqual(['1', true])
    const late = await post(writer(), urlOf(0), form)
    expect([late.status, textOf(late)]).toEqual([422, expect.stringContaining('同事刚刚改过这份方案')])
  })

  test('handed in, all that is wrong stands at its field, and what was typed stays', async () => {
    const form = await filled()
    const wrong = {
      ...form,
      act: 'submit',
      'milestones.1.sharePercent': '',
      'goals.0.target': '',
      'budget.0.amountFen': '很多',
    }
    const sent = await post(writer(), urlOf(0), wrong)
    expect(sent.status).toBe(422)
    expect(sent.text).toMatch(/href="#field-goals\.0\.target"[^>]*>目标 1 怎么算做到：/)
    expect(sent.text).toMatch(/href="#field-milestones\.1\.sharePercent"/)
    expect(sent.text).toContain('value="很多"')
    const short = await post(writer(), urlOf(0), { ...form, act: 'submit', 'milestones.1.sharePercent': '20' })
    expect(textOf(short)).toMatch(/里程碑：签约和各里程碑的比例合计要等于 100%.*多 10%/)
    const less = await post(writer(), urlOf(0), { ...form, act: 'submit', 'budget.0.amountFen': '1' })
    expect(textOf(less)).toMatch(/预算：各项合计要等于认购的总额.*还差 ¥/)
  })

  test('whole, it waits to be approved; sent back, it says why', async () => {
    const sent = await post(writer(), urlOf(0), { ...(await filled()), act: 'submit' })
    expect([sent.status, placeOf(sent)]).toEqual([303, `${urlOf(0)}?done=submitted`])
    const waiting = await page(urlOf(0), writer())
    expect(textOf(waiting)).toMatch(/已提交，等核定.*最迟 \d{4}年\d+月\d+日 答复/)
    expect(waiting.text).not.toContain('name="version"')
    await desk.manager.ok(decidePlan, {
      code: teams[0]!.code,
      decision: 'return',
      because: '第二个里程碑的材料再具体些',
    })
    expect(textOf(await page(urlOf(0), writer()))).toMatch(/退回来了，改好再提交 第二个里程碑的材料再具体些/)
    expect(textOf(await page('/me', writer()))).toContain('去修改')
  })
})

describe('once it is approved', () => {
  test('everybody reads goals, steps with what is paid, and the budget, in both languages', async () => {
    const text = textOf(await page(urlOf(1)))
    expect(text).toMatch(/方案已核定.*怎么算做到：乱停车从每天 30 辆降到 10 辆以下/)
    expect(text).toMatch(/签约 拨付 ¥3,000（50%）.*护学岗站起来 交什么：排班表.*验收后拨付 ¥2,400（40%）/)
    expect(text).toMatch(/合计 ¥6,000 ¥4,000 ¥10,000/)
    expect(textOf(await page(`/en${urlOf(1)}`))).toMatch(/Plan approved.*¥3,000 is paid \(50%\)/)
  })

  test('its steps stand on the project’s page, which one is next', async () => {
    expect(textOf(await page(`/projects/${teams[1]!.code}`))).toMatch(/分几步做 .*下一步 · .*签约 拨付 ¥3,000/)
    expect(textOf(await page(`/projects/${teams[0]!.code}`))).not.toContain('分几步做')
  })
})

test('what the pages need besides is one statement each', async () => {
  const [mine] = await withinBudget('detail', writer().ctx(), (ctx) => plansOfMine(ctx))
  expect(mine).toMatchObject({ code: teams[0]!.code, state: 'returned' })
  const [row] = await app.ask<{ id: string }>('select id from project where code = $1', [teams[1]!.code])
  const steps = await withinBudget('detail', app.stranger.ctx(), (ctx) => plannedSteps(ctx, row!.id))
  expect(steps.map(({ amountFen }) => amountFen)).toEqual([300_000, 240_000, 60_000])
})
