import type { Readable } from 'node:stream'
import type { Context, Id } from '../../base/context.ts'
import { isId } from '../../base/id.ts'
import { notFound } from '../../base/refusal.ts'
import { sql } from '../database.ts'

/** `unnamed`: the bytes, not what whoever uploaded them called them, which may tell who that is. */
export type FileReading = boolean | 'unnamed'

export interface FileAnswer {
  status: 200 | 304
  headers: Record<string, string>
  body: Readable | null
}

export interface FileRequest {
  id: Id
  variant: 'full' | 'thumb'
  ifNoneMatch?: string | undefined
  /** May this actor see an unpublished file of this record? The module that owns the record answers. */
  mayRead(subject: { type: string; id: Id }): Promise<FileReading>
}

interface FileRow {
  mime: string
  sha256: string
  bytes: number
  thumbSha256: string | null
  thumbBytes: number | null
  name: string | null
  uploaderPersonId: Id | null
  attachedToType: string | null
  attachedToId: Id | null
  public: boolean
}

const readFile = sql(
  'files.read',
  `select mime, sha256, bytes, thumb_sha256 as "thumbSha256", thumb_bytes as "thumbBytes", name,
          uploader_person_id as "uploaderPersonId", attached_to_type as "attachedToType",
          attached_to_id as "attachedToId", public_at is not null as "public"
     from file where network_id = $1 and id = $2`,
)

/** A reader keeps a published file for good; a shared cache asks again each hour, so that a withdrawn one fades. */
const publishedCache = 'public, max-age=31536000, s-maxage=3600, immutable'
const privateCache = 'private, no-store'

async function refuseStranger(
  ctx: Context,
  file: FileRow,
  mayRead: FileRequest['mayRead'],
): Promise<Exclude<FileReading, false>> {
  if (file.public) return true
  if (file.attachedToId && file.attachedToType) {
    const reading = await mayRead({ type: file.attachedToType, id: file.attachedToId })
    if (reading) return reading
  } else if (ctx.actor.personId !== null && file.uploaderPersonId === ctx.actor.personId) return true
  throw notFound('file')
}

/** Its name without the name: what kind of file it is stays. */
function withoutName(name: string | null): string | null {
  return name && `document${/\.\w+$/.exec(name)?.[0] ?? ''}`
}

/** RFC 6266: an ASCII name for old readers, the real one for the others. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="file${/\.\w+$/.exec(name)?.[0] ?? ''}"; filename*=UTF-8''${encoded}`
}

function headersOf(file: FileRow, thumb: boolean): Record<string, string> {
  const isPhoto = file.thumbSha256 !== null
  return {
    'content-type': thumb ? 'image/webp' : file.mime,
    'content-length': String(thumb ? file.thumbBytes : file.bytes),
    // a document is handed over, never rendered on our origin
    'content-disposition': isPhoto
      ? disposition('inline', thumb ? 'photo.webp' : 'photo.jpg')
      : disposition('attachment', file.name ?? 'document.pdf'),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': file.public ? publishedCache : privateCache,
    etag: `"${(thumb ? file.thumbSha256 : file.sha256)?.slice(0, 32)}"`,
  }
}

/**
 * A file for an HTTP answer. Published ones are everyone's; others are for those whom the record's own rule lets see
 * them, and an upload that belongs to nothing yet only for whoever uploaded it while signed in.
 *
 * @throws AppError not-found `file.not-found`, also for whoever may not see it
 */
export async function openFile(ctx: Context, request: FileRequest): Promise<FileAnswer> {
  const { networkId } = ctx.actor
  const found = isId(request.id) ? await ctx.db.find<FileRow>(readFile, [networkId, request.id]) : null
  if (!found) throw notFound('file')
  const unnamed = (await refuseStranger(ctx, found, request.mayRead)) === 'unnamed'
  const file = unnamed ? { ...found, name: withoutName(found.name) } : found
  const thumb = request.variant === 'thumb'
  const sha256 = thumb ? file.thumbSha256 : file.sha256
  if (sha256 === null) throw notFound('file')
  const headers = headersOf(file, thumb)
  if (request.ifNoneMatch?.split(/\s*,\s*/).includes(headers['etag'] as string)) {
    const { 'content-length': _, ...kept } = headers
    return { status: 304, headers: kept, body: null }
  }
  const body = await ctx.services.blobs.open(networkId, sha256)
  if (!body) throw new Error(`bytes of file ${request.id} are missing`)
  return { status: 200, headers, body }
}
