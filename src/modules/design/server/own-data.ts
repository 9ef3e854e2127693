import { sql } from '../../../server/database.ts'
import type { OwnDataSource } from '../../../server/own-data.ts'

const selectOwn = sql(
  'design.own-data',
  `select d.code, coalesce(d.public_title, d.code) as "title", m.created_at as "at", m.part, m.state
     from design_member m join design d on d.network_id = m.network_id and d.id = m.design_id
    where m.network_id = $1 and m.person_id = $2 order by m.id desc limit 500`,
)

/** The teams somebody is in, offered to join or left, in person. */
export const designOwnData: OwnDataSource = {
  key: 'design',
  label: { zh: '我参与的方案', en: 'Designs I take part in' },
  async load({ actor, db }) {
    const rows = await db.rows<{ code: string; title: string; at: Date; part: string; state: string }>(selectOwn, [
      ...[actor.networkId, actor.personId],
    ])
    return rows.map(({ title, at, ...details }) => ({ title, at: at.toISOString(), details }))
  },
}
