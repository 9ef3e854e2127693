import type { Id, Tx } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import { notify } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { type News, tellFollowersOf } from '../../problem/server/public.ts'

interface Told {
  code: string
  /** as reviewed; null while the public reads nothing */
  title: string | null
  problems: { id: Id; code: string }[]
}

const selectTold = sql(
  'design.told',
  `select d.code, case when d.review = 'published' then d.public_title end as "title",
          (select json_agg(json_build_object('id', p.id, 'code', p.code) order by a.position)
             from design_problem a join problem p on p.network_id = a.network_id and p.id = a.problem_id
            where a.network_id = d.network_id and a.design_id = d.id) as "problems"
     from design d where d.network_id = $1 and d.id = $2`,
)

const pageOf = (code: string) => `/designs/${code}`

/** What each step is to who follows a problem; null where there is nothing to say. */
const newsOf: Record<string, (event: StoredEvent, design: Told, problem: string) => News | null> = {
  // the page of the design is nobody's to read yet: each is led to their own report; told once, however many join
  'design.opened': ({ subjectId }, { code }, problem) => ({
    kind: 'design.opened',
    params: { code, problem },
    dedupeKey: `design.opened:${subjectId}`,
  }),
  // shown again after new words were reviewed, it is no news
  'design.published': ({ subjectId }, { code, title }) =>
    title === null
      ? null
      : {
          kind: 'design.published',
          params: { code, title },
          link: pageOf(code),
          dedupeKey: `design.published:${subjectId}`,
        },
  'design.settled': ({ id }, { code, title }) =>
    title === null
      ? null
      : { kind: 'design.settled', params: { code, title }, link: pageOf(code), dedupeKey: `design.settled:${id}` },
  'design.ended': ({ id }, { code }, problem) => ({
    kind: 'design.ended',
    params: { code, problem },
    dedupeKey: `design.ended:${id}`,
  }),
}

async function tellNeighbours(tx: Tx, event: StoredEvent): Promise<void> {
  const joined = event.type === 'design.problem-joined'
  const design = await tx.get<Told>(selectTold, [tx.ctx.actor.networkId, event.subjectId])
  for (const { id, code } of design.problems) {
    if (joined && code !== event.publicPart.code) continue
    const news = newsOf[joined ? 'design.opened' : event.type]?.(event, design, code)
    if (news) await tellFollowersOf(tx, id, news)
  }
}

interface Concerned {
  code: string
  organisation: string | null
  personId: Id | null
  part: string
  askedBy: Id | null
}

const selectMember = sql(
  'design.member-told',
  `select d.code, o.name as "organisation", m.person_id as "personId", m.part, p.id as "askedBy"
     from design_member m
     join design d on d.network_id = m.network_id and d.id = m.design_id
     left join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
     left join person p on p.network_id = m.network_id and p.id = m.asked_by and p.erased_at is null
    where m.network_id = $1 and m.id = $2`,
)

const selectManagers = sql(
  'design.managers-told',
  `select distinct s.person_id as "personId" from membership s
    where s.network_id = $1 and s.role = 'manager' and s.ended_at is null
      and s.organisation_id = any(
        select m.organisation_id from design_member m
         where m.network_id = $1 and (m.id = $2 or m.design_id = $3 and m.part <> 'takes-part' and m.state = 'in'))`,
)

/** Managers of the organisation that stands for this member; those of who leads and drives, when it is for the team. */
function managersOf(tx: Tx, about: { memberId: Id } | { designId: Id }): Promise<{ personId: Id }[]> {
  const memberId = 'memberId' in about ? about.memberId : null
  const designId = 'designId' in about ? about.designId : null
  return tx.rows(selectManagers, [tx.ctx.actor.networkId, memberId, designId])
}

interface Private {
  memberId?: Id
  /** it answers an offer */
  offered?: boolean
  /** the team ended the place of a member */
  removed?: boolean
}

/** Whom a step of a member concerns besides who took it, and the words for it; null where everybody concerned knows. */
async function newsOfMember(
  tx: Tx,
  { type, subjectId, actorPersonId }: StoredEvent,
  about: Private,
  member: Concerned,
) {
  const { memberId = '', offered, removed } = about
  const { code, organisation, part, askedBy, personId } = member
  if (type === 'design.member-invited') {
    const params = { code, organisation: organisation ?? '', part }
    return { kind: 'design.invited', params, to: await managersOf(tx, { memberId }) }
  }
  const params = { code, organisation }
  if (type === 'design.member-offered')
    return { kind: 'design.offered', params, to: await managersOf(tx, { designId: subjectId }) }
  if (type === 'design.member-left') {
    // who was erased or closed hears nothing of it: the program ended their place
    if (!removed || actorPersonId === null) return null
    return { kind: 'design.removed', params, to: personId ? [{ personId }] : await managersOf(tx, { memberId }) }
  }
  if (!offered || askedBy === null) return null
  const kind = type === 'design.member-joined' ? 'design.offer-accepted' : 'design.offer-declined'
  return { kind, params, to: [{ personId: askedBy }] }
}

/** Who is asked hears of it, and of their offer its answer; who leads and drives hears that somebody offers to come. */
async function tellMember(tx: Tx, event: StoredEvent): Promise<void> {
  const about = event.privatePart as Private
  if (about.memberId === undefined) return // who came with the opening knows
  const member = await tx.get<Concerned>(selectMember, [tx.ctx.actor.networkId, about.memberId])
  const news = await newsOfMember(tx, event, about, member)
  if (!news) return
  const { kind, params, to } = news
  await notify(tx, to, { kind, params, link: pageOf(member.code), dedupeKey: `${kind}:${about.memberId}` })
}

/** Why is on the page of the design, for its team. */
async function tellWithheld(tx: Tx, event: StoredEvent): Promise<void> {
  const { code } = await tx.get<Told>(selectTold, [tx.ctx.actor.networkId, event.subjectId])
  const kind = 'design.withheld'
  const team = await managersOf(tx, { designId: event.subjectId })
  await notify(tx, team, { kind, params: { code }, link: pageOf(code), dedupeKey: `${kind}:${event.id}` })
}

export const designSubscribers: EventSubscriber[] = [
  {
    name: 'design.tell-neighbours',
    events: ['design.opened', 'design.problem-joined', 'design.published', 'design.settled', 'design.ended'],
    react: tellNeighbours,
  },
  {
    name: 'design.tell-members',
    events: [
      'design.member-invited',
      'design.member-offered',
      'design.member-joined',
      'design.member-declined',
      'design.member-left',
    ],
    react: tellMember,
  },
  { name: 'design.tell-withheld', events: ['design.withheld'], react: tellWithheld },
]
