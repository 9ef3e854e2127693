import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../base/context.ts'
import type { Lang } from '../../../base/label.ts'
import { AppError } from '../../../base/refusal.ts'
import { inLanguage } from '../../../portal/nav.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { renderFragment } from '../../../portal/render.tsx'
import { slotBook } from '../../../portal/slots.ts'
import type { PlanDetail } from '../contract-plan.ts'
import { projectStates } from '../project.ts'
import { PlanView } from './plan-view.tsx'
import { samplePlan } from './samples.ts'

function requestFor(lang: Lang, change: Partial<PageRequest> = {}): PageRequest {
  return {
    ctx: { now: new Date('2026-11-21T02:00:00Z') } as unknown as Context,
    lang,
    elder: false,
    path: '/projects/LG-26-0417/plan',
    params: {},
    query: new URLSearchParams(),
    form: {},
    link: (path) => inLanguage(lang, path),
    newIdempotencyKey: () => 'key-of-this-form',
    slots: slotBook([]),
    personName: null,
    publicUrl: 'https://example.org',
    ...change,
  }
}

type Draw = (lang: Lang) => ReactNode

const plan =
  (change: Partial<PlanDetail> = {}, request: Partial<PageRequest> = {}): Draw =>
  (lang) => <PlanView request={requestFor(lang, request)} plan={samplePlan(change)} />

const writes = { can: { write: null, decide: { code: 'permission-missing' } } }
const empty = { goals: [], milestones: [], tranches: [3_000_000] }
const refused = new AppError('invalid', {
  code: 'input.invalid',
  params: { signingMost: 50 },
  fields: { milestones: 'plan.not-whole', 'milestones.0.dueOn': 'plan.outside-term', budget: 'plan.not-budget' },
})
const posted = { version: '3', signingPercent: '80', 'milestones.0.title': '护学岗', 'milestones.0.sharePercent': '40' }
const changed = new AppError('conflict', { code: 'plan.changed-meanwhile' })

const pages: Record<string, Draw> = {
  'to be begun': plan({ ...writes, ...empty, state: null, version: 0 }),
  'a draft': plan({ ...writes, state: 'draft' }),
  'a draft, for staff': plan({ ...empty, state: 'draft', budget: [], startsOn: '', endsOn: '' }),
  'room for more': plan({ ...writes, state: 'draft' }, { form: { ...posted, act: 'more-milestones' } }),
  refused: plan({ ...writes, state: 'draft' }, { form: posted, error: refused }),
  'changed meanwhile': plan({ ...writes, state: 'draft' }, { form: posted, error: changed }),
  'handed in': plan({ state: 'submitted', checkBy: '2026-12-05' }),
  'handed in, late': plan({ state: 'submitted', checkBy: null }),
  returned: plan({ ...writes, state: 'returned', returnedBecause: '材料再具体些' }),
  saved: plan({ ...writes, state: 'draft' }, { query: new URLSearchParams('done=saved') }),
  ...Object.fromEntries(
    projectStates.map((state) => [`approved, ${state}`, plan({ project: { ...samplePlan().project, state } })]),
  ),
}

const html = (draw: Draw, lang: Lang = 'zh') => renderFragment(draw(lang), lang)
const said = (draw: Draw, lang: Lang = 'zh') =>
  html(draw, lang)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe.each(Object.entries(pages))('%s', (_name, page) => {
  test.each(['zh', 'en'] as const)('in %s: no inline style or script, every id once', (lang) => {
    const markup = html(page, lang)
    expect(markup).not.toMatch(/ style=|<script|javascript:|undefined|\[object|NaN/)
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('every link in English stays in English', () => {
    const places = [...html(page, 'en').matchAll(/ (?:href|action|formAction)="(\/[^"]*)"/g)].map(
      ([, place]) => place ?? '',
    )
    expect(places.filter((place) => !/^\/en(?:\/|$|\?)/.test(place))).toEqual([])
  })
})

describe('writing', () => {
  test('what is expected, and what each share and each line comes to', () => {
    expect(said(pages['to be begun']!)).toMatch(/方案要写清三件事 .*预算和日期先按申报时的填好了/)
    const text = said(pages['a draft']!)
    expect(text).toMatch(/认购总额 ¥100,000 资助总额 ¥60,000 自筹 ¥40,000 各笔合计 ¥100,000 ✓ 正好/)
    expect(text).toMatch(/比例合计 100% ✓ 正好 每一期拨多少 签约 ¥30,000 护学岗站起来 ¥24,000 一学期总结 ¥6,000/)
    expect(text).toMatch(/签约时先拨一部分，最多 50%.*最后一步至少留 10%/)
  })

  test('figures follow what was typed, also when it was refused', () => {
    const text = said(pages.refused!)
    expect(text).toMatch(/比例合计 120% ✗ 多 20% 每一期拨多少 填好里程碑/)
    expect(text).toMatch(/里程碑：签约和各里程碑的比例合计要等于 100%.*里程碑 1 最晚哪天：要在实施期内.*预算：各项合计/)
    expect(html(pages.refused!)).toMatch(/id="field-milestones"[^>]*class="stack field-wrong"/)
  })

  test('room for more keeps the place on the page, and the version it was read with', () => {
    const markup = html(pages['room for more']!)
    expect(markup).toContain('formAction="/projects/LG-26-0417/plan#field-milestones"')
    expect(markup).toContain('name="milestones.2.title"')
    expect(markup).toContain('name="version" value="3"')
  })

  test('who came too late may look at what a colleague saved, beside what was typed', () => {
    expect(html(pages['changed meanwhile']!)).toMatch(/href="\/projects\/LG-26-0417\/plan" target="_blank"/)
    expect(html(pages['changed meanwhile']!)).toContain('value="护学岗"')
  })
})

describe('reading', () => {
  test('where it stands: until when it is looked at, or why it came back', () => {
    expect(said(pages['handed in']!)).toContain('最迟 2026年12月5日 答复')
    expect(said(pages['handed in, late']!)).not.toContain('最迟')
    expect(said(pages.returned!)).toMatch(/退回来了，改好再提交 材料再具体些/)
  })

  test('signing is next until it is signed, then the first milestone; afterwards nothing is', () => {
    expect(said(pages['approved, signing']!)).toMatch(/下一步 · 2026年12月1日 签约/)
    expect(said(pages['approved, delivering']!)).toMatch(/下一步 · 2027年1月31日前 护学岗站起来/)
    for (const state of ['evaluating', 'closed', 'ended'])
      expect(said(pages[`approved, ${state}`]!)).not.toContain('下一步')
  })

  test('the budget by category and by who pays, with its sums', () => {
    expect(said(pages['approved, signing']!)).toMatch(
      /类别 资助 自筹 合计 物资 ¥60,000 ¥0 ¥60,000 其他 ¥0 ¥40,000 ¥40,000 合计 ¥60,000 ¥40,000 ¥100,000/,
    )
  })
})
