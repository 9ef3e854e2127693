import type { Id, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { AreaLevel, OperatorTerm } from '../network.ts'

export interface Area {
  id: Id
  code: string
  name: string
  level: AreaLevel
  parentId: Id | null
  path: Path
  streetId: Id | null
  communityId: Id | null
  ended: boolean
}

const areaColumns = `id, code, name, level, parent_id as "parentId", path, street_id as "streetId",
  community_id as "communityId", ended_at is not null as "ended"`

const selectAreaForUpdate = sql(
  'network.lock-area',
  `select ${areaColumns} from area where network_id = $1 and id = $2 for update`,
)

export async function lockArea(tx: Tx, areaId: Id): Promise<Area> {
  const area = await tx.find<Area>(selectAreaForUpdate, [tx.ctx.actor.networkId, areaId])
  if (!area) throw notFound('area')
  return area
}

const insertAreaRow = sql(
  'network.insert-area',
  `insert into area (network_id, id, code, name, level, parent_id, path, street_id, community_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

export async function insertArea(tx: Tx, area: Omit<Area, 'ended'>): Promise<void> {
  await tx.run(insertAreaRow, [
    tx.ctx.actor.networkId,
    area.id,
    area.code,
    area.name,
    area.level,
    area.parentId,
    area.path,
    area.streetId,
    area.communityId,
  ])
}

const countPlaces = sql(
  'network.count-places',
  `select count(*)::int as "count", count(*) filter (where ended_at is null)::int as "inUse"
     from area where network_id = $1 and parent_id = $2 and level in ('subarea', 'compound')`,
)

/** Places below an area: how many there ever were (for the next code) and how many are in use. */
export function placesBelow(tx: Tx, parentId: Id): Promise<{ count: number; inUse: number }> {
  return tx.get(countPlaces, [tx.ctx.actor.networkId, parentId])
}

const endAreaRow = sql('network.end-area', 'update area set ended_at = $3 where network_id = $1 and id = $2')

export async function markAreaEnded(tx: Tx, areaId: Id): Promise<void> {
  await tx.run(endAreaRow, [tx.ctx.actor.networkId, areaId, tx.ctx.now])
}

export interface Platform {
  id: Id
  name: string
  path: Path
}

const selectPlatformForUpdate = sql(
  'network.lock-platform',
  'select id, name, path from platform where network_id = $1 and id = $2 for update',
)

export async function lockPlatform(tx: Tx, platformId: Id): Promise<Platform> {
  const platform = await tx.find<Platform>(selectPlatformForUpdate, [tx.ctx.actor.networkId, platformId])
  if (!platform) throw notFound('platform')
  return platform
}

const updatePlatformRow = sql(
  'network.update-platform',
  'update platform set address = $3, phone = $4, hours = $5 where network_id = $1 and id = $2',
)

export async function updatePlatform(
  tx: Tx,
  platformId: Id,
  to: { address: string; phone: string; hours: string },
): Promise<void> {
  await tx.run(updatePlatformRow, [tx.ctx.actor.networkId, platformId, to.address, to.phone, to.hours])
}

const selectTerms = sql(
  'network.operator-terms',
  `select starts_on as "startsOn", ends_on as "endsOn", ended_on as "endedOn"
     from operator_contract where network_id = $1 and platform_id = $2`,
)

export function operatorTerms(tx: Tx, platformId: Id): Promise<OperatorTerm[]> {
  return tx.rows(selectTerms, [tx.ctx.actor.networkId, platformId])
}

export interface NewOperator {
  id: Id
  platformId: Id
  operatorName: string
  creditCode: string | null
  startsOn: string
  endsOn: string
  yearlyFeeFen: number
  deliverables: string
}

const insertOperatorRow = sql(
  'network.insert-operator',
  `insert into operator_contract (network_id, id, platform_id, operator_name, operator_credit_code,
                                  starts_on, ends_on, yearly_fee_fen, deliverables)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

export async function insertOperator(tx: Tx, operator: NewOperator): Promise<void> {
  await tx.run(insertOperatorRow, [
    tx.ctx.actor.networkId,
    operator.id,
    operator.platformId,
    operator.operatorName,
    operator.creditCode,
    operator.startsOn,
    operator.endsOn,
    operator.yearlyFeeFen,
    operator.deliverables,
  ])
}

const selectOperatorForUpdate = sql(
  'network.lock-operator',
  `select o.id, o.starts_on as "startsOn", o.ends_on as "endsOn", o.ended_on as "endedOn",
          p.id as "platformId", p.path
     from operator_contract o join platform p on p.network_id = o.network_id and p.id = o.platform_id
    where o.network_id = $1 and o.id = $2 for update of o`,
)

export async function lockOperator(
  tx: Tx,
  contractId: Id,
): Promise<OperatorTerm & { id: Id; platformId: Id; path: Path }> {
  const operator = await tx.find<OperatorTerm & { id: Id; platformId: Id; path: Path }>(selectOperatorForUpdate, [
    tx.ctx.actor.networkId,
    contractId,
  ])
  if (!operator) throw notFound('operator')
  return operator
}

const endOperatorRow = sql(
  'network.end-operator',
  'update operator_contract set ended_on = $3 where network_id = $1 and id = $2',
)

export async function markOperatorEnded(tx: Tx, contractId: Id, endedOn: string): Promise<void> {
  await tx.run(endOperatorRow, [tx.ctx.actor.networkId, contractId, endedOn])
}
