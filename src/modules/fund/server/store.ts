import type { CivilDate } from '../../../base/clock.ts'
import type { Id, Subject, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import type { Fen } from '../../../base/money.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { DesignationState, FundLevel, Transfer, TransferKind } from '../fund.ts'

export interface Fund {
  id: Id
  name: string
  level: FundLevel
  path: Path
  feePermille: number
  closedAt: Date | null
}

export function fundSubject({ id, path }: Pick<Fund, 'id' | 'path'>): Subject {
  return { type: 'fund', id, path }
}

const fundColumns = `f.id, f.name, f.level, f.path, f.fee_permille as "feePermille", f.closed_at as "closedAt"`
const selectFund = sql('fund.find', `select ${fundColumns} from fund f where f.network_id = $1 and f.id = $2`)

/** @throws AppError not-found `fund.not-found` */
export async function fundOf(tx: Tx, id: Id): Promise<Fund> {
  const fund = await tx.find<Fund>(selectFund, [tx.ctx.actor.networkId, id])
  if (!fund) throw notFound('fund')
  return fund
}

const insertFundRow = sql(
  'fund.insert',
  `insert into fund (network_id, id, name, level, parent_id, holder_id, purpose, area_id, path, fee_permille, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)
const insertAccountRow = sql(
  'fund.insert-account',
  `insert into account (network_id, id, kind, fund_id, project_id, balance_fen) values ($1, $2, $3, $4, null, $5)`,
)

export interface NewFund extends Pick<Fund, 'id' | 'name' | 'level' | 'path' | 'feePermille'> {
  parentId: Id | null
  holderId: Id
  purpose: string
  areaId: Id
}

/** A fund with the accounts every fund has. */
export function insertFund(tx: Tx, fund: NewFund): void {
  const { id, name, level, parentId, holderId, purpose, areaId, path, feePermille } = fund
  const { actor, now } = tx.ctx
  tx.write(insertFundRow, [
    ...[actor.networkId, id, name, level, parentId, holderId, purpose, areaId, path, feePermille],
    ...[actor.personId, now],
  ])
  for (const kind of ['fund', 'fee'] as const) tx.write(insertAccountRow, [actor.networkId, newId(now), kind, id, 0])
  for (const kind of ['givers', 'payees'] as const)
    tx.write(insertAccountRow, [actor.networkId, newId(now), kind, id, null])
}

export interface Account {
  id: Id
  balanceFen: Fen
}

const lockAccountRow = sql(
  'fund.lock-account',
  `select id, balance_fen as "balanceFen" from account
    where network_id = $1 and fund_id = $2 and kind = $3 and project_id is null for update`,
)

/** What stands in a fund itself, or its fee; locked. */
export function lockAccount(tx: Tx, fundId: Id, kind: 'fund' | 'fee'): Promise<Account> {
  return tx.get(lockAccountRow, [tx.ctx.actor.networkId, fundId, kind])
}

const openProjectAccount = sql(
  'fund.open-project-account',
  `with made as (
     insert into account (network_id, id, kind, fund_id, project_id, balance_fen) values ($1, $2, 'project', $3, $4, 0)
     on conflict do nothing returning id)
   select id from made
   union all
   select id from account where network_id = $1 and fund_id = $3 and project_id = $4 limit 1`,
)

/** 项目专账: the account of a project in a fund, opened with the first money for it. */
export async function projectAccount(tx: Tx, fundId: Id, projectId: Id): Promise<Id> {
  const { actor, now } = tx.ctx
  const { id } = await tx.get<{ id: Id }>(openProjectAccount, [actor.networkId, newId(now), fundId, projectId])
  return id
}

const callMove = sql('fund.move-money', 'select move_money($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)')

export interface Move {
  from: Id
  to: Id
  amountFen: Fen
  kind: TransferKind
  bookedOn: CivilDate
  note: string
  correctsId?: Id | null
}

/** Books one transfer and both balances. @returns its id */
export function move(tx: Tx, { from, to, amountFen, kind, bookedOn, note, correctsId }: Move): Id {
  const { actor, now } = tx.ctx
  const id = newId(now)
  tx.write(callMove, [
    ...[actor.networkId, id, from, to, amountFen, kind, bookedOn, note, correctsId ?? null, actor.personId, now],
  ])
  return id
}

const addTotals = sql('fund.add-totals', 'select add_to_fund_totals($1, $2, $3, $4, $5, $6, $7, $8)')

/** What changes in the totals of a fund and those above it, in the month of `on`. */
export function addToTotals(
  tx: Tx,
  fundId: Id,
  on: CivilDate,
  { gifts = 0, givenFen = 0, movedFen = 0, feeFen = 0, paidFen = 0 },
): void {
  tx.write(addTotals, [
    ...[tx.ctx.actor.networkId, fundId, `${on.slice(0, 7)}-01`, gifts, givenFen, movedFen, feeFen, paidFen],
  ])
}

export interface Designation {
  id: Id
  fundId: Id
  projectId: Id
  amountFen: Fen
  feeFen: Fen
  state: DesignationState
  enteredBy: Id
  path: Path
}

export function designationSubject({ id, path }: Pick<Designation, 'id' | 'path'>, threadId?: Id): Subject {
  return { type: 'designation', id, path, ...(threadId && { threadId }) }
}

const insertDesignationRow = sql(
  'fund.insert-designation',
  `insert into designation (network_id, id, fund_id, project_id, amount_fen, fee_fen, state, note, entered_by, entered_at, path)
   values ($1, $2, $3, $4, $5, $6, 'entered', $7, $8, $9, $10)`,
)

export function insertDesignation(
  tx: Tx,
  designation: Omit<Designation, 'state' | 'enteredBy'> & { note: string },
): void {
  const { id, fundId, projectId, amountFen, feeFen, note, path } = designation
  const { actor, now } = tx.ctx
  tx.write(insertDesignationRow, [
    ...[actor.networkId, id, fundId, projectId, amountFen, feeFen, note, actor.personId, now, path],
  ])
}

const lockDesignationRow = sql(
  'fund.lock-designation',
  `select id, fund_id as "fundId", project_id as "projectId", amount_fen as "amountFen", fee_fen as "feeFen", state,
          entered_by as "enteredBy", path
     from designation where network_id = $1 and id = $2 for update`,
)

/** @throws AppError not-found `designation.not-found` */
export async function lockDesignation(tx: Tx, id: Id): Promise<Designation> {
  const found = await tx.find<Designation>(lockDesignationRow, [tx.ctx.actor.networkId, id])
  if (!found) throw notFound('designation')
  return found
}

/** What was booked when money was set apart; no fee, no second transfer. */
export interface SetApart {
  transferId: Id
  feeTransferId: Id | null
}

const decideRow = sql(
  'fund.decide-designation',
  `update designation set state = $3, decided_by = $4, decided_at = $5, decided_because = $6, transfer_id = $7,
          fee_transfer_id = $8
    where network_id = $1 and id = $2`,
)

export function decideDesignationRow(
  tx: Tx,
  id: Id,
  decided: { state: DesignationState; because: string; booked: SetApart | null },
): void {
  const { actor, now } = tx.ctx
  const { state, because, booked } = decided
  tx.write(decideRow, [
    ...[actor.networkId, id, state, actor.personId, now, because || null],
    ...[booked?.transferId ?? null, booked?.feeTransferId ?? null],
  ])
}

export interface Booked extends Transfer {
  fromFundId: Id
  toFundId: Id
  bookedOn: CivilDate
  createdBy: Id
  corrected: boolean
  /** of the account the money went to */
  projectId: Id | null
  path: Path
  /** what was set apart by it */
  designationId: Id | null
  /** the fee that was booked with it */
  feeTransferId: Id | null
}

const selectTransfer = sql(
  'fund.transfer',
  `select t.id, t.from_account_id as "fromAccountId", t.to_account_id as "toAccountId", t.from_fund_id as "fromFundId",
          t.to_fund_id as "toFundId", t.amount_fen as "amountFen", t.kind, t.booked_on as "bookedOn", t.corrects_id as "correctsId",
          t.created_by as "createdBy", f.path, a.project_id as "projectId",
          d.id as "designationId", d.fee_transfer_id as "feeTransferId",
          exists (select from transfer c where c.network_id = t.network_id and c.corrects_id = t.id) as "corrected"
     from transfer t
     join fund f on f.network_id = t.network_id and f.id = t.to_fund_id
     join account a on a.network_id = t.network_id and a.id = t.to_account_id
     left join designation d on d.network_id = t.network_id and d.transfer_id = t.id
    where t.network_id = $1 and t.id = $2`,
)

/** @throws AppError not-found `transfer.not-found` */
export async function transferOf(tx: Tx, id: Id): Promise<Booked> {
  const found = await tx.find<Booked>(selectTransfer, [tx.ctx.actor.networkId, id])
  if (!found) throw notFound('transfer')
  return found
}
