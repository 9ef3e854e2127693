import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { startEphemeral } from '../server/embedded/ephemeral.ts'
import { migrate } from '../server/migrate.ts'
import { foundedTemplateName, templateName, withDatabase, type TestCluster } from './database.ts'
import { foundNetworks } from './founded-networks.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One PostgreSQL for the run, with migrated templates that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const embedded = await startEphemeral()
  try {
    await makeTemplates(embedded)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  const { ownerUrl, appUrl, superuserUrl } = embedded
  project.provide('cluster', { ownerUrl, appUrl, superuserUrl })
  return () => embedded.stop()
}

async function makeTemplates({ superuserUrl, ownerUrl, appUrl }: TestCluster): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(`create database ${templateName} owner chuangyi_owner`)
    await migrate(withDatabase(ownerUrl, templateName))
    await client.query(`create database ${foundedTemplateName} template ${templateName} owner chuangyi_owner`)
    const founded = (url: string) => withDatabase(url, foundedTemplateName)
    await foundNetworks({ ownerUrl: founded(ownerUrl), appUrl: founded(appUrl) })
  } finally {
    await client.end()
  }
}
