import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromFileError } from '../start-error.ts'

/** What the embedded database is reached by; kept in the data folder, readable by its owner only. */
export interface Secrets {
  id: string
  /** TCP port on 127.0.0.1, the same as long as nobody else takes it */
  port: number
  superuserPassword: string
  ownerPassword: string
  appPassword: string
  /** where the cluster is, when it is not in the data folder */
  folder?: string
}

const file = (dataDir: string): string => join(dataDir, 'database.json')

export async function readSecrets(dataDir: string): Promise<Secrets | null> {
  try {
    return JSON.parse(await readFile(file(dataDir), 'utf8')) as Secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fromFileError(error, file(dataDir))
  }
}

/** Replaces the file as a whole: a crash leaves the old one or the new one. */
export async function writeSecrets(dataDir: string, secrets: Secrets): Promise<void> {
  const draft = `${file(dataDir)}.${process.pid}`
  try {
    await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    await chmod(draft, 0o600)
    await rename(draft, file(dataDir))
  } catch (error) {
    throw fromFileError(error, dataDir)
  }
}

const password = (): string => randomBytes(24).toString('base64url')

export function newSecrets(port: number): Secrets {
  return {
    id: randomUUID(),
    port,
    superuserPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
  }
}
