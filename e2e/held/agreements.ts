import { at } from '../fixture.ts'
import { handsOf } from './designs.ts'

/** Codes of projects by how far their plan has come. */
export interface HeldPlans {
  /** all of its money is promised, nothing was written yet */
  none: string
  submitted: string
  returned: string
  approved: string
}

/** Codes of agreements, each where something is to be seen. */
export interface HeldAgreements {
  drawn: string
  /** who delivers and one payer have confirmed; others have not */
  scanned: string
  concluded: string
  /** with its project */
  ended: string
}

async function projectOf(title: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>('select code from project where title = $1', [title])
  if (!found) throw new Error(`no project ${title}`)
  return found.code
}

async function agreementOf(title: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>(
    `select g.code from agreement g join project p on p.network_id = g.network_id and p.id = g.project_id where p.title = $1`,
    [title],
  )
  if (!found) throw new Error(`no agreement on ${title}`)
  return found.code
}

/** Of the demonstration's projects. */
export async function findPlans(): Promise<HeldPlans> {
  const titles = ['记得回家的路', '斑马线小讲解员', '烟从另一头走', '天台分时晾晒'] as const
  const [none, submitted, returned, approved] = (await Promise.all(titles.map(projectOf))) as [
    ...[string, string, string, string],
  ]
  return { none, submitted, returned, approved }
}

/** Of the demonstration's agreements; one project is ended by headquarters, and its agreement with it. */
export async function makeAgreements(): Promise<HeldAgreements> {
  const titles = ['电动车睡楼下', '电梯前先坐一坐', '天台分时晾晒', '押金先说清'] as const
  const [drawn, scanned, concluded, ended] = (await Promise.all(titles.map(agreementOf))) as [
    ...[string, string, string, string],
  ]
  const headquarters = await handsOf('headquarters')
  const code = await projectOf(titles[3])
  await headquarters.does('POST', `/desk/projects/${code}/end`, { reason: '工作站搬走了，接手的地方还没有找到。' })
  await headquarters.close()
  await at.server.runJobs()
  return { drawn, scanned, concluded, ended }
}
