import type { Locator, Page } from 'playwright-core'
import { asStaff, type phones, signIn, visit, type Visitor } from './faces.ts'
import { at } from './fixture.ts'
import { sendReport } from './report.ts'

/** A page of the workbench, or something open on it, as somebody sees it. */
export interface DeskPlace {
  name: string
  who: keyof typeof phones
  /** below /workbench */
  path: string | ((held: DeskHeld) => string)
  /** what must be there before one looks */
  ready(page: Page): Locator
  /** opens what is to be seen */
  after?(page: Page): Promise<void>
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first()
const act = (name: string) => (page: Page) => page.locator('.record').getByRole('button', { name, exact: true }).click()

async function codeOf(title: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>('select code from problem where title = $1', [title])
  if (!found) throw new Error(`the demonstration has no ${title}`)
  return found.code
}

/** Codes of what is opened: one new, to be reviewed, with another like it; one late, with a note. */
export interface DeskHeld {
  fresh: string
  busy: string
}

export async function makeDeskHeld(): Promise<DeskHeld> {
  const stranger = await visit(at.browser, at.server)
  const fresh = await sendReport(stranger, {
    title: '楼道灯坏了三盏',
    description: '请打 13712345678 找王阿姨带路。',
    contact: '13800000951',
  })
  await sendReport(stranger, { title: '楼道的灯又坏了', description: '三楼到五楼都黑。' })
  await stranger.close()
  const clerk = await visit(at.browser, at.server, { script: false })
  await signIn(clerk, 'clerk')
  const desk = asStaff(clerk)
  const busy = await codeOf('电动车堵楼道')
  await desk('POST', `/desk/problems/${busy}/notes`, { text: '周三和物业一起去看过，缺四个充电位。' })
  await clerk.close()
  return { fresh: fresh.code, busy }
}

const record = ({ busy }: DeskHeld) => `/problems/${busy}`
const waiting = ({ fresh }: DeskHeld) => `/problems/${fresh}?queue=review`
const opened = { who: 'clerk' as const, path: record, ready: heading('电动车堵楼道') }

/** Every room, with a record and each dialog open. */
export const deskPlaces: readonly DeskPlace[] = [
  { name: 'todo', who: 'clerk', path: '', ready: (page) => page.locator('.task-title').first() },
  { name: 'todo-headquarters', who: 'headquarters', path: '', ready: heading('待办') },
  { name: 'problems', who: 'clerk', path: '/problems', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'problems-none',
    who: 'clerk',
    path: '/problems?q=没有人说过的事',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'problem', ...opened },
  { name: 'problem-full', ...opened, path: (held) => `${record(held)}/full` },
  { name: 'problem-history', ...opened, after: (page) => page.locator('.record-history summary').click() },
  {
    name: 'problem-headquarters',
    ...opened,
    who: 'headquarters',
    after: (page) => page.locator('.record-refused summary').click(),
  },
  { name: 'review', who: 'clerk', path: waiting, ready: (page) => page.getByRole('region', { name: '审核' }) },
  {
    name: 'withhold',
    who: 'clerk',
    path: waiting,
    ready: (page) => page.getByRole('region', { name: '审核' }),
    after: (page) => page.keyboard.press('w'),
  },
  { name: 'answer', ...opened, after: act('答复'), ready: heading('电动车堵楼道') },
  { name: 'assign', ...opened, after: act('改派') },
  { name: 'pass', ...opened, after: act('转外部') },
  {
    name: 'merge',
    who: 'clerk',
    path: ({ fresh }) => `/problems/${fresh}`,
    ready: heading('楼道灯坏了三盏'),
    after: act('并案'),
  },
  { name: 'note', ...opened, after: act('写备注') },
  { name: 'classify', ...opened, after: act('更正领域、地点') },
  { name: 'enter', who: 'worker', path: '/problems/new', ready: heading('代居民登记') },
  { name: 'search', who: 'clerk', path: '', ready: heading('待办'), after: (page) => page.keyboard.press('/') },
  { name: 'help', who: 'clerk', path: '', ready: heading('待办'), after: (page) => page.keyboard.press('?') },
  { name: 'network', who: 'headquarters', path: '/network', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'network-street',
    who: 'headquarters',
    path: '/network',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) =>
      page
        .getByRole('link', { name: /平湖街道/ })
        .first()
        .click(),
  },
  { name: 'organisations', who: 'headquarters', path: '/organisations', ready: heading('组织') },
  {
    name: 'organisation',
    who: 'headquarters',
    path: '/organisations?state=waiting',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.locator('[data-row]').first().click(),
  },
  { name: 'people', who: 'headquarters', path: '/people', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'person',
    who: 'headquarters',
    path: '/people',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.locator('[data-row]').first().click(),
  },
  {
    name: 'give-role',
    who: 'headquarters',
    path: '/people',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.getByRole('button', { name: '授予角色' }).click(),
  },
  { name: 'audit', who: 'auditor', path: '/audit', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'audit-act',
    who: 'auditor',
    path: '/audit',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.locator('[data-row]').first().click(),
  },
  { name: 'no-role', who: 'resident', path: '', ready: (page) => page.getByText('您还没有工作台里的角色') },
  { name: 'unknown', who: 'clerk', path: '/no-such-room', ready: heading('没有这一页') },
]

/** Opens it and waits until what was asked for has come and nothing moves. */
export async function arriveAtDesk({ page, open }: Visitor, place: DeskPlace, held: DeskHeld): Promise<void> {
  await open(`/workbench${typeof place.path === 'string' ? place.path : place.path(held)}`)
  await place.ready(page).waitFor()
  await place.after?.(page)
  await settled(page)
}

/** Nothing waits for an answer and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy=true], .state-loading, .ant-spin') &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
}
