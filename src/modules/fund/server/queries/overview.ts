import { type CivilDate, civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { Fen } from '../../../../base/money.ts'
import { sql } from '../../../../server/database.ts'
import type { FundItem } from '../../contract.ts'
import type { TransferKind } from '../../fund.ts'
import { itemSql, totalsJoin } from './funds.ts'

/* What the pages of funds, and their parts on pages of others, need besides the records. */

/** A district has one fund or a few, a dozen streets and some hundred communities. */
export const mostInTree = 400

const selectTree = sql(
  'fund.tree',
  `select ${itemSql}
     from (select * from fund where network_id = $1
            order by array_position(array['special', 'street', 'micro'], level), id limit ${mostInTree}) f ${totalsJoin}
    order by f.id`,
)

/** All funds, in the order they were opened; of more than `mostInTree` the upper levels first. */
export function fundTree(ctx: Context): Promise<FundItem[]> {
  return ctx.db.rows(selectTree, [ctx.actor.networkId])
}

export interface ProjectMoney {
  id: Id
  name: string
  holder: string
  /** 项目专账: arrived for the project and not paid out */
  balanceFen: Fen
}

const selectOfProject = sql(
  'fund.of-project',
  `select f.id, f.name, o.name as "holder", a.balance_fen as "balanceFen"
     from project p
     join fund f on f.network_id = p.network_id
     join account a on a.network_id = f.network_id and a.fund_id = f.id and a.project_id = p.id
     join organisation o on o.network_id = f.network_id and o.id = f.holder_id
    where p.network_id = $1 and p.id = $2 and (a.balance_fen > 0 or p.allocated_fen > 0)
    order by f.id limit 50`,
)

/** In which funds money stands for a project; an emptied account too, once something was paid out of it. */
export function fundsOfProject(ctx: Context, projectId: Id): Promise<ProjectMoney[]> {
  return ctx.db.rows(selectOfProject, [ctx.actor.networkId, projectId])
}

export interface ProjectHeld {
  code: string
  title: string
  balanceFen: Fen
}

/** a page shows so many of the projects of one fund */
export const mostProjects = 50

const selectProjects = sql(
  'fund.projects',
  `select p.code, p.title, a.balance_fen as "balanceFen"
     from account a join project p on p.network_id = a.network_id and p.id = a.project_id
    where a.network_id = $1 and a.fund_id = $2 and a.project_id is not null and a.balance_fen > 0
    order by a.balance_fen desc, p.id limit ${mostProjects}`,
)

/** For which projects a fund itself holds money, the most first. */
export function projectsOfFund(ctx: Context, fundId: Id): Promise<ProjectHeld[]> {
  return ctx.db.rows(selectProjects, [ctx.actor.networkId, fundId])
}

const selectGiven = sql(
  'fund.given-in-month',
  `select coalesce(sum(t.gifts), 0)::bigint as "gifts", coalesce(sum(t.given_fen), 0)::bigint as "givenFen"
     from fund f
     join fund_total t on t.network_id = f.network_id and t.fund_id = f.id and t.month = $2
    where f.network_id = $1 and f.parent_id is null`,
)

/** What all funds were given this month: from the kept totals of those that stand by themselves. */
export function givenThisMonth(ctx: Context): Promise<{ gifts: number; givenFen: Fen }> {
  return ctx.db.get(selectGiven, [ctx.actor.networkId, `${civilDate(ctx.now).slice(0, 7)}-01`])
}

export type HeldFund = Pick<FundItem, 'id' | 'name' | 'level' | 'purpose' | 'heldFen'>

const selectHeld = sql(
  'fund.held-by',
  `select f.id, f.name, f.purpose, f.level, t.given + t.moved - t.fee - t.paid as "heldFen"
     from fund f
     left join fund u on u.network_id = f.network_id and u.id = f.parent_id
     ${totalsJoin}
    where f.network_id = $1 and f.holder_id = $2 and f.closed_at is null and u.holder_id is distinct from f.holder_id
    order by f.id limit 20`,
)

/** What a foundation holds, without the funds below another of its own: their money is counted in that one. */
export function fundsHeldBy(ctx: Context, organisationId: Id): Promise<HeldFund[]> {
  return ctx.db.rows(selectHeld, [ctx.actor.networkId, organisationId])
}

export interface CorrectionLink {
  /** the correction, and the day it was booked */
  id: Id
  correctedOn: CivilDate
  /** what it takes back, the day that was booked, and what it was */
  correctsId: Id
  bookedOn: CivilDate
  kind: TransferKind
}

const selectCorrections = sql(
  'fund.corrections-among',
  `select c.id, c.booked_on as "correctedOn", c.corrects_id as "correctsId", o.booked_on as "bookedOn", o.kind
     from transfer c
     join transfer o on o.network_id = c.network_id and o.id = c.corrects_id
    where c.network_id = $1 and c.corrects_id is not null and (c.id = any($2) or c.corrects_id = any($2))`,
)

/** Which of these transfers correct another, and which were corrected: the other one may stand on another page. */
export function correctionsAmong(ctx: Context, ids: readonly Id[]): Promise<CorrectionLink[]> {
  return ctx.db.rows(selectCorrections, [ctx.actor.networkId, ids])
}
