import { createHash, randomUUID } from 'node:crypto'
import type { ReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Id } from '../../base/context.ts'
import { AppError } from '../../base/refusal.ts'
import { sniffBytes } from './sniff.ts'

/** An upload as it comes in; `truncated` once the parser of the form has cut it at its own limit. */
export type IncomingFile = Readable & { truncated?: boolean }

/** Bytes that lie whole and synced in a temporary file, not yet named by their hash. */
export interface Received {
  path: string
  sha256: string
  bytes: number
  head: Buffer
}

/** Files on disk under their SHA-256, apart per network. What has a name here is whole. */
export interface BlobStore {
  /**
   * Takes a stream in. What is refused is read to its end and thrown away, so whoever hands it over bounds it.
   * @throws AppError too-large beyond `maxBytes` or when it was cut short, unavailable when the disk is full
   */
  receive(stream: IncomingFile, maxBytes: number): Promise<Received>
  /** The same for bytes in memory. */
  receiveBytes(bytes: Buffer): Promise<Received>
  /** Names a received file by its hash; one that is there already is kept. */
  keep(networkId: Id, received: Received): Promise<void>
  /** Drops a received file, named or not. */
  discard(received: Received): Promise<void>
  /** Opens a blob for reading; null when it is not there. */
  open(networkId: Id, sha256: string): Promise<ReadStream | null>
  remove(networkId: Id, sha256: string): Promise<void>
  /** Drops what an interrupted upload left behind. */
  sweepTemporary(olderThan: Date): Promise<number>
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the folder and syncs what names it, so that a crash does not take a kept file's folder away. */
async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!made) return
  for (let parent = dirname(folder); parent.length >= dirname(made).length; parent = dirname(parent)) {
    await syncFolder(parent)
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too-large', { code: 'file.too-large', params: { maxBytes } })
}

function storageFault(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EROFS') return error
  return Object.assign(new AppError('unavailable', { code: 'file.storage-full' }), { cause: error })
}

interface Limits {
  temporary: string
  maxBytes: number
}

/** Writes chunks to a new temporary file, counting and hashing on the way; what fails leaves nothing. */
async function write(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  { temporary, maxBytes }: Limits,
): Promise<Received> {
  await makeFolder(temporary)
  const path = join(temporary, randomUUID())
  const hash = createHash('sha256')
  const heads: Buffer[] = []
  let bytes = 0
  try {
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of chunks) {
        if (bytes < sniffBytes) heads.push(chunk.subarray(0, sniffBytes - bytes))
        bytes += chunk.length
        if (bytes > maxBytes) throw tooLarge(maxBytes)
        hash.update(chunk)
        await handle.writeFile(chunk)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    throw storageFault(error)
  }
  return { path, sha256: hash.digest('hex'), bytes, head: Buffer.concat(heads) }
}

/** @param folder made when missing; temporary files lie in `tmp` below it, on the same disk, so that renaming is atomic */
export function createBlobStore(folder: string): BlobStore {
  const temporary = join(folder, 'tmp')
  const pathOf = (networkId: Id, sha256: string) =>
    join(folder, networkId, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  return {
    async receive(stream, maxBytes) {
      try {
        // not destroyed when refused: the fields of the form that follow are still to be read from the same request
        const chunks: AsyncIterable<Buffer> = stream.iterator({ destroyOnReturn: false })
        const received = await write(chunks, { temporary, maxBytes })
        if (!stream.truncated) return received
        await rm(received.path, { force: true })
        throw tooLarge(maxBytes)
      } finally {
        stream.resume()
      }
    },
    receiveBytes: (bytes) => write([bytes], { temporary, maxBytes: bytes.length }),
    keep: (networkId, { path, sha256 }) => nameAs(path, pathOf(networkId, sha256)),
    discard: ({ path }) => rm(path, { force: true }),

    async open(networkId, sha256) {
      try {
        const handle = await open(pathOf(networkId, sha256), 'r')
        return handle.createReadStream()
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    remove: (networkId, sha256) => rm(pathOf(networkId, sha256), { force: true }),

    async sweepTemporary(olderThan) {
      let dropped = 0
      for (const name of await readdir(temporary).catch(() => [])) {
        const path = join(temporary, name)
        const found = await stat(path).catch(() => null)
        if (!found || found.mtime >= olderThan) continue
        await rm(path, { force: true })
        dropped += 1
      }
      return dropped
    },
  }
}

/** Renames and syncs; a file of this name has the same content, so it stays. */
async function nameAs(path: string, target: string): Promise<void> {
  try {
    if (await exists(target)) return
    await makeFolder(dirname(target))
    await rename(path, target)
    await syncFolder(dirname(target))
  } catch (error) {
    throw storageFault(error)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
