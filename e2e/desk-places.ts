import type { Locator, Page } from 'playwright-core'
import { type HeldCalls, makeCalls } from './calls.ts'
import { type HeldDesigns, makeDesigns } from './designs.ts'
import { asStaff, type phones, signIn, visit, type Visitor } from './faces.ts'
import { at } from './fixture.ts'
import { type HeldNotices, makeNotices } from './notices.ts'
import { sendReport } from './report.ts'
import { type HeldReviews, makeReviews } from './reviews.ts'

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
  designs: HeldDesigns
  calls: HeldCalls
  reviews: HeldReviews
  notices: HeldNotices
}

export async function makeDeskHeld(): Promise<DeskHeld> {
  const stranger = await visit(at.browser, at.server)
  const fresh = await sendReport(stranger, {
    title: '楼道灯坏了三盏',
    description: '请打 13712345678 找王阿姨带路。',
    contact: '13800000951',
  })
  await sendReport(stranger, { title: '楼道的灯又坏了', description: '三楼到五楼都黑。' })
  const clerk = await visit(at.browser, at.server, { script: false })
  await signIn(clerk, 'clerk')
  const desk = asStaff(clerk)
  const hands = {
    clerk: desk,
    report: (title: string, more?: object) => sendReport(stranger, { title, description: '每天早晚都这样。', ...more }),
  }
  const designs = await makeDesigns(hands)
  const reviews = await makeReviews(hands)
  const notices = await makeNotices(hands, reviews)
  await stranger.close()
  const busy = await codeOf('电动车堵楼道')
  await desk('POST', `/desk/problems/${busy}/notes`, { text: '周三和物业一起去看过，缺四个充电位。' })
  await clerk.close()
  return { fresh: fresh.code, busy, designs, calls: await makeCalls(), reviews, notices }
}

const record = ({ busy }: DeskHeld) => `/problems/${busy}`
const waiting = ({ fresh }: DeskHeld) => `/problems/${fresh}?queue=review`
const design = (which: keyof HeldDesigns) => ({
  who: 'clerk' as const,
  path: ({ designs }: DeskHeld) => `/designs/${designs[which]}`,
  ready: (page: Page) => page.locator('.record h2'),
})
const call = (which: 'open' | 'draft' | 'checking', more = '') => ({
  who: 'headquarters' as const,
  path: ({ calls }: DeskHeld) => `/calls/${calls[which]}${more}`,
  ready: (page: Page) => page.locator('.record h2'),
})
const application = (which: keyof HeldCalls['applications'], more = '') => ({
  who: 'clerk' as const,
  path: ({ calls }: DeskHeld) => `/applications/${calls.applications[which]}${more}`,
  ready: (page: Page) => page.locator('.record h2'),
})
/** what an expert has on their desk */
const judging = (which: keyof HeldReviews, ready: (page: Page) => Locator) => ({
  who: 'expert' as const,
  path: ({ reviews }: DeskHeld) => `/scoring/${reviews[which]}`,
  ready,
})
const reviewOf = (which: keyof HeldReviews, more = '') => ({
  path: ({ reviews }: DeskHeld) => `/reviews/${reviews[which]}${more}`,
  ready: (page: Page) => page.locator('.review-table').first(),
})
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const rubric = heading('评分标准')
const notice = (which: 'draft' | 'standing' | 'holding' | 'ended', more = '') => ({
  path: ({ notices }: DeskHeld) => `/notices/${notices[which]}${more}`,
  ready: (page: Page) => page.locator(more ? '.notice-result' : '.record h2'),
})
/** headquarters took no part, and answers */
const objection = (which: 'open' | 'late' | 'rejected' | 'lead') => ({
  who: 'headquarters' as const,
  path: ({ notices }: DeskHeld) => `/objections/${notices[which].id}`,
  ready: (page: Page) => page.locator('.record h2'),
})
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
  { name: 'designs', who: 'clerk', path: '/designs', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'designs-none',
    who: 'clerk',
    path: '/designs?q=没有人商量的事',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'design', ...design('forming') },
  { name: 'design-ready', ...design('ready') },
  { name: 'design-ended', ...design('ended') },
  { name: 'design-review', ...design('pending') },
  { name: 'design-headquarters', ...design('forming'), who: 'headquarters' },
  { name: 'design-auditor', ...design('forming'), who: 'auditor' },
  { name: 'design-publish', ...design('pending'), after: act('公开') },
  { name: 'design-withhold', ...design('pending'), after: act('暂不公开') },
  { name: 'design-invite', ...design('forming'), after: act('邀请组织') },
  { name: 'design-join', ...design('forming'), after: act('并入另一件事') },
  { name: 'design-reopen', ...design('ready'), after: act('回到商量') },
  { name: 'design-end', ...design('forming'), after: act('不再做下去') },
  {
    name: 'design-open',
    who: 'clerk',
    path: '/designs',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.getByRole('button', { name: '发起方案' }).click(),
  },
  { name: 'calls', who: 'headquarters', path: '/calls', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'calls-none',
    who: 'headquarters',
    path: '/calls?state=done',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  {
    name: 'call-new',
    who: 'headquarters',
    path: '/calls',
    ready: (page) => page.locator('[data-row]').first(),
    async after(page) {
      await page.getByRole('button', { name: '起草征集' }).click()
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
    },
  },
  { name: 'call', ...call('open') },
  { name: 'call-draft', ...call('draft') },
  { name: 'call-checking', ...call('checking') },
  { name: 'call-clerk', ...call('checking'), who: 'clerk' },
  { name: 'call-publish', ...call('draft'), after: act('发布征集') },
  { name: 'call-cancel', ...call('open'), after: act('取消征集') },
  { name: 'call-edit', ...call('draft', '/edit'), ready: heading('名称与日期') },
  {
    name: 'call-edit-errors',
    ...call('draft', '/edit'),
    ready: heading('名称与日期'),
    async after(page) {
      await page.getByLabel('分值：需求分析').fill('5')
      await page.getByLabel('自筹不低于').fill('')
      await page.getByRole('button', { name: '保存' }).click()
      await page.locator('.ant-form-item-explain-error').first().waitFor()
    },
  },
  { name: 'call-frozen', ...call('open', '/edit'), ready: (page) => page.getByText('要改只能取消这次') },
  { name: 'applications', who: 'clerk', path: '/applications', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'applications-none',
    who: 'clerk',
    path: '/applications?state=withdrawn',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'application', ...application('waiting') },
  { name: 'application-full', ...application('waiting', '/full') },
  {
    name: 'application-check',
    ...application('waiting'),
    after: (page) => page.getByRole('radio', { name: '不符合' }).first().click(),
  },
  { name: 'application-return', ...application('waiting'), after: act('退回补正') },
  { name: 'application-returned', ...application('returned') },
  { name: 'application-eligible', ...application('eligible') },
  {
    name: 'application-reader',
    ...application('waiting'),
    who: 'auditor',
    after: (page) => page.locator('.record-refused summary').click(),
  },
  { name: 'scoring', who: 'expert', path: '/scoring', ready: (page) => page.locator('[data-row]').first() },
  { name: 'score-declare', ...judging('toDeclare', heading('校门口的雨天存伞架')) },
  { name: 'score-conflict', ...judging('toDeclare', heading('校门口的雨天存伞架')), after: button('有，我要回避') },
  { name: 'score', ...judging('open', rubric) },
  { name: 'score-missing', ...judging('open', rubric), after: button('提交打分') },
  { name: 'score-withdraw', ...judging('open', rubric), after: button('我要回避') },
  { name: 'score-abstain', ...judging('open', rubric), after: button('不评这一份') },
  { name: 'score-given', ...judging('submitted', heading('您给的分')) },
  { name: 'score-conflicted', ...judging('conflicted', (page) => page.getByText('您已回避这一份')) },
  { name: 'reviews', who: 'operator', path: '/reviews', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'review-start',
    who: 'operator',
    path: '/reviews',
    ready: (page) => page.locator('[data-row]').first(),
    after: button('开始一次评审'),
  },
  { name: 'review-assigning', who: 'operator', ...reviewOf('assigning') },
  {
    name: 'review-assign',
    who: 'operator',
    ...reviewOf('assigning'),
    async after(page) {
      await button(/还缺，请专家/)(page)
      await page.locator('.candidate').first().waitFor()
    },
  },
  { name: 'review-scoring', who: 'operator', ...reviewOf('scoring') },
  {
    name: 'review-ranked',
    who: 'clerk',
    ...reviewOf('ranked'),
    after: (page) => page.locator('.review-comments summary').first().click(),
  },
  { name: 'review-decided', who: 'auditor', ...reviewOf('decided') },
  { name: 'decision', who: 'clerk', ...reviewOf('ranked', '/decision') },
  { name: 'decision-errors', who: 'clerk', ...reviewOf('ranked', '/decision'), after: button('登记审定') },
  {
    name: 'decision-not-mine',
    who: 'operator',
    ...reviewOf('ranked', '/decision'),
    ready: (page) => page.getByText('看这次评审'),
  },
  {
    name: 'memo',
    who: 'clerk',
    ...reviewOf('ranked', '/memo'),
    ready: (page) => page.locator('.memo'),
  },
  {
    name: 'memo-decided',
    who: 'clerk',
    ...reviewOf('decided', '/memo'),
    ready: (page) => page.locator('.memo'),
  },
  { name: 'experts', who: 'operator', path: '/experts', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'expert',
    who: 'operator',
    path: '/experts',
    ready: (page) => page.locator('[data-row]').first(),
    async after(page) {
      await page.locator('[data-row]').first().click()
      await page.locator('.record h2').waitFor()
    },
  },
  {
    name: 'expert-register',
    who: 'operator',
    path: '/experts',
    ready: (page) => page.locator('[data-row]').first(),
    async after(page) {
      await page.locator('[data-row]').first().click()
      await act('修改专长和单位')(page)
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'notices', who: 'clerk', path: '/notices', ready: (page) => page.locator('[data-row]').first() },
  { name: 'notice-draft', who: 'clerk', ...notice('draft') },
  { name: 'notice-publish', who: 'clerk', ...notice('draft', '/publish') },
  { name: 'notice-publish-sure', who: 'clerk', ...notice('draft', '/publish'), after: button('发布公示') },
  { name: 'notice-published', who: 'clerk', ...notice('ended', '/publish'), ready: (page) => page.locator('.state') },
  { name: 'notice-standing', who: 'headquarters', ...notice('standing') },
  { name: 'notice-holding', who: 'clerk', ...notice('holding') },
  { name: 'notice-ended', who: 'auditor', ...notice('ended') },
  { name: 'objections', who: 'headquarters', path: '/objections', ready: (page) => page.locator('[data-row]').first() },
  { name: 'objection', ...objection('open') },
  { name: 'objection-late', ...objection('late') },
  { name: 'objection-answer', ...objection('open'), after: act('答复') },
  { name: 'objection-contact', ...objection('open'), after: act('查看姓名和联系方式') },
  { name: 'objection-answered', ...objection('rejected') },
  { name: 'lead', ...objection('lead') },
  { name: 'lead-note', ...objection('lead'), after: act('记下核查结果') },
  {
    name: 'objection-involved',
    ...objection('open'),
    who: 'clerk',
    ready: (page) => page.getByText('您参与过这次评审，不能处理这条异议。'),
  },
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
