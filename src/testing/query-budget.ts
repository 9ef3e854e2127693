import type { Context, Queries, Statement } from '../base/context.ts'

/** How many statements a reading may send: architecture.md, "Query budget". */
export const queryBudget = { detail: 1, list: 2, projectPage: 4 } as const

/** The same context, noting the name of each statement before it is sent. */
function counting(ctx: Context, sent: string[]): Context {
  const note = (statement: Statement): Statement => {
    sent.push(statement.name)
    return statement
  }
  const db: Queries = {
    rows: (statement, values) => ctx.db.rows(note(statement), values),
    find: (statement, values) => ctx.db.find(note(statement), values),
    get: (statement, values) => ctx.db.get(note(statement), values),
  }
  return { ...ctx, db }
}

/** What a query answers, and the names of the statements it sent, in order. A query only reads: it can open no transaction. */
export async function countStatements<T>(
  ctx: Context,
  query: (ctx: Context) => Promise<T>,
): Promise<{ answer: T; sent: string[] }> {
  const sent: string[] = []
  const answer = await query(counting(ctx, sent))
  return { answer, sent }
}

/**
 * Runs a query and fails when it sends more statements than its kind may.
 *
 *     const problem = await withinBudget('detail', ctx, (counted) => getProblem(counted, code))
 *
 * Lists are tried with at least two items in them: with one, a statement per item looks like a statement per list.
 */
export async function withinBudget<T>(
  kind: keyof typeof queryBudget,
  ctx: Context,
  query: (ctx: Context) => Promise<T>,
): Promise<T> {
  const { answer, sent } = await countStatements(ctx, query)
  if (sent.length <= queryBudget[kind]) return answer
  throw new Error(`${sent.length} statements where a ${kind} may send ${queryBudget[kind]}: ${sent.join(', ')}`)
}
