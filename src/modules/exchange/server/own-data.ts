import { formatFen } from '../../../base/money.ts'
import { sql } from '../../../server/database.ts'
import type { OwnDataSource } from '../../../server/own-data.ts'

const selectOwn = sql(
  'exchange.own-data',
  `select p.code, p.title, g.made_at as "at", g.amount_fen as "amountFen", o.name as organisation, g.state, g.source
     from pledge g
     join project p on p.network_id = g.network_id and p.id = g.project_id
     join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
    where g.network_id = $1 and g.made_by = $2 order by g.id desc limit 500`,
)

/** The promises that somebody made for an organisation, or entered for the public purse. */
export const exchangeOwnData: OwnDataSource = {
  key: 'exchange',
  label: { zh: '我经手的认购', en: 'Pledges I made for an organisation' },
  async load({ actor, db }) {
    const rows = await db.rows<{
      code: string
      title: string
      at: Date
      amountFen: number
      organisation: string
      state: string
      source: string
    }>(selectOwn, [actor.networkId, actor.personId])
    return rows.map(({ title, at, amountFen, ...details }) => ({
      ...{ title, at: at.toISOString() },
      details: { ...details, amount: formatFen(amountFen) },
    }))
  },
}
