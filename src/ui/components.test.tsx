import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Lang } from '../base/label.ts'
import { Bar } from './bar.tsx'
import { Button, ButtonLink } from './button.tsx'
import { Card } from './card.tsx'
import { Chip } from './chip.tsx'
import { Choice, FileField, Select, TextField } from './fields.tsx'
import { ErrorSummary } from './form.tsx'
import { InLang } from './lang.tsx'
import { LoopDiagram } from './loop-diagram.tsx'
import { Money } from './money.tsx'
import { Pager } from './navigation.tsx'
import { Facets, SearchBox } from './search-box.tsx'
import { DateText, Deadline } from './time.tsx'
import { Timeline } from './timeline.tsx'

function html(node: ReactNode, lang: Lang = 'zh'): string {
  return renderToStaticMarkup(<InLang lang={lang}>{node}</InLang>)
}

/** What a reader reads, without the markup. */
function text(node: ReactNode, lang?: Lang): string {
  return html(node, lang).replaceAll(/<[^>]+>/g, '')
}

const now = new Date('2026-11-21T02:00:00Z')

describe('deadline', () => {
  test.each([
    [{ due: '2026-11-26T16:00:00Z' }, '还有 5 天 11月26日截止'],
    [{ due: '2026-11-26T16:00:00Z', workingDays: 4, clock: 'promised' as const }, '还有 4 个工作日 11月26日截止承诺'],
    [{ due: '2026-11-21T16:00:00Z' }, '今天到期 11月21日截止'],
    [{ due: '2026-11-21T01:00:00Z' }, '今天已逾期 11月21日截止'],
    [{ due: '2026-11-19T16:00:00Z', clock: 'statutory' as const }, '逾期 2 天 11月19日截止法定'],
    [{ due: '2026-11-19T16:00:00Z', workingDays: -1, clock: 'agreed' as const }, '逾期 1 个工作日 11月19日截止协议'],
  ])('%j', (props, expected) => {
    expect(text(<Deadline now={now} {...props} />)).toBe(expected)
  })

  test('a late one is marked by more than its words', () => {
    expect(html(<Deadline now={now} due="2026-11-19T16:00:00Z" />)).toContain('deadline-late')
    expect(html(<Deadline now={now} due="2026-11-26T16:00:00Z" />)).not.toContain('deadline-late')
  })

  test('in English', () => {
    expect(text(<Deadline now={now} due="2026-11-22T16:00:00Z" clock="promised" />, 'en')).toBe(
      '1 day left by 22 Novpromised',
    )
  })
})

test('dates are read by people and machines', () => {
  expect(html(<DateText at="2026-11-20T16:30:00Z" />)).toBe(
    '<time dateTime="2026-11-20T16:30:00.000Z">2026年11月21日</time>',
  )
  expect(text(<DateText at="2026-11-21T01:50:00Z" kind="ago" now={now} />)).toBe('10 分钟前')
})

test('money carries its kind, and short leaves out only zeros', () => {
  expect(text(<Money fen={6_240_000} kind="received" />)).toBe('已到账 ¥62,400.00')
  expect(text(<Money fen={6_240_050} kind="spent" short />)).toBe('已支出 ¥62,400.50')
  expect(text(<Money fen={6_240_000} kind="gap" short />, 'en')).toBe('Still needed ¥62,400')
})

test('a chip is a word with a colour', () => {
  expect(html(<Chip tone="wait">等答复</Chip>)).toBe('<span class="chip chip-wait">等答复</span>')
})

test('a button that may not be pressed says why', () => {
  const shown = html(<Button why="您参与过这次评审">处理异议</Button>)
  expect(shown).toContain('disabled=""')
  expect(shown).toContain('您参与过这次评审')
  expect(html(<Button>提交</Button>)).not.toContain('disabled')
  expect(html(<ButtonLink href="/report">反映</ButtonLink>)).toContain('<a class="btn" href="/report"')
})

describe('fields', () => {
  test('hint and error are tied to the control', () => {
    const shown = html(<TextField name="title" label="什么事" hint="一句话" error="请填写这一项" required />)
    expect(shown).toContain('<label for="field-title">')
    expect(shown).toContain('aria-describedby="field-title-hint field-title-error"')
    expect(shown).toContain('aria-invalid="true"')
    expect(shown).toContain('id="field-title-error"')
    expect(shown).not.toContain('可不填')
  })

  test('what need not be filled in says so', () => {
    expect(text(<TextField name="phone" label="电话" />)).toBe('电话可不填')
  })

  test('a value is shown again, and is never markup', () => {
    expect(html(<TextField name="a" label="a" value={'"><script>'} />)).toContain('value="&quot;&gt;&lt;script&gt;"')
  })

  test('a choice keeps what was chosen; the first option carries the id the summary links to', () => {
    const shown = html(
      <Choice
        name="kind"
        label="哪一类"
        value="b"
        options={[
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙' },
        ]}
      />,
    )
    expect(shown).toMatch(/id="field-kind"[^>]*value="a"/)
    expect(shown).toMatch(/value="b"[^>]*checked=""|checked=""[^>]*value="b"/)
    expect(shown.match(/checked=""/g)).toHaveLength(1)
  })

  test('a select works as it is and can be typed into', () => {
    const shown = html(
      <Select
        name="areaId"
        label="在哪里"
        findable
        value="x"
        groups={[{ label: '平湖街道', options: [{ value: 'x', text: '禾花社区' }] }]}
      />,
    )
    expect(shown).toContain('<optgroup label="平湖街道"><option value="x" selected="">禾花社区</option></optgroup>')
    expect(shown).toContain('<area-picker')
  })

  test('stored files are posted again under the same name', () => {
    expect(html(<FileField name="photoIds" label="照片" accept="image/*" stored={[{ id: 'p1' }]} />)).toContain(
      '<input type="hidden" name="photoIds" value="p1"/>',
    )
  })
})

test('the summary links each error to its field, and is nothing when nothing is wrong', () => {
  const shown = html(<ErrorSummary errors={[{ name: 'title', text: '什么事：请填写这一项' }]} />)
  expect(shown).toContain('role="alert"')
  expect(shown).toContain('<a href="#field-title">什么事：请填写这一项</a>')
  expect(html(<ErrorSummary errors={[]} />)).toBe('')
})

describe('bar', () => {
  const widths = (shown: string) =>
    [...shown.matchAll(/<rect class="bar-deep" x="[\d.]+" width="([\d.]+)"/g)].map(([, width]) => Number(width))

  test('parts are drawn to scale, never beyond the whole', () => {
    expect(widths(html(<Bar label="x" total={200} parts={[{ value: 50, tone: 'deep' }]} />))).toEqual([250])
    expect(
      widths(
        html(
          <Bar
            label="x"
            total={100}
            parts={[
              { value: 80, tone: 'deep' },
              { value: 90, tone: 'deep' },
            ]}
          />,
        ),
      ),
    ).toEqual([800, 200])
  })

  test('something is never drawn as nothing, and nothing never as something', () => {
    expect(widths(html(<Bar label="x" total={1_000_000} parts={[{ value: 1, tone: 'deep' }]} />))).toEqual([4])
    expect(widths(html(<Bar label="x" total={0} parts={[{ value: 0, tone: 'deep' }]} />))).toEqual([0])
  })
})

test('a station that is not built has neither link nor figure', () => {
  const shown = html(
    <LoopDiagram
      stations={[
        { key: 'report', label: '反映', figure: { count: '128', unit: '件', href: '/problems', hot: true } },
        { key: 'notice', label: '公示', official: true },
      ]}
    />,
  )
  expect(shown).toContain('<a href="/problems"><span class="loop-dot">128')
  expect(shown.match(/<a /g)).toHaveLength(1)
  expect(shown).toContain('class="loop-ahead loop-official"')
})

test('a timeline names what is now and what can be verified', () => {
  const shown = html(
    <Timeline
      items={[
        { key: 'a', when: '今天', title: '问卷', mark: 'now' },
        { key: 'b', when: '昨天', title: '公示', mark: 'official', verifyHref: '/v' },
      ]}
    />,
  )
  expect(shown).toContain('<li class="thread-now" aria-current="step">')
  expect(shown).toContain('class="verify" href="/v"')
})

test('a pager with one page is nothing', () => {
  expect(html(<Pager />)).toBe('')
  expect(html(<Pager next="?c=1" total="1,000+" />)).toContain('共 1,000+ 条')
})

test('filters are links; the one in force is named, and a chosen one folded away is shown', () => {
  const options = Array.from({ length: 15 }, (_, index) => ({
    label: `第${index}`,
    href: `?f=${index}`,
    current: index === 14,
  }))
  const shown = html(<Facets groups={[{ key: 'f', title: '领域', options }]} clearHref="/problems" />)
  expect(shown).toContain('筛选：第14')
  expect(shown).toContain('<details class="facet-rest" open="">')
  expect(shown).toContain('清除筛选')
})

test('a search keeps the filters in force', () => {
  const shown = html(
    <SearchBox action="/problems" label="搜索" value="路" keep={{ field: 'traffic', area: undefined }} />,
  )
  expect(shown).toContain('<input type="hidden" name="field" value="traffic"/>')
  expect(shown).not.toContain('name="area"')
})

test('no component writes a style attribute: the policy would drop it', () => {
  const all = html(
    <>
      <Bar label="x" total={2} parts={[{ value: 1, tone: 'promise' }]} />
      <Card title="x" href="/x" foot="y" chips={<Chip>z</Chip>} />
      <Deadline now={now} due={now} />
    </>,
  )
  expect(all).not.toMatch(/ style=/)
})
