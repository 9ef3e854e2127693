import { civilDate } from '../../../base/clock.ts'
import type { Context, Id, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { AppError } from '../../../base/refusal.ts'
import { permissionRoles } from '../../../base/roles.ts'
import { sql } from '../../../server/database.ts'
import { type Member, mixOf } from '../../design/design.ts'
import type { OrganisationKind } from '../../people/organisation.ts'
import type { CallRules } from '../call.ts'
import { type Evidence, evidenceOf } from '../eligibility.ts'

const runningRoles = permissionRoles['call.manage'].map((role) => `'${role}'`).join(', ')

/** An application with what it is made of: `a`, its call `c`, design `d` and organisation `o`. */
export const applicationFrom = `application a
  join call c on c.network_id = a.network_id and c.id = a.call_id
  join design d on d.network_id = a.network_id and d.id = a.design_id
  join organisation o on o.network_id = a.network_id and o.id = a.organisation_id`

/**
 * What the rules need to know of an application. An organisation runs the call when it is the operator of the platform
 * that day, or when one of its members holds a role there that runs calls; looked for among those of the team that
 * deliver, since the office that leads may well be the one that calls.
 *
 * @param today the parameter that holds the day
 */
export const factsSql = (today: string) => `json_build_object(
  'kind', o.kind, 'field', d.field, 'path', d.path,
  'team', coalesce((
    select json_agg(json_build_object('party', m.party, 'part', m.part, 'state', m.state)) from design_member m
     where m.network_id = a.network_id and m.design_id = a.design_id), '[]'),
  'runners', coalesce((
    select json_agg(r.name order by r.name) from organisation r
     where r.network_id = a.network_id
       and (r.id = a.organisation_id or r.id in (
             select m.organisation_id from design_member m
              where m.network_id = a.network_id and m.design_id = a.design_id and m.state = 'in'
                and m.party in ('social', 'enterprise')))
       and (exists (select from operator_contract k
                     where k.network_id = a.network_id and k.platform_id = c.platform_id
                       and coalesce(k.operator_credit_code = r.credit_code, k.operator_name = r.name)
                       and ${today}::date between k.starts_on and coalesce(k.ended_on, k.ends_on))
         or exists (select from membership b
                      join role_grant g on g.network_id = b.network_id and g.person_id = b.person_id
                     where b.network_id = a.network_id and b.organisation_id = r.id and b.ended_at is null
                       and g.ended_at is null and g.role in (${runningRoles}) and starts_with(c.path, g.path)))), '[]'),
  'others', (select count(*)::int from application x
              where x.network_id = a.network_id and x.call_id = a.call_id and x.organisation_id = a.organisation_id
                and x.id <> a.id and x.state not in ('draft', 'ineligible', 'withdrawn')))`

/** As `factsSql` answers them. */
export interface Facts {
  kind: OrganisationKind
  field: string
  path: Path
  team: Pick<Member, 'party' | 'part' | 'state'>[]
  runners: string[]
  others: number
}

export function evidenceFrom(facts: Facts, call: { rules: CallRules; areaPath: Path }): Evidence[] {
  return evidenceOf(call, { ...facts, mix: mixOf(facts.team) })
}

const selectFacts = sql(
  'application.facts',
  `select ${factsSql('$3')} as "facts" from ${applicationFrom} where a.network_id = $1 and a.id = $2`,
)

/** What the rules find now, inside the transaction that goes by it. */
export async function gatherEvidence(
  tx: Tx,
  applicationId: Id,
  call: { rules: CallRules; areaPath: Path },
): Promise<Evidence[]> {
  const { actor, now } = tx.ctx
  const { facts } = await tx.get<{ facts: Facts }>(selectFacts, [actor.networkId, applicationId, civilDate(now)])
  return evidenceFrom(facts, call)
}

/**
 * What somebody is to an application `a`: of the organisation that applies, or of a team member that delivers.
 * @param person the parameter that holds their id
 */
export const tiesSql = (person: string) => `
  exists (select from membership b
           where b.network_id = a.network_id and b.organisation_id = a.organisation_id and b.person_id = ${person}
             and b.ended_at is null) as "applicant",
  exists (select from design_member m
            left join membership b on b.network_id = m.network_id and b.organisation_id = m.organisation_id and b.ended_at is null
           where m.network_id = a.network_id and m.design_id = a.design_id and m.state = 'in' and m.part <> 'leads'
             and (m.person_id = ${person} or b.person_id = ${person})) as "ofTeam"`

export interface Ties {
  /** may act for who applies */
  applicant: boolean
  /** belongs to the team, so that somebody else must check */
  ofTeam: boolean
}

/** A token's scopes name what it may do, and acting for an organisation is none of them; a tie that forbids stays one. */
export function tiesFor({ scopes }: Pick<Context['actor'], 'scopes'>, { applicant, ofTeam }: Ties): Ties {
  return { applicant: applicant && !scopes, ofTeam: ofTeam || applicant }
}

const selectTies = sql(
  'application.ties',
  `select ${tiesSql('$3')} from application a where a.network_id = $1 and a.id = $2`,
)

/** What the actor is to an application that is there. */
export async function tiesOf({ actor, db }: Context, applicationId: Id): Promise<Ties> {
  if (actor.personId === null) return { applicant: false, ofTeam: false }
  return tiesFor(actor, await db.get<Ties>(selectTies, [actor.networkId, applicationId, actor.personId]))
}

/** @throws AppError unauthenticated; not-found for who has no part in it: others do not learn that it exists */
export async function authoriseApplicant(ctx: Context, applicationId: Id): Promise<void> {
  if (ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  if (!(await tiesOf(ctx, applicationId)).applicant) throw new AppError('not-found', { code: 'application.not-found' })
}
