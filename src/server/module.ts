import type { z } from 'zod'
import type { Context, Id, Slot, Tx } from '../base/context.ts'
import type { Contract, InputOf, OutputOf } from '../base/contract.ts'
import type { Path } from '../base/path.ts'
import type { ThreadTexts } from '../base/thread.ts'
import type { PortalRoute } from '../portal/page.ts'
import type { PersonalDataUse } from '../portal/privacy.ts'
import type { Demonstrate } from './demonstration.ts'
import type { EventKind } from './events.ts'
import type { OwnDataSource } from './own-data.ts'
import type { FileReading } from './files/serving.ts'
import type { MessageKinds } from '../base/message.ts'
import type { NavEntry } from '../portal/nav.ts'
import type { Scale } from './scale.ts'
import type { TodoSource } from './todo-source.ts'

/** What a handler may see of the request besides its validated input. */
export interface ApiRequest {
  headers: Record<string, string | string[] | undefined>
  /** the uploaded file of a multipart request */
  file?: { stream: NodeJS.ReadableStream; name: string; truncated(): boolean }
}

/** A contract bound to the command or query that answers it. */
export interface Route<C extends Contract = Contract> {
  contract: C
  handle(ctx: Context, input: never, request: ApiRequest): Promise<unknown>
  /** takes one file as multipart/form-data beside its fields */
  multipart?: true
}

/** Binds a contract to its handler and checks both sides' types. */
export function route<C extends Contract<z.ZodObject, z.ZodType>>(
  contract: C,
  handle: (ctx: Context, input: InputOf<C>, request: ApiRequest) => Promise<OutputOf<C>>,
  options: { multipart?: true } = {},
): Route {
  return { contract, handle, ...options }
}

export interface StoredEvent {
  id: Id
  type: string
  at: Date
  subjectType: string
  subjectId: Id
  path: Path
  threadId: Id | null
  actorPersonId: Id | null
  publicPart: Record<string, unknown>
  privatePart: Record<string, unknown>
}

/** A reaction to events of its own or an earlier module: after commit, once per event, in a transaction of its own. */
export interface EventSubscriber {
  /** unique among all modules: `problem.tell-followers` */
  name: string
  events: string[]
  react(tx: Tx, event: StoredEvent): Promise<void>
}

export interface DueDeadline {
  kind: string
  subjectType: string
  subjectId: Id
  path: Path
  threadId: Id | null
  dueAt: Date
}

/** What happens when a deadline of this kind passes; inside the transaction that marks it fired. */
export type DeadlineHandler = (tx: Tx, deadline: DueDeadline) => Promise<void>

/** A job of its own, by the name that `tx.enqueue` uses; its payload carries the `networkId` it acts in. */
export type JobHandler = (ctx: Context, payload: Record<string, unknown>) => Promise<void>

/** An invariant as SQL: every row it answers is a violation, described in the column `detail`. */
export interface Check {
  name: string
  /** what holds when nothing is found */
  promise: string
  text: string
}

/** What one capability contributes; the composers put modules together in order. */
export interface Module {
  name: string
  events?: Readonly<Record<string, EventKind>>
  routes?: Route[]
  pages?: PortalRoute[]
  subscribers?: EventSubscriber[]
  /** by the kind that `tx.deadline` uses */
  deadlines?: Readonly<Record<string, DeadlineHandler>>
  jobs?: Readonly<Record<string, JobHandler>>
  checks?: Check[]
  /** what waits for staff */
  todos?: TodoSource[]
  /** fills its part of the demonstration, after the modules before it */
  demonstrate?: Demonstrate
  /** fills its part of a large synthetic network, after the modules before it */
  scale?: Scale
  /** words of the steps it adds to threads, its own and those of earlier rooms */
  threadTexts?: ThreadTexts
  /** words of the messages it sends */
  messages?: MessageKinds
  /** what personal data it holds and why, for the privacy statement */
  dataUses?: PersonalDataUse[]
  /** what it keeps of a person, for that person to see and take away */
  ownData?: OwnDataSource[]
  /** ways into its pages */
  nav?: NavEntry[]
  /**
   * By subject type: may this actor, or who holds this secret, see an unpublished file of the record, and its name? Where
   * several rooms have a reader for one type, one yes is enough.
   */
  fileReaders?: Readonly<Record<string, (ctx: Context, subjectId: Id, secret: string | null) => Promise<FileReading>>>
  /** what it shows on pages of others, by the slot's name: only the page that has the slot knows what it passes in */
  slots?: Slot<never, unknown>[]
}
