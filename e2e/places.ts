import { linkFromShell } from '../src/modules/people/server/commands/setup.ts'
import { systemContext } from '../src/server/jobs.ts'
import { callPlaces } from './call-places.ts'
import { makeCalls, refuse } from './calls.ts'
import { makeDesigns } from './designs.ts'
import type { Face, phones, Visitor } from './faces.ts'
import { asStaff, password, phones as numbers, signIn, visit } from './faces.ts'
import { at } from './fixture.ts'
import { chooseCommunity, sendReport } from './report.ts'
import { noticePlaces } from './notice-places.ts'
import { makeNotices } from './notices.ts'
import { makeReviews } from './reviews.ts'
import { authenticatorCode } from './second-factor.ts'

/** A page as somebody sees it. */
export interface Place {
  /** also the picture's file name */
  name: string
  /** the pattern it is registered under; several places may share one */
  page: string
  /** where to go, in Chinese; the English one is the same below /en */
  path: string | ((held: Held) => string)
  who?: keyof typeof phones | 'stranger'
  /** what makes it show what it should, once it is open */
  after?(visitor: Visitor): Promise<void>
}

/** Registered with the pages, and no page: they send the browser on, or answer a file or a piece of one. */
export const noPages = {
  '/report/similar': 'fragment',
  '/sign-in/oidc': 'redirect',
  '/sign-in/callback/oidc': 'redirect',
  '/sign-out': 'redirect',
  '/me/data/export': 'file',
} as const satisfies Record<string, 'fragment' | 'redirect' | 'file'>

const submit = ({ page }: Visitor) => page.locator('main form button.btn-primary').first().click()

async function fillPhone(visitor: Visitor, phone: string): Promise<void> {
  await visitor.page.locator('main input[name=phone]').fill(phone)
  await submit(visitor)
  await visitor.page.waitForURL('**/sign-in/code')
}

async function enterShownCode(visitor: Visitor): Promise<void> {
  const code = /\b(\d{6})\b/.exec(await visitor.page.locator('main .callout').first().innerText())?.[1] as string
  await visitor.page.locator('main input[name=code]').fill(code)
  await submit(visitor)
}

/** A number that nobody signs in with twice: a code is sent to one at most once a minute. */
let lastPhone = 13_800_001_000
const freshPhone = () => String((lastPhone += 1))

async function problemCode(title: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>(
    'select code from problem where coalesce(title, public_title) = $1',
    [title],
  )
  if (!found) throw new Error(`the demonstration has no ${title}`)
  return found.code
}

/** Codes of the demonstration, and links that only their holders have: made once for a file. */
export async function makeHeld() {
  const stranger = await visit(at.browser, at.server)
  const clerk = await visit(at.browser, at.server, { script: false })
  await signIn(clerk, 'clerk')
  const desk = asStaff(clerk)
  const report = (title: string, more: object = {}) =>
    sendReport(stranger, { title, description: '每天早晚都这样。', contact: '13800000901', ...more })
  const fresh = await report('单元门关不上')
  const withheld = await report('楼上那户太不像话')
  await desk('POST', `/desk/problems/${withheld.code}/review`, { decision: 'withhold', reason: 'insult' })
  const answered = await report('儿童滑梯裂了一条缝')
  await desk('POST', `/desk/problems/${answered.code}/review`, { decision: 'publish' })
  await desk('POST', `/desk/problems/${answered.code}/answer`, {
    text: '滑梯已停用围挡，厂家周五上门更换。\n换好后我们再告诉您。',
  })
  const merged = await report('滑梯有裂缝，孩子划到手')
  await desk('POST', `/desk/problems/${merged.code}/merge`, { targetCode: answered.code })
  const late = await report('路灯不亮')
  await at.server.ask(`update problem set due_at = due_at - interval '9 days', due_on = due_on - 9 where code = $1`, [
    late.code,
  ])
  const child = await report('图书角的书该换了', {
    kind: 'idea',
    ageBand: 'under-14',
    guardianName: '李女士',
    guardianPhone: '13800000902',
  })
  await at.server.runJobs()
  const [sms] = await at.server.ask<{ text: string }>(
    `select text from sms_simulated where phone = '13800000902' order by id desc limit 1`,
  )
  const consent = (/https?:\S+/.exec(sms?.text ?? '')?.[0] ?? '').replace(at.server.origin, '')
  const factor = await enrol()
  const invitation = await invite()
  const designs = await makeDesigns({ clerk: desk, report })
  const calls = await makeCalls()
  await refuse(desk, calls.applications.waiting)
  const reviews = await makeReviews({ clerk: desk, report })
  const notices = await makeNotices({ clerk: desk, report }, reviews)
  await stranger.close()
  await clerk.close()
  return {
    ...{
      fresh,
      withheld,
      answered,
      merged,
      late,
      child,
      consent,
      factor,
      invitation,
      designs,
      calls,
      reviews,
      notices,
    },
    newPassword: await passwordLink(),
    community: (await at.server.ask<{ id: string }>(`select id from area where name = '禾花社区'`))[0]?.id ?? '',
    handling: await problemCode('电动车堵楼道'),
    adopted: await problemCode('校门口每天像打仗'),
    passed: await problemCode('人行道地砖翘起来绊倒人'),
    closed: await problemCode('楼上装修到半夜，谁来管一管'),
    waiting: await problemCode('夜里垃圾车太吵'),
  }
}

export type Held = Awaited<ReturnType<typeof makeHeld>>

/** As the operator's shell makes it: the demonstration sends no mail. */
async function passwordLink(): Promise<string> {
  const [network] = await at.server.ask<{ id: string }>('select id from network limit 1')
  const { link } = await linkFromShell(systemContext(at.server.platform, network?.id ?? '', 'shell'), numbers.auditor)
  return link
}

/** Someone with a second step to show. */
async function enrol(): Promise<string> {
  const visitor = await visit(at.browser, at.server, { script: false })
  const { page } = visitor
  await signIn(visitor, 'operator', '/me/security/second-factor')
  await page.locator('input[name=password]').fill(password)
  await submit(visitor)
  const secret = await page.locator('main p.code').first().innerText()
  await page.locator('input[name=code]').fill(authenticatorCode(secret))
  await submit(visitor)
  await page.waitForURL(/done=factor/)
  await visitor.close()
  return secret
}

async function invite(): Promise<{ organisation: string; public: string; link: string; own: string }> {
  const visitor = await visit(at.browser, at.server, { script: false })
  const { page } = visitor
  await signIn(visitor, 'company')
  const [found] = await at.server.ask<{ id: string }>(
    `select id from organisation where name = '白坭坑物流园管理有限公司'`,
  )
  await visitor.open(`/me/organisations/${found?.id}`)
  await page.locator('input[name=contact]').fill(numbers.resident)
  await page.locator('main form:has(input[value=invite]) button.btn-primary').click()
  const link = await page.locator('.callout p.code').innerText()
  const [row] = await at.server.ask<{ id: string }>('select id from invitation order by id desc limit 1')
  await visitor.close()
  const path = `/organisations/${found?.id}`
  return {
    organisation: `/me${path}`,
    public: path,
    link: link.replace(at.server.origin, ''),
    own: `/me/invitations/${row?.id}`,
  }
}

/** Every page of the portal, in every state worth looking at. */
export const portalPlaces: readonly Place[] = [
  { name: 'home', page: '/', path: '/' },
  { name: 'home-signed-in', page: '/', path: '/', who: 'clerk' },
  { name: 'accessibility', page: '/accessibility', path: '/accessibility' },
  { name: 'privacy', page: '/privacy', path: '/privacy' },
  { name: 'view-settings', page: '/settings/view', path: '/settings/view' },
  { name: 'report', page: '/report', path: '/report' },
  { name: 'report-errors', page: '/report', path: '/report', after: submit },
  {
    name: 'report-similar',
    page: '/report',
    path: '/report',
    async after(visitor) {
      await visitor.page.locator('input[name=title]').fill('电动车堵住楼道')
      await chooseCommunity(visitor, '禾花社区')
      if (visitor.face.script) await visitor.page.locator('similar-problems').getByRole('button').first().waitFor()
    },
  },
  { name: 'idea', page: '/idea', path: '/idea' },
  { name: 'brief', page: '/brief', path: '/brief', who: 'company' },
  { name: 'brief-without-company', page: '/brief', path: '/brief', who: 'auditor' },
  { name: 'problems', page: '/problems', path: '/problems' },
  { name: 'problems-found', page: '/problems', path: '/problems?q=电动车' },
  { name: 'problems-none', page: '/problems', path: '/problems?q=没有人说过的事' },
  { name: 'problem-handling', page: '/problems/:code', path: ({ handling }) => `/problems/${handling}` },
  { name: 'problem-joined', page: '/problems/:code', path: ({ handling }) => `/problems/${handling}?joined=1` },
  { name: 'problem-adopted', page: '/problems/:code', path: ({ adopted }) => `/problems/${adopted}` },
  { name: 'problem-passed', page: '/problems/:code', path: ({ passed }) => `/problems/${passed}` },
  { name: 'problem-closed', page: '/problems/:code', path: ({ closed }) => `/problems/${closed}` },
  { name: 'problem-waiting', page: '/problems/:code', path: ({ waiting }) => `/problems/${waiting}` },
  { name: 'poster', page: '/problems/:code/poster', path: ({ handling }) => `/problems/${handling}/poster` },
  { name: 'problem-unknown', page: '/problems/:code', path: '/problems/LG-26-9999' },
  { name: 'follow', page: '/follow', path: '/follow' },
  { name: 'follow-receipt', page: '/follow/:code', path: ({ fresh }) => `${fresh.link}&new=1` },
  { name: 'follow-public', page: '/follow/:code', path: ({ handling }) => `/follow/${handling}` },
  { name: 'follow-answered', page: '/follow/:code', path: ({ answered }) => answered.link },
  { name: 'follow-late', page: '/follow/:code', path: ({ late }) => late.link },
  { name: 'follow-withheld', page: '/follow/:code', path: ({ withheld }) => withheld.link },
  { name: 'follow-merged', page: '/follow/:code', path: ({ merged }) => merged.link },
  { name: 'follow-child', page: '/follow/:code', path: ({ child }) => child.link },
  { name: 'slip', page: '/follow/:code/slip', path: ({ fresh }) => fresh.link.replace('?', '/slip?') },
  { name: 'consent', page: '/consent/:code', path: ({ consent }) => consent },
  { name: 'consent-bad-link', page: '/consent/:code', path: ({ consent }) => consent.replace(/\?.*/, '') },
  { name: 'sign-in', page: '/sign-in', path: '/sign-in' },
  {
    name: 'sign-in-code',
    page: '/sign-in/code',
    path: '/sign-in',
    after: (visitor) => fillPhone(visitor, freshPhone()),
  },
  { name: 'sign-in-password', page: '/sign-in/password', path: '/sign-in/password' },
  { name: 'password-forgotten', page: '/sign-in/forgotten', path: '/sign-in/forgotten' },
  { name: 'password-link-sent', page: '/sign-in/forgotten', path: '/sign-in/forgotten?done=sent' },
  { name: 'password-new', page: '/sign-in/new-password/:secret', path: ({ newPassword }) => newPassword },
  { name: 'password-link-ended', page: '/sign-in/new-password/:secret', path: '/sign-in/new-password/used-already' },
  {
    name: 'sign-in-second-factor',
    page: '/sign-in/second-factor',
    path: '/sign-in/password',
    async after(visitor) {
      await visitor.page.locator('main input[name=login]').fill(numbers.operator)
      await visitor.page.locator('main input[name=password]').fill(password)
      await submit(visitor)
      await visitor.page.waitForURL('**/sign-in/second-factor')
    },
  },
  {
    name: 'sign-in-welcome',
    page: '/sign-in/welcome',
    path: '/sign-in',
    async after(visitor) {
      await fillPhone(visitor, freshPhone())
      await enterShownCode(visitor)
      await visitor.page.waitForURL('**/sign-in/welcome')
    },
  },
  { name: 'me', page: '/me', path: '/me', who: 'company' },
  { name: 'me-staff', page: '/me', path: '/me', who: 'clerk' },
  { name: 'me-data', page: '/me/data', path: '/me/data', who: 'resident' },
  { name: 'me-erase', page: '/me/data/erase', path: '/me/data/erase', who: 'resident' },
  { name: 'me-family', page: '/me/family', path: '/me/family', who: 'resident' },
  { name: 'me-security', page: '/me/security', path: '/me/security', who: 'resident' },
  { name: 'me-second-factor', page: '/me/security/second-factor', path: '/me/security/second-factor', who: 'resident' },
  { name: 'me-tokens', page: '/me/security/tokens', path: '/me/security/tokens', who: 'clerk' },
  {
    name: 'me-organisation',
    page: '/me/organisations/:id',
    path: ({ invitation }) => invitation.organisation,
    who: 'company',
  },
  { name: 'network', page: '/network', path: '/network' },
  { name: 'network-community', page: '/network', path: ({ community }) => `/network?area=${community}` },
  { name: 'organisations', page: '/organisations', path: '/organisations' },
  { name: 'organisation', page: '/organisations/:id', path: ({ invitation }) => invitation.public },
  { name: 'organisation-new', page: '/organisations/new', path: '/organisations/new', who: 'resident' },
  { name: 'invitation', page: '/invitations/:code', path: ({ invitation }) => invitation.link },
  { name: 'invitation-own', page: '/me/invitations/:id', path: ({ invitation }) => invitation.own, who: 'resident' },
  { name: 'problem-free', page: '/problems/:code', path: ({ designs }) => `/problems/${designs.free}` },
  { name: 'problem-designed', page: '/problems/:code', path: ({ designs }) => `/problems/${designs.forming}` },
  { name: 'me-designs', page: '/me', path: '/me', who: 'resident' },
  { name: 'designs', page: '/designs', path: '/designs' },
  { name: 'designs-none', page: '/designs', path: '/designs?q=没有人商量的事' },
  { name: 'design-forming', page: '/designs/:code', path: ({ designs }) => `/designs/${designs.forming}` },
  {
    name: 'design-offer',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.forming}`,
    who: 'auditor',
  },
  {
    name: 'design-asked',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.forming}`,
    who: 'company',
  },
  {
    name: 'design-drives',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.forming}`,
    who: 'resident',
  },
  { name: 'design-ready', page: '/designs/:code', path: ({ designs }) => `/designs/${designs.ready}` },
  { name: 'design-ended', page: '/designs/:code', path: ({ designs }) => `/designs/${designs.ended}`, who: 'resident' },
  {
    name: 'design-pending',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.pending}`,
    who: 'resident',
  },
  {
    name: 'design-withheld',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.withheld}`,
    who: 'resident',
  },
  {
    name: 'design-text',
    page: '/designs/:code/text',
    path: ({ designs }) => `/designs/${designs.withheld}/text`,
    who: 'resident',
  },
  {
    name: 'design-team',
    page: '/designs/:code/team',
    path: ({ designs }) => `/designs/${designs.forming}/team`,
    who: 'resident',
  },
  {
    name: 'design-team-found',
    page: '/designs/:code/team',
    path: ({ designs }) => `/designs/${designs.forming}/team?q=中心`,
    who: 'resident',
  },
  {
    name: 'design-duties',
    page: '/designs/:code/duties',
    path: ({ designs }) => `/designs/${designs.forming}/duties`,
    who: 'resident',
  },
  {
    name: 'design-duties-errors',
    page: '/designs/:code/duties',
    path: ({ designs }) => `/designs/${designs.pending}/duties`,
    who: 'resident',
    async after(visitor) {
      await visitor.page.locator('main form input[type=text]').first().fill('没有人负责的事')
      await submit(visitor)
      await visitor.page.locator('.errors').waitFor()
    },
  },
  {
    name: 'design-problems',
    page: '/designs/:code/problems',
    path: ({ designs }) => `/designs/${designs.forming}/problems`,
    who: 'resident',
  },
  {
    name: 'design-end',
    page: '/designs/:code/end',
    path: ({ designs }) => `/designs/${designs.forming}/end`,
    who: 'resident',
  },
  { name: 'design-choose', page: '/designs/new', path: '/designs/new', who: 'resident' },
  {
    name: 'design-new',
    page: '/designs/new',
    path: ({ designs }) => `/designs/new?problem=${designs.free}`,
    who: 'resident',
  },
  {
    name: 'design-new-alone',
    page: '/designs/new',
    path: ({ designs }) => `/designs/new?problem=${designs.free}`,
    who: 'auditor',
  },
  ...callPlaces,
  {
    name: 'ranking',
    page: '/calls/:code/ranking',
    path: ({ reviews }) => `/calls/${reviews.decided}/ranking`,
  },
  {
    name: 'ranking-not-yet',
    page: '/calls/:code/ranking',
    path: ({ reviews }) => `/calls/${reviews.scoring}/ranking`,
  },
  ...noticePlaces,
  { name: 'not-found', page: '/', path: '/no-such-page' },
]

/** Somebody's browsers in one view, signed in once each. */
export interface Views {
  /** opens a place as whoever looks at it */
  arrive(place: Place): Promise<Visitor>
  close(): Promise<void>
}

export function viewsIn(face: Face, held: () => Held): Views {
  const visitors = new Map<string, Visitor>()
  return {
    async arrive(place) {
      const { who = 'stranger' } = place
      let visitor = visitors.get(who)
      if (!visitor) {
        visitors.set(who, (visitor = await visit(at.browser, at.server, face)))
        if (who !== 'stranger') await signIn(visitor, who)
      }
      // signing in begins anew each time
      if (place.page.startsWith('/sign-in')) await visitor.context.clearCookies({ name: /^(?!view$)/ })
      await visitor.open(typeof place.path === 'string' ? place.path : place.path(held()))
      await place.after?.(visitor)
      return visitor
    },
    async close() {
      for (const visitor of visitors.values()) await visitor.close()
    },
  }
}
