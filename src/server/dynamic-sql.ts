import { createHash } from 'node:crypto'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import type { Queries, Statement } from '../base/context.ts'

/** Writes a statement in pieces that hold their own parameters: for lists whose filters vary. */
export const fragment = sql

const compiler = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

const names = new Map<string, string>()

/** A statement put together from a few dozen possible shapes; each is prepared under a name of its own. */
export function named(base: string, text: string): Statement {
  let name = names.get(text)
  if (!name) {
    name = `${base}.${createHash('sha1').update(text).digest('hex').slice(0, 10)}`
    names.set(text, name)
  }
  return { name, text }
}

function compile(base: string, query: RawBuilder<unknown>): { statement: Statement; values: readonly unknown[] } {
  const { sql: text, parameters } = query.compile(compiler)
  return { statement: named(base, text), values: parameters }
}

/** Conditions joined by AND; those that do not apply are null. */
export function every(conditions: readonly (RawBuilder<unknown> | null)[]): RawBuilder<unknown> {
  const present = conditions.filter((condition) => condition !== null)
  return present.length === 0 ? fragment`true` : fragment.join(present, fragment` and `)
}

/**
 * One row more than a page shows, which tells whether another follows. Written into the text: with a parameter
 * PostgreSQL cannot know that few rows are wanted, and plans the statement anew each time. Few sizes, few statements.
 */
export function limitFor(pageSize: number): RawBuilder<unknown> {
  const size = [20, 50].find((each) => pageSize <= each) ?? 100
  return fragment.lit(Math.max(size, pageSize) + 1)
}

export function dynamicRows<T>(db: Queries, base: string, query: RawBuilder<unknown>): Promise<T[]> {
  const { statement, values } = compile(base, query)
  return db.rows<T>(statement, values)
}
