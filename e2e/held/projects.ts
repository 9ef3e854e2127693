import { sweep } from '../../src/server/sweep.ts'
import { at } from '../fixture.ts'

/** Codes of projects, each where something is to be seen. */
export interface HeldProjects {
  /** nobody has pledged yet */
  pooled: string
  /** in part pledged, received, allocated and spent */
  raised: string
  ended: string
  /** out of the pool after its time */
  expired: string
}

async function codeOf(title: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>('select code from project where title = $1', [title])
  if (!found) throw new Error(`no project ${title}`)
  return found.code
}

/** As receipts, allocations and costs will keep it: of what is promised, part has come, and part of that is spent. */
async function raise(code: string): Promise<void> {
  await at.server.ask(
    `update project set received_fen = pledged_fen * 8 / 10, allocated_fen = pledged_fen * 4 / 10, spent_fen = pledged_fen / 10
      where code = $1`,
    [code],
  )
}

/** As if it had entered the pool two years earlier: the clock stays where it is for everything else. */
async function expire(code: string): Promise<void> {
  const { ask, platform, runJobs } = at.server
  await ask(
    `with p as (update project set pooled_at = pooled_at - interval '2 years', expires_on = expires_on - interval '2 years'
                 where code = $1 returning network_id, id)
     update deadline d set due_at = d.due_at - interval '2 years' - interval '1 day'
       from p where d.network_id = p.network_id and d.subject_id = p.id`,
    [code],
  )
  await sweep(platform)
  await runJobs()
}

/** Of the demonstration's projects. */
export async function makeProjects(): Promise<HeldProjects> {
  const titles = ['快递站防骗角', '抬头一百天', '挂号陪练员', '山厦周末球场'] as const
  const [pooled, raised, ended, expired] = (await Promise.all(titles.map(codeOf))) as [string, string, string, string]
  await raise(raised)
  await expire(expired)
  return { pooled, raised, ended, expired }
}
