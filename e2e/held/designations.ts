import { at } from '../fixture.ts'

/** Ids of the demonstration's designations. */
export interface HeldDesignations {
  /** for a second person */
  waiting: string
  approved: string
  refused: string
}

async function idOf(title: string): Promise<string> {
  const [found] = await at.server.ask<{ id: string }>(
    `select d.id from designation d join project p on p.network_id = d.network_id and p.id = d.project_id
      where p.title = $1 order by d.id limit 1`,
    [title],
  )
  if (!found) throw new Error(`nothing is set apart for ${title}`)
  return found.id
}

/** One more like that which waits, as if it had been sent back. */
async function sentBack(waiting: string): Promise<string> {
  const [made] = await at.server.ask<{ id: string }>(
    `insert into designation
     select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'state', 'refused', 'decided_by', a.id,
              'decided_at', d.entered_at, 'decided_because', '金额和认购书对不上，请核对后再登记。'))).*
       from designation d join person a on a.network_id = d.network_id and a.name = '演示·基金会审批'
      where d.id = $1 returning id`,
    [waiting],
  )
  if (!made) throw new Error('nothing was sent back')
  return made.id
}

export async function makeDesignations(): Promise<HeldDesignations> {
  const [waiting, approved] = (await Promise.all(['抬头一百天', '斑马线小讲解员'].map(idOf))) as [string, string]
  return { waiting, approved, refused: await sentBack(waiting) }
}
