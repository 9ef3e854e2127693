import type { Face, phones, Visitor } from './faces.ts'
import { asStaff, password, phones as numbers, signIn, visit } from './faces.ts'
import { at } from './fixture.ts'
import { chooseCommunity, sendReport } from './report.ts'
import { authenticatorCode } from './second-factor.ts'

/** A page as somebody sees it. */
export interface Place {
  /** also the picture's file name */
  name: string
  /** the pattern it is registered under; several places may share one */
  page: string
  /** where to go, in Chinese; the English one is the same below /en */
  path: string
  who?: keyof typeof phones | 'stranger'
  /** what makes it show what it should, once it is open */
  then?(visitor: Visitor): Promise<void>
  /** prints or pictures need it once, not in every view */
  status?: number
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
  const [found] = await at.server.ask<{ code: string }>('select code from problem where coalesce(title, public_title) = $1', [title])
  if (!found) throw new Error(`the demonstration has no ${title}`)
  return found.code
}

/** What the demonstration does not hold open: links that only their holders have. */
async function makeHeld() {
  const stranger = await visit(at.browser, at.server)
  const clerk = await visit(at.browser, at.server, { script: false })
  await signIn(clerk, 'clerk')
  const desk = asStaff(clerk)
  const report = (title: string, more: object = {}) => sendReport(stranger, { title, description: '每天早晚都这样。', contact: '13800000901', ...more })
  const fresh = await report('单元门关不上')
  const withheld = await report('楼上那户太不像话')
  await desk('POST', `/desk/problems/${withheld.code}/review`, { decision: 'withhold', reason: 'insult' })
  const answered = await report('儿童滑梯裂了一条缝')
  await desk('POST', `/desk/problems/${answered.code}/review`, { decision: 'publish' })
  await desk('POST', `/desk/problems/${answered.code}/answer`, { text: '滑梯已停用围挡，厂家周五上门更换。\n换好后我们再告诉您。' })
  const merged = await report('滑梯有裂缝，孩子划到手')
  await desk('POST', `/desk/problems/${merged.code}/merge`, { targetCode: answered.code })
  const late = await report('路灯不亮')
  await at.server.ask(`update problem set due_at = due_at - interval '9 days', due_on = due_on - 9 where code = $1`, [late.code])
  const child = await report('图书角的书该换了', { kind: 'idea', ageBand: 'under-14', guardianName: '李女士', guardianPhone: '13800000902' })
  await at.server.runJobs()
  const [sms] = await at.server.ask<{ text: string }>(`select text from sms_simulated where phone = '13800000902' order by id desc limit 1`)
  const consent = (/https?:\S+/.exec(sms?.text ?? '')?.[0] ?? '').replace(at.server.origin, '')
  const factor = await enrol()
  const invitation = await invite()
  await stranger.close()
  await clerk.close()
  return { fresh, withheld, answered, merged, late, child, consent, factor, invitation }
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
  const [found] = await at.server.ask<{ id: string }>(`select id from organisation where name = '白坭坑物流园管理有限公司'`)
  await visitor.open(`/me/organisations/${found?.id}`)
  await page.locator('input[name=contact]').fill(numbers.resident)
  await page.locator('main form:has(input[value=invite]) button.btn-primary').click()
  const link = await page.locator('.callout p.code').innerText()
  const [row] = await at.server.ask<{ id: string }>('select id from invitation order by id desc limit 1')
  await visitor.close()
  const path = `/organisations/${found?.id}`
  return { organisation: `/me${path}`, public: path, link: link.replace(at.server.origin, ''), own: `/me/invitations/${row?.id}` }
}

/** Every page of the portal, in every state worth looking at. Made once for a file. */
export async function portalPlaces(): Promise<Place[]> {
  const held = await makeHeld()
  const shown = {
    handling: await problemCode('电动车堵楼道'),
    adopted: await problemCode('校门口每天像打仗'),
    passed: await problemCode('人行道地砖翘起来绊倒人'),
    closed: await problemCode('楼上装修到半夜，谁来管一管'),
    waiting: await problemCode('夜里垃圾车太吵'),
  }
  const asked = new URL(held.consent, at.server.origin)
  return [
    { name: 'home', page: '/', path: '/' },
    { name: 'home-signed-in', page: '/', path: '/', who: 'clerk' },
    { name: 'accessibility', page: '/accessibility', path: '/accessibility' },
    { name: 'privacy', page: '/privacy', path: '/privacy' },
    { name: 'view-settings', page: '/settings/view', path: '/settings/view' },
    { name: 'report', page: '/report', path: '/report' },
    { name: 'report-errors', page: '/report', path: '/report', status: 422, then: submit },
    {
      name: 'report-similar',
      page: '/report',
      path: '/report',
      async then(visitor) {
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
    { name: 'problem-handling', page: '/problems/:code', path: `/problems/${shown.handling}` },
    { name: 'problem-joined', page: '/problems/:code', path: `/problems/${shown.handling}?joined=1` },
    { name: 'problem-adopted', page: '/problems/:code', path: `/problems/${shown.adopted}` },
    { name: 'problem-passed', page: '/problems/:code', path: `/problems/${shown.passed}` },
    { name: 'problem-closed', page: '/problems/:code', path: `/problems/${shown.closed}` },
    { name: 'problem-waiting', page: '/problems/:code', path: `/problems/${shown.waiting}` },
    { name: 'poster', page: '/problems/:code/poster', path: `/problems/${shown.handling}/poster` },
    { name: 'problem-unknown', page: '/problems/:code', path: '/problems/LG-26-9999', status: 404 },
    { name: 'follow', page: '/follow', path: '/follow' },
    { name: 'follow-receipt', page: '/follow/:code', path: `${held.fresh.link}&new=1` },
    { name: 'follow-public', page: '/follow/:code', path: `/follow/${shown.handling}` },
    { name: 'follow-answered', page: '/follow/:code', path: held.answered.link },
    { name: 'follow-late', page: '/follow/:code', path: held.late.link },
    { name: 'follow-withheld', page: '/follow/:code', path: held.withheld.link },
    { name: 'follow-merged', page: '/follow/:code', path: held.merged.link },
    { name: 'follow-child', page: '/follow/:code', path: held.child.link },
    { name: 'slip', page: '/follow/:code/slip', path: held.fresh.link.replace('?', '/slip?') },
    { name: 'consent', page: '/consent/:code', path: asked.pathname + asked.search },
    { name: 'consent-bad-link', page: '/consent/:code', path: asked.pathname, status: 404 },
    { name: 'sign-in', page: '/sign-in', path: '/sign-in' },
    { name: 'sign-in-code', page: '/sign-in/code', path: '/sign-in', then: (visitor) => fillPhone(visitor, freshPhone()) },
    { name: 'sign-in-password', page: '/sign-in/password', path: '/sign-in/password' },
    {
      name: 'sign-in-second-factor',
      page: '/sign-in/second-factor',
      path: '/sign-in/password',
      async then(visitor) {
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
      async then(visitor) {
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
    { name: 'me-organisation', page: '/me/organisations/:id', path: held.invitation.organisation, who: 'company' },
    { name: 'organisations', page: '/organisations', path: '/organisations' },
    { name: 'organisation', page: '/organisations/:id', path: held.invitation.public },
    { name: 'organisation-new', page: '/organisations/new', path: '/organisations/new', who: 'resident' },
    { name: 'invitation', page: '/invitations/:code', path: held.invitation.link },
    { name: 'invitation-own', page: '/me/invitations/:id', path: held.invitation.own, who: 'resident' },
    { name: 'not-found', page: '/', path: '/no-such-page', status: 404 },
  ]
}

/** Opens the place in a visitor's view. */
export async function arrive(visitor: Visitor, place: Place): Promise<void> {
  await visitor.open(place.path)
  await place.then?.(visitor)
}

/** One signed-in browser for each of those who look, in one view. */
export async function visitorsFor(places: readonly Place[], face: Face): Promise<Map<string, Visitor>> {
  const visitors = new Map<string, Visitor>()
  for (const { who = 'stranger' } of places) {
    if (visitors.has(who)) continue
    const visitor = await visit(at.browser, at.server, face)
    if (who !== 'stranger') await signIn(visitor, who)
    visitors.set(who, visitor)
  }
  return visitors
}
