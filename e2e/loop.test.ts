import { expect, test } from 'vitest'
import { serveThisFile } from './fixture.ts'
import { isAgreed } from './loop/agreement.ts'
import { appliesToACall } from './loop/call.ts'
import { settlesADesign } from './loop/design.ts'
import { isFunded } from './loop/exchange.ts'
import { begins } from './loop/journey.ts'
import { standsInPool } from './loop/project.ts'
import { standsUnderNotice } from './loop/notice.ts'
import { reportsAnIdea } from './loop/report.ts'
import { isJudged } from './loop/review.ts'

serveThisFile()

/** The whole loop with the people who walk it, in browsers; after each station its reporter has heard how it goes. */
test('an idea from the resident who has it to what others copy', async () => {
  const journey = await begins()
  await reportsAnIdea(journey)
  await settlesADesign(journey)
  const applied = await appliesToACall(journey)
  await isJudged(journey, applied)
  await standsUnderNotice(journey, applied)
  await standsInPool(journey, applied)
  await isFunded(journey, applied)
  await isAgreed(journey, applied)
  // how far the loop is built
  expect(await journey.followPage()).toContain('三方协议生效')
  await journey.ends()
}, 600_000)
