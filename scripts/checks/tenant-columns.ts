import type { Finding } from './tree.ts'

/** Asks the database: one statement in, rows out. */
export type Ask = <T>(text: string) => Promise<T[]>

/** Schemas of parts that keep their own tables. */
const exemptSchemas: Record<string, string> = {
  auth: 'better-auth: says who someone is, for all networks',
  graphile_worker: 'graphile-worker: jobs carry the network in their payload',
}

/** Tables that belong to no network. */
const exemptTables: Record<string, string> = {
  network: 'is the tenant itself',
  migration: 'what has been applied to this database',
}

const remedies = {
  'tenant-column':
    'add `network_id uuid not null`, or exempt the table with its reason in scripts/checks/tenant-columns.ts',
  'tenant-key': 'begin the primary key, or a unique one, with network_id',
  'tenant-reference': 'refer by (network_id, …) to (network_id, …), so that no row can point into another network',
  'table-comment': 'say in `comment on table` what one row is',
  'exemption-unused': 'no such table: take it out of the exemptions',
} as const

type Rule = keyof typeof remedies

export const tenantRules = Object.keys(remedies) as Rule[]

interface TableRow {
  name: string
  /** network_id is there and not null */
  bound: boolean
  /** network_id is the first column of a primary or unique key */
  keyed: boolean
  comment: string | null
}

const tables = `
  select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as "name",
         exists (select from pg_attribute a
                  where a.attrelid = c.oid and a.attname = 'network_id' and a.attnotnull and not a.attisdropped) as "bound",
         exists (select from pg_index i
                   join pg_attribute a on a.attrelid = c.oid and a.attname = 'network_id' and a.attnum = i.indkey[0]
                  where i.indrelid = c.oid and i.indisunique) as "keyed",
         obj_description(c.oid, 'pg_class') as "comment"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition
     and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname not in (${quoted(Object.keys(exemptSchemas))})
   order by 1`

/** Foreign keys between tables that both have network_id, which leave it out on one side. */
const references = `
  select k.conrelid::regclass::text as "name", k.conname as "constraint"
    from pg_constraint k
    join pg_attribute f on f.attrelid = k.conrelid and f.attname = 'network_id' and not f.attisdropped
    join pg_attribute t on t.attrelid = k.confrelid and t.attname = 'network_id' and not t.attisdropped
   where k.contype = 'f'
     and not exists (select from unnest(k.conkey, k.confkey) as pair (here, there)
                      where pair.here = f.attnum and pair.there = t.attnum)
   order by 1, 2`

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

/** Looks at a migrated database: every business row belongs to one network and its keys begin with it. */
export async function check(ask: Ask): Promise<Finding[]> {
  const findings: Finding[] = []
  const report = (table: string, rule: Rule, what = table): void => {
    findings.push({ file: table, line: 1, rule, message: `${what}: ${remedies[rule]}` })
  }
  const rows = await ask<TableRow>(tables)
  for (const { name, bound, keyed, comment } of rows) {
    if (comment === null && name !== 'migration') report(name, 'table-comment')
    if (name in exemptTables) continue
    if (!bound) report(name, 'tenant-column')
    else if (!keyed) report(name, 'tenant-key')
  }
  for (const { name, constraint } of await ask<{ name: string; constraint: string }>(references)) {
    report(name, 'tenant-reference', constraint)
  }
  for (const name of Object.keys(exemptTables)) {
    if (!rows.some((row) => row.name === name)) report(name, 'exemption-unused')
  }
  return findings
}
