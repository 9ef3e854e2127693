import type { Context, Id, Tx } from '../../base/context.ts'
import { newId } from '../../base/id.ts'
import { AppError } from '../../base/refusal.ts'
import { collapseSpace, stripControls } from '../../base/text.ts'
import { sql } from '../database.ts'
import { transact } from '../transact.ts'
import type { BlobStore, IncomingFile, Received } from './blobs.ts'
import { makePhoto } from './photos.ts'
import { collectBlobs, expireTask, lockBlobs, unattachedHours } from './removal.ts'
import { sniff } from './sniff.ts'
import type { FileKind } from './kinds.ts'

declare module '../../base/context.ts' {
  interface Services {
    /** uploaded bytes on this installation's disk */
    blobs: BlobStore
  }
}

export interface StoredFile {
  id: Id
  kind: FileKind
  mime: string
  bytes: number
  width: number | null
  height: number | null
  /** of the bytes as they were sent: the same picture sent again has the same */
  sentSha256: string
}

export interface Upload {
  stream: IncomingFile
  /** the sender's name of the file: kept for documents only, tidied */
  name?: string
  /** what this field takes; photos unless told */
  accept?: readonly FileKind[]
}

const megabyte = 1024 * 1024
const mostPhotoBytes = 10 * megabyte
const mostDocumentBytes = 20 * megabyte
const addFile = sql(
  'files.add',
  `insert into file (network_id, id, kind, mime, sha256, bytes, width, height, thumb_sha256, thumb_bytes, name,
                     uploader_person_id, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)

interface Prepared {
  kind: FileKind
  mime: string
  main: Received
  thumb: Received | null
  width: number | null
  height: number | null
  name: string | null
}

/**
 * Takes an upload in, tells by its content what it is, and stores it: photos made anew from their pixels without
 * anything the camera noted, PDF documents as they are. It belongs to nothing yet and nobody may see it; `attachFiles`
 * gives it to a record within 24 hours, or it is dropped.
 *
 * @throws AppError too-large `file.too-large`; invalid `file.empty`, `file.heic`, `file.kind`, `file.broken`,
 *   `file.too-many-pixels`; unavailable `file.storage-full`, `file.photos-busy`
 */
export async function saveUpload(ctx: Context, upload: Upload): Promise<StoredFile> {
  const { blobs } = ctx.services
  const accept = upload.accept ?? ['photo']
  const received = await blobs.receive(upload.stream, accept.includes('document') ? mostDocumentBytes : mostPhotoBytes)
  const temporary: Received[] = [received]
  try {
    const prepared = await prepare(blobs, received, accept, upload.name, temporary)
    return { ...(await transact(ctx, (tx) => store(tx, blobs, prepared))), sentSha256: received.sha256 }
  } catch (error) {
    // bytes that were named for a row that was then rolled back; when this fails too, they are nobody's but harmless
    await collectBlobs(
      ctx,
      temporary.map(({ sha256 }) => sha256),
    ).catch(() => undefined)
    throw error
  } finally {
    for (const left of temporary) await blobs.discard(left)
  }
}

async function prepare(
  blobs: BlobStore,
  received: Received,
  accept: readonly FileKind[],
  name: string | undefined,
  temporary: Received[],
): Promise<Prepared> {
  if (received.bytes === 0) throw new AppError('invalid', { code: 'file.empty' })
  const sniffed = sniff(received.head)
  if (sniffed === 'heic') throw new AppError('invalid', { code: 'file.heic' })
  const kind: FileKind = sniffed === 'pdf' ? 'document' : 'photo'
  if (!sniffed || !accept.includes(kind)) {
    throw new AppError('invalid', { code: 'file.kind', params: { accept: [...accept] } })
  }
  if (sniffed === 'pdf') {
    return {
      kind,
      mime: 'application/pdf',
      main: received,
      thumb: null,
      width: null,
      height: null,
      name: tidyName(name),
    }
  }
  if (received.bytes > mostPhotoBytes) {
    throw new AppError('too-large', { code: 'file.too-large', params: { maxBytes: mostPhotoBytes } })
  }
  const photo = await makePhoto(received.path, sniffed)
  const main = await blobs.receiveBytes(photo.full.data)
  temporary.push(main)
  const thumb = await blobs.receiveBytes(photo.thumb.data)
  temporary.push(thumb)
  return { kind, mime: 'image/jpeg', main, thumb, width: photo.full.width, height: photo.full.height, name: null }
}

async function store(tx: Tx, blobs: BlobStore, prepared: Prepared): Promise<Omit<StoredFile, 'sentSha256'>> {
  const { actor, now } = tx.ctx
  const { kind, mime, main, thumb, width, height, name } = prepared
  const id = newId(now)
  const parts = thumb ? [main, thumb] : [main]
  const hashes = parts.map(({ sha256 }) => sha256)
  await lockBlobs(tx, hashes)
  await tx.run(addFile, [
    ...[actor.networkId, id, kind, mime, main.sha256, main.bytes, width, height],
    ...[thumb?.sha256 ?? null, thumb?.bytes ?? null, name, actor.personId, now],
  ])
  for (const part of parts) await blobs.keep(actor.networkId, part)
  tx.enqueue(expireTask, { networkId: actor.networkId }, new Date(now.getTime() + (unattachedHours * 60 + 1) * 60_000))
  return { id, kind, mime, bytes: main.bytes, width, height }
}

/** A name to download under: no folders, no control characters, no double endings that a system would run. */
function tidyName(name: string | undefined): string | null {
  const base = collapseSpace(stripControls(name ?? ''))
    .replace(/^.*[/\\]/, '')
    .replace(/\.pdf$/i, '')
    .replace(/[<>:"|?*\p{C}]/gu, '')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 100)
    .trim()
  return base === '' ? null : `${base}.pdf`
}
