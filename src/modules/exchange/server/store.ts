import type { CivilDate } from '../../../base/clock.ts'
import type { Id, Subject, Tx } from '../../../base/context.ts'
import type { Fen } from '../../../base/money.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { Project } from '../../project/server/public.ts'
import type { MoneySource } from '../../project/money.ts'
import type { Filing, ListingState, PledgeState } from '../exchange.ts'

/** A listing as commands read it, its project locked. */
export interface Listing {
  projectId: Id
  state: ListingState
  closesOn: CivilDate
  campaignId: Id | null
  /** the call that chose it pays for it */
  callPays: boolean
}

export interface Pledge {
  id: Id
  projectId: Id
  threadId: Id
  path: Path
  source: MoneySource
  organisationId: Id
  amountFen: Fen
  state: PledgeState
}

export function pledgeSubject({ id, path, threadId }: Pick<Pledge, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'pledge', id, path, threadId }
}

export function listingSubject({ id, path, threadId }: Pick<Project, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'listing', id, path, threadId }
}

const insertListingRow = sql(
  'exchange.insert-listing',
  `insert into listing (network_id, project_id, state, call_pays, closes_on, opened_at)
   select $1, $2, 'open', p.level = 'carry-out' and jsonb_typeof(c.rules -> 'totalFen') = 'number', p.expires_on, $3
     from project p
     join application a on a.network_id = p.network_id and a.id = p.application_id
     join call c on c.network_id = a.network_id and c.id = a.call_id
    where p.network_id = $1 and p.id = $2 and p.state = 'pooled'
   on conflict do nothing returning project_id`,
)

/** Once for each project: a reaction that runs again finds it there. */
export async function insertListing(tx: Tx, projectId: Id): Promise<boolean> {
  const { actor, now } = tx.ctx
  return (await tx.find(insertListingRow, [actor.networkId, projectId, now])) !== null
}

const selectListing = sql(
  'exchange.listing',
  `select project_id as "projectId", state, closes_on as "closesOn", campaign_id as "campaignId", call_pays as "callPays"
     from listing where network_id = $1 and project_id = $2 for update`,
)

/** Null for what ended before it was listed. */
export function findListing(tx: Tx, projectId: Id): Promise<Listing | null> {
  return tx.find<Listing>(selectListing, [tx.ctx.actor.networkId, projectId])
}

/**
 * Whoever holds the project holds its listing, too: it is locked after it. What has left the pool without its money is
 * closed at once, before the program comes round to closing it.
 * @throws AppError not-found `listing.not-found`
 */
export async function lockListing(tx: Tx, { id, state }: Pick<Project, 'id' | 'state'>): Promise<Listing> {
  const listing = await findListing(tx, id)
  if (!listing) throw notFound('listing')
  return listing.state === 'open' && state !== 'pooled' ? { ...listing, state: 'closed' } : listing
}

const setListing = sql(
  'exchange.set-listing',
  `update listing set state = $3, pledges = pledges + $4 where network_id = $1 and project_id = $2`,
)

export function updateListing(tx: Tx, projectId: Id, state: ListingState, morePledges: number): void {
  tx.write(setListing, [tx.ctx.actor.networkId, projectId, state, morePledges])
}

const setListingCampaign = sql(
  'exchange.set-campaign',
  'update listing set campaign_id = $3 where network_id = $1 and project_id = $2',
)

export function updateCampaign(tx: Tx, projectId: Id, campaignId: Id | null): void {
  tx.write(setListingCampaign, [tx.ctx.actor.networkId, projectId, campaignId])
}

const insertPledgeRow = sql(
  'exchange.insert-pledge',
  `insert into pledge (network_id, id, project_id, thread_id, path, source, organisation_id, amount_fen, state, basis, made_by, made_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, 'made', $9, $10, $11, $11)`,
)

export interface NewPledge extends Omit<Pledge, 'state'> {
  basis: string
  madeBy: Id | null
}

export function insertPledge(tx: Tx, pledge: NewPledge): void {
  const { id, projectId, threadId, path, source, organisationId, amountFen, basis, madeBy } = pledge
  const { actor, now } = tx.ctx
  tx.write(insertPledgeRow, [
    ...[actor.networkId, id, projectId, threadId, path, source, organisationId, amountFen, basis, madeBy, now],
  ])
}

const columns = `g.id, g.project_id as "projectId", g.thread_id as "threadId", g.path, g.source,
  g.organisation_id as "organisationId", g.amount_fen as "amountFen", g.state`
const selectPledge = sql(
  'exchange.lock-pledge',
  `select ${columns} from pledge g where g.network_id = $1 and g.id = $2 for update`,
)
const selectProjectOf = sql(
  'exchange.project-of-pledge',
  'select project_id as "projectId" from pledge where network_id = $1 and id = $2',
)
const selectStanding = sql(
  'exchange.standing-pledges',
  `select ${columns} from pledge g
    where g.network_id = $1 and g.project_id = $2 and g.state in ('made', 'agreed') order by g.id for update`,
)

/** Which project a promise is about, to lock that first. @throws AppError not-found `pledge.not-found` */
export async function projectOfPledge(tx: Tx, id: Id): Promise<Id> {
  const row = await tx.find<{ projectId: Id }>(selectProjectOf, [tx.ctx.actor.networkId, id])
  if (!row) throw notFound('pledge')
  return row.projectId
}

export async function lockPledge(tx: Tx, id: Id): Promise<Pledge> {
  const pledge = await tx.find<Pledge>(selectPledge, [tx.ctx.actor.networkId, id])
  if (!pledge) throw notFound('pledge')
  return pledge
}

export function lockStandingPledges(tx: Tx, projectId: Id): Promise<Pledge[]> {
  return tx.rows<Pledge>(selectStanding, [tx.ctx.actor.networkId, projectId])
}

const setPledge = sql(
  'exchange.set-pledge',
  `update pledge set state = $3, ended_because = $4, changed_at = $5 where network_id = $1 and id = $2`,
)

export function setPledgeState(tx: Tx, id: Id, state: PledgeState, endedBecause: string | null = null): void {
  tx.write(setPledge, [tx.ctx.actor.networkId, id, state, endedBecause, tx.ctx.now])
}

const insertCampaignRow = sql(
  'exchange.insert-campaign',
  `insert into campaign (network_id, id, charity_id, title, filing_number, licence_number, channel_name, channel_url, starts_on, ends_on, path, filed_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)

export interface NewCampaign extends Filing {
  id: Id
  charityId: Id
  title: string
  channelName: string
  path: Path
}

export function insertCampaign(tx: Tx, campaign: NewCampaign): void {
  const { id, charityId, title, filingNumber, licenceNumber, channelName, channelUrl, startsOn, endsOn, path } =
    campaign
  const { actor, now } = tx.ctx
  tx.write(insertCampaignRow, [
    ...[actor.networkId, id, charityId, title, filingNumber, licenceNumber, channelName, channelUrl],
    ...[startsOn, endsOn, path, actor.personId, now],
  ])
}

const selectTerm = sql(
  'exchange.campaign-term',
  `select starts_on as "startsOn", ends_on as "endsOn", path from campaign where network_id = $1 and id = $2`,
)

export type CampaignTerm = Pick<Filing, 'startsOn' | 'endsOn'> & { path: Path }

export async function campaignTerm(tx: Tx, id: Id): Promise<CampaignTerm> {
  const row = await tx.find<CampaignTerm>(selectTerm, [tx.ctx.actor.networkId, id])
  if (!row) throw notFound('campaign')
  return row
}
