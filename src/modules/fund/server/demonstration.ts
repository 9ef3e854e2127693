import { type CivilDate, civilDate } from '../../../base/clock.ts'
import type { Context, Id } from '../../../base/context.ts'
import type { Fen } from '../../../base/money.ts'
import { sql } from '../../../server/database.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { districtPath, getAreaByNames } from '../../network/server/public.ts'
import type { DonationChannel, FundLevel } from '../fund.ts'
import { recordDonation } from './commands/donation.ts'
import { correctTransfer, decideDesignation, enterDesignation, openFund } from './commands/fund.ts'

interface SampleFund {
  name: string
  level: FundLevel
  /** by its name */
  above: string | null
  street: string | null
  community: string | null
  purpose: string
  feePermille: number
  /** days */
  ago: number
}

interface SampleGift {
  fund: string
  /** null: without a name */
  donor: string | null
  amountFen: Fen
  /** came so many days ago */
  ago: number
  /** when that is not on the same day */
  recordedAgo?: number
  channel: DonationChannel
  /** restricted to this project, by its title */
  project?: string
  corrected?: { ago: number; note: string }
}

interface SampleDesignation {
  fund: string
  project: string
  amountFen: Fen
  note: string
  ago: number
  /** none: it waits */
  approvedAgo?: number
}

interface Sample {
  /** the foundation, by its name */
  holder: string
  funds: SampleFund[]
  gifts: SampleGift[]
  designations: SampleDesignation[]
}

/** A moment of the demonstration, and what happens then. */
interface Step {
  ago: number
  take(): Promise<unknown>
}

/** Who acts for the foundation, and what was opened so far. */
interface Foundation {
  clerk(ago: number): Context
  approver(ago: number): Context
  /** funds by their names */
  ids: Map<string, Id>
}

/** Funds of a foundation with a year of gifts, one of them put right; money set apart for projects, and some that waits. */
export async function demonstrateFunds(demonstration: Demonstration): Promise<void> {
  const sample = demonstration.dataset('longgang/funds.json') as Sample
  const { ctx, actors } = demonstration
  demonstration.say(`写入 ${sample.gifts.length} 笔演示捐赠`)
  const foundation: Foundation = {
    clerk: (days) => ctx({ days }, actors.get('foundation-clerk')),
    approver: (days) => ctx({ days }, actors.get('foundation-approver')),
    ids: new Map(),
  }
  const first = Math.min(...sample.funds.map(({ ago }) => ago))
  const steps = [
    ...sample.funds.map((fund) => openingStep(foundation, sample.holder, fund)),
    ...sample.gifts.flatMap((gift, n) => giftSteps(foundation, gift, n, first)),
    ...sample.designations.flatMap((designation) => designationSteps(foundation, designation)),
  ]
  for (const { take } of steps.toSorted((a, b) => b.ago - a.ago)) await take()
}

const selectCode = sql('fund.demonstration-code', 'select code from project where network_id = $1 and title = $2')
const selectHolder = sql('fund.demonstration-holder', 'select id from organisation where network_id = $1 and name = $2')
const selectDistrict = sql('fund.demonstration-district', 'select id from area where network_id = $1 and path = $2')

async function codeOf({ db, actor }: Context, title: string): Promise<string> {
  return (await db.get<{ code: string }>(selectCode, [actor.networkId, title])).code
}

async function areaOf(at: Context, { street, community }: SampleFund): Promise<Id> {
  if (community) return (await getAreaByNames(at, community, street)).id
  if (street) return (await getAreaByNames(at, street)).id
  return (await at.db.get<{ id: Id }>(selectDistrict, [at.actor.networkId, await districtPath(at)])).id
}

function idOf({ ids }: Foundation, fund: string): Id {
  const id = ids.get(fund)
  if (!id) throw new Error(`the demonstration has no fund ${fund}`)
  return id
}

function openingStep(foundation: Foundation, holder: string, fund: SampleFund): Step {
  const { ago, name, level, above, purpose, feePermille } = fund
  const take = async () => {
    const at = foundation.approver(ago)
    const holding = await at.db.get<{ id: Id }>(selectHolder, [at.actor.networkId, holder])
    const parentId = above === null ? null : idOf(foundation, above)
    const place = { areaId: await areaOf(at, fund), holderId: holding.id, parentId }
    const { id } = await openFund(at, { name, level, purpose, feePermille, ...place })
    foundation.ids.set(name, id)
  }
  return { ago, take }
}

/** Recorded some hours after it came; what came before the funds stood here is recorded with them, in its order. */
function giftSteps(foundation: Foundation, gift: SampleGift, n: number, first: number): Step[] {
  const { fund, donor, amountFen, channel, project, corrected } = gift
  const ago = Math.min(gift.recordedAgo ?? gift.ago - 0.2, first - (n + 1) / 1000)
  let transferId: Id = ''
  const record = async () => {
    const at = foundation.clerk(ago)
    const receivedOn: CivilDate = civilDate(foundation.clerk(gift.ago).now)
    const made = await recordDonation(at, {
      ...{ fundId: idOf(foundation, fund), amountFen, receivedOn, channel, anonymous: donor === null },
      ...(channel !== 'cash-box' && { reference: `演示流水-${String(n + 1).padStart(4, '0')}` }),
      ...(donor !== null && { donorName: donor }),
      ...(project !== undefined && { projectCode: await codeOf(at, project) }),
    })
    transferId = made.transferId
  }
  const steps: Step[] = [{ ago, take: record }]
  if (corrected) {
    const take = () => correctTransfer(foundation.approver(corrected.ago), { id: transferId, note: corrected.note })
    steps.push({ ago: corrected.ago, take })
  }
  return steps
}

function designationSteps(foundation: Foundation, designation: SampleDesignation): Step[] {
  const { fund, project, amountFen, note, ago, approvedAgo } = designation
  let id: Id = ''
  const enter = async () => {
    const at = foundation.clerk(ago)
    const projectCode = await codeOf(at, project)
    id = (await enterDesignation(at, { id: idOf(foundation, fund), projectCode, amountFen, note })).id
  }
  const steps: Step[] = [{ ago, take: enter }]
  if (approvedAgo !== undefined) {
    const approve = () => decideDesignation(foundation.approver(approvedAgo), { id, decision: 'approve', because: '' })
    steps.push({ ago: approvedAgo, take: approve })
  }
  return steps
}
