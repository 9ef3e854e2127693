import { visit } from '../faces.ts'
import { at } from '../fixture.ts'
import { sendReport } from '../report.ts'
import { findPlans, makeAgreements } from './agreements.ts'
import { makeCalls, refuse } from './calls.ts'
import { handsOf, makeDesigns } from './designs.ts'
import { makeNotices } from './notices.ts'
import { makeExchange } from './exchange.ts'
import { findFunds } from './funds.ts'
import { enrol, invite, passwordLink } from './people.ts'
import { makeProjects } from './projects.ts'
import { makeReviews } from './reviews.ts'

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
  const clerk = await handsOf('clerk')
  const desk = clerk.does
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
  const invitation = await invite()
  const designs = await makeDesigns({ clerk: desk, report })
  const calls = await makeCalls()
  await refuse(desk, calls.applications.waiting)
  const reviews = await makeReviews({ clerk: desk, report })
  const notices = await makeNotices({ clerk: desk, report }, reviews)
  // from then on the operator signs in with a second step
  const factor = await enrol()
  await stranger.close()
  await clerk.close()
  return {
    ...{ fresh, withheld, answered, merged, late, child, consent, factor, invitation },
    ...{ designs, calls, reviews, notices },
    projects: await makeProjects(),
    exchange: await makeExchange(),
    plans: await findPlans(),
    agreements: await makeAgreements(),
    funds: await findFunds(),
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
