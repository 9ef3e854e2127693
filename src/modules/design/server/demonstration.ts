import type { Actor, Context, Id } from '../../../base/context.ts'
import type { Ago, Demonstration } from '../../../server/demonstration.ts'
import { sql } from '../../../server/database.ts'
import { ownOrganisations } from '../../people/server/public.ts'
import type { WithholdReason } from '../../problem/problem.ts'
import { clerkFor } from '../../problem/server/public.ts'
import type { DutyRole, MemberPart } from '../design.ts'
import { endDesign, openDesign, settleDesign } from './commands/stage.ts'
import { answerMember, inviteMember, offerToJoin, setDuties } from './commands/team.ts'
import { editDesign, reviewDesign } from './commands/words.ts'
import { getDesign } from './queries/detail.ts'

interface SampleDuty {
  task: string
  /** by the name of an organisation, or the key of a person */
  parts: Record<string, DutyRole>
}

interface Sample {
  /** by the titles of their reports; the code of the first goes on */
  problems: string[]
  /** an organisation; null for the clerk of the street */
  by: string | null
  daysAgo: number
  title: string
  summary: string
  /** what was done, how many days ago, with its words */
  acts: [act: string, daysAgo: number, ...words: (string | SampleDuty[])[]][]
}

const selectReported = sql(
  'design.demonstration-problem',
  `select p.code, s.name as "street" from problem p join area s on s.network_id = p.network_id and s.id = p.street_id
    where p.network_id = $1 and p.title = $2`,
)

interface Someone {
  actor: Pick<Actor, 'personId' | 'grants'>
  /** none for a person who comes for themselves */
  organisationId?: Id
}

/** Who acts for each organisation of the demonstration, by its name; persons by their key. */
async function everyone(demonstration: Demonstration): Promise<ReadonlyMap<string, Someone>> {
  const found = new Map<string, Someone>()
  for (const [key, actor] of demonstration.actors) {
    found.set(key, { actor })
    for (const { id, name } of await ownOrganisations(demonstration.ctx({}, actor)))
      found.set(name, { actor, organisationId: id })
  }
  return found
}

/** Designs in every stage: being talked over, settled, waiting for review, withheld, ended. */
export async function demonstrateDesigns(demonstration: Demonstration): Promise<void> {
  const samples = demonstration.dataset('longgang/designs.json') as Sample[]
  demonstration.say(`写入 ${samples.length} 个演示方案`)
  const people = await everyone(demonstration)
  for (const sample of samples) await load(demonstration, people, sample)
}

async function load(demonstration: Demonstration, people: ReadonlyMap<string, Someone>, sample: Sample): Promise<void> {
  const reported = []
  for (const title of sample.problems)
    reported.push(
      await demonstration
        .ctx({})
        .db.get<{ code: string; street: string }>(selectReported, [demonstration.networkId, title]),
    )
  const [first] = reported
  if (!first) throw new Error(`the design ${sample.title} answers nothing`)
  const someone = (name: string): Someone => {
    const known = people.get(name)
    if (!known) throw new Error(`the demonstration knows no ${name}`)
    return known
  }
  const clerk = await clerkFor(demonstration, first.street)
  const opener: Someone = sample.by === null ? { actor: clerk } : someone(sample.by)
  const { title, summary } = sample
  const problemCodes = reported.map(({ code }) => code)
  const { code } = await openDesign(demonstration.ctx({ days: sample.daysAgo }, opener.actor), {
    ...{ title, summary, problemCodes },
    organisationId: opener.organisationId,
  })
  const members = new Map<string, Id>()
  const { team } = await getDesign(demonstration.ctx({ days: sample.daysAgo }, opener.actor), { code })
  for (const { id, organisation } of team) if (organisation) members.set(organisation.name, id)
  const scene = {
    code,
    members,
    opener,
    clerk,
    someone,
    at: (ago: Ago, who: Someone['actor']) => demonstration.ctx(ago, who),
  }
  for (const act of sample.acts) await take(scene, act)
}

interface Scene {
  code: string
  /** who was asked or offered, by name */
  members: Map<string, Id>
  opener: Someone
  clerk: Someone['actor']
  someone(name: string): Someone
  at(ago: Ago, who: Someone['actor']): Context
}

async function take(scene: Scene, [name, days, ...words]: Sample['acts'][number]): Promise<unknown> {
  const { code, members, opener, clerk, someone, at } = scene
  const [first = '', second = ''] = words.map((word) => (typeof word === 'string' ? word : ''))
  const byTeam = at({ days }, opener.actor)
  const memberOf = (who: string): Id => {
    const id = members.get(who)
    if (id === undefined) throw new Error(`${who} is not in the team of ${code}`)
    return id
  }
  const dutyOf = ({ task, parts }: SampleDuty) => ({
    task,
    parts: Object.entries(parts).map(([who, role]) => ({ memberId: memberOf(who), role })),
  })
  if (name === 'publish') return reviewDesign(at({ days }, clerk), { code, decision: 'publish' })
  if (name === 'withhold')
    return reviewDesign(at({ days }, clerk), { code, decision: 'withhold', because: first as WithholdReason })
  if (name === 'invite') {
    const organisationId = someone(first).organisationId
    if (!organisationId) throw new Error(`${first} is no organisation`)
    const { memberId } = await inviteMember(byTeam, { code, organisationId, part: second as MemberPart })
    return members.set(first, memberId)
  }
  if (name === 'offer') {
    const { actor, organisationId } = someone(first)
    return members.set(first, (await offerToJoin(at({ days }, actor), { code, organisationId })).memberId)
  }
  if (name === 'accept')
    return answerMember(at({ days }, someone(first).actor), { code, memberId: memberOf(first), accept: true })
  if (name === 'welcome') return answerMember(byTeam, { code, memberId: memberOf(first), accept: true })
  if (name === 'duties') return setDuties(byTeam, { code, duties: (words[0] as SampleDuty[]).map(dutyOf) })
  if (name === 'edit') return editDesign(byTeam, { code, title: first, summary: second })
  if (name === 'settle') return settleDesign(byTeam, { code })
  if (name === 'end') return endDesign(byTeam, { code, reason: first })
  throw new Error(`the demonstration knows no act ${name}`)
}
