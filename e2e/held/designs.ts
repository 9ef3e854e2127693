import { request } from 'playwright-core'
import { asStaff, enter, ownAddress, type phones } from '../faces.ts'
import { at } from '../fixture.ts'
import type { Report } from '../report.ts'

export type Desk = ReturnType<typeof asStaff>

export interface Hands {
  clerk: Desk
  report(title: string, more?: object): Promise<Report>
}

/** Codes of designs, each where something is to be seen. */
export interface HeldDesigns {
  /** published; a neighbour offers to come, an enterprise is asked, residents are wanted */
  forming: string
  /** settled, with who does what */
  ready: string
  ended: string
  pending: string
  withheld: string
  /** an adopted problem that nobody has begun a design for */
  free: string
}

const summary =
  '在校门东侧空地划出十个即停即走的车位，放学时由护学队和物业一起引导。\n先试一个学期，每月在小区群里公布排队时间。'

export async function idOf(organisation: string): Promise<string> {
  const [found] = await at.server.ask<{ id: string }>('select id from organisation where name = $1', [organisation])
  if (!found) throw new Error(`the demonstration has no ${organisation}`)
  return found.id
}

/** Somebody's hands at the interface, signed in: what is made before anybody looks needs no browser. */
export async function handsOf(who: keyof typeof phones) {
  const { origin } = at.server
  const api = await request.newContext({ baseURL: origin, extraHTTPHeaders: { 'x-forwarded-for': ownAddress() } })
  const session = { context: { request: api }, origin }
  await enter(session, who)
  return { does: asStaff(session), close: () => api.dispose() }
}

async function adopted({ clerk, report }: Hands, title: string): Promise<string> {
  const { code } = await report(title, { community: '禾花社区', kind: 'idea' })
  await clerk('POST', `/desk/problems/${code}/review`, { decision: 'publish' })
  await clerk('POST', `/desk/problems/${code}/adopt`, { text: '好主意，请大家一起商量怎么做。' })
  return code
}

/** Who drives begins it for a problem of its own; the clerk says what becomes of the words. */
async function begun(hands: Hands, driver: Desk, words: { problem: string; title: string }, review?: object) {
  const code = await adopted(hands, words.problem)
  const organisationId = await idOf('同行社会工作服务中心')
  await driver('POST', '/designs', { problemCodes: [code], organisationId, title: words.title, summary })
  if (review) await hands.clerk('POST', `/desk/designs/${code}/review`, review)
  return code
}

async function ask(driver: Desk, code: string, organisation: string, part: string): Promise<string> {
  const asked = { organisationId: await idOf(organisation), part }
  const { memberId } = await driver<{ memberId: string }>('POST', `/designs/${code}/members`, asked)
  return memberId
}

const comes = (by: Desk, code: string, memberId: string) =>
  by('POST', `/designs/${code}/members/${memberId}/answer`, { accept: true })

interface Member {
  id: string
  part: string
  state: string
}

async function shareOut(driver: Desk, code: string): Promise<void> {
  const { team } = await driver<{ team: Member[] }>('GET', `/designs/${code}`)
  const parts = (roles: Record<string, string>) =>
    Object.entries(roles).flatMap(([part, role]) => {
      const member = team.find((each) => each.part === part && each.state === 'in')
      return member ? [{ memberId: member.id, role }] : []
    })
  const duties = [
    {
      task: '划车位、立指示牌',
      parts: parts({ leads: 'accountable', drives: 'responsible', 'takes-part': 'consulted' }),
    },
    {
      task: '每月公布排队时间',
      parts: parts({ drives: 'accountable', leads: 'responsible', 'takes-part': 'informed' }),
    },
  ]
  await driver('POST', `/designs/${code}/duties`, { duties })
}

/** A whole team, settled: it may apply. */
export async function settledDesign(hands: Hands, by: { driver: Desk; leader: Desk }, title: string): Promise<string> {
  const { driver, leader } = by
  const code = await begun(hands, driver, { problem: `${title}，能不能想想办法`, title }, publish)
  await comes(leader, code, await ask(driver, code, centre, 'leads'))
  await comes(driver, code, await ask(driver, code, '禾花护学队', 'takes-part'))
  await shareOut(driver, code)
  await driver('POST', `/designs/${code}/settle`, {})
  return code
}

const publish = { decision: 'publish' }
const centre = '禾花社区党群服务中心'

/** A resident drives with a social organisation; the community's service centre leads. */
export async function makeDesigns(hands: Hands): Promise<HeldDesigns> {
  const people = [await handsOf('resident'), await handsOf('worker'), await handsOf('company')] as const
  const [driver, leader, company] = [people[0].does, people[1].does, people[2].does]

  const forming = await begun(hands, driver, { problem: '校门口接孩子没处停', title: '校门口的安心接送点' }, publish)
  await comes(leader, forming, await ask(driver, forming, centre, 'leads'))
  await ask(driver, forming, '白坭坑物流园管理有限公司', 'takes-part')
  await shareOut(driver, forming)
  await company('POST', `/designs/${forming}/offers`, {})

  const ready = await begun(hands, driver, { problem: '雨天放学孩子淋雨', title: '雨天也不淋的回家路' }, publish)
  await comes(leader, ready, await ask(driver, ready, centre, 'leads'))
  await comes(driver, ready, await ask(driver, ready, '禾花护学队', 'takes-part'))
  await shareOut(driver, ready)
  await driver('POST', `/designs/${ready}/settle`, {})

  const ended = await begun(hands, driver, { problem: '想在公园办旧书市', title: '公园周末旧书市' }, publish)
  await driver('POST', `/designs/${ended}/end`, { reason: '公园管理处已经自己办起来了' })
  const pending = await begun(hands, driver, { problem: '小区缺一个工具间', title: '邻里共享工具间' })
  const unclear = { decision: 'withhold', because: 'unclear' }
  const withheld = await begun(hands, driver, { problem: '凉亭晚上没有灯', title: '凉亭夜灯认养' }, unclear)
  for (const { close } of people) await close()
  return { forming, ready, ended, pending, withheld, free: await adopted(hands, '空地想种一片向日葵') }
}
