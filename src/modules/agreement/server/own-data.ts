import { formatFen } from '../../../base/money.ts'
import { sql } from '../../../server/database.ts'
import type { OwnDataSource } from '../../../server/own-data.ts'

const selectOwn = sql(
  'agreement.own-data',
  `select g.code, p.code as project, p.title, coalesce(y.confirmed_at, g.scanned_at) as "at", g.state, g.grant_fen as "grantFen",
          concat_ws(', ', case when g.scanned_by = $2 then 'scanned' end, case when y.confirmed_by = $2 then 'confirmed' end) as part, y.role,
          g.facts -> 'parties' -> y.position::int ->> 'name' as party
     from agreement g
     join project p on p.network_id = g.network_id and p.id = g.project_id
     left join agreement_party y on y.network_id = g.network_id and y.agreement_id = g.id and y.confirmed_by = $2
    where g.network_id = $1 and (g.scanned_by = $2 or y.confirmed_by = $2) order by g.id desc limit 500`,
)

interface Row {
  code: string
  project: string
  title: string
  at: Date
  state: string
  grantFen: number
  part: string
  /** the side it was confirmed for; null when the scan that was uploaded came back */
  role: string | null
  party: string | null
}

/** The agreements whose scan somebody uploaded or confirmed, and for whom. */
export const agreementOwnData: OwnDataSource = {
  key: 'agreement',
  label: { zh: '我经手的协议', en: 'Agreements I uploaded or confirmed' },
  async load({ actor, db }) {
    const rows = await db.rows<Row>(selectOwn, [actor.networkId, actor.personId])
    return rows.map(({ title, at, grantFen, ...details }) => ({
      ...{ title, at: at.toISOString() },
      details: { ...details, grant: formatFen(grantFen) },
    }))
  },
}
