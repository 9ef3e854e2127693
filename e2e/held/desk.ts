import { visit } from '../faces.ts'
import { at } from '../fixture.ts'
import { sendReport } from '../report.ts'
import { findPlans, type HeldAgreements, type HeldPlans, makeAgreements } from './agreements.ts'
import { type HeldCalls, makeCalls } from './calls.ts'
import { type HeldDesignations, makeDesignations } from './designations.ts'
import { handsOf, type HeldDesigns, makeDesigns } from './designs.ts'
import { type HeldExchange, makeExchange } from './exchange.ts'
import { findFunds, type HeldFunds } from './funds.ts'
import { type HeldNotices, makeNotices } from './notices.ts'
import { type HeldProjects, makeProjects } from './projects.ts'
import { type HeldReviews, makeReviews } from './reviews.ts'

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
  projects: HeldProjects
  exchange: HeldExchange
  plans: HeldPlans
  agreements: HeldAgreements
  funds: HeldFunds
  designations: HeldDesignations
}

export async function makeDeskHeld(): Promise<DeskHeld> {
  const stranger = await visit(at.browser, at.server)
  const fresh = await sendReport(stranger, {
    title: '楼道灯坏了三盏',
    description: '请打 13712345678 找王阿姨带路。',
    contact: '13800000951',
  })
  await sendReport(stranger, { title: '楼道的灯又坏了', description: '三楼到五楼都黑。' })
  const clerk = await handsOf('clerk')
  const desk = clerk.does
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
  return {
    fresh: fresh.code,
    busy,
    designs,
    calls: await makeCalls(),
    reviews,
    notices,
    projects: await makeProjects(),
    exchange: await makeExchange(),
    plans: await findPlans(),
    agreements: await makeAgreements(),
    funds: await findFunds(),
    designations: await makeDesignations(),
  }
}
