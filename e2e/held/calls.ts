import { type Desk, handsOf } from './designs.ts'
import { at } from '../fixture.ts'

/** Codes of calls and ids of applications, each where something is to be seen. */
export interface HeldCalls {
  /** takes applications */
  open: string
  /** closed: applications are being checked */
  checking: string
  draft: string
  cancelled: string
  applications: {
    /** being written by a member of 檐下安居公益服务中心 */
    draft: string
    /** to a call that is open still */
    submitted: string
    /** to the call that has closed: to be checked */
    waiting: string
    returned: string
    eligible: string
  }
}

async function callIn(state: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>('select code from call where state = $1 order by id', [state])
  if (!found) throw new Error(`the demonstration has no call that is ${state}`)
  return found.code
}

async function applicationIn(state: string, call: string): Promise<string> {
  const [found] = await at.server.ask<{ id: string }>(
    `select a.id from application a join call c on c.network_id = a.network_id and c.id = a.call_id
      where a.state = $1 and c.code = $2 order by a.id`,
    [state, call],
  )
  if (!found) throw new Error(`the demonstration has no application to ${call} that is ${state}`)
  return found.id
}

interface Templates {
  platforms: { id: string; areaId: string }[]
}

/** Headquarters opens a call and gives it up again. */
async function cancelled(hq: Desk): Promise<string> {
  const { platforms } = await hq<Templates>('GET', '/desk/call-templates')
  const [{ id: platformId, areaId } = { id: '', areaId: '' }] = platforms
  const terms = { title: '楼栋议事微创投', purpose: '请楼栋议事小组出题，社会组织来做。', closesOn: '2026-12-20' }
  const { code } = await hq<{ code: string }>('POST', '/desk/calls', { kind: 'grant', platformId, areaId, ...terms })
  await hq('POST', `/desk/calls/${code}/open`, {})
  await hq('POST', `/desk/calls/${code}/cancel`, { reason: '经费并入明年的公益创投，届时一起征集。' })
  return code
}

/** What the demonstration has of calls, and one that was cancelled. */
export async function makeCalls(): Promise<HeldCalls> {
  const hq = await handsOf('headquarters')
  const [open, checking, draft] = [await callIn('open'), await callIn('checking'), await callIn('draft')]
  const held = {
    ...{ open, checking, draft, cancelled: await cancelled(hq.does) },
    applications: {
      draft: await applicationIn('draft', open),
      submitted: await applicationIn('submitted', open),
      waiting: await applicationIn('submitted', checking),
      returned: await applicationIn('returned', checking),
      eligible: await applicationIn('eligible', checking),
    },
  }
  await hq.close()
  return held
}

/** The clerk finds that a condition is not met. */
export async function refuse(clerk: Desk, id: string): Promise<void> {
  const { rules } = await clerk<{ rules: { questions: { key: string }[] } }>('GET', `/applications/${id}`)
  const verdicts = rules.questions.map(({ key }, index) => ({
    key,
    holds: index > 0,
    because: index > 0 ? '' : '章程里没有为老年人服务这一项，上门探访超出业务范围。',
  }))
  await clerk('POST', `/desk/applications/${id}/check`, { verdicts })
}
