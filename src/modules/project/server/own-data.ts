import { sql } from '../../../server/database.ts'
import type { OwnDataSource } from '../../../server/own-data.ts'

const selectOwn = sql(
  'project.own-data',
  `select p.code, p.title, l.changed_at as "at", l.state, o.name as organisation,
          concat_ws(', ', case when l.written_by = $2 then 'written' end, case when l.submitted_by = $2 then 'submitted' end,
                          case when l.decided_by = $2 then 'decided' end) as part,
          case when l.decided_by = $2 then l.returned_because end as words
     from plan l
     join project p on p.network_id = l.network_id and p.id = l.project_id
     join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    where l.network_id = $1 and $2 in (l.written_by, l.submitted_by, l.decided_by) order by p.id desc limit 500`,
)

interface Row {
  code: string
  title: string
  at: Date
  state: string
  organisation: string
  part: string
  words: string | null
}

/** The plans that somebody wrote or handed in for an organisation, or decided about; what stands in them is its own. */
export const projectOwnData: OwnDataSource = {
  key: 'project',
  label: { zh: '我经手的实施方案', en: 'Plans I wrote or decided about' },
  async load({ actor, db }) {
    const rows = await db.rows<Row>(selectOwn, [actor.networkId, actor.personId])
    return rows.map(({ title, at, ...details }) => ({ title, at: at.toISOString(), details }))
  },
}
