import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../base/context.ts'
import { newId } from '../../base/id.ts'
import { bareNetwork } from '../../testing/bare-network.ts'
import { transact } from '../transact.ts'
import { attachFiles, eraseFilesOf, eraseUploadsOf, listFiles, publishFiles, withholdFiles } from './files.ts'
import { fileJobs } from './removal.ts'
import { openFile } from './serving.ts'
import { saveUpload, type Upload } from './uploads.ts'

const net = await bareNetwork()
afterAll(() => net.close())

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

async function picture(): Promise<Buffer> {
  const data = randomBytes(60 * 40 * 3)
  return sharp(data, { raw: { width: 60, height: 40, channels: 3 } })
    .png()
    .toBuffer()
}

function upload(data: Buffer, more: Partial<Upload> = {}, actor: Partial<Actor> = {}) {
  return saveUpload(net.ctx(actor), { stream: Readable.from([data]), ...more })
}

function subject() {
  return { type: 'problem', id: newId(), path: '/440307/' }
}

async function attached(ids: string[], to = subject(), actor: Partial<Actor> = {}, max = 3) {
  await transact(net.ctx(actor), (tx) => attachFiles(tx, ids, to, { max }))
  return to
}

/** All files on disk, blobs and temporary ones. */
async function onDisk(): Promise<string[]> {
  const entries = await readdir(join(net.dataDir, 'files'), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

const nobody = async () => false
const everybody = async () => true

describe('uploading', () => {
  test('a photo is stored anew with its thumbnail, and no temporary file stays', async () => {
    const stored = await upload(await picture())
    expect(stored).toMatchObject({ kind: 'photo', mime: 'image/jpeg', width: 60, height: 40 })
    const [row] = await net.ask<{ sha256: string; thumb_sha256: string }>('select * from file where id = $1', [
      stored.id,
    ])
    const names = await onDisk()
    expect(names).toContain(row?.sha256)
    expect(names).toContain(row?.thumb_sha256)
    expect(await readdir(join(net.dataDir, 'files', 'tmp'))).toEqual([])
  })

  test('a document is stored as it is, under a tidy name', async () => {
    const ctx = { personId: newId() }
    const stored = await upload(pdf, { accept: ['document'], name: 'C:\\docs\\申报书 "最终".PDF' }, ctx)
    const answer = await openFile(net.ctx(ctx), { id: stored.id, variant: 'full', mayRead: nobody })
    expect(await buffer(answer.body!)).toEqual(pdf)
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('申报书 最终.pdf')}`,
    )
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'file.empty'],
    ['HEIC', Buffer.from('000000186674797068656963000000006d696631', 'hex'), 'file.heic'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file.kind'],
    ['HTML', Buffer.from('<html><script>alert(1)</script>'), 'file.kind'],
    ['PDF where a photo is asked for', pdf, 'file.kind'],
    ['a broken photo', Buffer.from('ffd8ffe0deadbeef', 'hex'), 'file.broken'],
  ])('refuses %s and leaves nothing behind', async (_, data, code) => {
    const before = await onDisk()
    await expect(upload(data)).rejects.toMatchObject({ kind: 'invalid', code })
    expect(await onDisk()).toEqual(before)
  })

  test('refuses what is too large or was cut short, and leaves nothing behind', async () => {
    const before = await onDisk()
    const large = Array.from({ length: 11 }, () => Buffer.alloc(1024 * 1024, 0xff))
    const cut = Object.assign(Readable.from([pdf]), { truncated: true })
    const tooLarge = { kind: 'too-large', code: 'file.too-large' }
    await expect(saveUpload(net.ctx(), { stream: Readable.from(large) })).rejects.toMatchObject(tooLarge)
    await expect(saveUpload(net.ctx(), { stream: cut, accept: ['document'] })).rejects.toMatchObject(tooLarge)
    expect(await onDisk()).toEqual(before)
  })

  test('a sender that breaks off leaves nothing behind', async () => {
    const before = await onDisk()
    const stream = new Readable({ read() {} })
    stream.push(Buffer.from('ffd8ffe0', 'hex'))
    setTimeout(() => stream.destroy(new Error('connection lost')), 20)
    await expect(saveUpload(net.ctx(), { stream })).rejects.toThrow('connection lost')
    expect(await onDisk()).toEqual(before)
  })

  test('a refused row leaves no bytes', async () => {
    const before = (await onDisk()).toSorted()
    const ctx = net.ctx({ networkId: newId() })
    await expect(saveUpload(ctx, { stream: Readable.from([await picture()]) })).rejects.toThrow(/file_network_id_fkey/)
    expect((await onDisk()).toSorted()).toEqual(before)
  })
})

describe('attaching', () => {
  test('keeps the order named', async () => {
    const ids = [(await upload(await picture())).id, (await upload(await picture())).id].toReversed()
    const to = await attached(ids)
    expect((await listFiles(net.ctx(), to.id, 'all')).map(({ id }) => id)).toEqual(ids)
  })

  test('a file can be taken once only, also when two reports ask at the same moment', async () => {
    const { id } = await upload(await picture())
    const outcomes = await Promise.allSettled([attached([id]), attached([id]), attached([id])])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('refuses too many, unknown, malformed, expired, documents for photos, and another person’s', async () => {
    const fine = (await upload(await picture())).id
    const document = (await upload(pdf, { accept: ['document'] })).id
    const others = (await upload(await picture(), {}, { personId: newId() })).id
    const notUsable = { kind: 'invalid', fields: { photoIds: 'file.not-usable' } }
    await expect(attached([fine, newId()])).rejects.toMatchObject(notUsable)
    await expect(attached(["'; drop table file"])).rejects.toMatchObject(notUsable)
    await expect(attached([document])).rejects.toMatchObject(notUsable)
    await expect(attached([others])).rejects.toMatchObject(notUsable)
    await expect(attached([others], subject(), { personId: newId() })).rejects.toMatchObject(notUsable)
    await expect(attached([fine, newId(), newId()], subject(), {}, 2)).rejects.toMatchObject({
      fields: { photoIds: 'file.too-many' },
    })
    net.clock.advance({ hours: 24, seconds: 1 })
    await expect(attached([fine])).rejects.toMatchObject(notUsable)
  })

  test('one of another network is unknown here', async () => {
    const other = await bareNetwork()
    const { id } = await saveUpload(other.ctx(), { stream: Readable.from([await picture()]) })
    await other.close()
    await expect(attached([id])).rejects.toMatchObject({ fields: { photoIds: 'file.not-usable' } })
  })

  test('what someone uploaded before signing in can be theirs', async () => {
    const { id } = await upload(await picture())
    await expect(attached([id], subject(), { personId: newId() })).resolves.toBeDefined()
  })
})

describe('who may see a file', () => {
  const full = (
    id: string,
    mayRead: (s: { type: string; id: string }) => Promise<boolean>,
    actor: Partial<Actor> = {},
  ) => openFile(net.ctx(actor), { id, variant: 'full', mayRead })

  test('before review: only whom the record’s rule lets, and no cache keeps it', async () => {
    const { id } = await upload(await picture())
    const to = await attached([id])
    await expect(full(id, nobody)).rejects.toMatchObject({ kind: 'not-found' })
    const asked: unknown[] = []
    const answer = await full(id, async (record) => asked.push(record) > 0)
    expect(asked).toEqual([{ type: 'problem', id: to.id }])
    expect(answer.headers['cache-control']).toBe('private, no-store')
    answer.body?.destroy()
    expect(await listFiles(net.ctx(), to.id, 'published')).toEqual([])
  })

  test('after review: everyone, kept for good; withheld: no longer', async () => {
    const { id } = await upload(await picture())
    const to = await attached([id])
    await transact(net.ctx(), (tx) => publishFiles(tx, to))
    const answer = await full(id, nobody)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('immutable'),
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const bytes = await buffer(answer.body!)
    expect(String(bytes.length)).toBe(answer.headers['content-length'])
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 60 })
    expect(await listFiles(net.ctx(), to.id, 'published')).toHaveLength(1)

    const again = await openFile(net.ctx(), {
      id,
      variant: 'full',
      ifNoneMatch: `W/"x", ${answer.headers['etag']}`,
      mayRead: nobody,
    })
    expect(again).toMatchObject({ status: 304, body: null })

    const thumb = await openFile(net.ctx(), { id, variant: 'thumb', mayRead: nobody })
    expect(await sharp(await buffer(thumb.body!)).metadata()).toMatchObject({ format: 'webp' })
    expect(thumb.headers['etag']).not.toBe(answer.headers['etag'])

    await transact(net.ctx(), (tx) => withholdFiles(tx, to, [id]))
    await expect(full(id, nobody)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('an upload that belongs to nothing: only its uploader, never a stranger', async () => {
    const personId = newId()
    const own = (await upload(await picture(), {}, { personId })).id
    const strangers = (await upload(await picture())).id
    ;(await full(own, everybody, { personId })).body?.destroy()
    await expect(full(own, everybody, { personId: newId() })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(full(own, everybody)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(full(strangers, everybody)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('an unknown or malformed id, and another network’s', async () => {
    const { id } = await upload(await picture())
    const to = await attached([id])
    await transact(net.ctx(), (tx) => publishFiles(tx, to))
    await expect(full(newId(), everybody)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(full('../../etc/passwd', everybody)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(full(id, everybody, { networkId: newId() })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('the database refuses a public file that belongs to nothing', async () => {
    const { id } = await upload(await picture())
    await expect(net.ask('update file set public_at = now() where id = $1', [id])).rejects.toThrow(
      /file_public_attached/,
    )
  })
})

describe('going away', () => {
  const hashes = async (id: string) =>
    net.ask<{ sha256: string; thumb_sha256: string }>('select sha256, thumb_sha256 from file where id = $1', [id])

  test('erasing a record’s files removes rows, then bytes', async () => {
    const { id } = await upload(await picture())
    const [kept] = await hashes(id)
    const to = await attached([id])
    expect(await transact(net.ctx(), (tx) => eraseFilesOf(tx, to))).toBe(1)
    expect(await hashes(id)).toEqual([])
    await net.runJobs(fileJobs)
    const names = await onDisk()
    expect(names).not.toContain(kept?.sha256)
    expect(names).not.toContain(kept?.thumb_sha256)
  })

  test('bytes that another file shares stay until the last is gone', async () => {
    const data = await picture()
    const [one, two] = [await upload(data), await upload(data)]
    const [kept] = await hashes(one.id)
    expect((await hashes(two.id))[0]).toEqual(kept)
    const [first, second] = [await attached([one.id]), await attached([two.id])]
    await transact(net.ctx(), (tx) => eraseFilesOf(tx, first))
    await net.runJobs(fileJobs)
    expect(await onDisk()).toContain(kept?.sha256)
    await transact(net.ctx(), (tx) => eraseFilesOf(tx, second))
    await net.runJobs(fileJobs)
    expect(await onDisk()).not.toContain(kept?.sha256)
  })

  test('the same picture uploaded while its bytes are being removed is whole afterwards', async () => {
    const data = await picture()
    for (let round = 0; round < 8; round += 1) {
      const to = await attached([(await upload(data)).id])
      await transact(net.ctx(), (tx) => eraseFilesOf(tx, to))
      const [{ id }] = await Promise.all([upload(data), net.runJobs(fileJobs)])
      const next = await attached([id])
      const answer = await openFile(net.ctx(), { id, variant: 'full', mayRead: everybody })
      expect((await buffer(answer.body!)).length).toBeGreaterThan(0)
      await transact(net.ctx(), (tx) => eraseFilesOf(tx, next))
    }
  })

  test('uploads that no record took are gone after 24 hours, attached ones stay', async () => {
    const left = await upload(await picture())
    const to = await attached([(await upload(await picture())).id])
    const [kept] = await hashes(left.id)
    await fileJobs['files.expire']!(net.ctx(), { networkId: net.networkId })
    expect(await hashes(left.id)).toHaveLength(1)
    net.clock.advance({ hours: 24, minutes: 1 })
    await fileJobs['files.expire']!(net.ctx(), { networkId: net.networkId })
    await net.runJobs(fileJobs)
    expect(await hashes(left.id)).toEqual([])
    expect(await onDisk()).not.toContain(kept?.sha256)
    expect(await listFiles(net.ctx(), to.id, 'all')).toHaveLength(1)
  })

  test('each upload leaves a job for that hour', async () => {
    const rows = await net.ask<{ hours: number }>(
      `select round(extract(epoch from j.run_at - f.created_at) / 3600) as hours
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id, file f
        where t.identifier = 'files.expire' order by f.created_at desc, j.run_at desc limit 1`,
    )
    expect(Number(rows[0]?.hours)).toBe(24)
  })

  test('a person’s loose uploads go with the person', async () => {
    const personId = newId()
    const { id } = await upload(await picture(), {}, { personId })
    await transact(net.ctx(), (tx) => eraseUploadsOf(tx, personId))
    expect(await hashes(id)).toEqual([])
  })
})
