import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { get, placeOf, textOf } from '../../../testing/form-posts.ts'
import { pooled } from '../../../testing/projects.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { getProject, type ProjectDetail } from '../contract.ts'

const app = await testApp()
afterAll(() => app.close())

let project: ProjectDetail
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  const desk: Desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  const { code } = await pooled(app, desk)
  project = await app.stranger.ok(getProject, { code })
})

const page = (url: string) => get(app.stranger, url)

describe('a project in the pool', () => {
  test('has its page in both languages, by small letters too', async () => {
    const zh = await page(`/projects/${project.code.toLowerCase()}`)
    expect([zh.status, textOf(zh)]).toEqual([200, expect.stringContaining('等企业和基金认购')])
    expect(textOf(await page(`/en/projects/${project.code}`))).toContain('companies and funds may pledge')
  })

  test('is listed, found, and narrowed by links', async () => {
    const link = `href="/projects/${project.code}"`
    const { areaId, field } = project
    for (const query of [
      '',
      '?sort=gap',
      '?sort=deadline&state=pooled',
      `?area=${areaId}&field=${field}`,
      `?q=${project.code}`,
    ])
      expect((await page(`/projects${query}`)).text).toContain(link)
    expect((await page('/projects?state=closed')).text).not.toContain(link)
  })

  test('stands on the pages it came from, on its organisation’s and on the home page', async () => {
    const link = `href="/projects/${project.code}"`
    const [problem] = project.problems
    const from = [
      `/problems/${problem?.code}`,
      `/designs/${project.code}`,
      `/organisations/${project.organisation.id}`,
      '/',
    ]
    for (const url of from) expect([url, (await page(url)).text.includes(link)]).toEqual([url, true])
    expect((await page('/')).text).toMatch(/href="\/projects\?state=pooled"[^]*?>1</)
  })
})

test('a page of another list begins anew; an area that is none is left out', async () => {
  const other = await page('/projects?sort=raised&cursor=abc')
  expect([other.status, placeOf(other)]).toEqual([303, '/projects?sort=raised'])
  const nowhere = await page('/projects?state=pooled&area=0192f0c1-0000-7000-8000-000000000010')
  expect([nowhere.status, placeOf(nowhere)]).toEqual([303, '/projects?state=pooled'])
})

test('what is no project is not found', async () => {
  expect((await page('/projects/LG-20-0001')).status).toBe(404)
  expect((await page('/projects/%20')).status).toBe(404)
})
