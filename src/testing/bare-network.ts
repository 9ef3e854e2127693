import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import type { Actor, Context, Services } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { threadTeller } from '../base/thread.ts'
import { type Database, openDatabase } from '../server/database.ts'
import { deadlineCatalogue } from '../server/deadlines.ts'
import { eventCatalogue } from '../server/events.ts'
import { createBlobStore } from '../server/files/blobs.ts'
import { runWaitingJobs } from '../server/jobs.ts'
import type { JobHandler, Module } from '../server/module.ts'
import { createSecrets } from '../server/secrets/secrets.ts'
import { movableClock, type MovableClock } from './clock.ts'
import { freshDatabase } from './database.ts'

/** A network without modules: what tests of single platform parts stand on. */
export interface BareNetwork {
  networkId: string
  db: Database
  ownerUrl: string
  dataDir: string
  clock: MovableClock
  services: Services
  /** a context at the clock's time, as a stranger unless told */
  ctx(actor?: Partial<Actor>): Context
  /** runs the jobs that wait, as a worker would */
  runJobs(jobs: Readonly<Record<string, JobHandler>>): Promise<void>
  /** reads as the schema's owner */
  ask<T = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

const addNetwork = `insert into network (id, code, name, short_name, code_prefix, created_at)
                    values ($1, $2, '某区', '某区', 'LG', now())`

/** @param more services that the test brings itself */
export async function bareNetwork(more: Partial<Services> = {}): Promise<BareNetwork> {
  const fresh = await freshDatabase()
  const db = openDatabase(fresh.appUrl, { max: 8 })
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  const networkId = newId()
  await owner.query(addNetwork, [networkId, '440307'])
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-test-'))
  const clock = movableClock()
  const services = {
    events: eventCatalogue([], []),
    tellThread: threadTeller([]),
    deadlines: deadlineCatalogue([]),
    publicUrl: 'https://example.org',
    ownData: [],
    secrets: createSecrets('a key of the tests, never used elsewhere'),
    blobs: createBlobStore(join(dataDir, 'files')),
    ...more,
  } as Services
  return {
    networkId,
    db,
    ownerUrl: fresh.ownerUrl,
    dataDir,
    clock,
    services,
    ctx: (actor = {}) => ({
      actor: { personId: null, grants: [], networkId, requestId: 'test', ...actor },
      now: clock.now(),
      db,
      services,
    }),
    runJobs(jobs) {
      const modules: Module[] = [{ name: 'test', jobs }]
      return runWaitingJobs({ db, services, clock, modules, log: pino({ level: 'silent' }) }, fresh.ownerUrl)
    },
    ask: async (text, values = []) => (await owner.query(text, values)).rows,
    async close() {
      await db.close()
      await owner.end()
      await fresh.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
