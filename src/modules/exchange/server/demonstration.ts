import { addDays, civilDate } from '../../../base/clock.ts'
import type { Context, Id } from '../../../base/context.ts'
import type { Fen } from '../../../base/money.ts'
import { sql } from '../../../server/database.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { transact } from '../../../server/transact.ts'
import { districtPath } from '../../network/server/public.ts'
import type { PublicSource } from '../../project/money.ts'
import { fileCampaign, setCampaign } from './commands/campaign.ts'
import { enterPublicMoney, makePledge, withdrawPledge } from './commands/pledge.ts'
import { getListing } from './queries/listing.ts'
import { openListing } from './reactions.ts'

interface SampleCampaign {
  title: string
  /** by its name */
  charity: string
  by: string
  /** days */
  filedAgo: number
  filingNumber: string
  licenceNumber: string
  channelName: string
  channelUrl: string
  /** begins and ends so many days from now */
  from: number
  to: number
  /** projects by their titles */
  behind: { project: string; ago: number }[]
}

interface SamplePledge {
  project: string
  organisation: string
  by: string
  ago: number
  /** null: all that is missing */
  amountFen: Fen | null
  /** public money, by the document that grants it */
  granted?: [source: PublicSource, basis: string]
  withdrawnAgo?: number
}

/** A moment of the demonstration, and what happens then. */
interface Step {
  ago: number
  take(): Promise<unknown>
}

/** What was pooled is listed; some of it is promised, all of it at two projects; a filed campaign stands behind one. */
export async function demonstrateExchange(demonstration: Demonstration): Promise<void> {
  const { campaigns, pledges } = demonstration.dataset('longgang/exchange.json') as {
    campaigns: SampleCampaign[]
    pledges: SamplePledge[]
  }
  demonstration.say(`写入 ${pledges.length} 笔演示认购`)
  await list(demonstration)
  const steps = [
    ...campaigns.flatMap((sample) => campaignSteps(demonstration, sample)),
    ...pledges.flatMap((sample) => pledgeSteps(demonstration, sample)),
  ]
  for (const { take } of steps.toSorted((a, b) => b.ago - a.ago)) await take()
}

const selectPooled = sql(
  'exchange.demonstration-pooled',
  `select id, pooled_at as "pooledAt" from project where network_id = $1 and state = 'pooled' order by id`,
)

/** By the program, as it would have been two minutes after each entered the pool. */
async function list({ ctx, networkId }: Demonstration): Promise<void> {
  const { db, now } = ctx({})
  const projects = await db.rows<{ id: Id; pooledAt: Date }>(selectPooled, [networkId])
  for (const { id, pooledAt } of projects) {
    const minutes = (now.getTime() - pooledAt.getTime()) / 60_000 - 2
    await transact(ctx({ minutes }, { requestId: `sweep:exchange:${id}` }), (tx) => openListing(tx, id))
  }
}

const selectCode = sql('exchange.demonstration-code', 'select code from project where network_id = $1 and title = $2')
const selectOrganisation = sql(
  'exchange.demonstration-organisation',
  'select id from organisation where network_id = $1 and name = $2',
)
const selectDistrict = sql('exchange.demonstration-district', 'select id from area where network_id = $1 and path = $2')

async function codeOf({ db, actor }: Context, title: string): Promise<string> {
  return (await db.get<{ code: string }>(selectCode, [actor.networkId, title])).code
}

async function organisationOf({ db, actor }: Context, name: string): Promise<Id> {
  return (await db.get<{ id: Id }>(selectOrganisation, [actor.networkId, name])).id
}

function campaignSteps({ ctx, actors }: Demonstration, sample: SampleCampaign): Step[] {
  const { charity, by, filedAgo, from, to, behind, ...filing } = sample
  const today = civilDate(ctx({}).now)
  let campaignId: Id = ''
  const file = async () => {
    const at = ctx({ days: filedAgo }, actors.get(by))
    const area = await at.db.get<{ id: Id }>(selectDistrict, [at.actor.networkId, await districtPath(at)])
    const term = { startsOn: addDays(today, from), endsOn: addDays(today, to) }
    const charityId = await organisationOf(at, charity)
    campaignId = (await fileCampaign(at, { ...filing, ...term, charityId, areaId: area.id })).id
  }
  const settings = behind.map(({ project, ago }) => ({
    ago,
    take: async () => {
      const at = ctx({ days: ago }, actors.get(by))
      await setCampaign(at, { code: await codeOf(at, project), campaignId })
    },
  }))
  return [{ ago: filedAgo, take: file }, ...settings]
}

function pledgeSteps({ ctx, actors }: Demonstration, sample: SamplePledge): Step[] {
  const { ago, granted, withdrawnAgo } = sample
  let id: Id = ''
  const make = async () => {
    const at = ctx({ days: ago }, actors.get(sample.by))
    const code = await codeOf(at, sample.project)
    const amountFen = sample.amountFen ?? (await getListing(at, { code })).gapFen
    const promise = { code, organisationId: await organisationOf(at, sample.organisation), amountFen }
    const made = granted
      ? await enterPublicMoney(at, { ...promise, source: granted[0], basis: granted[1] })
      : await makePledge(at, promise)
    id = made.id
  }
  const steps: Step[] = [{ ago, take: make }]
  if (withdrawnAgo !== undefined)
    steps.push({
      ago: withdrawnAgo,
      take: () => withdrawPledge(ctx({ days: withdrawnAgo }, actors.get(sample.by)), { id }),
    })
  return steps
}
