import type { Context, Id, Queries, Statement, Subject, Tx } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { stableJson } from '../base/stable-json.ts'
import type { Connection, Database } from './database.ts'
import { sql } from './database.ts'
import { claimKey, storeAnswer } from './idempotency.ts'
import './deadlines.ts'
import './services.ts'

/** The job that hands one event to one subscriber. */
export const reactTask = 'react'

const writeEffects = sql(
  'platform.write-effects',
  `with input as (
     select * from jsonb_to_recordset($2) as e(
       id uuid, type text, "subjectType" text, "subjectId" uuid, path text, "threadId" uuid,
       "publicPart" jsonb, "privatePart" jsonb, "inThread" boolean, "leafId" uuid, leaf text)
   ), written as (
     insert into event (network_id, id, at, type, subject_type, subject_id, path, thread_id,
                        actor_person_id, request_id, public_part, private_part)
     select $1, id, $3, type, "subjectType", "subjectId", path, "threadId", $4, $5, "publicPart", "privatePart"
       from input
   ), threaded as (
     insert into thread_entry (network_id, thread_id, event_id, at, type, subject_type, subject_id, public_part)
     select $1, "threadId", id, $3, type, "subjectType", "subjectId", "publicPart"
       from input where "inThread" and "threadId" is not null
   ), leaves as (
     insert into record_leaf (network_id, id, event_id, entry, created_at)
     select $1, "leafId", id, convert_to(leaf, 'UTF8'), $3 from input where "leafId" is not null
   ), due as (
     insert into deadline (network_id, kind, subject_id, subject_type, path, thread_id, due_at)
     select $1, kind, "subjectId", "subjectType", path, "threadId", "dueAt"
       from jsonb_to_recordset($7) as d(kind text, "subjectId" uuid, "subjectType" text, path text, "threadId" uuid, "dueAt" timestamptz)
      where "dueAt" is not null
     on conflict (network_id, kind, subject_id)
     do update set due_at = excluded.due_at, path = excluded.path, fired_at = null
   ), met as (
     delete from deadline d using jsonb_to_recordset($7) as m(kind text, "subjectId" uuid, "dueAt" timestamptz)
      where d.network_id = $1 and d.kind = m.kind and d.subject_id = m."subjectId" and m."dueAt" is null
   )
   select enqueue_jobs($6)`,
)

interface PendingEvent {
  id: Id
  type: string
  subjectType: string
  subjectId: Id
  path: string
  threadId: Id | null
  publicPart: Record<string, unknown>
  privatePart: Record<string, unknown>
  inThread: boolean
  leafId: Id | null
  leaf: string | null
}

interface PendingDeadline {
  kind: string
  subjectId: Id
  subjectType?: string
  path?: string
  threadId?: Id | null
  /** null: met, or void */
  dueAt: string | null
}

interface PendingJob {
  task: string
  payload: Record<string, unknown>
  runAt?: string
}

/** Collects what a command causes and writes all of it in one statement before the commit. */
class Transaction implements Tx {
  readonly ctx: Context
  private readonly connection: Connection
  private readonly events: PendingEvent[] = []
  private readonly jobs: PendingJob[] = []
  /** by kind and subject: the last word counts */
  private readonly deadlines = new Map<string, PendingDeadline>()

  /** shared by a command and those inside it: one failed, all failed */
  private readonly fate: { failure?: { error: unknown } }

  constructor(outer: Context, connection: Connection, fate: Transaction['fate'] = {}) {
    this.connection = connection
    this.fate = fate
    this.ctx = { ...outer, db: this }
    delete this.ctx.repeat
  }

  rows<T>(statement: Statement, values?: readonly unknown[]): Promise<T[]> {
    return this.sent(this.connection.rows<T>(statement, values))
  }

  find<T>(statement: Statement, values?: readonly unknown[]): Promise<T | null> {
    return this.sent(this.connection.find<T>(statement, values))
  }

  get<T>(statement: Statement, values?: readonly unknown[]): Promise<T> {
    return this.sent(this.connection.get<T>(statement, values))
  }

  run(statement: Statement, values?: readonly unknown[]): Promise<number> {
    return this.sent(this.connection.run(statement, values))
  }

  /** After a statement that failed PostgreSQL rolls back at COMMIT, and does not call that an error. */
  private async sent<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      this.fate.failure ??= { error }
      throw error
    }
  }

  write(statement: Statement, values?: readonly unknown[]): void {
    this.connection.write(statement, values)
  }

  event(
    type: string,
    subject: Subject,
    publicPart: Record<string, unknown> = {},
    privatePart: Record<string, unknown> = {},
  ): void {
    const { actor, now, services } = this.ctx
    const kind = services.events.kindOf(type)
    const id = newId(now)
    this.events.push({
      id,
      type,
      subjectType: subject.type,
      subjectId: subject.id,
      path: subject.path,
      threadId: subject.threadId ?? null,
      publicPart,
      privatePart,
      inThread: kind.thread === true,
      leafId: kind.record ? newId(now) : null,
      leaf: kind.record ? leafOf(id, type, now, subject, publicPart) : null,
    })
    for (const subscriber of services.events.subscribersOf(type)) {
      this.enqueue(reactTask, { networkId: actor.networkId, eventId: id, subscriber })
    }
  }

  enqueue(task: string, payload: Record<string, unknown>, at?: Date): void {
    this.jobs.push(at ? { task, payload, runAt: at.toISOString() } : { task, payload })
  }

  deadline(kind: string, { id, type, path, threadId = null }: Subject, due: Date): void {
    // one that nobody answers for would stay unfired for ever
    this.ctx.services.deadlines.handlerOf(kind)
    this.deadlines.set(`${kind} ${id}`, {
      kind,
      subjectId: id,
      subjectType: type,
      path,
      threadId,
      dueAt: due.toISOString(),
    })
  }

  clearDeadline(kind: string, subjectId: Id): void {
    this.ctx.services.deadlines.handlerOf(kind)
    this.deadlines.set(`${kind} ${subjectId}`, { kind, subjectId, dueAt: null })
  }

  /**
   * A command inside a command: its own actor, time and events, the same transaction. What an inner command wrote before
   * it was refused cannot be taken back by itself, so its refusal is that of the whole: whoever catches it cannot commit.
   */
  async join<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    const inner = new Transaction(ctx, this.connection, this.fate)
    try {
      const answer = await work(inner)
      inner.flush()
      return answer
    } catch (error) {
      this.fate.failure ??= { error }
      throw error
    }
  }

  /** @throws what an inner command or a statement failed with, when that was caught */
  refuseAfterFailure(): void {
    if (this.fate.failure) throw this.fate.failure.error
  }

  flush(): void {
    if (this.events.length === 0 && this.jobs.length === 0 && this.deadlines.size === 0) return
    const { actor, now } = this.ctx
    this.write(writeEffects, [
      actor.networkId,
      JSON.stringify(this.events),
      now,
      actor.personId,
      actor.requestId,
      JSON.stringify(this.jobs),
      JSON.stringify([...this.deadlines.values()]),
    ])
  }
}

/** A record entry: the public part alone, with sorted keys, so that anyone can hash it again. */
function leafOf(id: Id, type: string, at: Date, subject: Subject, publicPart: Record<string, unknown>): string {
  return stableJson({
    id,
    type,
    at: at.toISOString(),
    subject: { type: subject.type, id: subject.id },
    public: publicPart,
  })
}

function isDatabase(db: Queries): db is Database {
  return 'begin' in db
}

/** For a command whose answer holds a secret or a name: it is not kept for a repeat. */
export function withoutRepeat(ctx: Context): Context {
  return { ...ctx, repeat: undefined }
}

/**
 * The only transaction there is. Everything `work` writes, its events, thread entries, record leaves, deadlines and
 * jobs commit together or not at all. Called inside another command it joins that command's transaction; refused there,
 * the outer one cannot commit either, also when it catches the refusal.
 *
 * With `ctx.repeat` the answer is kept under the key, and the same request sent again is answered from there.
 * @throws AppError `idempotency.other-request` when the key was used for another request
 */
export async function transact<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.db instanceof Transaction) return ctx.db.join(ctx, work)
  if (!isDatabase(ctx.db)) throw new Error('transact needs the database of the request')
  return ctx.db.begin(async (connection) => {
    const stored = ctx.repeat ? await claimKey(connection, ctx, ctx.repeat) : null
    if (stored) return stored.answer as T
    const tx = new Transaction(ctx, connection)
    const answer = await work(tx)
    tx.refuseAfterFailure()
    tx.flush()
    if (ctx.repeat) storeAnswer(connection, ctx, ctx.repeat, answer)
    return answer
  })
}
