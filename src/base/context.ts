import type { ReactNode } from 'react'
import type { Path } from './path.ts'
import type { Role } from './roles.ts'

/** UUIDv7 made by the app. Public codes (LG-26-0398) are separate. */
export type Id = string

/** A role held on a node of the network. */
export interface Grant {
  role: Role
  path: Path
}

/** Who acts. `personId` is null for a stranger; an API token narrows with `scopes`. */
export interface Actor {
  personId: Id | null
  grants: Grant[]
  networkId: Id
  requestId: string
  /** present for an API token: the only permissions it may use of its person's */
  scopes?: string[]
  /** a keyed hash of the stranger's address, for limits and for "one me-too each"; never the address */
  visitor?: string
  /** signed in with a second factor in this session */
  secondFactor?: boolean
}

/** A named SQL constant: prepared once per connection. Made by `sql()` in src/server/database.ts. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** Reading. Columns are aliased to the property names in the SQL itself. */
export interface Queries {
  rows<T>(statement: Statement, values?: readonly unknown[]): Promise<T[]>
  /** the only row, or null; more than one is a defect and throws */
  find<T>(statement: Statement, values?: readonly unknown[]): Promise<T | null>
  /** the only row; none is a defect and throws */
  get<T>(statement: Statement, values?: readonly unknown[]): Promise<T>
}

/** What an event, a thread entry and an audit line are about. */
export interface Subject {
  type: string
  id: Id
  /** where it stands: decides who may read the event */
  path: Path
  /** the thread it belongs to, when the event shall show there */
  threadId?: Id | null
}

/** The inside of the only transaction. No network call belongs here. */
export interface Tx extends Queries {
  /** the context of the command, with reads inside this transaction */
  readonly ctx: Context
  /** runs a writing statement and answers how many rows it touched */
  run(statement: Statement, values?: readonly unknown[]): Promise<number>
  /** the same, sent at once and not waited for: what it refuses fails the command, at its end at the latest */
  write(statement: Statement, values?: readonly unknown[]): void
  /**
   * Records what happened. `publicPart` is shown in the thread, so it holds nothing personal and nothing unreviewed;
   * `privatePart` is for the audit trail: personal columns by name only, never their values.
   */
  event(
    type: string,
    subject: Subject,
    publicPart?: Record<string, unknown>,
    privatePart?: Record<string, unknown>,
  ): void
  /** a job that runs after commit; `at` postpones it */
  enqueue(task: string, payload: Record<string, unknown>, at?: Date): void
  /** a deadline row the sweep will find when `due` has come; the same subject and kind replaces the earlier one */
  deadline(kind: string, subject: Subject, due: Date): void
  /** the deadline is met or void */
  clearDeadline(kind: string, subjectId: Id): void
}

/**
 * What commands use besides the database (secrets, files, words of messages). Declared open: each part of the
 * platform merges its entry in, see src/server/services.ts.
 */
export interface Services {}

/** A write sent again under the same key has one effect and the same answer. */
export interface RepeatKey {
  key: string
  /** of operation and input: another body under the same key is refused */
  requestHash: string
}

/** What a command or query is given. `now` is the only clock. */
export interface Context {
  actor: Actor
  now: Date
  db: Queries
  services: Services
  repeat?: RepeatKey
}

/** What a query may see. */
export type Scope = { paths: Path[] } | 'public'

/**
 * A contribution of one module to a page of another: `load` once for all subjects of the page, `view` per page.
 * The page renders what the composers registered under the slot's name.
 */
export interface Slot<S, P> {
  slot: string
  /** order on the page, small first */
  order: number
  load(ctx: Context, subject: S): Promise<P>
  view(props: P): ReactNode
}
