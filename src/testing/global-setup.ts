import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { startEphemeral } from '../server/embedded/ephemeral.ts'
import { migrate } from '../server/migrate.ts'
import { templateName, withDatabase, type TestCluster } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One PostgreSQL for the run, with a migrated template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const embedded = await startEphemeral()
  try {
    await makeTemplate(embedded.superuserUrl, embedded.ownerUrl)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  const { ownerUrl, appUrl, superuserUrl } = embedded
  project.provide('cluster', { ownerUrl, appUrl, superuserUrl })
  return () => embedded.stop()
}

async function makeTemplate(superuserUrl: string, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(`create database ${templateName} owner chuangyi_owner`)
    await migrate(withDatabase(ownerUrl, templateName))
  } finally {
    await client.end()
  }
}
