import { may } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound, type Refusal } from '../../../../base/refusal.ts'
import { refuseTransition } from '../../../../base/state-machine.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { areaNamer } from '../../../network/server/public.ts'
import type { Review, WithholdReason } from '../../../problem/problem.ts'
import type { DesignDetail, TeamMember } from '../../contract.ts'
import {
  designMachine,
  type DesignState,
  type Duty,
  holdsPlace,
  lacksOf,
  mixOf,
  refuseChange,
  refuseEdit,
  refuseReview,
  refuseSettle,
  usualDemand,
} from '../../design.ts'
import { mineSql, readerOf, type Standing, standingOf, type TeamRow } from '../standing.ts'
import { awaitsReview, byCode } from '../store.ts'

const selectDesign = sql(
  'design.detail',
  `select d.id, d.code, d.state, d.review, d.title, d.summary, d.public_title as "publicTitle", d.public_summary as "publicSummary",
          d.withheld_because as "withheldBecause", d.words_version as "wordsVersion", ${awaitsReview} as "awaitsReview", d.field, d.community_id as "communityId", d.street_id as "streetId", d.path,
          d.created_at as "openedAt", d.ended_because as "endedBecause", d.duties,
          coalesce((select json_agg(m.code order by m.code)
                      from design_problem a
                      join problem m on m.network_id = a.network_id and (m.id = a.problem_id or m.merged_into = a.problem_id)
                     where a.network_id = d.network_id and a.design_id = d.id and a.ended_at is null and m.code <> d.code), '[]') as "aliases",
          coalesce((select json_agg(json_build_object('code', p.code, 'title', coalesce(p.public_title, ''), 'state', p.state,
                                                      'supportCount', p.support_count) order by a.position)
                      from design_problem a join problem p on p.network_id = a.network_id and p.id = a.problem_id
                     where a.network_id = d.network_id and a.design_id = d.id), '[]') as "problems",
          coalesce((select json_agg(json_build_object('id', m.id, 'organisationId', m.organisation_id, 'personId', m.person_id,
                                                      'party', m.party, 'part', m.part, 'state', m.state, 'since', m.changed_at,
                                                      'name', o.name, 'mine', ${mineSql('$3')}) order by m.id)
                      from design_member m left join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
                     where m.network_id = d.network_id and m.design_id = d.id), '[]') as "team",
          coalesce((select json_agg(json_build_object('id', e.event_id, 'at', e.at, 'type', e.type, 'public', e.public_part)
                                    order by e.event_id)
                      from thread_entry e where e.network_id = d.network_id and e.thread_id = d.thread_id), '[]') as "thread"
     from design d where ${byCode}`,
)

interface Row {
  id: Id
  code: string
  state: DesignState
  review: Review
  title: string
  summary: string
  publicTitle: string | null
  publicSummary: string | null
  withheldBecause: WithholdReason | null
  wordsVersion: number
  awaitsReview: boolean
  field: string
  communityId: Id | null
  streetId: Id | null
  path: Path
  openedAt: Date
  endedBecause: string | null
  duties: Duty[]
  aliases: string[]
  problems: DesignDetail['problems']
  team: (TeamRow & { since: string })[]
  thread: DesignDetail['thread']
}

/**
 * A design as its reader may see it: everybody what was reviewed, who is in the team, who does what; its team and staff
 * also the words as they are now, and who was asked or offers to come. Persons are never named.
 */
export async function getDesign(ctx: Context, input: { code: string }): Promise<DesignDetail> {
  const code = normaliseCode(input.code)
  const { actor } = ctx
  const row = code ? await ctx.db.find<Row>(selectDesign, [actor.networkId, code, readerOf(actor)]) : null
  if (!row) throw notFound('design')
  const standing = standingOf(actor, row, row.team)
  const { inside } = standing
  if (row.review !== 'published' && !inside) throw notFound('design')
  const placeOf = await areaNamer(ctx, [row.communityId, row.streetId])
  const mix = mixOf(row.team)
  return {
    code: row.code,
    aliases: row.aliases,
    state: row.state,
    review: row.review,
    title: inside ? row.title : row.publicTitle,
    summary: inside ? row.summary : row.publicSummary,
    wordsVersion: row.wordsVersion,
    publicWords:
      inside && row.publicTitle !== null && row.publicSummary !== null
        ? { title: row.publicTitle, summary: row.publicSummary }
        : null,
    withheldBecause: inside ? row.withheldBecause : null,
    awaitsReview: inside && row.awaitsReview,
    field: row.field,
    community: placeOf(row.communityId),
    street: placeOf(row.streetId),
    openedAt: row.openedAt.toISOString(),
    problems: row.problems,
    team: row.team.flatMap((member) => memberOf(member, standing)),
    parties: mix.parties,
    lacks: lacksOf(mix, usualDemand),
    duties: row.duties,
    endedBecause: inside ? row.endedBecause : null,
    thread: row.thread.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    steers: standing.steers,
    can: canOf(ctx, row, standing),
  }
}

/** Who is in it is everybody's to see; who was asked, offered or left is theirs and the team's. */
function memberOf(
  { id, part, party, state, since, organisationId, name, mine }: Row['team'][number],
  standing: Standing,
): TeamMember[] {
  if (state !== 'in' && !(holdsPlace({ state }) && (mine || standing.steers))) return []
  const organisation = organisationId && name !== null ? { id: organisationId, name } : null
  return [{ id, part, party, state, organisation, since: new Date(since).toISOString(), mine }]
}

function canOf(ctx: Context, row: Row, standing: Standing): DesignDetail['can'] {
  const signedIn: Refusal = ctx.actor.personId === null ? { code: 'sign-in-required' } : null
  const team: Refusal = standing.steers ? null : { code: 'design.not-team' }
  const facts = {
    state: row.state,
    answers: row.problems.length,
    published: row.review === 'published',
    wordsVersion: row.wordsVersion,
    duties: row.duties,
  }
  const change = team ?? refuseChange(facts)
  return {
    edit: team ?? refuseEdit(facts),
    review: may(ctx.actor, 'design.review', row)
      ? refuseReview(facts, { decision: 'publish' })
      : { code: 'permission-missing' },
    invite: change,
    offer: signedIn ?? refuseChange(facts),
    joinProblem: change,
    duties: change,
    settle: team ?? refuseSettle(facts, row.team),
    reopen: team ?? refuseTransition(designMachine, row.state, 'reopen'),
    end: team ?? refuseTransition(designMachine, row.state, 'end'),
  }
}
