import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../base/context.ts'
import type { Lang } from '../../../base/label.ts'
import { AppError } from '../../../base/refusal.ts'
import { inLanguage } from '../../../portal/nav.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { renderFragment } from '../../../portal/render.tsx'
import { slotBook } from '../../../portal/slots.ts'
import { AgreementView } from './agreement-view.tsx'
import { partiesFor, sampleAgreement } from './samples.ts'

function requestFor(lang: Lang, change: Partial<PageRequest> = {}): PageRequest {
  return {
    ctx: { now: new Date('2026-11-21T02:00:00Z') } as unknown as Context,
    lang,
    elder: false,
    path: '/agreements/LG-26-0421',
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

const agreement =
  (change: Parameters<typeof sampleAgreement>[0] = {}, request: Partial<PageRequest> = {}): Draw =>
  (lang) => <AgreementView request={requestFor(lang, request)} agreement={sampleAgreement(change)} />

const scans = [
  { id: '0192f0c1-0000-7000-8000-000000000301', kind: 'photo' as const, name: null },
  { id: '0192f0c1-0000-7000-8000-000000000302', kind: 'document' as const, name: null },
]
const scanned = { state: 'scanned', scannedAt: '2026-11-20T03:00:00.000Z', scans, can: { return: null } } as const
const concluded = { state: 'concluded', concludedAt: '2026-11-20T03:00:00.000Z' } as const
const toScan = { scan: null, confirm: { code: 'agreement.nothing-to-confirm' } }
const confirmed = { confirm: { code: 'agreement.confirmed' } }
const sameHands = { confirm: { code: 'agreement.same-hands' } }
const forTwo = partiesFor(0, toScan).map((party) =>
  party.position === 2 ? { ...party, can: { ...party.can, scan: null } } : party,
)
const noFiles = new AppError('invalid', { code: 'input.invalid', fields: { fileIds: 'required' } })
const silent = new AppError('invalid', { code: 'input.invalid', fields: { because: 'required' } })

const pages: Record<string, Draw> = {
  'drawn, for a party': agreement({ parties: partiesFor(0, toScan) }),
  'drawn, for who acts for two': agreement({ parties: forTwo }),
  'drawn, for who only reads': agreement(),
  'drawn again after it came back': agreement({
    parties: partiesFor(2, toScan),
    returnedBecause: '第二页没有骑缝章',
    scans,
  }),
  'a scan refused': agreement(
    { parties: partiesFor(2, toScan) },
    { error: noFiles, form: { fileIds: ['f1'], position: '2' } },
  ),
  'scanned, to confirm': agreement({ ...scanned, parties: partiesFor(0, { confirm: null }, [2]) }),
  'scanned, confirmed': agreement({ ...scanned, parties: partiesFor(2, confirmed, [2]) }),
  'scanned, by the same hands': agreement({ ...scanned, parties: partiesFor(0, sameHands, [2]) }),
  'scanned, sent back in silence': agreement(
    { ...scanned, parties: partiesFor(0, { confirm: null }, [2]) },
    { error: silent },
  ),
  'in effect, for everybody': agreement({ ...concluded, inside: false }),
  'in effect, for a party': agreement({ ...concluded, scans, parties: partiesFor(0, {}, [0, 1, 2, 3]) }),
  void: agreement({ state: 'void' }),
  ended: agreement({ ...concluded, state: 'ended', inside: false }),
  done: agreement({ ...scanned }, { query: new URLSearchParams('done=scanned') }),
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

  test('every link in English stays in English, but for files', () => {
    const places = [...html(page, 'en').matchAll(/ (?:href|action)="(\/[^"]*)"/g)].map(([, place]) => place ?? '')
    expect(places.filter((place) => !/^\/(?:en(?:\/|$|\?)|files\/)/.test(place))).toEqual([])
  })
})

describe('sealing', () => {
  test('the steps in plain words, and that no click replaces a seal', () => {
    const text = said(pages['drawn, for a party']!)
    expect(text).toMatch(/下载打印 各方盖章 拍照或扫描传上来 各方核对确认 生效/)
    expect(text).toContain('网页上的点击不能代替盖章')
    expect(html(pages['drawn, for a party']!)).toMatch(/href="\/agreements\/LG-26-0421\/paper\.pdf" download/)
  })

  test('who acts for two says for which; for one it is known, and nobody else has a form', () => {
    expect(html(pages['drawn, for who acts for two']!).match(/type="radio"/g)).toHaveLength(2)
    expect(html(pages['drawn, for a party']!)).toContain('type="hidden" name="position" value="0"')
    expect(html(pages['drawn, for who only reads']!)).not.toContain('<form')
  })

  test('what came back says why, with the scan it was; a refused one keeps what was sent', () => {
    expect(said(pages['drawn again after it came back']!)).toMatch(/要重新上传 第二页没有骑缝章 .*退回的扫描件/)
    expect(html(pages['a scan refused']!)).toMatch(/name="fileIds" value="f1"/)
  })
})

describe('confirming', () => {
  test('one button for the party, and the way back with a reason', () => {
    expect(said(pages['scanned, to confirm']!)).toMatch(
      /请核对扫描件 .*一致，代表“某物流有限公司”确认 不一致，退回重传/,
    )
    expect(html(pages['scanned, sent back in silence']!)).toContain('<details class="unfold" open=""')
  })

  test('who has confirmed waits for the others; one person is not two parties', () => {
    expect(said(pages['scanned, confirmed']!)).toMatch(/等其余 3 方确认.*11月20日已确认/)
    expect(html(pages['scanned, by the same hands']!)).toMatch(/<button[^>]*disabled[^]*这一方请换一个人/)
  })
})

test('in effect: what was agreed, and nothing of the sealed paper for who is outside', () => {
  const draw = pages['in effect, for everybody']!
  expect(said(draw)).toMatch(/协议已生效 2026年11月20日起生效，4 方都盖了章.*盖章的原件由各方保存/)
  expect(said(draw)).toMatch(/出资 ¥30,000（福彩公益金） 依据：某福彩〔2026〕3 号/)
  expect(said(draw)).toMatch(/一学期总结 2027年6月30日 总结报告 10% ¥6,000 合计 ¥60,000/)
  expect(html(draw)).not.toMatch(/<form|\/files\/|paper\.pdf|已确认/)
  expect(html(pages['in effect, for a party']!)).toMatch(/\/files\/[^]*11月20日已确认/)
})
