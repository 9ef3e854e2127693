import { sweep } from '../../src/server/sweep.ts'
import { type Desk, handsOf, type Hands } from './designs.ts'
import { at } from '../fixture.ts'
import { checkedCall, type HeldReviews, type People, rank, type Walked } from './reviews.ts'

/** Codes of notices, each where something is to be seen, and objections to them. */
export interface HeldNotices {
  draft: string
  /** one objection is open, one was rejected, one is a lead */
  standing: string
  /** run out, with an objection open */
  holding: string
  /** one in effect, one fallen */
  ended: string
  /** path and query of the private page, and the record at the desk */
  open: Objection
  late: Objection
  rejected: Objection
  lead: Objection
}

interface Objection {
  id: string
  link: string
}

interface Line {
  applicationId: string
  grantFen: number
}

/** Everybody is chosen. @returns the code of the notice that is drafted */
async function decided({ clerk }: People, { code }: Walked): Promise<string> {
  const { lines } = await clerk<{ lines: Line[] }>('GET', `/desk/reviews/${code}`)
  await clerk('POST', `/desk/reviews/${code}/decision`, {
    body: 'directors',
    metOn: '2026-11-18',
    minutesNumber: '平街办会纪〔2026〕19 号',
    lines: lines.map(({ applicationId, grantFen }) => ({
      ...{ applicationId, outcome: 'carry-out', grantFen },
      because: '会议按群众需要的急缓调整',
    })),
  })
  await at.server.runJobs()
  return noticeOf(code)
}

export async function noticeOf(call: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>(
    'select n.code from notice n join call c on c.network_id = n.network_id and c.id = n.call_id where c.code = $1',
    [call],
  )
  if (!found) throw new Error(`no notice of ${call}`)
  return found.code
}

interface Notice {
  title: string
  body: string
  lines: { id: string; code: string }[]
}

async function published(people: People, call: Walked): Promise<string> {
  const code = await decided(people, call)
  const { title, body } = await people.clerk<Notice>('GET', `/notices/${code}`)
  await people.clerk('POST', `/desk/notices/${code}/publish`, { title, body })
  return code
}

interface Saying {
  text: string
  anonymous?: boolean
}

/** A neighbour has something against the project at this place. */
async function objects(neighbour: Desk, code: string, place: number, saying: Saying): Promise<Objection> {
  const { lines } = await neighbour<Notice>('GET', `/notices/${code}`)
  const named = saying.anonymous ? {} : { name: '林某', contact: '13800000961' }
  const { id, secret } = await neighbour<{ id: string; secret: string }>('POST', `/notices/${code}/objections`, {
    itemIds: [lines[place]?.id],
    ...saying,
    ...named,
  })
  return { id, link: `/objections/${id}?s=${secret}` }
}

/** As if it had been published three weeks ago: the clock stays where it is for everything else. */
async function runOut(code: string): Promise<void> {
  const { ask, platform, runJobs } = at.server
  const shift = `interval '21 days'`
  await ask(
    `with n as (update notice set published_at = published_at - ${shift}, ends_at = ends_at - ${shift}, ends_on = ends_on - 21
                 where code = $1 returning network_id, id),
          i as (update notice_item i set ends_at = i.ends_at - ${shift} from n where i.network_id = n.network_id and i.notice_id = n.id)
     update deadline d set due_at = due_at - ${shift} from n where d.network_id = n.network_id and d.subject_id = n.id`,
    [code],
  )
  await sweep(platform)
  await runJobs()
}

const says = {
  budget: '预算里的活动费写了两遍，请再核一核。\n我是同一个小区的居民，看过公开的方案。',
  ties: '这家的负责人和评审专家是亲戚，请查一查该不该回避。',
  place: '这块地物业已经答应给快递柜用了，业主群里有通知。',
}

/** Those who walk a review to its end; the hands of a neighbour and of who answers beside them. */
async function gather() {
  const whose = ['operator', 'clerk', 'resident', 'worker', 'expert', 'secondExpert', 'thirdExpert'] as const
  const visitors: Awaited<ReturnType<typeof handsOf>>[] = []
  // one after the other: a password is slow to check on purpose
  for (const who of [...whose, 'headquarters', 'company'] as const) visitors.push(await handsOf(who))
  const [operator, clerk, driver, leader, expert, secondExpert, thirdExpert, answerer, neighbour] = visitors.map(
    ({ does }) => does,
  ) as [Desk, Desk, Desk, Desk, Desk, Desk, Desk, Desk, Desk]
  const people: People = { operator, clerk, driver, leader, expert, secondExpert, thirdExpert }
  return { people, answerer, neighbour, close: () => Promise.all(visitors.map(({ close }) => close())) }
}

async function answers(by: Desk, { id }: Objection, decision: 'uphold' | 'reject', answer: string): Promise<void> {
  await by('POST', `/desk/objections/${id}/answer`, { decision, answer })
}

/** A street's notices, from the draft to what came of it. */
export async function makeNotices(hands: Hands, reviews: HeldReviews): Promise<HeldNotices> {
  const { people, answerer, neighbour, close } = await gather()
  const stands = async (title: string, designs: readonly string[]) => {
    const call = await checkedCall(hands, people, title, designs)
    await rank(people, call)
    return published(people, call)
  }
  const standing = await stands('家门口的绿意微创投', ['阳台种菜合作社', '楼下的雨水花园', '给老树搭个围栏'])
  const open = await objects(neighbour, standing, 0, { text: says.budget })
  const rejected = await objects(neighbour, standing, 1, { text: says.ties })
  const lead = await objects(neighbour, standing, 2, { text: says.place, anonymous: true })
  const why = '经核对，该负责人与三位评审专家没有亲属关系，本人已书面说明，社区也核实过。'
  await answers(answerer, rejected, 'reject', why)

  const holding = await stands('夜归人微创投', ['夜归人的等候角', '巷口的感应灯'])
  const late = await objects(neighbour, holding, 0, { text: says.budget })
  await runOut(holding)
  await at.server.ask(`update objection set due_at = due_at - interval '21 days' where id = $1`, [late.id])

  const ended = await stands('邻里节微创投', ['楼栋长的会客厅', '广场上的露天电影'])
  const upheld = await objects(neighbour, ended, 1, { text: says.place })
  await answers(answerer, upheld, 'uphold', '经实地查看，场地确已另有用途，申报时没有说明，这一项不生效。')
  await runOut(ended)
  await close()
  return { draft: await noticeOf(reviews.decided), standing, holding, ended, open, late, rejected, lead }
}
