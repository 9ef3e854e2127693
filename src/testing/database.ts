import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** What the global setup tells the test files. */
export interface TestCluster {
  ownerUrl: string
  appUrl: string
  superuserUrl: string
}

/** The schema alone. */
export const templateName = 'chuangyi_template'
/** The schema with the two networks of founded-networks.ts in it. */
export const foundedTemplateName = 'chuangyi_founded'

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

export interface FreshDatabase {
  /** the schema's owner: sees everything */
  ownerUrl: string
  /** the serving role, as in production */
  appUrl: string
  drop(): Promise<void>
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('cluster').superuserUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A migrated database of the caller's own. Copying takes some tens of milliseconds: one per test file, not per test. */
export async function freshDatabase(
  template: typeof templateName | typeof foundedTemplateName = templateName,
): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(`create database ${name} template ${template} owner chuangyi_owner`)
  const { ownerUrl, appUrl } = inject('cluster')
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    drop: () => asSuperuser(`drop database if exists ${name} with (force)`),
  }
}
