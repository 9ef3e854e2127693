import { sql } from '../../../server/database.ts'
import type { OwnDataSource, OwnRecord } from '../../../server/own-data.ts'

const selectOwn = sql(
  'problem.own-data',
  `select coalesce(p.title, p.public_title, p.code) as "title", f.created_at as "at", p.code, p.description, p.place, f.role,
          f.contact_masked as "contact"
     from problem_follower f join problem p on p.network_id = f.network_id and p.id = f.problem_id
    where f.network_id = $1 and f.person_id = $2 and f.ended_at is null order by f.id desc limit 500`,
)

interface Row extends Omit<OwnRecord, 'at' | 'details'> {
  at: Date
  code: string
  description: string | null
  place: string
  role: 'reporter' | 'supporter' | 'guardian'
  contact: string | null
}

/** What somebody reported or joined while signed in; of what others reported, not their words. */
export const problemOwnData: OwnDataSource = {
  key: 'problem',
  label: { zh: '我反映的、跟进的事', en: 'What I reported or follow' },
  async load({ actor, db }) {
    const rows = await db.rows<Row>(selectOwn, [actor.networkId, actor.personId])
    return rows.map(({ title, at, code, description, place, role, contact }) => ({
      title: role === 'reporter' ? title : code,
      at: at.toISOString(),
      details: { code, role, contact, ...(role === 'reporter' && { description, place }) },
    }))
  },
}
