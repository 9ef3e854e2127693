import { formatFen } from '../../../base/money.ts'
import { sql } from '../../../server/database.ts'
import type { OwnDataSource } from '../../../server/own-data.ts'

const selectOwn = sql(
  'fund.own-data',
  `select p.code, p.title, d.entered_at as "at", d.amount_fen as "amountFen", f.name as fund, d.state,
          case when d.entered_by = $2 then 'entered' else 'decided' end as part,
          case when d.entered_by = $2 then d.note else d.decided_because end as words
     from designation d
     join project p on p.network_id = d.network_id and p.id = d.project_id
     join fund f on f.network_id = d.network_id and f.id = d.fund_id
    where d.network_id = $1 and (d.entered_by = $2 or d.decided_by = $2) order by d.id desc limit 500`,
)

interface Row {
  code: string
  title: string
  at: Date
  amountFen: number
  fund: string
  state: string
  part: 'entered' | 'decided'
  words: string | null
}

/**
 * The money somebody entered or decided about for the foundation, with what they wrote. Gifts are its books: who recorded
 * one stands in the audit trail, and who gave it is not theirs to take away.
 */
export const fundOwnData: OwnDataSource = {
  key: 'fund',
  label: { zh: '我经手的划款', en: 'Designations I entered or decided' },
  async load({ actor, db }) {
    const rows = await db.rows<Row>(selectOwn, [actor.networkId, actor.personId])
    return rows.map(({ title, at, amountFen, ...details }) => ({
      ...{ title, at: at.toISOString() },
      details: { ...details, amount: formatFen(amountFen) },
    }))
  },
}
