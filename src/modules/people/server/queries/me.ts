import type { Context, Id } from '../../../../base/context.ts'
import type { OutputOf } from '../../../../base/contract.ts'
import { isId } from '../../../../base/id.ts'
import type { meContract } from '../../../../base/me.ts'
import { AppError, notFound } from '../../../../base/refusal.ts'
import { permissionsOf, type Role } from '../../../../base/roles.ts'
import { sql } from '../../../../server/database.ts'
import type { MyData, MyWholeData } from '../../contract.ts'
import type { MemberRole, OrganisationKind, OrganisationState } from '../../organisation.ts'
import { guardianState } from '../../people.ts'
import { ownerOf, readStored } from '../store.ts'

type Me = OutputOf<typeof meContract>

function signedIn(ctx: Context): Id {
  if (ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  return ctx.actor.personId
}

interface MeRow {
  name: string
  network: Me['network']
  enrolled: boolean
  nodes: Me['grants']
}

const selectMe = sql(
  'people.me',
  `select p.name, json_build_object('id', n.id, 'name', n.name, 'shortName', n.short_name) as "network",
          coalesce(u."twoFactorEnabled", false) as "enrolled",
          coalesce((select json_agg(json_build_object('role', g.role, 'path', g.path, 'nodeName', g.node_name)
                                    order by g.path, g.role)
                      from role_grant g
                     where g.network_id = $1 and g.person_id = p.id and g.ended_at is null), '[]') as "nodes"
     from person p
     join network n on n.id = p.network_id
     left join auth."user" u on u.id = p.user_id
    where p.network_id = $1 and p.id = $2`,
)

/** Who is reading, where they may act and what they may do. Roles that wait for a second factor are not among them. */
export async function getMe(ctx: Context): Promise<Me> {
  const { actor } = ctx
  const row = await ctx.db.get<MeRow>(selectMe, [actor.networkId, signedIn(ctx)])
  const active = (grant: { role: Role; path: string }) =>
    actor.grants.some(({ role, path }) => role === grant.role && path === grant.path)
  const grants = row.nodes.filter(active)
  const permissions = [...new Set(grants.flatMap(({ role }) => permissionsOf(role)))]
  return {
    person: { id: signedIn(ctx), name: row.name },
    network: row.network,
    grants,
    permissions: actor.scopes ? permissions.filter((permission) => actor.scopes?.includes(permission)) : permissions,
    secondFactor: actor.secondFactor ? 'passed' : row.enrolled ? 'enrolled' : 'none',
    demo: ctx.services.sms.kind === 'simulator',
  }
}

interface MyRow {
  person: {
    name: string
    phoneSealed: string | null
    emailSealed: string | null
    bornOn: string | null
    createdAt: string
  }
  security: MyData['security']
  roles: MyData['roles']
  organisations: MyData['organisations']
  invitations: MyData['invitations']
  children: (Omit<MyData['children'][number], 'state'> & { consented: boolean })[]
  guardians: (Omit<MyData['guardians'][number], 'contact'> & { masked: string | null })[]
  guardianRequests: MyData['guardianRequests']
  consents: MyData['consents']
  tokens: MyData['tokens']
  acts: MyData['acts']
}

/** JSON's own form of a moment differs from ISO 8601 in UTC as we answer it. */
const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const list = (rows: string) => `coalesce((select json_agg(x) from (${rows}) x), '[]')`

const selectMyData = sql(
  'people.my-data',
  `select json_build_object('name', p.name, 'phoneSealed', p.phone_sealed, 'emailSealed', p.email_sealed,
                            'bornOn', p.born_on, 'createdAt', ${utc('p.created_at')}) as "person",
    json_build_object(
      'hasPassword', exists (select from auth.account a where a."userId" = p.user_id and a.password is not null),
      'secondFactor', coalesce((select u."twoFactorEnabled" from auth."user" u where u.id = p.user_id), false),
      'sessions', (select count(*) from auth.session s where s."userId" = p.user_id and s."expiresAt" > now())
    ) as "security",
    ${list(`select role, node_name as "nodeName", ${utc('granted_at')} as "since", ${utc('ended_at')} as "endedAt"
              from role_grant where network_id = $1 and person_id = $2 order by granted_at desc`)} as "roles",
    ${list(`select o.id, o.name, m.role, ${utc('m.since')} as "since", ${utc('m.ended_at')} as "endedAt"
              from membership m join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
             where m.network_id = $1 and m.person_id = $2 order by m.since desc`)} as "organisations",
    ${list(`select i.id, o.id as "organisationId", o.name as "organisationName", i.role, ${utc('i.expires_at')} as "expiresAt"
              from invitation i join organisation o on o.network_id = i.network_id and o.id = i.organisation_id
             where i.network_id = $1 and i.contact_hash in (p.phone_hash, p.email_hash) and i.expires_at > $3
               and num_nonnulls(i.accepted_at, i.declined_at, i.revoked_at) = 0 order by i.id`)} as "invitations",
    ${list(`select c.id, c.name, c.born_on as "bornOn", l.relation, c.user_id is not null as "hasAccount",
                   exists (select from consent k where k.network_id = $1 and k.person_id = c.id
                            and k.purpose = 'guardian' and k.withdrawn_at is null) as "consented"
              from guardian_link l join person c on c.network_id = l.network_id and c.id = l.child_id
             where l.network_id = $1 and l.guardian_id = $2 and l.ended_at is null order by l.created_at`)} as "children",
    ${list(`select l.id, g.name, l.contact_masked as "masked", l.relation, ${utc('l.confirmed_at')} as "confirmedAt"
              from guardian_link l left join person g on g.network_id = l.network_id and g.id = l.guardian_id
             where l.network_id = $1 and l.child_id = $2 and l.ended_at is null order by l.created_at`)} as "guardians",
    ${list(`select l.id, c.name as "childName", l.relation, ${utc('l.created_at')} as "createdAt"
              from guardian_link l join person c on c.network_id = l.network_id and c.id = l.child_id
             where l.network_id = $1 and l.contact_hash in (p.phone_hash, p.email_hash) and l.ended_at is null
             order by l.created_at`)} as "guardianRequests",
    ${list(`select purpose, text_version as "textVersion", ${utc('given_at')} as "givenAt", given_by = $2 as "givenByMe",
                   ${utc('withdrawn_at')} as "withdrawnAt"
              from consent where network_id = $1 and person_id = $2 order by given_at`)} as "consents",
    ${list(`select id, name, scopes, ${utc('created_at')} as "createdAt", ${utc('expires_at')} as "expiresAt",
                   last_used_on as "lastUsedOn", ${utc('revoked_at')} as "revokedAt"
              from api_token where network_id = $1 and person_id = $2 order by id desc`)} as "tokens",
    ${list(`select type, ${utc('at')} as "at" from event
             where network_id = $1 and actor_person_id = $2 order by id desc limit 500`)} as "acts"
     from person p where p.network_id = $1 and p.id = $2`,
)

/** Everything held about the signed-in person, in one statement (个人信息保护法 §45). */
export async function getMyData(ctx: Context): Promise<MyData> {
  const personId = signedIn(ctx)
  const { person, children, guardians, ...row } = await ctx.db.get<MyRow>(selectMyData, [
    ctx.actor.networkId,
    personId,
    ctx.now,
  ])
  const { phoneSealed, emailSealed, ...rest } = person
  const owner = ownerOf.person(personId)
  return {
    ...row,
    person: {
      id: personId,
      ...rest,
      phone: readStored(ctx, phoneSealed, 'phone', owner),
      email: readStored(ctx, emailSealed, 'email', owner),
    },
    children: children.map(({ consented, ...child }) => ({
      ...child,
      state: guardianState({ bornOn: child.bornOn, consented, guardianNamed: true }, ctx.now),
    })),
    guardians: guardians.map(({ masked, ...guardian }) => ({ ...guardian, contact: masked })),
  }
}

/** The same, with what each room keeps of them: one statement a room. */
export async function getMyWholeData(ctx: Context): Promise<MyWholeData> {
  const [data, ...records] = await Promise.all([
    getMyData(ctx),
    ...ctx.services.ownData.map(async ({ key, label, load }) => ({ key, label, items: [...(await load(ctx))] })),
  ])
  return { ...data, records: records.filter(({ items }) => items.length > 0) }
}

/* An organisation as its members see it */

export interface OwnOrganisation {
  id: Id
  name: string
  kind: OrganisationKind
  creditCode: string | null
  creditCodeOverride: string | null
  areaId: Id
  areaName: string
  purpose: string
  website: string | null
  phone: string | null
  address: string | null
  state: OrganisationState
  decisionReason: string | null
  role: MemberRole
  members: { personId: Id; name: string; role: MemberRole }[]
  invitations: { id: Id; contact: string; role: MemberRole; expiresAt: string }[]
}

const selectOwn = sql(
  'people.own-organisation',
  `select o.id, o.name, o.kind, o.credit_code as "creditCode", o.credit_code_override as "creditCodeOverride",
          o.area_id as "areaId", a.name as "areaName", o.purpose, o.website, o.phone, o.address, o.state,
          o.decision_reason as "decisionReason", own.role,
          ${list(`select m.person_id as "personId", p.name, m.role
                    from membership m join person p on p.network_id = m.network_id and p.id = m.person_id
                   where m.network_id = $1 and m.organisation_id = $2 and m.ended_at is null
                   order by m.role, m.since`)} as "members",
          ${list(`select i.id, i.contact_masked as "contact", i.role, ${utc('i.expires_at')} as "expiresAt"
                    from invitation i
                   where i.network_id = $1 and i.organisation_id = $2 and i.expires_at > $4 and own.role = 'manager'
                     and num_nonnulls(i.accepted_at, i.declined_at, i.revoked_at) = 0 order by i.id desc`)} as "invitations"
     from organisation o
     join area a on a.network_id = o.network_id and a.id = o.area_id
     join membership own on own.network_id = o.network_id and own.organisation_id = o.id
      and own.person_id = $3 and own.ended_at is null
    where o.network_id = $1 and o.id = $2`,
)

/** An organisation of the signed-in person. @throws AppError not-found for whoever is no member */
export async function getOwnOrganisation(ctx: Context, organisationId: Id): Promise<OwnOrganisation> {
  const values = [ctx.actor.networkId, organisationId, signedIn(ctx), ctx.now]
  const organisation = await ctx.db.find<OwnOrganisation>(selectOwn, values)
  if (!organisation) throw notFound('organisation')
  return organisation
}

export interface Invited {
  organisationId: Id
  organisationName: string
  kind: OrganisationKind
  role: MemberRole
  contactKind: 'phone' | 'email'
  contact: string | null
  expiresAt: Date
  acceptedAt: Date | null
  declinedAt: Date | null
  revokedAt: Date | null
}

const selectInvited = sql(
  'people.invitation-page',
  `select o.id as "organisationId", o.name as "organisationName", o.kind, i.role, i.contact_kind as "contactKind",
          i.contact_masked as "contact", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt",
          i.declined_at as "declinedAt", i.revoked_at as "revokedAt"
     from invitation i join organisation o on o.network_id = i.network_id and o.id = i.organisation_id
    where i.network_id = $1 and i.code_hash = sha256(convert_to($2, 'UTF8'))`,
)

/** What an invitation's link shows to whoever holds it. @throws AppError not-found */
export async function getInvitation(ctx: Context, code: string): Promise<Invited> {
  const invitation = await ctx.db.find<Invited>(selectInvited, [ctx.actor.networkId, code])
  if (!invitation) throw notFound('invitation')
  return invitation
}

const selectOwnInvited = sql(
  'people.own-invitation-page',
  `select o.id as "organisationId", o.name as "organisationName", o.kind, i.role, i.contact_kind as "contactKind",
          i.contact_masked as "contact", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt",
          i.declined_at as "declinedAt", i.revoked_at as "revokedAt"
     from invitation i
     join organisation o on o.network_id = i.network_id and o.id = i.organisation_id
     join person p on p.network_id = i.network_id and p.id = $3 and i.contact_hash in (p.phone_hash, p.email_hash)
    where i.network_id = $1 and i.id = $2`,
)

/** An invitation to the number or address of the signed-in person. @throws AppError not-found for anyone else's */
export async function getOwnInvitation(ctx: Context, id: Id): Promise<Invited> {
  const personId = signedIn(ctx)
  const invitation = isId(id) ? await ctx.db.find<Invited>(selectOwnInvited, [ctx.actor.networkId, id, personId]) : null
  if (!invitation) throw notFound('invitation')
  return invitation
}
