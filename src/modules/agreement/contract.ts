import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { budgetCategories, lineSources } from '../call/budget.ts'
import { moneySources } from '../project/money.ts'
import { agreementStates, mostScans, partyRoles } from './agreement.ts'

const code = z.string().max(40)
const fen = z.number().int().nonnegative()

/** A row of a list: which project, how far, and what waits for the reader. */
export const agreementItem = z.object({
  code,
  project: z.object({ code, title: z.string() }),
  state: z.enum(agreementStates),
  grantFen: fen,
  parties: z.number().int(),
  confirmed: z.number().int(),
  drawnAt: instant,
  concludedAt: instant.nullable(),
})
export type AgreementItem = z.output<typeof agreementItem>

const partyShape = z.object({
  position: z.number().int(),
  role: z.enum(partyRoles),
  name: z.string(),
  organisationId: id.nullable(),
  pays: z.array(z.object({ source: z.enum(moneySources), amountFen: fen, basis: z.string() })),
  confirmedAt: instant.nullable(),
  can: canShape(['scan', 'confirm'] as const),
})
export type AgreementParty = z.output<typeof partyShape>

export const agreementDetail = agreementItem.omit({ parties: true, confirmed: true }).extend({
  id,
  /** printed on every page of the paper */
  checkCode: z.string(),
  parties: z.array(partyShape),
  startsOn: civilDay,
  endsOn: civilDay,
  budgetFen: fen,
  ownFen: fen,
  goals: z.array(z.object({ text: z.string(), target: z.string() })),
  budget: z.array(
    z.object({ item: z.string(), category: z.enum(budgetCategories), amountFen: fen, source: z.enum(lineSources) }),
  ),
  /** what is paid when, the signing first */
  tranches: z.array(
    z.object({
      title: z.string(),
      dueOn: civilDay,
      evidence: z.string(),
      sharePercent: z.number().int(),
      amountFen: fen,
    }),
  ),
  scannedAt: instant.nullable(),
  /** for the parties and staff alone */
  scans: z.array(z.object({ id, kind: z.enum(['photo', 'document']), name: z.string().nullable() })),
  returnedBecause: z.string().nullable(),
  /** the reader is a party or staff, and may have the paper itself */
  inside: z.boolean(),
  can: canShape(['return'] as const),
})
export type AgreementDetail = z.output<typeof agreementDetail>

export const getAgreement = contract({
  id: 'agreement.get',
  method: 'GET',
  path: '/agreements/{code}',
  access: 'public',
  summary: '一份三方协议：各方、金额、分期；生效前只有各方和工作人员能看',
  input: z.object({ code }),
  output: agreementDetail,
})

export const listOwnAgreements = contract({
  id: 'agreement.own-list',
  method: 'GET',
  path: '/agreements',
  access: 'signed-in',
  summary: '我代表的组织的协议',
  input: z.object(pageInput),
  output: listOf(agreementItem),
})

export const listDeskAgreements = contract({
  id: 'agreement.desk-list',
  method: 'GET',
  path: '/desk/agreements',
  access: { permission: 'project.read' },
  summary: '工作台：辖区内的协议',
  input: z.object({
    ...pageInput,
    /** the code of the paper or of its project, or words of the project */
    q: z.string().trim().max(100).optional(),
    state: z.enum(agreementStates).optional(),
  }),
  output: listOf(agreementItem),
})

const done = z.object({ code, state: z.enum(agreementStates) })
const position = z.number().int().min(0).max(200)

export const scanAgreement = contract({
  id: 'agreement.scan',
  method: 'POST',
  path: '/agreements/{code}/scan',
  access: { relation: 'party' },
  summary: '上传盖好章的协议扫描件，并为自己一方确认',
  input: z.object({ code, position, fileIds: z.array(id).max(mostScans) }),
  output: done,
})

export const confirmAgreement = contract({
  id: 'agreement.confirm',
  method: 'POST',
  path: '/agreements/{code}/confirm',
  access: { relation: 'party' },
  summary: '为自己一方确认扫描件就是盖了章的那一份；各方都确认后协议生效',
  input: z.object({ code, position }),
  output: done,
})

export const returnAgreement = contract({
  id: 'agreement.return',
  method: 'POST',
  path: '/agreements/{code}/return',
  access: { relation: 'party' },
  summary: '扫描件不对，写明原因退回重传',
  input: z.object({ code, because: z.string().trim().max(400) }),
  output: done,
})
