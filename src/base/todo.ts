import { z } from 'zod'
import { contract } from './contract.ts'
import { refusalShape } from './refusal-shape.ts'

/** What a time limit rests on: the law, an agreement, or our own word. */
export const todoClocks = ['statutory', 'agreed', 'promised'] as const

export type TodoClock = (typeof todoClocks)[number]

export const todoItemShape = z.object({
  /** unique among all kinds: the kind and the record's id */
  id: z.string(),
  /** whose word the workbench shows from the module's labels, e.g. `problem.answer` */
  kind: z.string(),
  title: z.string(),
  /** the public code of the thread */
  code: z.string().nullable(),
  /** one sentence: what is to be known before opening it */
  note: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  clock: z.enum(todoClocks).nullable(),
  /** who or what it waits for or comes from */
  from: z.string().nullable(),
  /** below /workbench, e.g. `/problems/LG-26-0398` */
  href: z.string(),
  /** the words on the link, e.g. `去答复` */
  action: z.string(),
  /** why this reader may not do it, though it is theirs to see */
  refusal: refusalShape,
})

export type TodoItem = z.output<typeof todoItemShape>

/** How many wait in a queue, and how many of them are late. */
export const queueCountShape = z.object({ key: z.string(), count: z.int(), late: z.int() })

export type QueueCount = z.output<typeof queueCountShape>

/** Everything that waits for the reader, earliest time limit first, those without one last. */
export const todoContract = contract({
  id: 'todo.list',
  method: 'GET',
  path: '/todo',
  access: 'signed-in',
  summary: '我的待办，按办理时限排序，并附各队列的件数',
  input: z.object({
    /** path of the node whose work is wanted; all within reach when absent */
    area: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    items: z.array(todoItemShape),
    /** one per queue of the side bar; `todo` counts the to-do list itself */
    counts: z.array(queueCountShape),
    nextCursor: z.string().nullable(),
  }),
})
