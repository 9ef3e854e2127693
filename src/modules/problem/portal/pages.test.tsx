import { threadTeller } from '../../../base/thread.ts'
import { problemThreadTexts } from '../thread-texts.ts'
import { slotBook } from '../../../portal/slots.ts'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../base/context.ts'
import type { Lang } from '../../../base/label.ts'
import { AppError } from '../../../base/refusal.ts'
import { inLanguage } from '../../../portal/nav.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { renderFragment } from '../../../portal/render.tsx'
import { ConsentView } from './consent-page.tsx'
import { FindForm } from './find-form.tsx'
import { FollowPrivate } from './follow-private.tsx'
import { FollowPublic } from './follow-public.tsx'
import { listInput } from './list-input.ts'
import { type ListContent, ProblemList } from './list-page.tsx'
import { PosterPage } from './poster-page.tsx'
import { ProblemView } from './problem-view.tsx'
import { ReportForm } from './report-form.tsx'
import { draftOf } from './report-input.ts'
import { sampleAnswered, sampleChoices, sampleFollowed, sampleItem, sampleProblem } from './samples.ts'
import { SimilarFragment } from './similar.tsx'
import { SimilarStep } from './similar-step.tsx'
import { SlipPage } from './slip-page.tsx'

const now = new Date('2026-11-21T02:00:00Z')
const services = { tellThread: threadTeller([problemThreadTexts]) }
const secret = 'Zk3vQ8sT1uW5xY7bA9cD2e'

function requestFor(lang: Lang, change: Partial<PageRequest> = {}): PageRequest {
  return {
    ctx: { actor: { personId: null, grants: [], networkId: 'n', requestId: 'r' }, now, services } as unknown as Context,
    lang,
    elder: false,
    path: '/report',
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

function refused(fields: Record<string, string>, code = 'input.invalid', params?: Record<string, unknown>): AppError {
  return new AppError('invalid', { code, fields, ...(params && { params }) })
}

const notPossible = { code: 'state.not-possible' }
const areaId = sampleChoices.areas[1]?.id ?? ''
const filled = {
  title: '楼道里停满电动车',
  description: '出不了门',
  areaId,
  contact: '13812341234',
  photoIds: ['one', 'two'],
}

const listContent: ListContent = {
  input: listInput(new URLSearchParams('q=电动车')),
  items: [sampleItem(), sampleItem({ code: 'LG-26-0402', overdue: true, dueOn: '2026-11-19' })],
  nextCursor: 'next',
  total: { value: 1000, exact: false },
  counts: { kind: [], field: [{ value: 'fire-safety', count: 2 }], state: [], street: [], community: [] },
  areas: sampleChoices.areas,
}

const answeredOpen = { reopen: null, confirm: null, withdraw: notPossible, erase: null, edit: notPossible }

const pages: Record<string, (request: PageRequest) => ReactNode> = {
  report: (request) => <ReportForm request={request} kind="problem" draft={draftOf(request)} choices={sampleChoices} />,
  idea: (request) => <ReportForm request={request} kind="idea" draft={draftOf(request)} choices={sampleChoices} />,
  brief: (request) => <ReportForm request={request} kind="brief" draft={draftOf(request)} choices={sampleChoices} />,
  'similar step': (request) => (
    <SimilarStep
      request={request}
      draft={draftOf({ form: filled, query: new URLSearchParams() })}
      items={[sampleItem()]}
    />
  ),
  'similar fragment': ({ lang }) => <SimilarFragment items={[sampleItem()]} lang={lang} />,
  list: (request) => <ProblemList request={request} content={listContent} />,
  problem: (request) => <ProblemView request={request} problem={sampleProblem()} typed="LG-26-0398" />,
  answered: (request) => <ProblemView request={request} problem={sampleAnswered()} typed="LG-26-0398" />,
  poster: (request) => <PosterPage request={request} problem={sampleProblem()} />,
  'follow new': (request) => (
    <FollowPrivate request={request} followed={sampleFollowed()} into={null} secret={secret} note="new" />
  ),
  'follow answered': (request) => (
    <FollowPrivate
      request={request}
      followed={sampleFollowed({ problem: sampleAnswered(), can: answeredOpen })}
      into={null}
      secret={secret}
      note={null}
    />
  ),
  'follow public': (request) => (
    <FollowPublic request={request} typed="LG-26-0398" problem={sampleProblem()} badLink={false} note={null} />
  ),
  find: (request) => <FindForm request={request} typed="" />,
  slip: (request) => <SlipPage request={request} problem={sampleProblem()} secret={secret} />,
  consent: (request) => (
    <ConsentView
      request={request}
      followed={sampleFollowed({ role: 'guardian', consent: 'waiting' })}
      secret={secret}
    />
  ),
}

const html = (name: keyof typeof pages, lang: Lang = 'zh', change: Partial<PageRequest> = {}) =>
  renderFragment(pages[name]?.(requestFor(lang, change)), lang)
const textOf = (markup: string) => markup.replaceAll(/<[^>]+>/g, ' ')

describe.each(Object.keys(pages))('%s', (name) => {
  test.each(['zh', 'en'] as const)(
    'in %s: no inline style or script, every id once, every label has its field',
    (lang) => {
      const markup = html(name, lang)
      expect(markup).not.toMatch(/ style=|<script|javascript:|undefined|\[object/)
      const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(ids).toEqual([...new Set(ids)])
      for (const [, id] of markup.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(id)
    },
  )

  test('every link and form in English stays in English', () => {
    const places = [...html(name, 'en').matchAll(/ (?:href|action|src)="(\/[^"]*)"/g)].map(([, place]) => place ?? '')
    expect(places.filter((place) => !/^\/(?:en\/|en$|api\/|files\/)/.test(place))).toEqual([])
  })
})

describe('reporting', () => {
  test('names the emergency numbers, each one tap away', () => {
    for (const number of ['110', '119', '120']) expect(html('report')).toContain(`href="tel:${number}"`)
  })

  test('asks for two things only', () => {
    const required = [...html('report').matchAll(/<(?:input|select|textarea)[^>]*required=""[^>]*>/g)].map(
      ([field]) => / name="([^"]+)"/.exec(field)?.[1],
    )
    expect([...new Set(required)]).toEqual(['title', 'areaId', 'ageBand'])
    expect(html('report')).toMatch(/name="ageBand" value="adult"|value="adult" checked|checked=""[^>]*value="adult"/)
  })

  test('a refused form keeps what was written and says at each field, and at the top, what to do', () => {
    const markup = html('report', 'zh', {
      form: { ...filled, title: '' },
      error: refused({ title: 'required', contact: 'contact-format' }),
    })
    expect(textOf(markup)).toContain('还有 2 处要改')
    expect(markup).toContain('href="#field-title"')
    expect(markup).toContain('value="13812341234"')
    expect(markup).toContain('name="photoIds" value="one"')
    expect(textOf(markup)).toContain('请填 11 位手机号、带区号的座机号或邮箱')
  })

  test('a photograph that was not taken is explained at its field, with what is known about it', () => {
    const error = refused({ photoIds: 'file.too-many-pixels' }, 'file.too-many-pixels', { megapixels: 50 })
    expect(textOf(html('report', 'zh', { error }))).toContain('照片尺寸太大（超过 50 百万像素）')
  })

  test('Enter sends the report, not a “me too” that stands before the button', () => {
    const [, first] = /<form[^>]*>.*?(<button[^>]*>)/s.exec(html('similar step')) ?? []
    expect(first).not.toContain('name="support"')
    expect(first).toContain('type="submit"')
  })

  test('the step between keeps everything, photographs too', () => {
    const markup = html('similar step')
    for (const kept of [
      'name="title" value="楼道里停满电动车"',
      'name="contact" value="13812341234"',
      'name="photoIds" value="one"',
      'name="photoIds" value="two"',
      'name="seen" value="LG-26-0398"',
    ]) {
      expect(markup).toContain(kept)
    }
  })
})

describe('following', () => {
  test('just sent: the words of the promise, code, QR, and the private link', () => {
    const said = textOf(html('follow new'))
    expect(said).toContain('收到了。')
    expect(said).toContain('编号 LG-26-0398，5 个工作日内答复您。保存这个二维码，随时看进展。')
    expect(html('follow new')).toContain('class="qr"')
  })

  test('answered: the answer as a document, and the two things a reporter can say', () => {
    const markup = html('follow answered')
    expect(markup).toContain('paper-title')
    expect(textOf(markup)).toMatch(/已经解决了.*还没解决/s)
    expect(markup).toContain(`name="s" value="${secret}"`)
  })

  test('nothing to confirm before there is an answer', () => {
    expect(textOf(html('follow new'))).not.toContain('已经解决了')
  })

  test('too late to have it taken up again: told why and what to do', () => {
    const can = {
      ...answeredOpen,
      confirm: notPossible,
      reopen: { code: 'problem.reopen-late', params: { on: '2026-08-21' } },
    }
    const late = sampleFollowed({ problem: sampleProblem({ state: 'closed', dueOn: null }), can })
    const said = textOf(
      renderFragment(
        <FollowPrivate request={requestFor('zh')} followed={late} into={null} secret={secret} note={null} />,
        'zh',
      ),
    )
    expect(said).toContain('2026年8月21日')
    expect(said).toContain('请再反映一次')
  })

  test('withheld: why, and that it is handled all the same', () => {
    const withheld = sampleFollowed({
      problem: sampleProblem({ review: 'withheld', title: null, description: null }),
      withheldBecause: 'privacy',
      can: {
        reopen: notPossible,
        confirm: notPossible,
        withdraw: null,
        erase: { code: 'problem.erase-by-withdrawing' },
        edit: null,
      },
    })
    const said = textOf(
      renderFragment(
        <FollowPrivate request={requestFor('zh')} followed={withheld} into={null} secret={secret} note={null} />,
        'zh',
      ),
    )
    expect(said).toContain('涉及他人隐私，暂不公开，但照常办理。您可以改一改再提交。')
  })

  test('neighbours have joined: told why it goes on, and how to take out what one wrote', () => {
    const can = {
      ...sampleFollowed().can,
      withdraw: { code: 'problem.withdraw-joined', params: { count: 46 } },
      erase: null,
    }
    const render = (lang: 'zh' | 'en') =>
      textOf(
        renderFragment(
          <FollowPrivate
            request={requestFor(lang)}
            followed={sampleFollowed({ can })}
            into={null}
            secret={secret}
            note={null}
          />,
          lang,
        ),
      )
    expect(render('zh')).toMatch(/删去我写的内容.*已有 46 位邻居也说遇到了，这件事要接着办.*确定删去/)
    expect(render('zh')).not.toContain('确定撤回')
    expect(render('en')).toMatch(/Erase what I wrote.*Others \(46\) have joined.*Yes, erase it/)
  })

  test('joined to another: told with how many neighbours, and shown how that one stands', () => {
    const own = sampleFollowed({
      problem: sampleProblem({ code: 'LG-26-0401', state: 'merged', dueOn: null, aliases: [] }),
    })
    const said = textOf(
      renderFragment(
        <FollowPrivate request={requestFor('zh')} followed={own} into={sampleProblem()} secret={secret} note={null} />,
        'zh',
      ),
    )
    expect(said).toContain('和您说的同一件事，已有 46 位邻居反映。')
    expect(said).toContain('平湖街道消安办正在办理')
  })

  test('by the code alone no word of an unreviewed text, no contact, nothing to do but ask for the link', () => {
    const pending = sampleProblem({ review: 'pending', title: null, description: null })
    const markup = renderFragment(
      <FollowPublic request={requestFor('zh')} typed="LG-26-0398" problem={pending} badLink={false} note={null} />,
      'zh',
    )
    expect(textOf(markup)).not.toContain('电动车')
    expect(markup).not.toMatch(/138\*\*\*\*/)
    // the one thing to ask for is that the link be sent to whoever left a contact
    expect([...markup.matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act)).toEqual(['link'])
    expect(markup.match(/<form/g)).toHaveLength(1)
  })

  test('an old code says where it leads, however it is typed', () => {
    const markup = renderFragment(
      <FollowPublic
        request={requestFor('zh')}
        typed="lg 26 0401"
        problem={sampleProblem()}
        badLink={false}
        note={null}
      />,
      'zh',
    )
    expect(textOf(markup)).toContain('LG-26-0401 说的是同一件事，已并入 LG-26-0398。')
  })
})

describe('the list', () => {
  test('tells the total, where it stands, and what is late', () => {
    const said = textOf(html('list'))
    expect(said).toContain('找到 1,000+ 件')
    expect(said).toContain('逾期 2 天')
  })

  test('empty, it says how to fill it', () => {
    const empty = {
      ...listContent,
      items: [],
      nextCursor: null,
      total: { value: 0, exact: true },
      input: listInput(new URLSearchParams()),
    }
    const markup = renderFragment(<ProblemList request={requestFor('zh')} content={empty} />, 'zh')
    expect(markup).toContain('href="/report"')
    expect(textOf(markup)).toContain('还没有公开的反映')
  })
})

test('the guardian reads what the child wrote and what is kept before answering', () => {
  const markup = html('consent')
  expect(textOf(markup)).toMatch(/电动车.*我们会留下什么.*同意.*不同意/s)
  expect(markup).toMatch(/<button[^>]*value="yes" name="agree"/)
  // what cannot be undone stands folded, behind a tap of its own
  expect(markup).toMatch(/<details.*<button[^>]*value="no" name="agree".*<\/details>/s)
})
