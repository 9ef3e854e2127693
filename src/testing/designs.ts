import type { z } from 'zod'
import type { Id } from '../base/context.ts'
import { makeCreditCode } from '../base/credit-code.ts'
import {
  answerMember,
  inviteMember,
  offerToJoin,
  openDesign,
  reviewDesign,
  settleDesign,
} from '../modules/design/contract.ts'
import type { MemberPart } from '../modules/design/design.ts'
import { decideOrganisation, registerOrganisation } from '../modules/people/contract-organisation.ts'
import { kindRule, type OrganisationKind } from '../modules/people/organisation.ts'
import { adoptProblem } from '../modules/problem/contract-desk.ts'
import type { Reported, reportProblem } from '../modules/problem/contract.ts'
import type { TestApp } from './app.ts'
import type { Client } from './client.ts'
import { published } from './problems.ts'

/** A published report that was taken up. */
export async function adopted(
  app: TestApp,
  clerk: Client,
  changes: Partial<z.input<typeof reportProblem.input>> = {},
  by?: Client,
): Promise<Reported> {
  const made = await published(app, clerk, changes, by)
  await clerk.ok(adoptProblem, { code: made.code, text: '采纳，一起想办法。' })
  return made
}

export interface TestOrganisation {
  id: Id
  name: string
  /** its manager */
  by: Client
}

let serial = 0
/** one for each program: who verifies its organisations */
const verifiers = new WeakMap<TestApp, Client>()
const prefixes: Partial<Record<OrganisationKind, string>> = {
  'social-organisation': '52',
  enterprise: '91',
  foundation: '53',
  'stock-cooperative': 'N2',
  'government-body': '11',
}

/** A verified organisation with its manager, somebody new unless told. */
export async function organisation(app: TestApp, kind: OrganisationKind, manager?: Client): Promise<TestOrganisation> {
  const by = manager ?? (await app.resident())
  serial += 1
  const name = `某组织${serial}`
  const prefix = kindRule(kind).creditCode === 'required' ? prefixes[kind] : undefined
  const creditCode = prefix && makeCreditCode(prefix, '440307', `MJLD${String(serial).padStart(4, '0')}`)
  const areaId = app.area('禾花社区').id
  const { id } = await by.ok(registerOrganisation, { name, kind, areaId, ...(creditCode && { creditCode }) })
  const verifier = verifiers.get(app) ?? (await app.staff('hq-manager', app.area('龙岗区').path))
  verifiers.set(app, verifier)
  await verifier.ok(decideOrganisation, { organisationId: id, decision: 'verify', reason: '资料一致' })
  return { id, name, by }
}

export const designWords = { title: '护学路口', summary: '放学时段由护学队和交通办一起值守，半年后装信号灯。' }

/** A design for a new adopted problem, opened by this organisation, or by the clerk for the place. */
export async function opened(app: TestApp, clerk: Client, by?: TestOrganisation): Promise<string> {
  const { code } = await adopted(app, clerk)
  const input = { ...designWords, problemCodes: [code] }
  await (by ? by.by.ok(openDesign, { ...input, organisationId: by.id }) : clerk.ok(openDesign, input))
  return code
}

/** One whose words are public. */
export async function shown(app: TestApp, clerk: Client, by?: TestOrganisation): Promise<string> {
  const code = await opened(app, clerk, by)
  await clerk.ok(reviewDesign, { code, decision: 'publish' })
  return code
}

/** Asks this organisation, which comes. @returns the member's id */
export async function joined(by: Client, code: string, { id, by: manager }: TestOrganisation, part: MemberPart) {
  const { memberId } = await by.ok(inviteMember, { code, organisationId: id, part })
  await manager.ok(answerMember, { code, memberId, accept: true })
  return memberId
}

export interface WholeTeam {
  code: string
  leads: TestOrganisation
  drives: TestOrganisation
  neighbour: Client
  members: Record<'leads' | 'drives' | 'neighbour', Id>
}

/** A public design with who leads, who drives (somebody new unless told), and a neighbour. */
export async function whole(app: TestApp, clerk: Client, driving?: TestOrganisation): Promise<WholeTeam> {
  const code = await shown(app, clerk)
  const leads = await organisation(app, 'government-body')
  const drives = driving ?? (await organisation(app, 'social-organisation'))
  const neighbour = await app.resident()
  const lead = await joined(clerk, code, leads, 'leads')
  const driver = await joined(clerk, code, drives, 'drives')
  const { memberId } = await neighbour.ok(offerToJoin, { code })
  await drives.by.ok(answerMember, { code, memberId, accept: true })
  return { code, leads, drives, neighbour, members: { leads: lead, drives: driver, neighbour: memberId } }
}

/** The same, settled. */
export async function ready(app: TestApp, clerk: Client, driving?: TestOrganisation): Promise<WholeTeam> {
  const team = await whole(app, clerk, driving)
  await team.leads.by.ok(settleDesign, { code: team.code })
  return team
}
