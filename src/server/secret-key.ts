import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromFileError } from './start-error.ts'
import type { Settings } from './settings.ts'

const read = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').then(
    (text) => text.trim() || null,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )

/**
 * The key that seals personal data and signs links: as set, else the one kept in the data folder, made when there is
 * none. Two first starts at once end up with the same one.
 * @throws StartError not-writable, disk-full
 */
export async function loadSecretKey(settings: Pick<Settings, 'secretKey' | 'dataDir'>): Promise<string> {
  if (settings.secretKey) return settings.secretKey
  const file = join(settings.dataDir, 'secret-key')
  const draft = `${file}.${randomUUID()}`
  try {
    const kept = await read(file)
    if (kept) return kept
    await mkdir(settings.dataDir, { recursive: true })
    await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
    await chmod(draft, 0o600)
    // unlike a rename, a link never replaces a key that somebody may already have sealed with
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    return (await read(file)) ?? ''
  } catch (error) {
    throw fromFileError(error, settings.dataDir)
  } finally {
    await rm(draft, { force: true }).catch(() => undefined)
  }
}
