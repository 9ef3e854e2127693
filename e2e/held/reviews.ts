import { answers, budget, verdicts } from '../../src/testing/calls.ts'
import { comment, scores } from '../../src/testing/reviews.ts'
import { type Desk, handsOf, type Hands, idOf, settledDesign } from './designs.ts'
import { at } from '../fixture.ts'

/** Codes of calls, each at a stage of its review, and what experts have on their desk. */
export interface HeldReviews {
  /** checked: a review may begin */
  checking: string
  /** one application has its experts, one lacks two */
  assigning: string
  scoring: string
  ranked: string
  decided: string
  /** of the first expert, in the call that is scored */
  toDeclare: string
  open: string
  submitted: string
  conflicted: string
  /** applications: while experts judge, and once it is decided */
  judged: string
  done: string
}

const experts = ['expert', 'secondExpert', 'thirdExpert'] as const
type Expert = (typeof experts)[number]

export interface People extends Record<Expert, Desk> {
  operator: Desk
  clerk: Desk
  driver: Desk
  leader: Desk
}

interface Assignment {
  id: string
  applicationId: string
  by: Expert
}

export interface Walked {
  code: string
  applications: string[]
}

/** The second expert finds the first application better than the others do: far enough apart to be talked about. */
const given: Readonly<Record<Expert, readonly number[]>> = {
  expert: [62, 84, 71],
  secondExpert: [94, 80, 66],
  thirdExpert: [86, 90, 52],
}

const dayIn = (days: number) =>
  new Date(at.server.clock.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

async function personOf(phone: string): Promise<string> {
  const [found] = await at.server.ask<{ id: string }>(
    `select p.id from person p join role_grant g on g.network_id = p.network_id and g.person_id = p.id
      where p.name = $1 and g.role = 'expert'`,
    [phone],
  )
  if (!found) throw new Error(`the demonstration has no expert ${phone}`)
  return found.id
}

const names: Readonly<Record<Expert, string>> = {
  expert: '演示·评审专家一',
  secondExpert: '演示·评审专家二',
  thirdExpert: '演示·评审专家三',
}

/** A call of the street with so many applications, checked, its window closed. */
export async function checkedCall(
  hands: Hands,
  people: People,
  title: string,
  designs: readonly string[],
): Promise<Walked> {
  const { operator, driver, clerk, leader } = people
  const [place] = await at.server.ask<{ platformId: string; areaId: string }>(
    `select p.id as "platformId", a.id as "areaId" from area a join platform p on p.network_id = a.network_id and p.path = a.path and p.kind = 'street'
      where a.name = '平湖街道'`,
  )
  const terms = { title, purpose: '为街坊身边的小事找到能做成的办法。', areaId: place?.areaId, closesOn: dayIn(20) }
  const { code } = await operator<{ code: string }>('POST', '/desk/calls', { ...terms, ...place, kind: 'grant' })
  const call = await operator<{ rules: object; form: object; rubric: object }>('GET', `/calls/${code}`)
  const rules = { ...call.rules, experts: experts.length, perOrganisation: 20, totalFen: 100_000_000 }
  await operator('POST', `/desk/calls/${code}`, { ...terms, rules, form: call.form, rubric: call.rubric })
  await operator('POST', `/desk/calls/${code}/open`, {})
  const organisationId = await idOf('同行社会工作服务中心')
  const applications: string[] = []
  for (const design of designs) {
    const designCode = await settledDesign(hands, { driver, leader }, design)
    const started = await driver<{ id: string; version: number }>('POST', `/calls/${code}/applications`, {
      designCode,
      organisationId,
    })
    await driver('POST', `/applications/${started.id}/submit`, { version: started.version, answers, budget })
    await clerk('POST', `/desk/applications/${started.id}/check`, { verdicts: verdicts() })
    applications.push(started.id)
  }
  await closeWindow(code)
  return { code, applications }
}

/** As the sweep leaves a call once its window has closed: the clock stays where it is for everything else. */
async function closeWindow(code: string): Promise<void> {
  await at.server.ask(
    `delete from deadline d using call c where d.kind = 'call.close' and d.subject_id = c.id and c.code = $1`,
    [code],
  )
  await at.server.ask(`update call set state = 'checking' where code = $1`, [code])
}

async function assign(people: People, code: string, applicationId: string, by: Expert): Promise<Assignment> {
  const expertId = await personOf(names[by])
  const { id } = await people.operator<{ id: string }>('POST', `/desk/reviews/${code}/assignments`, {
    applicationId,
    expertId,
  })
  return { id, applicationId, by }
}

/** Every application on the desk of every expert, and scoring begun. */
async function begin(people: People, { code, applications }: Walked): Promise<Assignment[]> {
  await people.operator('POST', `/desk/calls/${code}/review`, { dueOn: dayIn(9) })
  const all: Assignment[] = []
  for (const application of applications)
    for (const by of experts) all.push(await assign(people, code, application, by))
  await people.operator('POST', `/desk/reviews/${code}/begin`, {})
  return all
}

async function declare(people: People, { id, by }: Assignment): Promise<number> {
  return (await people[by]<{ version: number }>('POST', `/desk/assignments/${id}/declaration`, { conflict: false }))
    .version
}

async function score(people: People, one: Assignment, percent: number): Promise<void> {
  const version = await declare(people, one)
  const input = { scores: scores(percent), comment, version }
  await people[one.by]('POST', `/desk/assignments/${one.id}/submit`, input)
}

export async function rank(people: People, walked: Walked): Promise<void> {
  for (const one of await begin(people, walked))
    await score(people, one, given[one.by][walked.applications.indexOf(one.applicationId)] ?? 70)
  await people.operator('POST', `/desk/reviews/${walked.code}/rank`, {})
}

interface Line {
  applicationId: string
  grantFen: number
  ranking: { place: number; proposed: string | null }
}

/** As ranked, but the second place is put off. */
async function decide(people: People, code: string): Promise<void> {
  const { lines } = await people.clerk<{ lines: Line[] }>('GET', `/desk/reviews/${code}`)
  await people.clerk('POST', `/desk/reviews/${code}/decision`, {
    body: 'directors',
    metOn: dayIn(-1),
    minutesNumber: '平街办会纪〔2026〕18 号',
    lines: lines.map(({ applicationId, grantFen, ranking }) =>
      ranking.place === 2
        ? { applicationId, outcome: 'postponed', grantFen: null, because: '选址与在建的社区服务站重复，协调后再议' }
        : {
            applicationId,
            outcome: ranking.proposed ?? 'none',
            grantFen: ranking.proposed ? grantFen : null,
            because: '',
          },
    ),
  })
}

/** One is sent in, one half done, one to be declared, one left for a conflict. */
async function makeScoring(people: People, walked: Walked) {
  const all = await begin(people, walked)
  const of = (by: Expert, application: number) =>
    all.find((one) => one.by === by && one.applicationId === walked.applications[application]) as Assignment
  const [submitted, open] = [of('expert', 0), of('expert', 1)]
  await score(people, submitted, 82)
  await score(people, of('secondExpert', 0), 88)
  const { needs, plan, innovation, team } = scores(85)
  const version = await declare(people, open)
  await people.expert('POST', `/desk/assignments/${open.id}/draft`, {
    scores: { needs, plan, innovation, team },
    comment: '走访做得细，步骤清楚。',
    version,
  })
  const conflict = { conflict: true, because: '团队里有我现在的同事' }
  await people.expert('POST', `/desk/assignments/${of('expert', 3).id}/declaration`, conflict)
  await people.secondExpert('POST', `/desk/assignments/${of('secondExpert', 2).id}/declaration`, conflict)
  return {
    ...{ submitted: submitted.id, open: open.id, toDeclare: of('expert', 2).id, conflicted: of('expert', 3).id },
    judged: walked.applications[1] ?? '',
  }
}

/** A street's calls at every stage of their review. */
export async function makeReviews(hands: Hands): Promise<HeldReviews> {
  const whose = ['operator', 'resident', 'worker', ...experts] as const
  const visitors = await Promise.all(whose.map((who) => handsOf(who)))
  const does = (who: (typeof whose)[number]) => visitors[whose.indexOf(who)]!.does
  const people: People = {
    ...{ operator: does('operator'), clerk: hands.clerk, driver: does('resident'), leader: does('worker') },
    ...{ expert: does('expert'), secondExpert: does('secondExpert'), thirdExpert: does('thirdExpert') },
  }
  const { operator } = people
  for (const by of experts)
    await operator('POST', `/desk/experts/${await personOf(names[by])}`, {
      fields: by === 'thirdExpert' ? ['fire-safety', 'legal-aid'] : ['traffic-safety'],
      finance: by === 'secondExpert',
    })

  const checking = await checkedCall(hands, people, '街坊小事微创投（第二批）', ['周末自行车修理铺'])
  const assigning = await checkedCall(hands, people, '楼道焕新微创投', ['楼道里的扶手', '门厅里的长凳'])
  await operator('POST', `/desk/calls/${assigning.code}/review`, { dueOn: dayIn(14) })
  for (const by of experts) await assign(people, assigning.code, assigning.applications[0] ?? '', by)
  await assign(people, assigning.code, assigning.applications[1] ?? '', 'expert')
  const scoring = await checkedCall(hands, people, '放学路上微创投', [
    '斑马线上的护学队',
    '等车时有地方坐',
    '校门口的雨天存伞架',
    '上学路上的遮阴棚',
  ])
  const desk = await makeScoring(people, scoring)
  const ranked = await checkedCall(hands, people, '一老一小微创投', ['老人的午后茶座', '暑假里的图书角', '共用的轮椅'])
  await rank(people, ranked)
  const decided = await checkedCall(hands, people, '邻里共享微创投', ['共享工具墙', '顶楼的小菜园', '旧衣改一改'])
  await rank(people, decided)
  await decide(people, decided.code)
  await at.server.runJobs()
  for (const { close } of visitors) await close()
  return {
    ...{ checking: checking.code, assigning: assigning.code, scoring: scoring.code, ranked: ranked.code },
    ...{ decided: decided.code, done: decided.applications[0] ?? '', ...desk },
  }
}
