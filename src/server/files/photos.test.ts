import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { makePhoto } from './photos.ts'
import { sniff } from './sniff.ts'

const folder = await mkdtemp(join(tmpdir(), 'chuangyi-photos-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

let made = 0
async function onDisk(data: Buffer): Promise<string> {
  made += 1
  const path = join(folder, String(made))
  await writeFile(path, data)
  return path
}

/** Left half red, right half blue. */
function halves(width: number, height: number): Sharp {
  const half = { create: { width: width / 2, height, channels: 3 as const, background: '#0000ff' } }
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: half, left: width / 2, top: 0 },
  ])
}

/** A PNG header that claims any size, with next to no data behind it. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, body, crc(body)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(data: Buffer): Buffer {
  let value = 0xffffffff
  for (const byte of data) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  const out = Buffer.alloc(4)
  out.writeUInt32BE((value ^ 0xffffffff) >>> 0)
  return out
}

describe('a photo', () => {
  test('keeps nothing of what the camera wrote: place, time, device', async () => {
    const original = await halves(800, 600)
      .withExif({
        IFD0: { Make: 'SecretCamera', Copyright: 'Somebody' },
        IFD3: {
          GPSLatitude: '22/1 43/1 0/1',
          GPSLatitudeRef: 'N',
          GPSLongitude: '114/1 15/1 0/1',
          GPSLongitudeRef: 'E',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>SecretNote</note></x:xmpmeta>')
      .jpeg()
      .toBuffer()
    expect(original.includes('SecretCamera') && original.includes('SecretNote')).toBe(true)
    const photo = await makePhoto(await onDisk(original), 'jpeg')
    for (const data of [photo.full.data, photo.thumb.data]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(data).metadata()
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
      expect(data.includes('Secret')).toBe(false)
      expect(data.includes('Exif')).toBe(false)
    }
  })

  test('is at most 1,600 pixels, its thumbnail 480, in the same shape', async () => {
    const photo = await makePhoto(await onDisk(await halves(4000, 3000).jpeg().toBuffer()), 'jpeg')
    expect(photo.full).toMatchObject({ width: 1600, height: 1200 })
    expect(await sharp(photo.full.data).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1200 })
    expect(await sharp(photo.thumb.data).metadata()).toMatchObject({ format: 'webp', width: 480, height: 360 })
  })

  test('is not blown up when it is small', async () => {
    const photo = await makePhoto(await onDisk(await halves(100, 80).png().toBuffer()), 'png')
    expect(photo.full).toMatchObject({ width: 100, height: 80 })
    expect(await sharp(photo.thumb.data).metadata()).toMatchObject({ width: 100, height: 80 })
  })

  test('stands upright as the camera meant it', async () => {
    const original = await halves(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const photo = await makePhoto(await onDisk(original), 'jpeg')
    expect(photo.full).toMatchObject({ width: 200, height: 400 })
    const { data, info } = await sharp(photo.full.data).raw().toBuffer({ resolveWithObject: true })
    const [red, , blue] = data.subarray((20 * info.width + 100) * info.channels)
    expect(red).toBeGreaterThan(200) // orientation 6 turns the left half to the top
    expect(blue).toBeLessThan(60)
  })

  test('is opaque: what was transparent is white', async () => {
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: '#00000000' } })
    const photo = await makePhoto(await onDisk(await clear.webp().toBuffer()), 'webp')
    expect([...(await sharp(photo.full.data).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })
})

describe('refused', () => {
  test('a picture of a billion pixels in a few kilobytes, before it is decoded', async () => {
    const bomb = pngClaiming(40_000, 40_000)
    expect(bomb.length).toBeLessThan(10_000)
    const before = process.memoryUsage.rss()
    await expect(makePhoto(await onDisk(bomb), 'png')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'file.too-many-pixels',
    })
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
  })

  test('a photo that was cut off', async () => {
    const whole = await halves(2000, 1000).jpeg().toBuffer()
    await expect(makePhoto(await onDisk(whole.subarray(0, whole.length / 3)), 'jpeg')).rejects.toMatchObject({
      code: 'file.broken',
    })
  })

  test('a file that only begins like a photo', async () => {
    const disguised = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<script>alert(1)</script>')])
    await expect(makePhoto(await onDisk(disguised), 'jpeg')).rejects.toMatchObject({ code: 'file.broken' })
  })

  test.each(['gif', 'tiff', 'avif'] as const)('%s: its decoder does not run at all', async (format) => {
    const picture = await halves(20, 20)[format]().toBuffer()
    await expect(makePhoto(await onDisk(picture), 'jpeg')).rejects.toMatchObject({ code: 'file.broken' })
  })
})

test('many at once are worked off, and beyond that told to come again', async () => {
  const path = await onDisk(await halves(3000, 2000).jpeg().toBuffer())
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => makePhoto(path, 'jpeg')))
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(outcomes.length - refused.length).toBe(26)
  expect(refused.every(({ reason }) => reason.code === 'file.photos-busy')).toBe(true)
  expect((await makePhoto(path, 'jpeg')).full.width).toBe(1600)
})

test.each([
  ['ffd8ffe000104a464946', 'jpeg'],
  ['89504e470d0a1a0a0000', 'png'],
  ['52494646aaaaaaaa57454250', 'webp'],
  ['000000186674797068656963', 'heic'],
  ['00000018667479706d696631', 'heic'],
  ['255044462d312e37', 'pdf'],
  ['0000001866747970617669 66'.replace(' ', ''), null],
  ['474946383961', null],
  ['3c73766720', null],
  ['', null],
])('the first bytes %s are %s', (head, kind) => {
  expect(sniff(Buffer.from(head, 'hex'))).toBe(kind)
})
