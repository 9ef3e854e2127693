import type { TestApp } from './app.ts'

/**
 * Everything the database holds, as text: what a stolen backup would show. Queues and sign-in included; of the text
 * messages of the demonstration, which are shown on purpose and exist nowhere else, nothing.
 */
async function dump(app: Pick<TestApp, 'ask'>): Promise<string> {
  const tables = await app.ask<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'auth', 'graphile_worker') and c.relname <> 'sms_simulated'
      order by 1`,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const rows = await app.ask<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)
    parts.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`)
  }
  const leaves = await app.ask<{ entry: string }>(`select convert_from(entry, 'UTF8') as entry from record_leaf`)
  return [...parts, ...leaves.map(({ entry }) => entry)].join('\n')
}

/** Those of the planted words that the database still holds. */
export async function findPlanted(app: Pick<TestApp, 'ask'>, words: readonly string[]): Promise<string[]> {
  const all = await dump(app)
  return words.filter((word) => all.includes(word))
}
