import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, type Embedded } from './embedded.ts'
import { readHolder } from './lock.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'
import { isStamped } from './processes.ts'
import { readSecrets } from './secrets.ts'

const prefix = 'chuangyi-test-'

/** A database for one run of tests: in a temporary folder, without fsync, removed by stop(). */
export async function startEphemeral(onProgress?: (line: string) => void): Promise<Embedded> {
  await sweep()
  const dataDir = await mkdtemp(join(tmpdir(), prefix))
  await chmod(dataDir, 0o711)
  return startEmbedded({ dataDir, fsync: false, ephemeral: true, onProgress })
}

/** Runs that were killed could not clear up after themselves. */
async function sweep(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix))
  for (const name of names) await sweepOne(join(tmpdir(), name)).catch(() => undefined) // another user's
}

async function sweepOne(dataDir: string): Promise<void> {
  const holder = readHolder(dataDir)
  if (!holder || isStamped(holder)) return
  const folder = (await readSecrets(dataDir))?.folder ?? dataDir
  const left = findPostmaster(join(folder, 'database'))
  if (left) await stopPostmaster(left.pid)
  for (const path of new Set([folder, dataDir])) await rm(path, { recursive: true, force: true })
}
