import { at } from '../fixture.ts'

/** Codes of listings, each where something is to be seen, and promises of the demonstration's enterprise. */
export interface HeldExchange {
  /** nobody has promised anything yet */
  open: string
  /** the enterprise and others promised a part */
  promised: string
  /** a filed campaign stands behind it */
  campaign: string
  full: string
  /** its time was over before all of it was promised */
  closed: string
  /** its call pays, and has not yet */
  callPays: string
  /** may be taken back */
  pledge: string
  /** others rely on it */
  relied: string
}

async function codeOf(title: string): Promise<string> {
  const [found] = await at.server.ask<{ code: string }>('select code from project where title = $1', [title])
  if (!found) throw new Error(`no project ${title}`)
  return found.code
}

async function pledgeTo(code: string): Promise<string> {
  const [found] = await at.server.ask<{ id: string }>(
    `select g.id from pledge g
       join project p on p.network_id = g.network_id and p.id = g.project_id
       join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
      where p.code = $1 and o.name = '白坭坑物流园管理有限公司' and g.state = 'made'`,
    [code],
  )
  if (!found) throw new Error(`nothing promised to ${code}`)
  return found.id
}

/** As if the call that chose it had money of its own, which has not been entered yet. */
async function isPaidByItsCall(code: string): Promise<void> {
  await at.server.ask(
    `update listing l set call_pays = true from project p
      where p.network_id = l.network_id and p.id = l.project_id and p.code = $1`,
    [code],
  )
}

/** Of the demonstration's listings, after its projects were made. */
export async function makeExchange(): Promise<HeldExchange> {
  const titles = [
    ...['快递站防骗角', '右转停一停', '周三下午归妈妈', '斑马线小讲解员'],
    ...['山厦周末球场', '收车后的二十分钟'],
  ]
  const codes = await Promise.all(titles.map(codeOf))
  const [open, promised, campaign, full, closed, callPays] = codes as [string, string, string, string, string, string]
  await isPaidByItsCall(callPays)
  const [pledge, relied] = await Promise.all([pledgeTo(promised), pledgeTo(full)])
  return { open, promised, campaign, full, closed, callPays, pledge, relied }
}
