import { z } from 'zod'
import { contract } from './contract.ts'
import type { Labels } from './label.ts'
import { civilDay, id, instant, listOf, pageInput } from './list.ts'

/** Whose act it was. A resident is not named here: who reported what is nobody's to leaf through (PIPL §6). */
export const actorKinds = ['staff', 'resident', 'program', 'unknown'] as const

export type ActorKind = (typeof actorKinds)[number]

export const actorKindLabels: Labels<ActorKind> = {
  staff: { zh: '工作人员', en: 'Staff' },
  resident: { zh: '居民', en: 'Resident' },
  program: { zh: '系统自动', en: 'The program' },
  unknown: { zh: '未登录的居民', en: 'Somebody not signed in' },
}

const part = z.record(z.string(), z.unknown())

export const auditItem = z.object({
  id,
  at: instant,
  type: z.string(),
  subjectType: z.string(),
  subjectId: id,
  /** public code of the thread it belongs to */
  code: z.string().nullable(),
  actorKind: z.enum(actorKinds),
  /** of those who held a role when they acted; null for everyone else */
  actor: z.object({ id, name: z.string() }).nullable(),
  /** name of the node where it happened */
  place: z.string().nullable(),
  /** what residents may see of it */
  publicPart: part,
  /** for the audit alone: reasons, and personal columns by name, never their values */
  privatePart: part,
})

export type AuditItem = z.output<typeof auditItem>

/** Who did what, within the reader's reach, the latest first. */
export const listAudit = contract({
  id: 'audit.list',
  method: 'GET',
  path: '/audit',
  access: { permission: 'audit.read' },
  summary: '操作记录：谁在什么时候办了什么，新的在前',
  input: z.object({
    ...pageInput,
    /** an event type, or its beginning up to a dot: `problem`, `problem.answered` */
    type: z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9.-]*$/)
      .optional(),
    /** the public code of a thread, or the id of any record */
    q: z.string().trim().max(64).optional(),
    /** who acted, while in office */
    person: id.optional(),
    /** path of a node: what happened there and below */
    area: z.string().max(200).optional(),
    /** first and last day, in China */
    from: civilDay.optional(),
    to: civilDay.optional(),
  }),
  output: listOf(auditItem),
})

export const getAudit = contract({
  id: 'audit.get',
  method: 'GET',
  path: '/audit/{eventId}',
  access: { permission: 'audit.read' },
  summary: '一条操作记录',
  input: z.object({ eventId: id }),
  output: auditItem,
})
