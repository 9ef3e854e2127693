import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementsOf, funded, planned, scanOf } from '../../../testing/agreements.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { get, placeOf, post, textOf } from '../../../testing/form-posts.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { getAgreement } from '../contract.ts'
import { agreementOfProject, agreementsOfMine } from '../server/queries/overview.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
let company: TestOrganisation
let foundation: TestOrganisation
let team: WholeTeam
let code: string
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  team = await ready(app, desk.clerk)
  company = await organisation(app, 'enterprise')
  foundation = await organisation(app, 'foundation')
  await pooledOf(app, desk, [team], { totalFen: null })
  await app.runJobs()
  await funded(app, team, [company, foundation], 600_000)
  await planned(app, desk, team)
  code = await agreementsOf(app, team)
})

const page = (url: string, by: Client = app.stranger) => get(by, url)
const here = () => `/agreements/${code}`
const act = (by: Client, form: Record<string, string | string[]>) => post(by, here(), form)
const positions = { company: '0', foundation: '1', deliverer: '2', platform: '3' } as const

/** Sends a scan by the form alone, as it goes without script. */
async function sendFiles(by: Client, files: readonly { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }[]) {
  const form = new FormData()
  form.append('act', 'scan')
  form.append('position', positions.deliverer)
  for (const { name, type, bytes } of files) form.append('fileIds', new Blob([bytes], { type }), name)
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type') as string }
  return by.send({ method: 'POST', url: here(), body: Buffer.from(await encoded.arrayBuffer()), headers })
}

describe('while it is sealed', () => {
  test('strangers and neighbours do not learn that it is there', async () => {
    const resident = await app.resident()
    for (const by of [app.stranger, resident]) expect((await page(here(), by)).status).toBe(404)
    expect((await page(`${here()}/paper.pdf`, resident)).status).toBe(404)
    expect(placeOf(await page(`${here()}/paper.pdf`))).toMatch(/^\/sign-in\?next=/)
    expect((await page(`/projects/${team.code}`)).text).not.toContain('/agreements/')
  })

  test('each party finds it on 我的 and on the project, and learns that no click replaces a seal', async () => {
    for (const { by } of [company, foundation, team.drives]) {
      expect((await page('/me', by)).text).toMatch(new RegExp(`我们单位的协议[^]*href="/agreements/${code}"[^]*去盖章`))
      expect(textOf(await page(`/projects/${team.code}`, by))).toContain('轮到你们单位：去盖章')
    }
    const text = textOf(await page(here(), company.by))
    expect(text).toMatch(/待盖章.*请打印盖章 下载协议打印出来，4 方在同一份上盖好章.*不能代替盖章/)
    expect(text).toMatch(/甲方（资助方） 等盖章 .*出资 ¥3,000（企业认购）.*乙方（实施方）.*丙方（平台）/)
    expect(text).toMatch(/签约 .*50% ¥3,000.*护学岗站起来 .*排班表.*40% ¥2,400.*合计 ¥6,000/)
    expect(textOf(await page(`/en${here()}`, company.by))).toMatch(
      /To be sealed.*No click on this page replaces a seal/,
    )
  })

  test('the paper is a PDF to save', async () => {
    const paper = await page(`${here()}/paper.pdf`, company.by)
    expect([paper.status, paper.headers['content-type'], paper.headers['content-disposition']]).toEqual([
      ...[200, 'application/pdf', `attachment; filename="${code}.pdf"`],
    ])
    expect(paper.text.startsWith('%PDF-')).toBe(true)
  })

  test('a scan without a page is refused at its field, a party that is not the reader’s altogether', async () => {
    const empty = await act(team.drives.by, { act: 'scan', position: positions.deliverer, fileIds: '' })
    expect([empty.status, textOf(empty)]).toEqual([422, expect.stringContaining('盖章的扫描件：请填写这一项')])
    const others = await act(company.by, {
      act: 'scan',
      position: positions.platform,
      fileIds: await scanOf(company.by),
    })
    expect(others.status).toBe(403)
    const forNobody = await act(company.by, { act: 'scan', fileIds: await scanOf(company.by) })
    expect([forNobody.status, textOf(forNobody)]).toEqual([422, expect.stringContaining('哪一方：请填写这一项')])
    const notSigned = await act(app.stranger, { act: 'confirm', position: '0' })
    expect([notSigned.status, placeOf(notSigned)]).toEqual([303, expect.stringMatching(/^\/sign-in\?next=/)])
  })

  test('a paper comes as PDF with the form, without script', async () => {
    const pdf = { name: '协议.pdf', type: 'application/pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.4\n%%EOF\n')) }
    const sent = await sendFiles(team.drives.by, [pdf])
    expect([sent.status, placeOf(sent)]).toEqual([303, `${here()}?done=scanned`])
    const text = textOf(await page(placeOf(sent), team.drives.by))
    expect(text).toMatch(/传上来了，并替您这一方确认了.*等其余 3 方确认.*协议\.pdf/)
  })
})

describe('while it is confirmed', () => {
  test('a party compares the scan, and may send it back with the reason', async () => {
    expect(textOf(await page(here(), company.by))).toMatch(/请核对扫描件 .*一致，代表“.*”确认.*不一致，退回重传/)
    const silent = await act(company.by, { act: 'return', because: ' ' })
    expect([silent.status, silent.text]).toEqual([422, expect.stringMatching(/<details class="unfold" open=""/)])
    const back = await act(company.by, { act: 'return', because: '第二页没有骑缝章' })
    expect(placeOf(back)).toBe(`${here()}?done=returned`)
    expect(textOf(await page(here(), team.drives.by))).toMatch(/扫描件退回了，要重新上传 第二页没有骑缝章/)
  })

  test('photographs are shown to those inside; who stands for two is told why not', async () => {
    const fileIds = [await scanOf(team.drives.by), await scanOf(team.drives.by)]
    await act(team.drives.by, { act: 'scan', position: positions.deliverer, fileIds })
    const shown = await page(here(), company.by)
    expect(shown.text.match(/src="\/files\/[^"]+\/thumb"/g)).toHaveLength(2)
    expect((await act(company.by, { act: 'confirm', position: positions.company })).status).toBe(303)
    const waits = await page(here(), company.by)
    expect([textOf(waits), waits.text]).toEqual([
      ...[expect.stringContaining('等其余 2 方确认'), expect.not.stringContaining('name="position"')],
    ])
    expect(textOf(await page(`/projects/${team.code}`, company.by))).toContain('协议等其余各方确认')
    expect((await page('/me', company.by)).text).not.toContain('去核对')
    expect((await act(desk.clerk, { act: 'confirm', position: positions.platform })).status).toBe(303)
  })
})

describe('once it is in effect', () => {
  test('with the last party that confirms', async () => {
    const last = await act(foundation.by, { act: 'confirm', position: positions.foundation })
    expect(placeOf(last)).toBe(`${here()}?done=confirmed`)
    expect(textOf(await page(placeOf(last), foundation.by))).toMatch(/确认好了。.*协议已生效/)
  })

  test('everybody reads what was agreed, nobody but those inside the sealed paper', async () => {
    const shown = await page(here())
    expect(textOf(shown)).toMatch(
      /协议已生效 .*4 方都盖了章.*盖章的原件由各方保存.*校验码 [0-9A-F]{4}(?:-[0-9A-F]{4}){3}/,
    )
    expect(shown.text).not.toMatch(/\/files\/|paper\.pdf|<form[^>]*agreements|已确认/)
    expect((await page(here(), company.by)).text).toMatch(/\/files\/[^]*已确认/)
    expect(textOf(await page(`/en${here()}`))).toMatch(/The agreement is in effect .*keeps its sealed original/)
  })

  test('it stands on the project’s page', async () => {
    expect(textOf(await page(`/projects/${team.code}`))).toMatch(
      new RegExp(`分几步做 .*护学岗站起来.*三方协议 ${code} .*4 方盖章确认，资助 ¥6,000`),
    )
  })
})

test('what the pages need besides is one statement each', async () => {
  const { project } = await app.stranger.ok(getAgreement, { code })
  const [row] = await app.ask<{ id: string }>('select id from project where code = $1', [project.code])
  const found = await withinBudget('detail', app.stranger.ctx(), (ctx) => agreementOfProject(ctx, row!.id))
  expect(found).toMatchObject({ code, state: 'concluded', parties: 4, mine: false, waits: false })
  const mine = await withinBudget('detail', company.by.ctx(), agreementsOfMine)
  expect(mine).toMatchObject([{ code, state: 'concluded', waits: false }])
})
