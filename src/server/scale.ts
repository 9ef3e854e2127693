import type { Id } from '../base/context.ts'
import { type Connection, type Database, sql } from './database.ts'

/** How large a synthetic network becomes. */
export interface ScaleSize {
  projects: number
  donations: number
}

/** What a capability fills its part of a synthetic network with. */
export interface Scaling extends ScaleSize {
  networkId: Id
  now: Date
  /** as the owner of the tables, one transaction; waits for nobody but readers */
  begin<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** when the first of so many things is made, and how many seconds pass to the next */
  stepOf(count: number): { first: Date; step: number }
  /**
   * Runs `work` for the numbers 1 to `count` in batches, with progress, in one transaction; `values` are those of
   * `madeSql`. What `tables` refer to is proved once at the end, for all rows together, instead of row by row.
   */
  batches(
    what: string,
    count: number,
    tables: readonly string[],
    work: (connection: Connection, values: readonly unknown[]) => Promise<void>,
  ): Promise<void>
}

/** After the capabilities before it; run again it finds what is there and goes on. */
export type Scale = (scaling: Scaling) => Promise<void>

const batchSize = 10_000
/** what is made begins so many days ago, and ends yesterday */
const spanDays = 640 // two years in the pool are not over

/**
 * The numbers `g` of a batch, each with its moment `at`, its place and the head of its ids: `$1` network, `$2` and `$3` the
 * first and the last, `$4` the moment of the first of all, `$5` seconds from one to the next.
 */
export const madeSql = `places as materialized (
    select id as area_id, street_id, path, row_number() over (order by path) - 1 as place, count(*) over () as places
      from area where network_id = $1 and level = 'community'
  ), made as materialized (
    select s.g, s.at, lpad(to_hex((extract(epoch from s.at) * 1000)::bigint), 12, '0') as ms, p.area_id, p.street_id, p.path
      from (select g, $4::timestamptz + g * $5::float8 * interval '1 second' as at from generate_series($2::int, $3::int) g) s
      join places p on p.place = s.g % p.places
  )`

const kinds = [
  'thread',
  'problem',
  'design',
  'member',
  'application',
  'item',
  'project',
  'own-pledge',
  'first-pledge',
  'second-pledge',
  'donation',
  'transfer',
  'event',
] as const
export type ScaleKind = (typeof kinds)[number]

/** The id of the thing of this kind with the number `g`: the same whoever asks, in the order of time. */
export function idSql(kind: ScaleKind, more = 0): string {
  const digits = (kinds.indexOf(kind) * 16 + more).toString(16).padStart(3, '0')
  return `(left(ms, 8) || '-' || right(ms, 4) || '-7${digits}-8000-' || lpad(to_hex(g), 12, '0'))::uuid`
}

/** Numbers that no sequence reaches soon. */
export const codeSql = `(select code_prefix from network where id = $1) || '-' || to_char(at at time zone 'Asia/Shanghai', 'YY') || '-' || (20000000 + g)`

/** One of a few hundred made-up organisations, and the people who act. */
export function fixedId(kind: 'person' | 'organisation' | 'call' | 'notice', number: string | number): string {
  const digit = { person: 1, organisation: 2, call: 3, notice: 4 }[kind]
  return `('00000000-0000-7f0${digit}-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
}

/** Who writes, and who checks. */
export const writerId = '00000000-0000-7f01-8000-000000000001'
export const checkerId = '00000000-0000-7f01-8000-000000000002'

/** Rows come in by the ten thousand: what a trigger would count one by one is counted once, in the same transaction. */
export async function uncounted(
  connection: Connection,
  table: string,
  trigger: string,
  work: () => Promise<void>,
): Promise<void> {
  await connection.run(sql(`scale.disable-${trigger}`, `alter table ${table} disable trigger ${trigger}`))
  await work()
  await connection.run(sql(`scale.enable-${trigger}`, `alter table ${table} enable trigger ${trigger}`))
}

const selectReferences = sql(
  'scale.references',
  `select conrelid::regclass::text as "table", quote_ident(conname) as "name", pg_get_constraintdef(oid) as "definition"
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by conrelid, conname`,
)

/** Foreign keys cost more than the rows when each is looked up: they are taken off and put back, which proves them all. */
async function provedAtOnce(
  connection: Connection,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  // all at once, so that nobody who holds one of them waits for another
  await connection.run(
    sql(`scale.lock-${tables.join('-')}`, `lock table ${tables.join(', ')} in access exclusive mode`),
  )
  const references = await connection.rows<{ table: string; name: string; definition: string }>(selectReferences, [
    tables,
  ])
  for (const { table, name } of references)
    await connection.run(sql(`scale.drop-${name}`, `alter table ${table} drop constraint ${name}`))
  await work()
  for (const { table, name, definition } of references)
    await connection.run(sql(`scale.add-${name}`, `alter table ${table} add constraint ${name} ${definition}`))
}

export function createScaling(
  { networkId, now, say, ...size }: ScaleSize & { networkId: Id; now: Date; say(line: string): void },
  database: Database,
): Scaling {
  const stepOf = (count: number) => ({
    first: new Date(now.getTime() - spanDays * 86_400_000),
    step: ((spanDays - 1) * 86_400) / Math.max(1, count),
  })
  return {
    ...size,
    stepOf,
    networkId,
    now,
    begin: (work) => database.begin(work),
    async batches(what, count, tables, work) {
      const { first, step } = stepOf(count)
      await database.begin((connection) =>
        provedAtOnce(connection, tables, async () => {
          for (let from = 1; from <= count; from += batchSize) {
            const to = Math.min(count, from + batchSize - 1)
            await work(connection, [networkId, from, to, first, step])
            say(`${what}：${to.toLocaleString('en')} / ${count.toLocaleString('en')}`)
          }
        }),
      )
    },
  }
}
