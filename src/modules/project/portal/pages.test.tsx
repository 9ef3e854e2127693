import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../base/context.ts'
import type { Lang } from '../../../base/label.ts'
import { threadTeller } from '../../../base/thread.ts'
import { inLanguage } from '../../../portal/nav.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { renderFragment } from '../../../portal/render.tsx'
import { slotBook } from '../../../portal/slots.ts'
import { barParts } from '../../../ui/money-bar.tsx'
import { type ProjectState, projectStates } from '../project.ts'
import { projectThreadTexts } from '../thread-texts.ts'
import { listInput } from './list-input.ts'
import { type ListContent, ProjectList } from './list-page.tsx'
import { type Grown, ProjectView } from './project-view.tsx'
import { sampleAreas, sampleItem, sampleMoney, sampleProject } from './samples.ts'

const now = new Date('2026-11-21T02:00:00Z')
const services = { tellThread: threadTeller([projectThreadTexts]) }

function requestFor(lang: Lang): PageRequest {
  return {
    ctx: { actor: { personId: null, grants: [], networkId: 'n', requestId: 'r' }, now, services } as unknown as Context,
    lang,
    elder: false,
    path: '/projects',
    params: {},
    query: new URLSearchParams(),
    form: {},
    link: (path) => inLanguage(lang, path),
    newIdempotencyKey: () => 'key-of-this-form',
    slots: slotBook([]),
    personName: null,
    publicUrl: 'https://example.org',
  }
}

const nothing: Grown = { next: [], money: [], delivery: [], voices: [], notices: [] }

const listOf = (query: string, items: ListContent['items']): ListContent => ({
  input: listInput(new URLSearchParams(query)),
  items,
  nextCursor: items.length > 0 ? 'next' : null,
  total: { value: items.length, exact: true },
  counts: { field: [], state: [{ value: 'pooled', count: 2 }], street: [], community: [] },
  areas: sampleAreas,
})

const list =
  (query: string, items: ListContent['items'] = []) =>
  (request: PageRequest) => <ProjectList request={request} content={listOf(query, items)} />

const project =
  (change: Parameters<typeof sampleProject>[0] = {}, typed = 'LG-26-0417', grown = nothing) =>
  (request: PageRequest) => (
    <ProjectView request={request} project={sampleProject(change)} typed={typed} grown={grown} />
  )

const because = '街道把它并进了老年大学的课表。'
const endedBecause = (state: ProjectState) => (state === 'ended' ? because : null)

const pages: Record<string, (request: PageRequest) => ReactNode> = {
  list: list('', [
    sampleItem(),
    sampleItem({ code: 'LG-26-0418', state: 'delivering', ...sampleMoney }),
    sampleItem({ code: 'LG-26-0419', state: 'closed', ...sampleMoney, gapFen: 0 }),
    sampleItem({ code: 'LG-26-0420', state: 'ended', street: null, community: null, excerpt: '' }),
  ]),
  'list, later page': list('cursor=abc&sort=gap', [sampleItem()]),
  'list, nothing found': list('q=接送'),
  'list, empty': list(''),
  ...Object.fromEntries(
    projectStates.map((state) => [state, project({ state, ...sampleMoney, endedBecause: endedBecause(state) })]),
  ),
  'pooled, nothing pledged': project(),
  'pooled, all pledged': project({ pledgedFen: 16_000_000, gapFen: 0 }),
  'expired in the pool': project({ state: 'ended', endedBecause: null }),
  'by an alias': project({}, 'lg-26-0401'),
  'at no place, without a team': project({
    ...{ street: null, community: null, field: 'other', team: [], duties: [], problems: [], aliases: [], summary: '' },
  }),
}

const html = (page: (request: PageRequest) => ReactNode, lang: Lang = 'zh') =>
  renderFragment(page(requestFor(lang)), lang)
const textOf = (markup: string) => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const said = (page: (request: PageRequest) => ReactNode, lang: Lang = 'zh') => textOf(html(page, lang))

describe.each(Object.entries(pages))('%s', (_name, page) => {
  test.each(['zh', 'en'] as const)('in %s: no inline style or script, every id once', (lang) => {
    const markup = html(page, lang)
    expect(markup).not.toMatch(/ style=|<script|javascript:|undefined|\[object|NaN/)
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('every link in English stays in English', () => {
    const places = [...html(page, 'en').matchAll(/ (?:href|action)="(\/[^"]*)"/g)].map(([, place]) => place ?? '')
    expect(places.filter((place) => !/^\/en(?:\/|$|\?)/.test(place))).toEqual([])
  })
})

describe('the list', () => {
  test('a card says stage, place, who delivers, what is pledged and what is missing, until when', () => {
    expect(said(list('', [sampleItem()]))).toMatch(
      /已入库 交通安全 校门口十分钟 .* 平湖街道 · 禾花社区 · 同行社会工作服务中心实施 已认购 ¥0 还差 ¥160,000 在库到2028年9月17日/,
    )
  })

  test('one that is closed says what it took, one that was ended nothing of money', () => {
    expect(said(list('', [sampleItem({ state: 'closed', ...sampleMoney })]))).toMatch(/预算 ¥160,000 已支出 ¥72,360.50/)
    expect(html(list('', [sampleItem({ state: 'ended' })]))).not.toContain('class="bar"')
  })

  test('empty, it says what to do: lift the filters, or see what comes next', () => {
    expect(said(list('q=接送'))).toMatch(/没有找到这样的项目 换个词试试.* 看全部项目/)
    expect(said(list(''))).toMatch(/这里还没有项目 .* 看公示 看征集/)
    expect(said(list(''))).not.toContain('看全部项目')
  })

  test('a search keeps what needs money, and no other order', () => {
    expect(html(list('sort=gap'))).toContain('name="sort" value="gap"')
    expect(html(list('sort=raised'))).not.toContain('type="hidden"')
  })
})

describe('the money', () => {
  test('five figures in their words and order, and a bar that says the same', () => {
    const markup = html(project({ state: 'delivering', ...sampleMoney }))
    const figures = [...markup.matchAll(/<li><b>([^<]+)<\/b><span>([^<]+)<\/span>/g)].map(([, value, label]) => [
      label,
      value,
    ])
    expect(figures).toEqual([
      ['预算', '¥160,000'],
      ['已认购', '¥148,000'],
      ['已到账', '¥141,500'],
      ['已拨付', '¥80,000'],
      ['已支出', '¥72,360.50'],
    ])
    expect(markup).toContain(
      'aria-label="资金：预算 ¥160,000，已认购 ¥148,000，已到账 ¥141,500，已拨付 ¥80,000，已支出 ¥72,360.50，还差 ¥12,000"',
    )
  })

  test('the parts of the bar lie beside each other and never add up to more than came', () => {
    const parts = barParts(sampleProject(sampleMoney))
    expect(parts.map(({ value }) => value)).toEqual([7_236_050, 763_950, 6_150_000, 650_000])
    // more may be received than was pledged: nothing is drawn below nothing
    expect(barParts(sampleProject({ receivedFen: 100 })).map(({ value }) => value)).toEqual([0, 0, 100, 0])
  })

  test('with nothing pledged it says so; one that is over looks for nothing any more', () => {
    expect(said(project())).toContain('还没有人认购，差 ¥160,000。')
    const ended = said(project({ state: 'ended', endedBecause: because }))
    expect(ended).toContain('没有人认购过')
    expect(textOf(ended)).not.toContain('还没有人认购')
    expect(said(project({ state: 'closed', ...sampleMoney }))).not.toContain('空白：还差')
  })
})

describe('where it stands', () => {
  const stepOf = (state: ProjectState) =>
    /<li aria-current="step">([^<]+)/.exec(
      html(project({ state, ...sampleMoney, endedBecause: endedBecause(state) })),
    )?.[1]

  test('each stage has its place on the loop; one that was ended has left it', () => {
    expect(Object.fromEntries(projectStates.map((state) => [state, stepOf(state)]))).toEqual({
      pooled: '入库',
      refining: '认购',
      signing: '认购',
      delivering: '实施',
      evaluating: '居民评价',
      rectifying: '居民评价',
      closed: '推广',
      ended: undefined,
    })
  })

  test('in the pool: what is missing and until when; once pledged, what comes next', () => {
    expect(said(project())).toMatch(/还差 ¥160,000，等企业和基金认购.*2028年9月17日前没有认够，就离开项目库/)
    expect(said(project({ pledgedFen: 16_000_000, gapFen: 0 }))).toContain('钱已认够 接下来和出资方一起优化方案')
  })

  test('ended: why, before anything else is told, and only once', () => {
    const ended = project({
      state: 'ended',
      endedBecause: because,
      thread: [{ id: '1', at: '2026-11-20T00:00:00.000Z', type: 'project.ended', public: { reason: because } }],
    })
    expect(said(ended).split(because)).toHaveLength(2)
    expect(said(ended)).toMatch(/这个项目终止了 原因：街道把它并进.*上学放学各十分钟/)
    expect(said(project({ state: 'ended', endedBecause: null }))).toContain('在库期满，没有筹够钱')
  })

  test('the code of a problem it answers is said to be one', () => {
    expect(said(project({}, 'lg-26-0401'))).toContain('LG-26-0401 由这个项目来解决')
    expect(said(project())).not.toContain('由这个项目来解决')
  })
})

describe('who does it', () => {
  test('in one line by name, then the team in its order; a person is a neighbour', () => {
    expect(said(project())).toContain('主导 街道交通安全办公室 牵头并实施 同行社会工作服务中心')
    expect(said(project())).toMatch(
      /谁来做 街道交通安全办公室 党委政府 主导 同行社会工作服务中心 社会组织 牵头 实施 禾花社区居民 居民 参与/,
    )
    expect(said(project())).toMatch(/守路口、排班 负责 同行社会工作服务中心 做 禾花社区居民/)
  })

  test('who hears of it: those who say “me too” to what it answers, while it goes on', () => {
    expect(html(project())).toContain('href="/problems/LG-26-0417#me-too"')
    expect(html(project({ state: 'closed' }))).not.toContain('#me-too')
  })
})

test('what later rooms show has its place: what is next at the top, beneath the figures, after them, beside the team, before the thread', () => {
  const grown: Grown = { next: ['[办]'], money: ['[钱]'], delivery: ['[做]'], voices: ['[说]'], notices: ['[告]'] }
  const text = said(project({}, 'LG-26-0417', grown))
  const order = ['[办]', '钱到哪了', '[钱]', '[做]', '回应哪些事', '[说]', '谁来做', '[告]', '从一句话到现在']
  expect(order.map((each) => text.indexOf(each))).toEqual(
    order.map((each) => text.indexOf(each)).toSorted((a, b) => a - b),
  )
  expect(order.filter((each) => !text.includes(each))).toEqual([])
})

test('a long summary is cut beneath the title and stands below in full', () => {
  const summary = `${'每天早上三个路口都有人守着。'.repeat(12)}到此为止。`
  expect(said(project({ summary })).split('到此为止')).toHaveLength(2)
  expect(said(project({ summary }))).toMatch(/… .*做什么/)
  expect(said(project())).not.toContain('做什么 上学')
})
