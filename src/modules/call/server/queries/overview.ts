import type { Context, Id } from '../../../../base/context.ts'
import { sql } from '../../../../server/database.ts'
import type { DesignState, MemberPart } from '../../../design/design.ts'
import type { OrganisationKind } from '../../../people/organisation.ts'
import type { ApplicationState } from '../../application.ts'

/* What pages of others show of calls and applications, and what the reader may apply with. */

const selectOpen = sql(
  'call.open-count',
  `select count(*)::int as "n" from (
     select from call where network_id = $1 and state = 'open' and closes_at > $2 limit 1001) capped`,
)

/** How many calls take applications now, no further than 1,001. How many applied is nobody's to know before they close. */
export async function openCallCount(ctx: Context): Promise<number> {
  return (await ctx.db.get<{ n: number }>(selectOpen, [ctx.actor.networkId, ctx.now])).n
}

/** A design the reader's organisation leads or drives: what it could apply with, and where it applies already. */
export interface Applicable {
  code: string
  title: string
  state: DesignState
  part: MemberPart
  organisationId: Id
  organisation: string
  kind: OrganisationKind
  /** the application that holds it, if any */
  application: { id: Id; state: ApplicationState; callCode: string; callTitle: string } | null
}

const live = `a.state not in ('ineligible', 'unchosen', 'withdrawn')`

const selectApplicable = sql(
  'application.applicable',
  `select d.code, d.title, d.state, m.part, o.id as "organisationId", o.name as "organisation", o.kind,
          (select json_build_object('id', a.id, 'state', a.state, 'callCode', c.code, 'callTitle', c.title)
             from application a join call c on c.network_id = a.network_id and c.id = a.call_id
            where a.network_id = d.network_id and a.design_id = d.id and ${live}) as "application"
     from membership b
     join organisation o on o.network_id = b.network_id and o.id = b.organisation_id and o.state = 'verified'
     join design_member m on m.network_id = b.network_id and m.organisation_id = b.organisation_id
      and m.state = 'in' and m.part in ('leads', 'drives')
     join design d on d.network_id = m.network_id and d.id = m.design_id and d.successor_id is null and d.state <> 'ended'
    where b.network_id = $1 and b.person_id = $2 and b.ended_at is null
    order by d.state = 'ready' desc, d.id desc, o.id limit 50`,
)

/** Designs that organisations of the reader lead or drive, those that are settled first. */
export function applicableDesigns(ctx: Context): Promise<Applicable[]> {
  const { personId, networkId } = ctx.actor
  return personId === null ? Promise.resolve([]) : ctx.db.rows(selectApplicable, [networkId, personId])
}

/** An application as its design's page shows it. */
export interface OfDesign {
  id: Id
  state: ApplicationState
  callCode: string
  callTitle: string
  /** the reader acts for who applies */
  mine: boolean
}

const selectOfDesign = sql(
  'application.of-design',
  `select a.id, a.state, c.code as "callCode", c.title as "callTitle",
          exists (select from membership b
                   where b.network_id = a.network_id and b.organisation_id = a.organisation_id and b.person_id = $3
                     and b.ended_at is null) as "mine"
     from design d
     join application a on a.network_id = d.network_id and a.design_id = d.id
     join call c on c.network_id = a.network_id and c.id = a.call_id
    where d.network_id = $1 and d.code = $2 and d.successor_id is null
    order by a.id desc limit 10`,
)

/** the team's own business: what is not sent in, what did not pass */
const untold: ReadonlySet<ApplicationState> = new Set(['draft', 'withdrawn', 'ineligible'])

/** Where a design applies or applied, the newest first; drafts and what did not pass are shown to the applicant alone. */
export async function applicationsOfDesign(ctx: Context, designCode: string): Promise<OfDesign[]> {
  const rows = await ctx.db.rows<OfDesign>(selectOfDesign, [ctx.actor.networkId, designCode, ctx.actor.personId])
  const told = rows.filter(({ mine, state }) => mine || !untold.has(state))
  // that something is to be mended is the applicant's to know: to others it waits to be checked
  return told.map((row) => (!row.mine && row.state === 'returned' ? { ...row, state: 'submitted' as const } : row))
}

export interface OwnApplication {
  id: Id
  state: ApplicationState
  title: string
  callTitle: string
  organisation: string
  /** until when something is to be done: sent in, or mended */
  until: Date | null
}

const selectOwn = sql(
  'application.mine',
  `select a.id, a.state, d.title, c.title as "callTitle", o.name as "organisation",
          case a.state when 'draft' then c.closes_at when 'returned' then a.correct_by end as "until"
     from membership b
     join application a on a.network_id = b.network_id and a.organisation_id = b.organisation_id
     join call c on c.network_id = a.network_id and c.id = a.call_id
     join design d on d.network_id = a.network_id and d.id = a.design_id
     join organisation o on o.network_id = a.network_id and o.id = a.organisation_id
    where b.network_id = $1 and b.person_id = $2 and b.ended_at is null
      and (${live} or a.changed_at > $3::timestamptz - interval '90 days')
    order by (a.state = 'returned') desc, (a.state = 'draft') desc, a.id desc limit 30`,
)

/** Applications of the reader's organisations, what needs them first; what has ended goes after three months. */
export function myApplications(ctx: Context): Promise<OwnApplication[]> {
  const { personId, networkId } = ctx.actor
  return personId === null ? Promise.resolve([]) : ctx.db.rows(selectOwn, [networkId, personId, ctx.now])
}

const selectPapers = sql(
  'application.uploaded',
  `select id, name from file where network_id = $1 and id = any($2) and attached_to_id is null and uploader_person_id = $3`,
)

/** Names of what the reader has just sent with a form that was refused. */
export function uploadedNames(ctx: Context, ids: readonly Id[]): Promise<{ id: Id; name: string | null }[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : ctx.db.rows(selectPapers, [ctx.actor.networkId, ids, ctx.actor.personId])
}
