import { Block, Row, Rows } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Deadline } from '../../ui/time.tsx'
import { errorPage } from '../error-page.tsx'
import { type HomeSlot, homeRoute, homeStation, type StationKey } from '../home.tsx'
import type { Page } from '../page.ts'
import { slotBook } from '../slots.ts'
import { statementRoutes } from '../statements.tsx'
import { viewSettingsRoute } from '../view-settings.tsx'
import { type Sample, sampleNav, sampleNow, sampleRequest, sampleSite, type View } from './request.ts'

const figures: HomeSlot<{ reported: number; answered: number }> = {
  slot: 'home.figures',
  order: 1,
  load: async () => ({ reported: 128, answered: 103 }),
  view: ({ reported, answered }) => (
    <>
      邻居们反映了 <a href="/problems">{reported} 件事</a>，<a href="/problems?state=answered">{answered} 件</a>已有答复
    </>
  ),
}

const recent: HomeSlot<string[]> = {
  slot: 'home.section',
  order: 1,
  load: async () => ['电动车堵楼道，晚上下不了楼', '学校后门没有斑马线', '夜里施工吵到十二点'],
  view: (titles) => (
    <Block title="刚刚公开的事" more={{ href: '/problems', text: '全部' }}>
      <Rows>
        {titles.map((title, index) => (
          <Row key={title} title={title} href={`/problems/${index}`} end={<Chip tone="go">正在办</Chip>}>
            平湖 · 禾花社区 · 47 人“我也是” ·{' '}
            <Deadline due="2026-11-26T16:00:00Z" now={sampleNow} clock="promised" workingDays={4} />
          </Row>
        ))}
      </Rows>
    </Block>
  ),
}

const live: [StationKey, number, boolean][] = [
  ['report', 128, true],
  ['design', 23, false],
  ['application', 41, false],
  ['review', 12, false],
  ['notice', 4, false],
  ['pool', 36, false],
  ['pledge', 9, false],
  ['delivery', 18, true],
  ['survey', 7, false],
  ['showcase', 5, false],
]

function stationsOf(view: View, count: number) {
  return live.slice(0, count).map(([key, value, hot]) =>
    homeStation(key, async () => ({
      count: value,
      unit: view.lang === 'zh' ? '件' : 'items',
      href: '/problems',
      hot,
    })),
  )
}

function home(view: View, slots: readonly unknown[]): Promise<Page> {
  const route = homeRoute({ nav: sampleNav, site: sampleSite })
  return route.get(sampleRequest(view, '/', { slots: slotBook(slots as never) })) as Promise<Page>
}

const errorProps = {
  nav: sampleNav,
  reader: { signedIn: false, staff: false },
  requestId: '0b9c1f6e-2f0f-4b55-8a2e-3a4d2c1b0a99',
}
const statements = statementRoutes({ site: sampleSite, nav: sampleNav, dataUses: [] })

/** The shell's own pages. */
export const shellSamples: Sample[] = [
  {
    name: 'home',
    path: '/',
    page: (view) => home(view, view.lang === 'zh' ? [figures, recent, ...stationsOf(view, 1)] : stationsOf(view, 1)),
  },
  { name: 'home-all-stations', path: '/', page: (view) => home(view, stationsOf(view, 10)) },
  { name: 'not-found', path: '/nowhere', page: async ({ lang }) => errorPage(404, { lang, ...errorProps }) },
  { name: 'unavailable', path: '/problems', page: async ({ lang }) => errorPage(503, { lang, ...errorProps }) },
  {
    name: 'sign-in-first',
    path: '/me',
    page: async ({ lang }) => errorPage(401, { lang, ...errorProps, signInHref: '/sign-in' }),
  },
  {
    name: 'accessibility',
    path: '/accessibility',
    page: (view) => statements[0]!.get(sampleRequest(view, '/accessibility')) as Promise<Page>,
  },
  {
    name: 'privacy',
    path: '/privacy',
    page: (view) => statements[1]!.get(sampleRequest(view, '/privacy')) as Promise<Page>,
  },
  {
    name: 'view-settings',
    path: '/settings/view',
    page: (view) => viewSettingsRoute.get(sampleRequest(view, '/settings/view')) as Promise<Page>,
  },
]
